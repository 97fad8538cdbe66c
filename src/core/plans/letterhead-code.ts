/** Number and symbol, place and day of a document. */
import type { Piece } from './letterhead-lines.ts'
import { isoDate } from './numbers-and-dates.ts'
import type { Letterhead } from './plan-reading.ts'

export const codeLine =
  /^(?:số|sô|so)\s*(?:\/no)?\s*[:.]?\s*(\d+[a-zđ]?|[.…_]+)?\s*(?:\/\s*((?:19|20)\d{2})\s*)?([/-])\s*([\p{L}\d][\p{L}\d&]*(?:\s?[-/&.]\s?[\p{L}\d&]+)*)/u

export const placeAndDate =
  /(?:^|\s)((?:\p{L}[\p{L}'.-]*\s?){1,6}?)\s*,\s*ngày\s*([\d.…_\s]*?)\s*tháng\s*([\d.…_\s]*?)\s*năm\s*(\d{4}|[\d.…_]*)/u

export const readCode = (letterhead: Letterhead, piece: Piece, code: RegExpExecArray): void => {
  const number =
    code[1] && /\d/.test(code[1])
      ? piece.text.slice(code[0].indexOf(code[1]), code[0].indexOf(code[1]) + code[1].length)
      : null
  const at = code[0].length - code[4]!.length
  const symbol = piece.text
    .slice(at, at + code[4]!.length)
    .replace(/\s/g, '')
    .replace(/[-–—]/g, '-')
  letterhead.number = number
  letterhead.symbol = symbol
  letterhead.code = number ? `${number}${code[2] ? `/${code[2]}` : ''}${code[3]}${symbol}` : null
}

export const readPlace = (letterhead: Letterhead, match: RegExpExecArray): void => {
  letterhead.place = match[1]!.trim() || null
  const [day, month, year] = [match[2]!.trim(), match[3]!.trim(), match[4]!]
  letterhead.date =
    /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year) ? isoDate(year, month, day) : null
}
