/** The foot of a document: recipients and signature (Decree 30/2020/NĐ-CP, boxes 7 and 9b), often side by side. */
import { isRule, type Line } from './lines.ts'
import { findMarker } from './markers.ts'
import type { Signatory } from './plan-reading.ts'
import { fold, isCapitals, startsSmall } from './words.ts'

/** What was read, and the lines it stands on: from `start` to before `end`. */
export type ClosingReading = { recipients: string[]; signatory: Signatory; start: number; end: number }

const signsForLine = /^(?:(?:tm|kt|k\.t|tl|t\/l|tuq|t\.m|q)\s*[./]|(?:t\/m|k\/t|t\/l)\.?\s)\s*\p{L}/u

const office =
  /^(?:quyền\s+)?(?:phó\s+)?(?:chủ tịch|giám đốc|cục trưởng|trưởng phòng|trưởng ban|bí thư|thủ tướng|bộ trưởng|thứ trưởng|hiệu trưởng|chánh văn phòng|chánh thanh tra|vụ trưởng|chi cục trưởng|trưởng công an|chỉ huy trưởng|chính ủy|tổng giám đốc|viện trưởng|chánh án|trưởng đoàn|tổng thư ký|phó chánh văn phòng|phó cục trưởng|phó vụ trưởng|phó trưởng phòng|phó trưởng ban|ủy viên|thường trực|tư lệnh|trưởng trạm)(?!\p{L})/u

const nothing: ClosingReading = {
  recipients: [],
  signatory: { name: null, title: null, signsFor: null },
  start: -1,
  end: -1,
}

/** Finds the foot of the document at or after line `from`. A document may go on behind it, with annexes. */
export const readClosing = (printed: readonly Line[], from: number): ClosingReading => {
  const { lines, taken, first } = mendBrokenFoot(printed, from)
  const reading = readFoot(lines, first)
  return reading.start < 0
    ? reading
    : { ...reading, start: taken[reading.start]!, end: taken[reading.end] ?? printed.length }
}

/** "Nơi | nhận:", "TM. | ỦY BAN NHÂN DÂN": names that web pages break in two. `taken[i]` is where line i begins in the print. */
const mendBrokenFoot = (
  printed: readonly Line[],
  from: number,
): { lines: readonly Line[]; taken: number[]; first: number } => {
  const lines: Line[] = []
  const taken: number[] = []
  let first = printed.length
  for (let i = 0; i < printed.length; i++) {
    if (i >= from && first > lines.length) first = lines.length
    taken.push(i)
    const [line, next] = [printed[i]!, printed[i + 1]]
    if (
      next !== undefined &&
      i >= from &&
      ((/^nơi$/iu.test(line.text) && /^nhận\s*:?/iu.test(next.text)) ||
        (/^(?:TM|KT|TL|TUQ)\s*\.$/u.test(line.text) && isCapitals(next.text, 4)))
    ) {
      lines.push({ ...line, text: `${line.text} ${next.text}`, end: next.end })
      i++
    } else lines.push(line)
  }
  return { lines, taken, first }
}

const readFoot = (lines: readonly Line[], from: number): ClosingReading => {
  const start = lines.findIndex((line, index) => index >= from && opensClosing(line, lines.length - index))
  if (start < 0) return nothing
  const recipients: string[] = []
  const signature: string[] = []
  let inRecipients = false
  let index = start
  let blankSince = 0
  for (; index < lines.length; index++) {
    const line = lines[index]!
    if (index > start && opensAnnex(line)) break
    if (isRule(line.text)) continue
    blankSince = line.blanksBefore
    const { left, right } = columnsOf(line)
    if (right) signature.push(right)
    if (!left) continue
    const head = /^nơi nhận\s*:?\s*/u.exec(fold(left))
    if (head) {
      inRecipients = true
      const rest = left.slice(head[0].length).trim()
      if (rest !== '') addRecipientOrSignature(rest)
      continue
    }
    const marker = findMarker(left)
    if (inRecipients && marker?.isItem) {
      const { item, tail } = cutSignature(left.slice(marker.length))
      recipients.push(item)
      if (tail) signature.push(tail)
    } else if (isSignature(left)) signature.push(left)
    else if (inRecipients && recipients.length > 0 && continuesItem(recipients.at(-1)!, left, blankSince)) {
      recipients[recipients.length - 1] = `${recipients.at(-1)} ${left}`
    } else if (isPersonName(left)) signature.push(left)
    else if (inRecipients && /[;.]$/.test(left) && left.length < 120 && recipients.length === 0) recipients.push(left)
    else if (inRecipients && recipients.length > 0 && /;$/.test(recipients.at(-1)!) && left.length < 120)
      recipients.push(left)
    else if (left.length > 100 || (marker && !marker.isItem)) break
  }

  function addRecipientOrSignature(rest: string): void {
    if (isSignature(rest) || isPersonName(rest)) signature.push(rest)
    else recipients.push(rest.replace(/^[-–+•]\s*/, ''))
  }

  return {
    recipients: recipients
      .flatMap(splitRun)
      .map(cleanItem)
      .filter((item) => item !== ''),
    signatory: readSignature(signature),
    start,
    end: index,
  }
}

const opensClosing = (line: Line, linesLeft: number): boolean => {
  const low = fold(line.text)
  if (/(?:^|\s{3,}|[|\t]\s*)nơi nhận\s*(?::|$|\s{3,}|[|\t])/u.test(low) || /^nơi nhận\s*:/u.test(low)) return true
  if (signsForLine.test(low) && isCapitals(line.text.replace(/^\S{1,4}[.\s]/, ''), 4)) return true
  return (
    linesLeft < 12 &&
    isCapitals(line.text, 6) &&
    office.test(low) &&
    !/chính phủ|ủy ban|ubnd|hội đồng/u.test(low) &&
    line.text.length < 40
  )
}

/** Annexes and papers "ban hành kèm theo" begin anew behind the signature. */
const opensAnnex = (line: Line): boolean => {
  const low = fold(line.text)
  return (
    /^(?:phụ lục|phụ biểu|biểu (?:số|mẫu)|mẫu số|danh mục|đề cương)(?!\p{L})/u.test(low) ||
    (isCapitals(line.text, 6) && /^(?:kế hoạch|chương trình|đề án|quy chế|quy định|phần|chương)(?!\p{L})/u.test(low)) ||
    /^(?:\(?\s*)?(?:ban hành )?kèm theo /u.test(low) ||
    /cộng hòa xã hội chủ nghĩa|^[¹²³⁴⁵⁶⁷⁸⁹]|^\[\d+\]/u.test(low)
  )
}

/** Recipients stand left, the signature right; a line far from the margin belongs to the right column. */
const columnsOf = (line: Line): { left: string | null; right: string | null } => {
  const pieces = line.text
    .split(/\s{3,}|\t+|\s\|\s|\|$/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  if (pieces.length >= 2) return { left: pieces.slice(0, -1).join(' '), right: pieces.at(-1)! }
  if (line.indent >= 25 && !/^nơi nhận/u.test(fold(line.text)) && !findMarker(line.text)?.isItem)
    return { left: null, right: line.text }
  return { left: line.text, right: null }
}

const isSignature = (text: string): boolean => {
  const low = fold(text)
  return (
    (isCapitals(text.replace(/^\p{L}{1,3}\./u, ''), 4) && (signsForLine.test(low) || office.test(low))) ||
    isCapitals(text, 6) ||
    /^\(?(?:đã ký|ký tên|ký, đóng dấu)/u.test(low)
  )
}

/** Columns run together: "- Sở Y tế; PHÓ CHỦ TỊCH". */
const cutSignature = (item: string): { item: string; tail: string | null } => {
  const match = /^(.*?[;.)])\s+((?:TM|KT|TL|TUQ|Q)?\.?\s*\p{Lu}{2,}(?:[\s.]+\p{Lu}{2,})+)$/u.exec(item)
  if (match && isSignature(match[2]!)) return { item: match[1]!, tail: match[2]! }
  const name =
    /^(.*?;)\s+(\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){1,4})$/u.exec(item) ??
    /^(Lưu.*?\.)\s+(\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,4})$/u.exec(item)
  return name ? { item: name[1]!, tail: name[2]! } : { item, tail: null }
}

const continuesItem = (item: string, text: string, blanks: number): boolean =>
  !/[;.]$/.test(item) &&
  blanks === 0 &&
  (startsSmall(text) || /^[("“\d]/.test(text) || !isPersonName(text)) &&
  text.length < 90

/** "Nguyễn Thị Ngọc Anh": two to six words, each beginning with a capital, no punctuation, no digits. */
const isPersonName = (text: string): boolean => {
  const bare = text.replace(/^(?:(?:ThS|TS|PGS|GS|BS|CN|Ths|Bs)\.?\s*(?:CKI{1,2}\.?\s*)?)+/u, '')
  return (
    /^\p{Lu}\p{L}*(?:[\s-]+\p{Lu}\p{L}*){1,5}$/u.test(bare) &&
    /\p{Ll}/u.test(bare) &&
    !/^(?:Ủy ban|Sở|Phòng|Nơi|Kính|Lưu|Các|Ban|Bộ|Trang)(?!\p{L})/u.test(bare)
  )
}

const readSignature = (pieces: readonly string[]): Signatory => {
  const onBehalf: string[] = []
  let title: string | null = null
  let name: string | null = null
  for (const piece of pieces) {
    const low = fold(piece)
    if (/^\(?(?:đã ký|ký)/u.test(low) || /^ký bởi/u.test(low)) continue
    const signs = signsForLine.test(low)
    if (signs && name === null) {
      const [first, second] = splitTitle(piece)
      onBehalf.push(first)
      if (second) title = second
    } else if (office.test(low) && name === null && (isCapitals(piece, 4) || title === null))
      title = title && !isCapitals(piece, 4) ? title : piece
    else if (isPersonName(piece)) name = piece
    else if (isCapitals(piece, 6) && name === null && title === null && onBehalf.length > 0)
      onBehalf[onBehalf.length - 1] = `${onBehalf.at(-1)} ${piece}`
    else if (isCapitals(piece, 4) && name === null && title !== null && wantsMore(title)) title = `${title} ${piece}`
    else if (isCapitals(piece, 4) && name === null && title !== null && /^\p{Lu}+(?:\s\p{Lu}+){1,5}$/u.test(piece))
      name = piece
  }
  return { name, title, signsFor: onBehalf.length > 0 ? onBehalf.join(' - ').replace(/\s+/g, ' ') : null }
}

const wantsMore = (title: string): boolean => /(?:phó|kiêm|và|-|văn hóa|trưởng)$/u.test(fold(title))

/** "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" on one line is two. */
const splitTitle = (piece: string): [string, string | null] => {
  const match = /^((?:KT|K\.T|TL|TUQ)\s*\.\s*.+?)\s+(PHÓ\s+.+)$/u.exec(piece.toUpperCase())
  return match ? [piece.slice(0, match[1]!.length), piece.slice(match[1]!.length).trim()] : [piece, null]
}

/** A list flattened to one line: "- UBND tỉnh; - Sở Y tế; - Lưu: VT." */
const splitRun = (item: string): string[] => item.split(/;\s+[-–]\s*/u)

const cleanItem = (item: string): string =>
  item
    .replace(/\s+/g, ' ')
    .replace(/[\s;.,]+$/, '')
    .trim()
