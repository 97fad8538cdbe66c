/** The register: imports half done, an office without children, births that are not registered. */
import type { TodayItem } from '#api/today.ts'
import type { PlainDate } from '#core/dates.ts'
import { officialCount } from '#core/numbers.ts'
import type { Tx } from '#store/as-actor.ts'
import { listBatches } from '#store/imports.ts'
import { countUnregistered, hasChildren } from '#store/today.ts'
import { type Asked, undated } from './asked.ts'

export const registerItems = async ({ tx, communePath, may }: Asked): Promise<TodayItem[]> => {
  if (!may('child.import')) return []
  const items: TodayItem[] = []
  for (const batch of await listBatches(tx, communePath))
    if (batch.state === 'preview')
      items.push({
        id: `import-${batch.batchId}`,
        kind: 'import_unfinished',
        ...undated,
        title: { vi: 'Danh sách nhập dở', en: 'An import half done' },
        detail: {
          vi: `${batch.rowsGood} dòng nhập được, ${batch.rowsBad} dòng cần sửa; chưa dòng nào vào sổ.`,
          en: `${batch.rowsGood} rows can go in, ${batch.rowsBad} need correction; none is in the register yet.`,
        },
        source: batch.fileName,
        action: { label: { vi: 'Nhập tiếp', en: 'Continue' }, to: `/children/import?batch=${batch.batchId}` },
      })
  if (!(await hasChildren(tx, communePath)))
    items.push({
      id: 'no-children',
      kind: 'no_children',
      ...undated,
      title: { vi: 'Chưa có trẻ em nào trong sổ', en: 'No children in the register yet' },
      detail: {
        vi: 'Nhập danh sách trẻ em của xã từ tệp Excel; cột được nhận ra theo tên.',
        en: "Import the commune's list of children from Excel; columns are recognised by their headings.",
      },
      source: null,
      action: { label: { vi: 'Nhập từ Excel', en: 'Import from Excel' }, to: '/children/import' },
    })
  return items
}

export const birthItems = async (tx: Tx, area: string | undefined, today: PlainDate): Promise<TodayItem[]> => {
  const { not, unknown } = await countUnregistered(tx, area, today)
  if (not === 0) return []
  const rest = {
    vi: unknown > 0 ? ` Còn ${officialCount(unknown)} em chưa rõ đã đăng ký hay chưa.` : '',
    en: unknown > 0 ? ` Of ${unknown} more it is not known.` : '',
  }
  return [
    {
      id: 'unregistered-births',
      kind: 'unregistered_births',
      ...undated,
      title: {
        vi: `${officialCount(not)} trẻ dưới 5 tuổi chưa đăng ký khai sinh`,
        en:
          not === 1
            ? '1 child under 5 without birth registration'
            : `${not} children under 5 without birth registration`,
      },
      detail: {
        vi: `Mở danh sách để biết em ở thôn nào và vì sao.${rest.vi}`,
        en: `Open the list to see in which village and why.${rest.en}`,
      },
      source: null,
      action: {
        label: { vi: 'Xem danh sách', en: 'Open the list' },
        to: '/children?birthRegistered=no&ageTo=4',
      },
    },
  ]
}
