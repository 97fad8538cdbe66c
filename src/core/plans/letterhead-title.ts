/** Type and title of a document, or what a letter is about. */
import { documentTypes } from './document-types.ts'
import { placeAndDate } from './letterhead-code.ts'
import { bodyStart, type Piece, piecesOf } from './letterhead-lines.ts'
import { isRule, type Line } from './lines.ts'
import { findMarker } from './markers.ts'
import { fold, isCapitals, startsSmall } from './words.ts'

/** "KẾ HOẠCH" alone on its line, or followed by its title in capitals. */
export const typeOfLine = (text: string): { type: string; rest: string | null } | null => {
  if (!isCapitals(text, 4) || text.length > 160) return null
  const low = fold(text).replace(/^(?:\S\s){3,}\S$/u, (spaced) => spaced.replace(/ /g, ''))
  const bare = low.replace(/[:.\s]+$/, '')
  for (const type of documentTypes) {
    if (bare === type) return { type, rest: null }
    if (bare.startsWith(`${type} `) && !/^(?:chương trình|đề án|dự án) \p{L}/u.test(bare)) {
      return { type, rest: text.slice(type.length).trim() }
    }
  }
  return null
}

/** The title under the type: its lines are short, centred, and end where the first sentence of the body begins. */
export const readTitle = (
  lines: readonly Line[],
  typeLine: number,
  rest: string | null,
  onlyCapitals = false,
  names: readonly string[] = [],
): { text: string | null; end: number } => {
  const taken: string[] = rest ? [rest] : []
  let index = typeLine + 1
  let gap: number | null = null
  while (index < lines.length && taken.length < 8) {
    const line = lines[index]!
    if (isRule(line.text)) {
      index++
      if (taken.length > 0) break
      continue
    }
    const low = fold(line.text)
    const capitals = isCapitals(line.text, 4)
    if (onlyCapitals && !capitals) break
    if (findMarker(line.text) || /^kính gửi/.test(low)) break
    if (taken.length === 0) {
      if (
        bodyStart.test(low) &&
        (/[;:]$/.test(line.text) || codePattern.test(low)) &&
        !/^(?:thực hiện|triển khai)/.test(low)
      )
        break
      if (line.text.length > 260) break
    } else {
      const above = taken.at(-1)!
      if (/[.;:]$/.test(above)) break
      if (isCapitals(above, 6) !== capitals && !/^\(/.test(line.text)) break
      if (
        capitals &&
        (names.includes(low) ||
          /^(?:ủy ban nhân dân|chủ tịch|hội đồng nhân dân|giám đốc|bộ trưởng|trưởng ban|thủ tướng|chính phủ$)/.test(
            low,
          ))
      )
        break
      if (bodyStart.test(low)) break
      if (!startsSmall(line.text) && !capitals) {
        if (codePattern.test(low) || line.text.length > 110) break
        if (gap !== null && line.blanksBefore > gap) break
        if (line.blanksBefore > 0 && gap === null && endsTitle(above)) break
      }
      if (gap === null || line.blanksBefore < gap) gap = line.blanksBefore
      if (line.blanksBefore > (gap ?? 0) && !startsSmall(line.text)) break
    }
    taken.push(line.text.replace(/\s+/g, ' '))
    index++
  }
  const text = taken
    .join(' ')
    .replace(/\s*\(?(?:ban hành )?kèm theo .*$/iu, '')
    .trim()
  return { text: text === '' ? null : text, end: index }
}

const codePattern = /(?<!\p{L})số\s*\d+[a-zđ]?\s*[/-]/u

const endsTitle = (text: string): boolean =>
  /(?:\d{4}|tỉnh|huyện|xã|phường|thành phố)\s*\p{L}*(?:\s\p{L}+){0,3}$/u.test(fold(text))

/** "V/v …" and the lines it goes on over; in the other column the place and day may stand. */
export const readSubject = (
  lines: readonly Line[],
  at: number,
  piece: Piece,
): { text: string; end: number; others: Piece[] } => {
  const taken = [piece.text.replace(/^(?:v\s*\/\s*v|về việc)\s*:?\s*/iu, '')]
  const others: Piece[] = []
  let index = at + 1
  while (index < lines.length && taken.length < 8) {
    const line = lines[index]!
    const low = fold(line.text)
    if (isRule(line.text) || /^kính gửi/.test(low) || findMarker(line.text) || line.blanksBefore > 1) break
    const pieces = piecesOf(line, index)
    const mine = pieces[0]
    if (!mine) {
      index++
      break
    }
    if (placeAndDate.test(mine.text) || /^cộng hòa/.test(low) || isCapitals(mine.text, 5)) break
    if (bodyStart.test(mine.low) || (line.blanksBefore > 0 && !startsSmall(mine.text))) break
    if (!startsSmall(mine.text) && mine.text.length > 60) break
    taken.push(mine.text)
    others.push(...pieces.slice(1))
    index++
  }
  return { text: taken.join(' ').trim(), end: index, others }
}
