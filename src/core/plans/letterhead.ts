/** The head of a document: authority, number, place and day, type, title (Decree 30/2020/NĐ-CP, boxes 1 to 5). */
import { documentTypes, typeOfSymbol } from './document-types.ts'
import { isRule, type Line } from './lines.ts'
import { findMarker } from './markers.ts'
import { isoDate } from './numbers-and-dates.ts'
import type { Letterhead } from './plan-reading.ts'
import { fold, isCapitals, startsSmall, words } from './words.ts'

/** What was read, and the number of lines it took: the body begins at `lines[end]`. */
export type LetterheadReading = { letterhead: Letterhead; addressees: string[]; end: number }

const nothing: Letterhead = {
  issuer: null,
  parentIssuer: null,
  code: null,
  number: null,
  symbol: null,
  place: null,
  date: null,
  type: null,
  title: null,
}

const motto =
  /cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|độc\s+lập\s*[-.]\s*tự\s+do\s*[-.]\s*hạnh\s+phúc|đảng\s+cộng\s+sản\s+việt\s+nam/gu

const codeLine =
  /^(?:số|sô|so)\s*(?:\/no)?\s*[:.]?\s*(\d+[a-zđ]?|[.…_]+)?\s*(?:\/\s*((?:19|20)\d{2})\s*)?([/-])\s*([\p{L}\d][\p{L}\d&]*(?:\s?[-/&.]\s?[\p{L}\d&]+)*)/u

const placeAndDate =
  /(?:^|\s)((?:\p{L}[\p{L}'.-]*\s?){1,6}?)\s*,\s*ngày\s*([\d.…_\s]*?)\s*tháng\s*([\d.…_\s]*?)\s*năm\s*(\d{4}|[\d.…_]*)/u

/** Words with which the body of a document begins. */
const bodyStart =
  /^(?:căn cứ|xét|theo đề nghị|thực hiện (?:luật|chỉ thị|nghị quyết|quyết định|kế hoạch|chương trình số|công văn|nghị định|thông tư|đề án|văn bản|hướng dẫn|kết luận|thông báo|sự chỉ đạo|chức năng|nhiệm vụ)|triển khai (?:thực hiện )?(?:chỉ thị|nghị quyết|quyết định|kế hoạch số|công văn|luật)|để |nhằm |trong (?:những năm|thời gian|năm)|kính gửi|điều 1|(?:ủy ban nhân dân|ubnd|sở|phòng|ban thường vụ|ban chấp hành) .*(?:ban hành|xây dựng|đề nghị|yêu cầu|chỉ thị|hướng dẫn|quyết định|báo cáo))/u

/** A part of a printed line: letterheads stand in two columns, printed side by side or one after the other. */
type Piece = { text: string; low: string; start: number; end: number; line: number; column: number }

/** Reads the letterhead from the first lines of a document. */
export const readLetterhead = (printed: readonly Line[]): LetterheadReading => {
  const { lines, taken } = mendBrokenLines(printed)
  const reading = readHead(lines)
  return { ...reading, end: taken[reading.end] ?? printed.length }
}

/** "ỦY | BAN NHÂN DÂN", "Số: | 25/KH-UBND": names that web pages break in two. `taken[i]` is where line i begins in the print. */
const mendBrokenLines = (printed: readonly Line[]): { lines: Line[]; taken: number[] } => {
  const lines: Line[] = []
  const taken: number[] = []
  for (let i = 0; i < printed.length; i++) {
    let line = printed[i]!
    taken.push(i)
    for (
      let next = printed[i + 1];
      next !== undefined && i < 40 && isBroken(line.text, next.text);
      next = printed[i + 1]
    ) {
      line = { ...line, text: `${line.text} ${next.text}`, end: next.end }
      i++
    }
    lines.push(line)
  }
  return { lines, taken }
}

const isBroken = (text: string, next: string): boolean =>
  text.length < 60 &&
  next.length < 60 &&
  (/^(?:ỦY|UỶ|CỘNG|CỘNG H(?:ÒA|OÀ)|THỦ|Số\s*:?)$/u.test(text) ||
    (/^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?$/u.test(text) && /^\p{Lu}[\p{L}\s]{1,25},\s*ngày/u.test(next)) ||
    (/^\p{Lu}[\p{L}\s.'-]{1,30},$/u.test(text) && /^ngày\s/u.test(next)) ||
    (/^\p{Lu}[\p{L}\s.'-]{1,30},\s*ngày(?:\s+[\d.…]+(?:\s+tháng(?:\s+[\d.…]+(?:\s+năm)?)?)?)?$/u.test(text) &&
      /^(?:[\d.…]+(?:\s|$)|tháng\s|năm\s)/u.test(next)))

const readHead = (lines: readonly Line[]): LetterheadReading => {
  const limit = Math.min(lines.length, 60)
  const letterhead: Letterhead = { ...nothing }
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

/** The line as its columns: cut at wide gaps, tabs, bars, and out of the national motto. */
const piecesOf = (line: Line, index: number): Piece[] => {
  const pieces: Piece[] = []
  const low = fold(line.text)
  const masked = low.replace(motto, (found) => '\ue000'.repeat(found.length))
  const pattern = /[^\ue000|\t]+?(?=\s{3,}|[\ue000|\t]|$)/gu
  let column = 0
  for (const match of masked.matchAll(pattern)) {
    const lead = match[0].length - match[0].trimStart().length
    const text = line.text.slice(match.index + lead, match.index + match[0].length).trim()
    if (text === '') continue
    const start = line.start + match.index + lead
    pieces.push({
      text: text.replace(/\s+/g, ' '),
      low: fold(text.replace(/\s+/g, ' ')),
      start,
      end: start + text.length,
      line: index,
      column: column++,
    })
  }
  return joinSplitCode(pieces)
}

/** "Số:        /KH-UBND" is one piece in spite of the gap left for the number. */
const joinSplitCode = (pieces: Piece[]): Piece[] => {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const before = joined.at(-1)
    if (before && /^(?:số|v\/v)\s*:?\s*\d*$/u.test(before.low) && /^\d*\s*[/-]?\s*\p{L}/u.test(piece.low)) {
      before.text = `${before.text} ${piece.text}`
      before.low = fold(before.text)
      before.end = piece.end
    } else if (before && /ngày$|tháng$/u.test(before.low) && /^(?:\d{1,2}\s*)?tháng|^năm|^\d/u.test(piece.low)) {
      before.text = `${before.text} ${piece.text}`
      before.low = fold(before.text)
      before.end = piece.end
    } else joined.push({ ...piece })
  }
  return joined
}

const readCode = (letterhead: Letterhead, piece: Piece, code: RegExpExecArray): void => {
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

const readPlace = (letterhead: Letterhead, match: RegExpExecArray): void => {
  letterhead.place = match[1]!.trim() || null
  const [day, month, year] = [match[2]!.trim(), match[3]!.trim(), match[4]!]
  letterhead.date =
    /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year) ? isoDate(year, month, day) : null
}

/** "KẾ HOẠCH" alone on its line, or followed by its title in capitals. */
const typeOfLine = (text: string): { type: string; rest: string | null } | null => {
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
const readTitle = (
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
const readSubject = (
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

/** A name of an authority that wants the next line to be whole: "ỦY BAN NHÂN DÂN" | "XÃ LƯƠNG MINH". */
const authority =
  /^(?:ubnd|ủy ban|hđnd|hội đồng|sở|bộ(?! chỉ huy)|phòng|ban|cục|vụ|chi cục|văn phòng|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ|công an|trường|trung tâm|hội|đoàn|liên đoàn|tỉnh đoàn|huyện đoàn|mặt trận|chính phủ|thủ tướng|quốc hội|tòa án|viện|bộ chỉ huy|bệnh viện|trạm|bch|chi bộ)(?!\p{L})/u

const assignIssuers = (letterhead: Letterhead, names: readonly Piece[]): void => {
  const owners: string[] = []
  const ordered = names.filter((piece) => !/^\*+$/.test(piece.text))
  for (const piece of ordered) {
    const before = owners.at(-1)
    const startsNew = authority.test(piece.low) && !(before && wantsMore(fold(before)))
    if (before === undefined || startsNew) owners.push(piece.text)
    else owners[owners.length - 1] = `${before} ${piece.text}`
  }
  const found = owners.filter((owner) => authority.test(fold(owner)))
  letterhead.issuer = found.at(-1) ?? null
  letterhead.parentIssuer = found.length > 1 ? found[0]! : null
}

const wantsMore = (low: string): boolean =>
  /(?:và|về|nhân dân|thương binh|văn hóa|nông nghiệp|giáo dục|tài nguyên|kế hoạch|lao động|,|-|chỉ đạo|của)$/u.test(
    low,
  ) &&
  !words('sở y tế').test(low) &&
  !/^(?:ủy ban nhân dân|ubnd|hội đồng nhân dân).*\s(?:tỉnh|huyện|xã|phường)\s/.test(low)

/** The addressees after "Kính gửi:", on that line or one on each line below. */
const readAddressees = (
  lines: readonly Line[],
  from: number,
  limit: number,
): { addressees: string[]; end: number } | null => {
  const at = lines.findIndex(
    (line, i) => i >= from - 1 && i < Math.max(limit, from + 20) && /^kính gửi/.test(fold(line.text)),
  )
  if (at < 0 || at > from + 12) return null
  const first = lines[at]!.text.replace(/^kính gửi\s*:?\s*/iu, '')
  const items: string[] = []
  let index = at + 1
  let open = false
  const push = (text: string): void => {
    items.push(text)
    open = !/[;.]$/.test(text)
  }
  if (first !== '' && !isRule(first)) push(first.replace(/^[-–+•]\s*/, ''))
  while (index < lines.length) {
    const line = lines[index]!
    const low = fold(line.text)
    if (isRule(line.text)) {
      index++
      continue
    }
    const marker = findMarker(line.text)
    const previous = items.at(-1)
    if (marker?.isItem) push(line.text.slice(marker.length))
    else if (previous !== undefined && open && startsSmall(line.text)) {
      items[items.length - 1] = `${previous} ${line.text}`
      open = !/[;.]$/.test(line.text)
    } else if (previous === undefined && line.text.length < 120 && !marker && !bodyStart.test(low)) push(line.text)
    else if (previous !== undefined && /;$/.test(previous) && line.text.length < 120 && !marker && !bodyStart.test(low))
      push(line.text)
    else break
    index++
  }
  const addressees = items
    .map((item) => item.replace(/\s+/g, ' ').replace(/[\s;.,:]+$/, ''))
    .filter((item) => item !== '')
  return { addressees, end: index }
}
