/** Tables in plain text: columns held apart by spaces, or cells printed one below the other. */
import type { Line } from './lines.ts'
import { findMarker } from './markers.ts'
import { fold } from './words.ts'

/** A piece of a cell with where it begins in the source text; a cell may go on over several printed lines. */
export type Piece = { text: string; start: number }
export type TableRow = { cells: Piece[][]; blanksBefore: number }

type Segment = Piece & { column: number }

/** Takes tables of targets out of the lines: what comes back is lines and rows, in order. */
export const withTables = (lines: readonly Line[]): (Line | TableRow)[] => {
  const result: (Line | TableRow)[] = []
  let index = 0
  while (index < lines.length) {
    const table = spacedTable(lines, index) ?? stackedTable(lines, index)
    if (table) {
      result.push(...table.rows)
      index = table.end
    } else result.push(lines[index++]!)
  }
  return result
}

export const isTableRowItem = (item: Line | TableRow): item is TableRow => 'cells' in item

const segmentsOf = (line: Line): Segment[] =>
  [...line.text.matchAll(/\S+(?:[^\S\t]\S+)*/gu)].map((match) => ({
    text: match[0],
    start: line.start + match.index,
    column: line.indent + match.index,
  }))

const isNumberHead = (text: string): boolean => /^(?:stt|tt|số tt|#)$/u.test(fold(text))

/** "TT   Chỉ tiêu   Đơn vị tính   Kế hoạch": columns begin where the cells of the heading begin. */
const spacedTable = (lines: readonly Line[], at: number): { rows: TableRow[]; end: number } | null => {
  const line = lines[at]!
  if (/[|\t]/.test(line.text)) return null
  const head = segmentsOf(line)
  if (
    head.length < 3 ||
    !(isNumberHead(head[0]!.text) || head.some((segment) => /^(?:tên )?chỉ tiêu/u.test(fold(segment.text))))
  )
    return null
  if (!isNumberHead(head[0]!.text) && !/^(?:tên )?(?:chỉ tiêu|nội dung|mục tiêu)/u.test(fold(head[0]!.text)))
    return null
  const starts = head.map((segment) => segment.column)
  const numbered = isNumberHead(head[0]!.text)
  const rows: TableRow[] = [{ cells: head.map((segment) => [segment]), blanksBefore: line.blanksBefore }]
  let index = at + 1
  for (; index < lines.length; index++) {
    const next = lines[index]!
    const segments = segmentsOf(next)
    const first = segments[0]!
    const column = columnOf(first.column, first.column + first.text.length, starts)
    if (next.blanksBefore > 1 && segments.length < 2) break
    const opens = numbered
      ? column === 0 && /^(?:\d{1,3}(?:\.\d+)*\.?|[IVX]+\.?|[A-ZĐ]|[-+])$/u.test(first.text)
      : column === 0 && segments.length >= 2
    if (segments.length === 1 && column === 0 && !opens) break
    if (segments.length === 1 && findMarker(next.text) && first.column <= starts[0]!) break
    if (opens) rows.push({ cells: starts.map(() => []), blanksBefore: next.blanksBefore })
    const row = rows.at(-1)!
    for (const segment of segments)
      row.cells[columnOf(segment.column, segment.column + segment.text.length, starts)]!.push(segment)
  }
  return rows.length >= 2 ? { rows, end: index } : null
}

/** The column that a segment stands under: where most of it lies. */
const columnOf = (from: number, to: number, starts: readonly number[]): number => {
  let best = 0
  let most = Number.NEGATIVE_INFINITY
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY
    const overlap = Math.min(to, end - 1) - Math.max(from, start - 2) - Math.abs(from - start) * 0.1
    if (overlap > most) {
      most = overlap
      best = index
    }
  }
  return best
}

/** "TT", "Chỉ tiêu", "Kế hoạch", "1", "Tỷ lệ …", "95%", "2", …: every cell on a line of its own. */
const stackedTable = (lines: readonly Line[], at: number): { rows: TableRow[]; end: number } | null => {
  if (!isNumberHead(lines[at]!.text)) return null
  let head = at + 1
  while (head < lines.length && head - at < 12 && !/^0?1\.?$/.test(lines[head]!.text)) {
    if (lines[head]!.text.length > 70) return null
    head++
  }
  const columns = head - at
  if (head >= lines.length || columns < 3 || columns > 10) return null
  const piece = (line: Line): Piece => ({ text: line.text, start: line.start })
  const rows: TableRow[] = [
    { cells: lines.slice(at, head).map((line) => [piece(line)]), blanksBefore: lines[at]!.blanksBefore },
  ]
  let index = head
  let number = 1
  while (index < lines.length && new RegExp(`^0?${number}\\.?$`).test(lines[index]!.text)) {
    const next = new RegExp(`^0?${number + 1}\\.?$`)
    let end = index + 1
    while (end < lines.length && end - index < columns + 8 && !next.test(lines[end]!.text)) end++
    const last = end >= lines.length || end - index >= columns + 8
    const cells: Piece[][] = [[piece(lines[index]!)]]
    let taken = index + 1
    for (; taken < (last ? lines.length : end); taken++) {
      const line = lines[taken]!
      const goesOn =
        cells.length > 1 &&
        /^[\p{Ll}(]/u.test(line.text) &&
        !/^(?:dưới|trên|đạt|từ|không quá|ít nhất|tối thiểu)\s/u.test(fold(line.text)) &&
        !isUnitWord(line.text)
      if (goesOn && (!last || cells.length < columns || /\p{L}$/u.test(lines[taken - 1]!.text)))
        cells.at(-1)!.push(piece(line))
      else if (last && cells.length >= columns) break
      else cells.push([piece(line)])
    }
    rows.push({ cells, blanksBefore: lines[index]!.blanksBefore })
    index = taken
    number++
    if (last) break
  }
  return rows.length >= 3 ? { rows, end: index } : null
}

const isUnitWord = (text: string): boolean =>
  /^(?:%|‰|xã|thôn|trẻ|trẻ em|mô hình|điểm|cơ sở|người|lớp|trường|hộ|cuộc|vụ|ca|câu lạc bộ)$/u.test(fold(text))
