/** Targets printed as a table: STT, chỉ tiêu, đơn vị tính, a column for each year, sometimes the unit in charge. */

import { directionAt } from './directions.ts'
import { indicatorOf } from './indicator-words.ts'
import type { Node } from './outline.ts'
import { type Paragraph, passageOf } from './paragraphs.ts'
import type { Direction, Measure } from './plan-reading.ts'
import { listRates, readNumber } from './quantities.ts'
import type { FoundTarget } from './targets.ts'
import { fold } from './words.ts'
import { listYears } from './years.ts'

export const isTableRow = (paragraph: Paragraph): boolean => paragraph.cells !== null

type Columns = {
  number: number | null
  name: number
  unit: number | null
  values: { index: number; year: number | null }[]
  lead: number | null
  coordinate: number | null
  count: number
}

/** Finds the tables of targets among the rows and reads a target from each row. */
export const readTargetTables = (
  nodes: readonly Node[],
  headingYearOf: (node: Node) => number | null,
  planStart: number | null,
): FoundTarget[] => {
  const found: FoundTarget[] = []
  let columns: Columns | null = null
  let group: Paragraph | null = null
  for (const [index, node] of nodes.entries()) {
    const { paragraph } = node
    if (!paragraph.cells) {
      if (columns && paragraph.text.length > 40 && !nodes[index + 1]?.paragraph.cells) columns = null
      continue
    }
    const header = readHeader(paragraph, planStart)
    if (header) {
      columns = header
      continue
    }
    if (!columns) continue
    columns = addYears(columns, paragraph)
    const target = readRow(node, columns, headingYearOf(node), group)
    if (target) found.push(target)
    else group = paragraph
  }
  return found
}

const readHeader = (paragraph: Paragraph, planStart: number | null): Columns | null => {
  const cells = paragraph.cells!.map((cell) => fold(cell.text).trim())
  const name = cells.findIndex((cell) =>
    /^(?:tên )?(?:các )?(?:chỉ tiêu|mục tiêu|nội dung chỉ tiêu|nội dung|tên chỉ tiêu)(?!\p{L}*\s*(?:giao|năm|\d))/u.test(
      cell,
    ),
  )
  if (name < 0 || cells.length < 3) return null
  const at = (pattern: RegExp): number | null => {
    const index = cells.findIndex((cell, i) => i !== name && pattern.test(cell))
    return index < 0 ? null : index
  }
  const number = at(/^(?:stt|tt|số tt|số thứ tự|#)$/u)
  const unit = at(/^(?:đơn vị tính|đvt|đơn vị|đv tính)$/u)
  const lead = at(
    /chủ trì|cơ quan thực hiện|đơn vị thực hiện|đơn vị phụ trách|cơ quan theo dõi|phụ trách|chịu trách nhiệm/u,
  )
  const coordinate = at(/phối hợp/u)
  const values = cells
    .map((cell, index) => ({ cell, index }))
    .filter(
      ({ cell, index }) => ![name, number, unit, lead, coordinate].includes(index) && isValueColumn(cell, planStart),
    )
    .map(({ cell, index }) => ({ index, year: yearOfCell(cell) }))
  return { number, name, unit, values, lead, coordinate, count: cells.length }
}

const isValueColumn = (cell: string, planStart: number | null): boolean => {
  if (
    /thực hiện|kết quả|hiện trạng|ước|ghi chú|thực trạng|cơ sở|nguồn|lộ trình$|tử số|mẫu số|cách tính|kỳ báo cáo|tần suất/u.test(
      cell,
    )
  )
    return false
  const year = yearOfCell(cell)
  if (year !== null) return planStart === null || year >= planStart || /kế hoạch|chỉ tiêu|mục tiêu/u.test(cell)
  return /kế hoạch|mục tiêu|chỉ tiêu|giá trị|phấn đấu|mức|giao|kh\b/u.test(cell)
}

const yearOfCell = (cell: string): number | null => {
  const printed = listYears(cell).at(-1)?.year ?? Number(/(?:19|20)\d{2}/.exec(cell)?.[0] ?? Number.NaN)
  return Number.isNaN(printed) ? null : printed
}

/** A second line of headings: "2026 | 2027 | … | 2030" under "Kế hoạch từng năm". */
const addYears = (columns: Columns, paragraph: Paragraph): Columns => {
  const cells = paragraph.cells!
  const years = cells.map((cell) => /^(?:năm\s+|đến năm\s+)?(20\d{2})$/u.exec(fold(cell.text).trim())?.[1] ?? null)
  if (years.filter((year) => year !== null).length < 2) return columns
  return { ...columns, values: years.flatMap((year, index) => (year === null ? [] : [{ index, year: Number(year) }])) }
}

const readRow = (
  node: Node,
  columns: Columns,
  headingYear: number | null,
  group: Paragraph | null,
): FoundTarget | null => {
  const { paragraph } = node
  const cells = paragraph.cells!
  const name = cells[columns.name]
  if (!name || !/\p{L}{2,}/u.test(name.text)) return null
  const unitText =
    (columns.unit === null ? '' : fold(cells[columns.unit]?.text ?? '').trim()) || unitInName(fold(name.text))
  const measures: Measure[] = []
  const columnsOfValues = columns.values.length > 0 ? columns.values : guessValues(cells, columns)
  for (const { index, year } of columnsOfValues) {
    const cell = cells[index]
    if (!cell || !/\d/.test(cell.text)) continue
    const read = readCell(fold(cell.text), unitText)
    if (!read) continue
    measures.push({
      indicator: (indicatorOf(name.text, '', '%') ?? name.text).replace(/\s*\((?:%|‰)\)?\s*$/u, ''),
      direction: read.direction ?? directionOfName(fold(name.text)),
      value: read.value,
      value2: read.value2,
      unit: read.unit,
      year: year ?? read.year ?? headingYear,
      per: null,
      passage: passageOf(paragraph, cell.start, cell.end),
    })
  }
  if (measures.length === 0) return null
  const label = /^(chỉ tiêu\s+(?:số\s+)?(\d+(?:\.\d+)*))\s*[.:]\s*/u.exec(fold(name.text))
  const printed =
    columns.number === null ? null : (/\d+(?:\.\d+)*/.exec(cells[columns.number]?.text ?? '')?.[0] ?? null)
  const sub =
    /^[-+•]/.test(name.text.trim()) && group?.cells
      ? `${group.cells[columns.name]?.text.replace(/[\s:]+$/, '') ?? ''} `
      : ''
  if (sub.trim() !== '') for (const measure of measures) measure.indicator = `${sub}${measure.indicator}`.trim()
  return {
    node,
    target: {
      label: label ? name.text.slice(0, label[1]!.length) : null,
      number: (label?.[2] ?? printed)?.replace(/^0+(?=\d)/, '') ?? null,
      objective: null,
      text: (label ? name.text.slice(label[0].length) : name.text).trim(),
      passage: passageOf(paragraph),
      measures,
    },
  }
}

/** Without a heading that can be read, the last cell that holds only a number is the value. */
const guessValues = (cells: NonNullable<Paragraph['cells']>, columns: Columns): Columns['values'] => {
  const index = cells.findLastIndex(
    (cell, i) => i > columns.name && /^[<>≤≥]?\s*[\d.,]+\s*(?:%|‰)?$/.test(cell.text.trim()),
  )
  return index < 0 ? [] : [{ index, year: null }]
}

const readCell = (
  low: string,
  unitText: string,
): { value: number; value2: number | null; unit: string; direction: Direction | null; year: number | null } | null => {
  const text = low.trim()
  const rate = listRates(text)[0]
  const plain = /(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?:\s?[-–]\s?(\d+(?:[.,]\d+)?))?/u.exec(text)
  if (!rate && !plain) return null
  const start = rate ? rate.start : plain!.index
  const end = rate ? rate.end : plain!.index + plain![0].length
  const read = directionAt(text.slice(0, start), text.slice(end), null)
  return {
    value: rate ? rate.value : readNumber(plain![1]!),
    value2: rate ? rate.value2 : plain![2] ? readNumber(plain![2]) : null,
    unit: rate ? rate.unit : unitOfColumn(unitText || text.slice(end).trim()),
    direction: read.bare ? null : read.direction,
    year: listYears(text)[0]?.year ?? null,
  }
}

/** Without a column of units: "Tỷ lệ trẻ em biết bơi (%)", "Tỷ suất … trên 1.000 trẻ đẻ sống", "Tỷ lệ …". */
const unitInName = (low: string): string =>
  /\(([^()]*(?:%|‰|\/\s?\d)[^()]*)\)\s*$/u.exec(low)?.[1] ??
  /trên 1(?:0|00)?\.?000(?!\d)/u.exec(low)?.[0] ??
  (/^[\s+-]*(?:(?:chỉ tiêu|nâng|tăng|giảm|duy trì)\s+(?:\d+\s*[.:]\s*)?)?(?:tỷ|tỉ) lệ/u.test(low) ? '%' : '')

const unitOfColumn = (text: string): string => {
  const bare = text.replace(/[()]/g, '').trim()
  if (/^%$|phần trăm|^tỷ lệ/u.test(bare)) return '%'
  if (/^(?:‰|%o)$|phần nghìn/u.test(bare)) return '‰'
  const base = /(?:\/|trên)\s?(1\.?000|10\.?000|100\.?000|500)/u.exec(bare)?.[1]
  if (base) return `per_${base.replace('.', '')}`
  return /^(?:điểm|giờ|lần|lượt|(?:triệu |tỷ |nghìn )?đồng|buổi|tiết|ngày)$/u.test(bare) ? bare : 'count'
}

/** A bare number in a table: what should fall is at most, all else at least. */
const directionOfName = (low: string): Direction =>
  /^(?:giảm|khống chế|hạn chế)|tử vong|suy dinh dưỡng|bỏ học|bị xâm hại|bị bạo lực|tai nạn|đuối nước|tảo hôn|lao động trẻ em|thừa cân|béo phì|lây truyền|mắc (?:bệnh|mới)|trẻ em có hoàn cảnh đặc biệt(?! được)|vi phạm|hôn nhân cận/u.test(
    low,
  ) && !/được|phòng,? chống|giảm .*đạt/u.test(low)
    ? 'at_most'
    : 'at_least'

/** Units named in the columns of a table as responsible for its rows. */
export const tableAssignments = (
  nodes: readonly Node[],
  targets: readonly FoundTarget[],
): { unit: string; role: 'lead' | 'coordinate'; target: FoundTarget; start: number; end: number }[] => {
  const found: { unit: string; role: 'lead' | 'coordinate'; target: FoundTarget; start: number; end: number }[] = []
  let columns: Columns | null = null
  for (const node of nodes) {
    if (!node.paragraph.cells) continue
    const header = readHeader(node.paragraph, null)
    if (header) {
      columns = header
      continue
    }
    const target = targets.find((other) => other.node === node)
    if (!columns || !target) continue
    for (const role of ['lead', 'coordinate'] as const) {
      const cell = columns[role] === null ? undefined : node.paragraph.cells[columns[role]!]
      if (cell && /\p{L}{2,}/u.test(cell.text))
        found.push({ unit: cell.text, role, target, start: cell.start, end: cell.end })
    }
  }
  return found
}
