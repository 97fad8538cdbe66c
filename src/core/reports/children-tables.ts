/** Tables of children: by a grouping and sex, and by group of special circumstances. */
import type { z } from 'zod'
import { td, th } from './report-blocks.ts'
import { keepTogether, type TableBlock, type TableCell } from './report-model.ts'
import { type CountBySex, type SpecialCircumstances, type Sums, sumOf } from './yearly-report-input.ts'

type CountRow = z.infer<typeof CountBySex>

/** Children by some grouping and by sex, with the sum and, where facts are missing, the row that says so. */
export const countTable = (caption: string, grouping: string, rows: CountRow[], total: number): TableBlock => {
  const sums = sumOf(rows)
  const hasUnknownSex = sums.unknownSex > 0
  const rest = total - sums.all
  const numbers = (s: Sums): TableCell[] => [
    td(s.all),
    td(s.male),
    td(s.female),
    ...(hasUnknownSex ? [td(s.unknownSex)] : []),
  ]
  const body = rows.map((row, i) => [td(String(i + 1)), td(row.label), ...numbers(sumOf([row]))])
  if (rest > 0)
    body.push([
      td(String(rows.length + 1)),
      td('Chưa rõ'),
      td(rest),
      td('-'),
      td('-'),
      ...(hasUnknownSex ? [td('-')] : []),
    ])
  const boldSums = [td(total), ...numbers(sums).slice(1)].map((cell) => ({ ...cell, bold: true }))
  return {
    kind: 'table',
    caption: keepTogether(caption),
    size: 12,
    columns: [
      { width: 12, align: 'center' },
      { width: hasUnknownSex ? 64 : 76, align: 'left' },
      ...Array.from({ length: hasUnknownSex ? 4 : 3 }, () => ({
        width: hasUnknownSex ? 21 : 24,
        align: 'right' as const,
      })),
    ],
    header: [
      [th('STT'), th(grouping), th('Tổng số'), th('Nam'), th('Nữ'), ...(hasUnknownSex ? [th('Chưa rõ giới')] : [])],
    ],
    rows: [...body, [td('Tổng cộng', { bold: true, colSpan: 2, align: 'center' }), ...boldSums]],
    note: rest > 0 ? 'Cột Nam, Nữ không gồm trẻ chưa rõ thông tin.' : null,
  }
}

export const specialTable = (caption: string, special: z.infer<typeof SpecialCircumstances>): TableBlock => {
  const overlaps = special.groups.reduce((sum, g) => sum + g.count, 0) > special.children
  const helped = (n: number | null): TableCell => td(n === null ? 'Chưa rõ' : n)
  return {
    kind: 'table',
    caption: keepTogether(caption),
    size: 12,
    columns: [
      { width: 12, align: 'center' },
      { width: 92, align: 'left' },
      { width: 26, align: 'right' },
      { width: 30, align: 'right' },
    ],
    header: [[th('STT'), th('Nhóm trẻ em'), th('Số trẻ'), th('Được trợ giúp')]],
    rows: [
      ...special.groups.map((g, i) => [td(String(i + 1)), td(g.label), td(g.count), helped(g.supported)]),
      [
        td('Số trẻ (mỗi trẻ tính một lần)', { bold: true, colSpan: 2, align: 'center' }),
        { ...td(special.children), bold: true },
        { ...helped(special.supported), bold: true },
      ],
    ],
    note: overlaps ? 'Một trẻ có thể thuộc nhiều nhóm nên cộng các nhóm lớn hơn số trẻ.' : null,
  }
}
