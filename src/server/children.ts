/** Children: the list, one child, the list as a file. */

import type { FastifyInstance } from 'fastify'
import { childApi } from '#api/children.ts'
import type { ChildFilter, ChildSort } from '#core/children/child-filter.ts'
import { childQuestions, questionKeys } from '#core/children/child-questions.ts'
import { titleOf } from '#core/children/conditions/title.ts'
import { purposeText, secrecyNote } from '#core/children/export-purposes.ts'
import { dayInVietnam, formatDate, type PlainDate, timeInVietnam } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { formatNumber } from '#core/numbers.ts'
import { communePathOf, provinceIdOf } from '#core/permissions.ts'
import { writeChildrenList } from '#render/children-list.ts'
import type { Tx } from '#store/as-actor.ts'
import { countChildren, findChild, listChildren, listChoices, pageSize } from '#store/child-lists.ts'
import { getChildDetails } from '#store/child-page.ts'
import { mergedInto } from '#store/fact-writes.ts'
import type { AppContext } from './app.ts'
import { makeExportLimit } from './export-limit.ts'
import { ethnicName } from './lists.ts'
import { serve } from './serve.ts'

const withEthnicName = <T extends { ethnicCode: string | null }>(record: T): T & { ethnicName: string | null } => ({
  ...record,
  ethnicName: ethnicName(record.ethnicCode),
})

type Asked = ChildFilter & {
  area?: string | undefined
  sort?: ChildSort | undefined
  page?: number | undefined
  search?: string | undefined
}
const questionOf = ({ area, sort, page, search, ...filter }: Asked) => ({ area, sort, page, search, filter })

/** A file holds the whole list; more than this is asked for by narrower filters. */
const mostInAFile = 20_000

/** Counts everybody and reads nobody out. */
const beyondLastPage = 100_000

export const serveChildren = (app: FastifyInstance, context: AppContext): void => {
  const answer = async (tx: Tx, asked: Asked, today: PlainDate) => {
    const list = await listChildren(tx, questionOf(asked), today, context.keys)
    return { ...list, pageSize, rows: list.rows.map(withEthnicName) }
  }
  serve(app, context, childApi.list, ({ tx, query, today }) => answer(tx, query, today))
  serve(app, context, childApi.search, ({ tx, body, today }) => answer(tx, body, today))

  serve(app, context, childApi.overview, async ({ tx, query: { area, village }, today }) => {
    const asked = questionKeys.map((key) => ({ ...childQuestions[key], ...(village && { village }) }))
    const counts = await countChildren(tx, area, asked, today)
    const { total, villages } = await listChildren(tx, { area, filter: {}, page: beyondLastPage }, today, context.keys)
    return {
      total,
      villages,
      questions: Object.fromEntries(questionKeys.map((key, at) => [key, counts[at] ?? 0])),
      ...(await listChoices(tx, area)),
    }
  })

  serve(app, context, childApi.read, async ({ tx, params, today }) => {
    const child = await findChild(tx, params.childId, today)
    if (!child) {
      const keptId = await mergedInto(tx, params.childId)
      throw keptId === undefined ? new RuleError('not_found') : new RuleError('child_merged', { keptId })
    }
    const details = await getChildDetails(tx, provinceIdOf(child.villagePath), child.childId, {
      keys: context.keys,
      today,
    })
    // Opening one child's page is written down; the list is not, or the chain would hold nothing else.
    tx.record({ areaPath: child.villagePath, action: 'read', subjectKind: 'child', subjectId: child.childId })
    return { child: withEthnicName(child), ...details }
  })

  const limitExports = makeExportLimit()
  serve(app, context, childApi.listFile, async ({ tx, body, actor, now, today }) => {
    const { columns, purpose, purposeNote, ...asked } = body
    limitExports(actor.accountId, now)
    const { total, rows, villages } = await listChildren(tx, questionOf(asked), today, context.keys, mostInAFile)
    if (total > mostInAFile) throw new RuleError('list_too_long', { most: formatNumber(mostInAFile) })
    const area = communePathOf(rows[0]?.villagePath ?? tx.areaPaths[0] ?? actor.homePath)
    const what = purposeText(purpose, purposeNote)
    tx.record({
      areaPath: area,
      action: 'export',
      subjectKind: 'children',
      subjectId: area,
      fields: [`rows:${total}`, `purpose:${purpose}`, `columns:${columns.join(',')}`],
      reason: what,
    })
    const names = {
      village: asked.village ? (villages.find(({ path }) => path === asked.village)?.name ?? asked.village) : null,
      ethnic: ethnicName(asked.ethnic ?? null),
    }
    const file = {
      title: titleOf(questionOf(asked).filter, names, 'vi'),
      about: [
        ['Số trẻ em', formatNumber(total)],
        ['Tính đến ngày', formatDate(today)],
        // What was typed may be a child's name: the file says that there was a search, not for whom.
        ...(asked.search ? [['Tìm kiếm', 'Chỉ gồm những em khớp với điều đã gõ vào ô tìm'] as const] : []),
        ['Người tải', actor.displayName],
        ['Lúc tải', `${timeInVietnam(now)} ngày ${formatDate(dayInVietnam(now))}`],
        ['Mục đích', what],
        ['Bảo mật', secrecyNote],
      ] as const,
      columns,
      children: rows.map(withEthnicName),
    }
    return {
      bytes: () => writeChildrenList(file),
      name: `Danh sách trẻ em ${today}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  })
}
