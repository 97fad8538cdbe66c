/** The head of a document: authority, number, place and day, type, title (Decree 30/2020/NĐ-CP, boxes 1 to 5). */
import { readAddressees } from './addressees.ts'
import { typeOfSymbol } from './document-types.ts'
import { codeLine, placeAndDate, readCode, readPlace } from './letterhead-code.ts'
import { assignIssuers } from './letterhead-issuers.ts'
import { bodyStart, mendBrokenLines, motto, type Piece, piecesOf } from './letterhead-lines.ts'
import { readSubject, readTitle, typeOfLine } from './letterhead-title.ts'
import { isRule, type Line } from './lines.ts'
import { findMarker } from './markers.ts'
import { type Letterhead, noLetterhead } from './plan-reading.ts'
import { fold, isCapitals } from './words.ts'

/** What was read, and the number of lines it took: the body begins at `lines[end]`. */
export type LetterheadReading = { letterhead: Letterhead; addressees: string[]; end: number }

/** Reads the letterhead from the first lines of a document. */
export const readLetterhead = (printed: readonly Line[]): LetterheadReading => {
  const { lines, taken } = mendBrokenLines(printed)
  const reading = readHead(lines)
  return { ...reading, end: taken[reading.end] ?? printed.length }
}

const readHead = (lines: readonly Line[]): LetterheadReading => {
  const limit = Math.min(lines.length, 60)
  const letterhead: Letterhead = { ...noLetterhead }
  const names: Piece[] = []
  let addressees: string[] = []
  let end = 0
  let hasHead = false
  let subject: string | null = null

  let index = 0
  while (index < limit) {
    const line = lines[index]!
    const low = fold(line.text)
    const typed = letterhead.type === null ? typeOfLine(line.text) : null
    if (typed && (hasHead || index < 12)) {
      letterhead.type = typed.type
      const title = readTitle(
        lines,
        index,
        typed.rest,
        false,
        names.map((piece) => piece.low),
      )
      letterhead.title = title.text
      index = title.end
      end = index
      hasHead = true
      break
    }
    if (/^kính gửi/.test(low)) break
    const pieces = piecesOf(line, index)
    let used = false
    for (const piece of pieces) {
      if (piece.low === '' || isRule(piece.text)) {
        used = true
        continue
      }
      const code = codeLine.exec(piece.low)
      if (code && letterhead.symbol === null) {
        readCode(letterhead, piece, code)
        const rest = piece.text.slice(code[0].length)
        const place = placeAndDate.exec(rest)
        if (place) readPlace(letterhead, place)
        const about = /^\s*(v\/v|về việc)(?!\p{L})/iu.exec(rest)
        if (about) {
          const read = readSubject(lines, index, { ...piece, text: rest.trim(), low: fold(rest.trim()) })
          subject = read.text
          index = read.end - 1
        }
        used = true
      } else if (/^(?:v\/v|về việc|v\/\s*v)\s*:?\s/u.test(piece.low) && letterhead.symbol !== null) {
        const read = readSubject(lines, index, piece)
        subject = read.text
        for (const other of read.others) {
          const place = placeAndDate.exec(other.text)
          if (place && letterhead.date === null) readPlace(letterhead, place)
        }
        used = true
        index = read.end - 1
      } else {
        const place = placeAndDate.exec(piece.text)
        if (place && letterhead.place === null && piece.text.length < 90) {
          readPlace(letterhead, place)
          used = true
        } else if (
          letterhead.symbol === null &&
          isCapitals(piece.text, 2) &&
          !findMarker(piece.text) &&
          piece.text.length < 90
        ) {
          names.push(piece)
          used = true
        } else if (isNoise(piece.low)) used = true
      }
    }
    if (!used) {
      if (line.text.length > 60 || bodyStart.test(low) || (findMarker(line.text) && !/^\s*\*+\s*$/.test(line.text)))
        break
      if (index > 14) break
    } else {
      hasHead =
        hasHead || letterhead.symbol !== null || letterhead.place !== null || pieces.length === 0 || motto.test(low)
      motto.lastIndex = 0
      end = index + 1
    }
    index++
  }

  if (letterhead.type === null && letterhead.symbol !== null) {
    const named = typeOfSymbol(letterhead.symbol)
    letterhead.type = named ?? (subject !== null || nextIsAddress(lines, end) ? 'công văn' : null)
    if (named && subject === null) {
      const title = readTitle(lines, end - 1, null, true)
      if (title.text && isCapitals(title.text, 6)) {
        letterhead.title = title.text
        end = title.end
      }
    }
  }
  if (subject !== null && letterhead.title === null) letterhead.title = subject
  if (letterhead.type === null && subject !== null) letterhead.type = 'công văn'

  const kept = letterhead.type !== null || letterhead.symbol !== null || hasHead
  if (kept) assignIssuers(letterhead, names)
  const address = readAddressees(lines, end, limit)
  if (address) {
    addressees = address.addressees
    end = address.end
    if (letterhead.type === null && kept) letterhead.type = 'công văn'
  }
  return { letterhead, addressees, end: kept || address ? end : 0 }
}

const nextIsAddress = (lines: readonly Line[], from: number): boolean =>
  lines.slice(from, from + 6).some((line) => /^kính gửi/.test(fold(line.text)))

const isNoise = (low: string): boolean =>
  /^(?:hỏa tốc|khẩn|thượng khẩn|mật|tối mật|tuyệt mật|dự thảo|\*+|lưu hành nội bộ|bản sao)/u.test(low)
