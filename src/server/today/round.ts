/** The round on Hôm nay: what waits for the officer, what a village has left, who was not visited. Names nobody. */
import type { TodayItem } from '#api/today.ts'
import type { PlainDate } from '#core/dates.ts'
import { officialCount } from '#core/numbers.ts'
import type { Permission } from '#core/permissions.ts'
import { isOpen } from '#core/round/lines.ts'
import { formatMonth } from '#core/round/month.ts'
import type { Tx } from '#store/as-actor.ts'
import { listPlaces } from '#store/places.ts'
import { listCompletions, villagesWithCollaborator } from '#store/round.ts'
import type { AreaScope } from '#store/scope.ts'
import { monthUnderWay, readBoard } from '../round/board.ts'
import { visitsDue } from '../round/visits.ts'
import { undated } from './asked.ts'

const one = (count: number, single: string, many: string): string => (count === 1 ? `1 ${single}` : `${count} ${many}`)
const roundPage = (tab: string): string => `/children/round?tab=${tab}`

export const roundItems = async (
  tx: Tx,
  scope: AreaScope,
  communePath: string,
  today: PlainDate,
  may: (permission: Permission) => boolean,
): Promise<TodayItem[]> => {
  if (!may('round.read')) return []
  const { month } = await monthUnderWay(tx, communePath, today)
  const { lines, changes } = await readBoard(tx, scope, { month, today, named: false })
  const items: TodayItem[] = []
  const waiting = changes.filter(({ state }) => state === 'waiting').length
  if (may('round.decide') && waiting > 0)
    items.push({
      id: 'round-changes',
      kind: 'round_changes_waiting',
      ...undated,
      title: {
        vi: `${officialCount(waiting)} thay đổi cộng tác viên báo, chờ duyệt`,
        en: one(waiting, 'reported change waits for you', 'reported changes wait for you'),
      },
      detail: {
        vi: 'Sổ chưa thay đổi. Nhận vào sổ, hoặc trả lại kèm lý do.',
        en: 'The register has not changed. Accept them, or return them with a reason.',
      },
      source: null,
      action: { label: { vi: 'Duyệt', en: 'Decide' }, to: roundPage('changes') },
    })
  const open = lines.filter(({ state }) => isOpen(state)).length
  const completed = new Set((await listCompletions(tx, scope, month)).map(({ villagePath }) => villagePath))
  const unfinished = (scope.villagePaths ?? []).filter((path) => !completed.has(path))
  if (scope.villagePaths !== null && unfinished.length > 0)
    items.push({
      id: 'round-open',
      kind: 'round_open',
      ...undated,
      title: {
        vi: `Rà soát tháng ${formatMonth(month)}: còn ${officialCount(open)} em`,
        en: `Round of ${formatMonth(month)}: ${one(open, 'child left', 'children left')}`,
      },
      detail: {
        vi: 'Hỏi từng nhà, rồi báo thôn đã rà soát xong.',
        en: 'Ask at each door, then say that the village is through.',
      },
      source: null,
      action: { label: { vi: 'Rà soát', en: 'Go through' }, to: roundPage('lines') },
    })
  const notVisited = (await visitsDue(tx, scope, today)).filter(({ due }) => due).length
  if (notVisited > 0)
    items.push({
      id: 'visits-due',
      kind: 'visits_due',
      ...undated,
      title: {
        vi: `${officialCount(notVisited)} em có hoàn cảnh đặc biệt hoặc có nguy cơ đến lượt thăm`,
        en: one(notVisited, 'child is due for a visit', 'children are due for a visit'),
      },
      detail: {
        vi: 'Chưa thăm lần nào, hoặc lần cuối đã lâu.',
        en: 'Never visited, or last visited long ago.',
      },
      source: null,
      action: { label: { vi: 'Xem danh sách', en: 'Open the list' }, to: roundPage('visits') },
    })
  const noReason = lines.filter(
    ({ state, reasons }) => isOpen(state) && reasons.some(({ reason }) => reason === 'unregistered_without_reason'),
  ).length
  if (noReason > 0)
    items.push({
      id: 'births-without-reason',
      kind: 'births_without_reason',
      ...undated,
      title: {
        vi: `${officialCount(noReason)} em chưa đăng ký khai sinh mà chưa ghi vì sao`,
        en: one(noReason, 'unregistered birth without a reason', 'unregistered births without a reason'),
      },
      detail: {
        vi: 'Hỏi gia đình, ghi lý do, hẹn ngày đăng ký.',
        en: 'Ask the family, note the reason, agree on a day.',
      },
      source: null,
      action: { label: { vi: 'Rà soát', en: 'Go through' }, to: roundPage('lines') },
    })
  if (scope.villagePaths === null && may('round.decide')) {
    const held = await villagesWithCollaborator(tx, communePath, today)
    const without = (await listPlaces(tx, 'village', communePath)).filter(({ path }) => !held.has(path)).length
    if (without > 0)
      items.push({
        id: 'villages-without-collaborator',
        kind: 'villages_without_collaborator',
        ...undated,
        title: {
          vi: `${officialCount(without)} thôn chưa có cộng tác viên`,
          en: one(without, 'village without a collaborator', 'villages without a collaborator'),
        },
        detail: {
          vi: 'Không ai rà soát các thôn này từ điện thoại. Đề nghị người quản trị giao vai trò.',
          en: 'Nobody goes through these villages. Ask the administrator to give the role.',
        },
        source: null,
        action: { label: { vi: 'Xem các thôn', en: 'See the villages' }, to: roundPage('villages') },
      })
  }
  return items
}
