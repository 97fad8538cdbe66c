/**
 * The yearly report of a plan, composed from figures and from what the officer wrote.
 *
 * The outline is ours (no official form of the yearly report on child affairs was found); layout by Decree
 * 30/2020/NĐ-CP. Decisions:
 * - a text the officer has not touched (key absent) shows its starter, which only repeats figures and the plan; a
 *   text the officer emptied ('') is empty;
 * - a draft prints a hint where a section is empty; the final paper leaves the section out and numbers the rest on,
 *   and `emptySections` names them beforehand, so that finalising is a choice and not an accident;
 * - number and date stay blank until the records office assigns them.
 */
import { z } from 'zod'
import { formatDate, PlainDate } from '../dates.ts'
import { formatNumber } from '../numbers.ts'
import { MeasureResult } from './measure-result.ts'
import { countText } from './measure-units.ts'
import { outcomeOf } from './outcomes.ts'
import type { Block, Section, TableBlock, TableCell } from './report-model.ts'
import { dateInWords, keepTogether, numberLine, ReportDocument } from './report-model.ts'
import { sourceOf, subjectOf } from './sentence-words.ts'
import { sentenceOf, sentenceWithoutSource } from './sentences.ts'
import { cellsOf, goalOf, unitOf } from './target-cells.ts'

export const SectionKey = z.enum([
  'situation',
  'direction',
  'communication',
  'organisation',
  'protection',
  'health',
  'education',
  'participation',
  'childFriendly',
  'budget',
  'inspection',
  'strengths',
  'limitations',
  'causes',
  'tasks',
  'proposals',
])
export type SectionKey = z.infer<typeof SectionKey>

const Count = z.int().min(0)
const CountBySex = z.object({ label: z.string().min(1), male: Count, female: Count, unknownSex: Count.default(0) })

export const PopulationCounts = z.object({
  /** Children under 16 on the cut-off day. */
  total: Count,
  byAge: z.array(CountBySex),
  byEthnicity: z.array(CountBySex),
  byVillage: z.array(CountBySex),
})

export const SpecialCircumstances = z.object({
  /** Children, each once; a child may stand in several groups. */
  children: Count,
  supported: Count.nullable(),
  groups: z.array(z.object({ label: z.string().min(1), count: Count, supported: Count.nullable() })),
})

export const TargetResult = z.object({
  number: z.string().nullable(),
  objective: z.string().nullable(),
  /** Where its sentences stand; null lets `sectionFor` decide by the words. */
  section: SectionKey.nullable().default(null),
  text: z.string().min(1),
  measures: z.array(MeasureResult).min(1),
})
export type TargetResult = z.infer<typeof TargetResult>

export const YearlyReportInput = z
  .object({
    status: z.enum(['draft', 'final']),
    year: z.int().min(2000).max(2199),
    cutOff: PlainDate,
    agency: z.object({
      parent: z.string().min(1).nullable(),
      /** As in the letterhead; `\n` where the line breaks: "ỦY BAN NHÂN DÂN\nXÃ LƯƠNG MINH". */
      name: z.string().min(1),
      /** As in a sentence: "Ủy ban nhân dân xã Lương Minh". */
      nameInText: z.string().min(1),
      symbol: z.string().min(1).default('BC-UBND'),
    }),
    /** As in a sentence: "xã Lương Minh". */
    areaName: z.string().min(1),
    place: z.string().min(1),
    number: z.string().min(1).nullable(),
    date: PlainDate.nullable(),
    plan: z.object({
      title: z.string().min(1),
      code: z.string().min(1).nullable(),
      date: PlainDate.nullable(),
      issuer: z.string().min(1).nullable(),
    }),
    population: PopulationCounts.nullable(),
    specialCircumstances: SpecialCircumstances.nullable(),
    targets: z.array(TargetResult),
    texts: z.partialRecord(SectionKey, z.string().max(50_000)),
    addressees: z.array(z.string().min(1)).default([]),
    recipients: z.array(z.string().min(1)),
    signatory: z.object({ authority: z.array(z.string().min(1)).min(1), name: z.string().min(1).nullable() }),
    synthetic: z.boolean(),
  })
  .superRefine((input, context) => {
    const { population } = input
    if (population === null) return
    for (const part of ['byAge', 'byEthnicity', 'byVillage'] as const)
      if (sumOf(population[part]).all > population.total)
        context.addIssue({ code: 'custom', path: ['population', part], message: 'parts_exceed_total' })
  })
export type YearlyReportInput = z.infer<typeof YearlyReportInput>

type Sums = { male: number; female: number; unknownSex: number; all: number }

const sumOf = (rows: readonly z.infer<typeof CountBySex>[]): Sums =>
  rows.reduce(
    (sum, row) => ({
      male: sum.male + row.male,
      female: sum.female + row.female,
      unknownSex: sum.unknownSex + row.unknownSex,
      all: sum.all + row.male + row.female + row.unknownSex,
    }),
    { male: 0, female: 0, unknownSex: 0, all: 0 },
  )

// ---- the outline ----

type Part = { key: SectionKey; title: string; hint: string }
type Chapter = { title: string; parts: [Part, ...Part[]]; numbered: boolean }

const part = (key: SectionKey, title: string, hint: string): Part => ({ key, title, hint })

const outline = (year: number): [Chapter, Chapter, Chapter, Chapter, Chapter] => [
  {
    title: 'TÌNH HÌNH CHUNG',
    numbered: false,
    parts: [
      part(
        'situation',
        'Tình hình chung',
        'Nêu đặc điểm địa bàn, trẻ em có nguy cơ rơi vào hoàn cảnh đặc biệt, biến động so với năm trước.',
      ),
    ],
  },
  {
    title: 'KẾT QUẢ THỰC HIỆN',
    numbered: true,
    parts: [
      part(
        'direction',
        'Công tác lãnh đạo, chỉ đạo; văn bản đã ban hành',
        'Liệt kê văn bản đã ban hành trong năm: số, ngày, trích yếu.',
      ),
      part(
        'communication',
        'Truyền thông, giáo dục, vận động xã hội',
        'Nêu hoạt động Tháng hành động vì trẻ em, Tết Trung thu, truyền thông về Tổng đài 111; số buổi, số lượt người.',
      ),
      part(
        'organisation',
        'Tổ chức bộ máy, đội ngũ, tập huấn',
        'Nêu người làm công tác trẻ em, cộng tác viên ở thôn, lớp tập huấn và số người dự.',
      ),
      part(
        'protection',
        'Bảo vệ trẻ em',
        'Nêu kết quả phòng, chống xâm hại; lao động trẻ em; tai nạn thương tích, đuối nước; môi trường mạng; chăm sóc thay thế.',
      ),
      part(
        'health',
        'Chăm sóc sức khỏe, dinh dưỡng, phát triển toàn diện',
        'Nêu kết quả khám sức khỏe, tiêm chủng, dinh dưỡng, phát triển trẻ thơ.',
      ),
      part(
        'education',
        'Giáo dục; văn hóa, vui chơi, giải trí',
        'Nêu kết quả huy động trẻ đến trường, điểm vui chơi, hoạt động hè.',
      ),
      part(
        'participation',
        'Sự tham gia của trẻ em',
        'Nêu diễn đàn trẻ em, lấy ý kiến trẻ em, hoạt động có sự tham gia của trẻ em.',
      ),
      part('childFriendly', 'Xây dựng xã, phường phù hợp với trẻ em', 'Nêu kết quả tự chấm điểm và hồ sơ công nhận.'),
      part(
        'budget',
        'Kinh phí thực hiện',
        'Nêu kinh phí ngân sách trung ương, tỉnh, xã; Quỹ Bảo trợ trẻ em; tài trợ: số giao, số đã chi.',
      ),
      part('inspection', 'Kiểm tra, thanh tra, giám sát', 'Nêu số cuộc kiểm tra, giám sát và kết quả xử lý.'),
    ],
  },
  {
    title: 'ĐÁNH GIÁ CHUNG',
    numbered: true,
    parts: [
      part('strengths', 'Ưu điểm', 'Nêu việc làm tốt, mô hình hay.'),
      part('limitations', 'Tồn tại, hạn chế', 'Nêu việc chưa làm được.'),
      part('causes', 'Nguyên nhân', 'Nêu nguyên nhân khách quan và chủ quan.'),
    ],
  },
  {
    title: `PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM ${year + 1}`,
    numbered: false,
    parts: [
      part(
        'tasks',
        `Phương hướng, nhiệm vụ năm ${year + 1}`,
        'Nêu nhiệm vụ trọng tâm năm tới, đơn vị chủ trì và thời hạn.',
      ),
    ],
  },
  {
    title: 'KIẾN NGHỊ, ĐỀ XUẤT',
    numbered: false,
    parts: [
      part(
        'proposals',
        'Kiến nghị, đề xuất',
        'Nêu kiến nghị với cấp trên, cơ quan liên quan; nếu không có thì ghi "Không có kiến nghị".',
      ),
    ],
  },
]

/** The section in which a target's sentences stand, by the words of its text and objective. */
export const sectionFor = (target: Pick<TargetResult, 'text' | 'objective' | 'section'>): SectionKey => {
  if (target.section) return target.section
  if (/(?:xã|phường|địa phương).*phù hợp với trẻ em/iu.test(target.text)) return 'childFriendly'
  const words = target.objective ?? target.text
  if (/sức kh[oỏ][eẻ]|dinh dưỡng|phát triển toàn diện/iu.test(words)) return 'health'
  if (/bảo vệ/iu.test(words)) return 'protection'
  if (/giáo dục|văn hóa|vui chơi/iu.test(words)) return 'education'
  return /tham gia/iu.test(words) ? 'participation' : 'protection'
}

// ---- what the figures say ----

type Outcome = ReturnType<typeof outcomeOf>
type Named = { target: TargetResult; result: MeasureResult; outcome: Outcome }

const allResults = (input: YearlyReportInput): Named[] =>
  input.targets.flatMap((target) =>
    target.measures.map((result) => ({ target, result: withMaintained(result, target), outcome: outcomeOf(result) })),
  )

/** "dưới 1%, duy trì đến năm 2030" is two measures of one level: the second takes its direction from the first. */
const withMaintained = (result: MeasureResult, target: TargetResult): MeasureResult => {
  if (result.measure.direction !== 'maintain' || result.maintains !== null) return result
  const origin = originOf(result, target)
  return { ...result, maintains: origin?.measure.direction ?? null }
}

/** The level that a `maintain` measure keeps: same value, same unit, as `maintainedDirection` of verdict.ts reads it. */
const originOf = ({ measure }: MeasureResult, target: TargetResult): MeasureResult | undefined =>
  target.measures.find(
    ({ measure: other }) =>
      other.direction !== 'maintain' && other.value === measure.value && other.unit === measure.unit,
  )

/** The maintained twin of a measure has nothing of its own to say in the text; the table keeps both. */
const isTwin = ({ result, target }: Named): boolean =>
  result.measure.direction === 'maintain' && originOf(result, target) !== undefined

const nameOf = ({ target, result }: Named): string => {
  const subject = subjectOf(result)
  const inText = /^\p{Lu}\p{Ll}/u.test(subject)
    ? subject.slice(0, 1).toLocaleLowerCase('vi') + subject.slice(1)
    : subject
  return target.number === null ? inText : `${inText} (chỉ tiêu ${target.number})`
}

const countsOf = (named: Named[]): Record<Outcome, number> => {
  const counts: Record<Outcome, number> = { met: 0, not_met: 0, small: 0, insufficient: 0, no_figure: 0, not_judged: 0 }
  for (const { outcome } of named) counts[outcome]++
  return counts
}

const summarySentence = (named: Named[], targets: number): string => {
  const counts = countsOf(named)
  const parts = (
    [
      ['met', 'đạt'],
      ['not_met', 'chưa đạt'],
      ['small', 'không kết luận vì mẫu nhỏ (dưới 100)'],
      ['insufficient', 'chưa đủ số liệu'],
      ['no_figure', 'chưa có số liệu'],
      ['not_judged', 'không đánh giá'],
    ] as const
  )
    .filter(([outcome]) => counts[outcome] > 0)
    .map(([outcome, words]) => `${countText(counts[outcome])} chỉ số ${words}`)
  return `Kế hoạch giao ${countText(targets)} chỉ tiêu với ${countText(named.length)} chỉ số đo. Đến ngày chốt số liệu: ${parts.join('; ')}. Kết quả từng chỉ tiêu nêu tại Phụ lục kèm theo.`
}

/** The year most measures are set for, and whether the text must say it once for all. */
const targetYear = (named: Named[]): number | null => {
  const counts = new Map<number, number>()
  for (const { result } of named) {
    const { year } = result.measure
    if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null
}

const sectionSentences = (named: Named[], key: SectionKey): Block[] => {
  const here = named.filter((n) => sectionFor(n.target) === key && !isTwin(n))
  const told = bySource(here.filter((n) => n.outcome !== 'no_figure'))
  const silent = here.filter((n) => n.outcome === 'no_figure')
  if (silent.length === 0) return told
  return [...told, paragraph(`Chưa có số liệu về: ${silent.map(nameOf).join('; ')}.`)]
}

/** Computed figures first, then one list for each source, so that a source is named once. */
const bySource = (named: Named[]): Block[] => {
  const groups = new Map<string | null, MeasureResult[]>()
  for (const { result } of named) {
    const source = result.figure ? sourceOf(result.figure) : null
    groups.set(source, [...(groups.get(source) ?? []), result])
  }
  const computed = (groups.get(null) ?? []).map((result) => paragraph(sentenceOf(result)))
  groups.delete(null)
  const sourced = [...groups].flatMap(([source, results]): Block[] => {
    const [only, ...more] = results
    if (only !== undefined && more.length === 0) return [paragraph(sentenceOf(only))]
    const items = results.map((result) => keepTogether(sentenceWithoutSource(result)))
    return [lead(`Theo ${source}:`), { kind: 'list', items }]
  })
  return [...computed, ...sourced]
}

// ---- starters: only what the figures and the plan already say ----

const listed = (named: Named[]): string => named.map(nameOf).join('; ')

/** The text a section begins with, '' where only the officer knows what happened. */
export const starterText = (key: SectionKey, input: YearlyReportInput): string => {
  const named = allResults(input).filter((n) => !isTwin(n))
  const of = (outcome: Outcome): Named[] => named.filter((n) => n.outcome === outcome)
  const [met, notMet, missing] = [of('met'), of('not_met'), [...of('no_figure'), ...of('insufficient')]]
  switch (key) {
    case 'strengths':
      return met.length === 0 ? '' : `Các chỉ số đã đạt: ${listed(met)}.`
    case 'limitations':
      return [
        notMet.length === 0 ? '' : `Các chỉ số chưa đạt: ${listed(notMet)}.`,
        missing.length === 0 ? '' : `Còn ${countText(missing.length)} chỉ số chưa có hoặc chưa đủ số liệu để đánh giá.`,
      ]
        .filter((line) => line !== '')
        .join('\n')
    case 'tasks':
      return [
        `Tiếp tục thực hiện ${planInText(input)}.`,
        notMet.length === 0 ? '' : `Tập trung thực hiện ${countText(notMet.length)} chỉ số chưa đạt nêu tại Phụ lục.`,
        missing.length === 0
          ? ''
          : `Thu thập đủ số liệu của ${countText(missing.length)} chỉ số chưa có hoặc chưa đủ số liệu.`,
      ]
        .filter((line) => line !== '')
        .join('\n')
    default:
      return ''
  }
}

const textFor = (key: SectionKey, input: YearlyReportInput): string =>
  (input.texts[key] ?? starterText(key, input)).normalize('NFC').trim()

/** The sections in which nothing will stand: what the officer sees before finalising. */
export const emptySections = (
  raw: z.input<typeof YearlyReportInput>,
): { key: SectionKey; title: string; hint: string }[] => {
  const input = YearlyReportInput.parse(raw)
  const named = allResults(input)
  return outline(input.year)
    .flatMap((chapter) => chapter.parts)
    .filter((p) => contentOf(p, input, named).length === 0)
}

// ---- blocks ----

const paragraph = (text: string): Block => ({ kind: 'paragraph', text: keepTogether(text) })

/** A paragraph that announces the list after it and stays on its page. */
const lead = (text: string): Block => ({ kind: 'paragraph', text: keepTogether(text), keepWithNext: true })

/** Lines that begin with a dash become list items, the others paragraphs. */
const textBlocks = (text: string): Block[] => {
  const blocks: Block[] = []
  for (const line of text.split(/\n+/).map((l) => l.trim())) {
    if (line === '') continue
    const item = /^[-–+•]\s*(.+)$/u.exec(line)?.[1]
    const last = blocks.at(-1)
    if (item === undefined) blocks.push(line.endsWith(':') ? lead(line) : paragraph(line))
    else if (last?.kind === 'list') last.items.push(keepTogether(item))
    else blocks.push({ kind: 'list', items: [keepTogether(item)] })
  }
  return blocks
}

const contentOf = (p: Part, input: YearlyReportInput, named: Named[]): Block[] => [
  ...(p.key === 'situation' ? situationBlocks(input) : []),
  ...sectionSentences(named, p.key),
  ...textBlocks(textFor(p.key, input)),
]

const planInText = (input: YearlyReportInput): string => {
  const { code, date, issuer, title } = input.plan
  const of = issuer === null ? '' : ` của ${issuer}`
  const on = date === null ? '' : ` ngày ${formatDate(date)}`
  const about = title.replace(/^kế hoạch\s*/iu, '')
  return `Kế hoạch${code === null ? '' : ` số ${code}`}${on}${of} ${about.slice(0, 1).toLocaleLowerCase('vi')}${about.slice(1)}`
}

const th = (text: string, more: Partial<TableCell> = {}): TableCell => ({ text, bold: true, align: 'center', ...more })
const td = (text: string | number, more: Partial<TableCell> = {}): TableCell => ({
  text: typeof text === 'number' ? formatNumber(text) : keepTogether(text),
  ...more,
})

type CountRow = z.infer<typeof CountBySex>

/** Children by some grouping and by sex, with the sum and, where facts are missing, the row that says so. */
const countTable = (caption: string, grouping: string, rows: CountRow[], total: number): TableBlock => {
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

const situationBlocks = (input: YearlyReportInput): Block[] => {
  const blocks: Block[] = []
  const { population, specialCircumstances } = input
  const day = formatDate(input.cutOff)
  let table = 0
  const caption = (words: string): string => `Bảng ${++table}. ${words}`
  if (population !== null) {
    const sums = sumOf(population.byAge)
    const sexKnown = sums.all === population.total && sums.unknownSex === 0
    const bySex = sexKnown ? `, trong đó nam ${countText(sums.male)} trẻ, nữ ${countText(sums.female)} trẻ` : ''
    blocks.push(
      paragraph(
        `Đến hết ngày ${day}, ${input.areaName} có ${countText(population.total)} trẻ em dưới 16 tuổi${bySex}.`,
      ),
    )
    const groupings = [
      ['Trẻ em theo nhóm tuổi và giới tính', 'Nhóm tuổi', population.byAge],
      ['Trẻ em theo dân tộc và giới tính', 'Dân tộc', population.byEthnicity],
      ['Trẻ em theo thôn và giới tính', 'Thôn', population.byVillage],
    ] as const
    for (const [words, grouping, rows] of groupings)
      if (rows.length > 0) blocks.push(countTable(caption(words), grouping, [...rows], population.total))
  }
  if (specialCircumstances !== null) {
    const { children, supported, groups } = specialCircumstances
    const helped =
      supported === null
        ? ''
        : `, trong đó ${countText(supported)} trẻ được chăm sóc, trợ giúp (${countText(supported)}/${countText(children)})`
    blocks.push(
      paragraph(
        children === 0
          ? `Đến hết ngày ${day}, ${input.areaName} không ghi nhận trẻ em có hoàn cảnh đặc biệt.`
          : `Đến hết ngày ${day}, ${input.areaName} ghi nhận ${countText(children)} trẻ em có hoàn cảnh đặc biệt${helped}.`,
      ),
    )
    if (groups.length > 0)
      blocks.push(specialTable(caption('Trẻ em có hoàn cảnh đặc biệt theo nhóm'), specialCircumstances))
  }
  return blocks
}

const specialTable = (caption: string, special: z.infer<typeof SpecialCircumstances>): TableBlock => {
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

/** Table 4.5 of the outline: every measure of every target. */
const targetTable = (input: YearlyReportInput, named: Named[], goalYear: number | null): TableBlock => {
  const rows: TableCell[][] = []
  let objective: string | null = null
  for (const target of input.targets) {
    if (target.objective !== null && target.objective !== objective) {
      objective = target.objective
      rows.push([td(objective.replace(/[\s.;:]+$/u, ''), { bold: true, colSpan: 9, align: 'left' })])
    }
    const mine = named.filter((n) => n.target === target)
    mine.forEach(({ result }, i) => {
      const cells = cellsOf(result)
      const number = `${target.number ?? ''}${mine.length > 1 ? `.${i + 1}` : ''}`
      rows.push([
        td(number),
        td(subjectOf(result)),
        td(unitOf(result).replace(/\/(?=[\d.]{5})/, '/\n')),
        td(goalCell(result, goalYear)),
        td(cells.counted),
        td(cells.of),
        td(cells.rate),
        td(cells.standing),
        td(remarkOf(result)),
      ])
    })
  }
  const widths = [11, 60, 16, 27, 15, 15, 17, 42, 44]
  const aligns = ['center', 'left', 'center', 'center', 'right', 'right', 'right', 'left', 'left'] as const
  const goalTitle = goalYear === null ? 'Chỉ tiêu giao' : `Chỉ tiêu giao đến năm\u00a0${goalYear}`
  return {
    kind: 'table',
    caption: null,
    size: 11,
    columns: widths.map((width, i) => ({ width, align: aligns[i] ?? 'left' })),
    header: [
      [
        ...['STT', 'Chỉ tiêu', 'ĐVT', goalTitle].map((text) => th(text, { rowSpan: 2 })),
        th(`Thực hiện năm\u00a0${input.year}`, { colSpan: 3 }),
        ...['So với chỉ tiêu', 'Ghi chú, nguồn'].map((text) => th(text, { rowSpan: 2 })),
      ],
      [th('Số lượng'), th('Mẫu số'), th('Tỷ lệ')],
      widths.map((_, i) => th(`(${i + 1})`, { bold: false, italic: true })),
    ],
    rows,
    note: keepTogether(
      `Mẫu số chỉ gồm đối tượng đã rõ thông tin đến ngày ${formatDate(input.cutOff)}. Mẫu số dưới 100: tỷ lệ chỉ để tham khảo. Cột (9): đơn vị chủ trì; nguồn và ngày của số liệu được nhập. Dòng không ghi nguồn: số liệu tính từ danh sách trẻ em.`,
    ),
  }
}

const goalCell = (result: MeasureResult, goalYear: number | null): string => {
  const { year } = result.measure
  return year !== null && year !== goalYear ? `${goalOf(result)} (năm ${year})` : goalOf(result)
}

const sourceLabels = { computed: '', entered: 'nguồn', imported: 'nhập từ tệp', estimated: 'ước tính' } as const

const remarkOf = ({ figure, leadUnits, noun }: MeasureResult): string => {
  const remarks = [leadUnits.join(', ')]
  if (figure && figure.source !== 'computed')
    remarks.push(`${sourceLabels[figure.source]}: ${figure.sourceNote ?? 'chưa ghi'}, ${formatDate(figure.cutOff)}`)
  if (figure && figure.unknown > 0) remarks.push(`chưa rõ thông tin ${countText(figure.unknown)} ${noun}`)
  return remarks.filter((words) => words !== '').join('; ')
}

const roman = ['I', 'II', 'III', 'IV', 'V'] as const

/** The chapters that hold something, numbered on. A draft shows all of them, with hints in the empty ones. */
const chapters = (input: YearlyReportInput, named: Named[]): { blocks: Block[]; hasTasks: boolean } => {
  const blocks: Block[] = []
  let chapterNumber = 0
  let hasTasks = false
  for (const chapter of outline(input.year)) {
    const inside: Block[] = []
    let partNumber = 0
    for (const p of chapter.parts) {
      const content = contentOf(p, input, named)
      if (content.length === 0 && input.status === 'final') continue
      if (p.key === 'tasks') hasTasks = true
      if (chapter.numbered) inside.push({ kind: 'heading', level: 2, number: `${++partNumber}.`, text: p.title })
      inside.push(...content)
      if (content.length === 0) inside.push({ kind: 'hint', text: p.hint })
    }
    const lead = chapter.parts[0].key === 'direction' ? resultsLead(input, named) : []
    if (inside.length + lead.length === 0) continue
    blocks.push(
      { kind: 'heading', level: 1, number: `${roman[chapterNumber++] ?? ''}.`, text: chapter.title },
      ...lead,
      ...inside,
    )
  }
  return { blocks, hasTasks }
}

const resultsLead = (input: YearlyReportInput, named: Named[]): Block[] => {
  if (named.length === 0) return []
  const year = targetYear(named)
  const base =
    year === null || year <= input.year
      ? ''
      : ` Các chỉ tiêu giao đến năm ${year}; kết quả năm ${input.year} được so sánh với mức giao đó.`
  return [paragraph(summarySentence(named, input.targets.length) + base)]
}

/** Breaks "ỦY BAN NHÂN DÂN XÃ LƯƠNG MINH" before its kind of unit, where nobody has broken it. */
const agencyLines = (name: string): string =>
  name.includes('\n') ? name : name.replace(/^((?:ỦY|UỶ) BAN NHÂN DÂN) (?=\S)/u, '$1\n')

/** Composes the report. Throws `ZodError` for an input that is not a `YearlyReportInput`. */
export const composeYearlyReport = (raw: z.input<typeof YearlyReportInput>): ReportDocument => {
  const input = YearlyReportInput.parse(raw)
  const named = allResults(input)
  const { blocks, hasTasks } = chapters(input, named)
  const subject = `Kết quả thực hiện công tác trẻ em năm ${input.year}${hasTasks ? ` và phương hướng, nhiệm vụ năm ${input.year + 1}` : ''}`
  const head = { number: input.number, symbol: input.agency.symbol }
  const body: Block[] = [
    {
      kind: 'letterhead',
      parentAgency: input.agency.parent,
      agency: agencyLines(input.agency.name),
      ...head,
      place: input.place,
      date: input.date,
      year: input.year,
    },
    { kind: 'title', type: 'BÁO CÁO', subject: keepTogether(subject) },
    ...(input.addressees.length === 0 ? [] : [{ kind: 'addressees' as const, names: input.addressees }]),
    paragraph(
      `Thực hiện ${planInText(input)}, ${input.agency.nameInText} báo cáo kết quả thực hiện công tác trẻ em năm ${input.year} như sau (số liệu tính đến hết ngày ${formatDate(input.cutOff)}):`,
    ),
    ...blocks,
    {
      kind: 'paragraph',
      keepWithNext: true,
      text: keepTogether(
        `Trên đây là báo cáo kết quả thực hiện công tác trẻ em năm ${input.year} trên địa bàn ${input.areaName}. ${input.agency.nameInText} trân trọng báo cáo./.`,
      ),
    },
    {
      kind: 'signature',
      recipients: input.recipients,
      authority: input.signatory.authority,
      name: input.signatory.name,
    },
  ]
  const sections: Section[] = [{ orientation: 'portrait', blocks: body }]
  if (named.length > 0) {
    const reference = `(Kèm theo Báo cáo ${numberLine(head).replace('Số: ', 'số\u00a0')} ${dateInWords(input.date, input.year)} của ${input.agency.nameInText})`
    sections.push({
      orientation: 'landscape',
      blocks: [
        {
          kind: 'annex',
          label: 'Phụ lục',
          title: `KẾT QUẢ THỰC HIỆN CHỈ TIÊU VỀ TRẺ EM NĂM\u00a0${input.year}`,
          reference,
        },
        targetTable(input, named, targetYear(named)),
      ],
    })
  }
  return ReportDocument.parse({
    title: `Báo cáo ${subject.slice(0, 1).toLocaleLowerCase('vi')}${subject.slice(1)}`,
    author: input.agency.nameInText,
    date: input.date ?? input.cutOff,
    marks: [...(input.status === 'draft' ? ['Dự thảo'] : []), ...(input.synthetic ? ['Dữ liệu minh hoạ'] : [])],
    sections,
  })
}
