/** The lines of a letterhead: names broken in two mended, columns told apart. */
import type { Line } from './lines.ts'
import { fold } from './words.ts'

export const motto =
  /cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|độc\s+lập\s*[-.]\s*tự\s+do\s*[-.]\s*hạnh\s+phúc|đảng\s+cộng\s+sản\s+việt\s+nam/gu

/** Words with which the body of a document begins. */
export const bodyStart =
  /^(?:căn cứ|xét|theo đề nghị|thực hiện (?:luật|chỉ thị|nghị quyết|quyết định|kế hoạch|chương trình số|công văn|nghị định|thông tư|đề án|văn bản|hướng dẫn|kết luận|thông báo|sự chỉ đạo|chức năng|nhiệm vụ)|triển khai (?:thực hiện )?(?:chỉ thị|nghị quyết|quyết định|kế hoạch số|công văn|luật)|để |nhằm |trong (?:những năm|thời gian|năm)|kính gửi|điều 1|(?:ủy ban nhân dân|ubnd|sở|phòng|ban thường vụ|ban chấp hành) .*(?:ban hành|xây dựng|đề nghị|yêu cầu|chỉ thị|hướng dẫn|quyết định|báo cáo))/u

/** A part of a printed line: letterheads stand in two columns, printed side by side or one after the other. */
export type Piece = { text: string; low: string; start: number; end: number; line: number; column: number }

/** "ỦY | BAN NHÂN DÂN", "Số: | 25/KH-UBND": names that web pages break in two. `taken[i]` is where line i begins in the print. */
export const mendBrokenLines = (printed: readonly Line[]): { lines: Line[]; taken: number[] } => {
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

/** The line as its columns: cut at wide gaps, tabs, bars, and out of the national motto. */
export const piecesOf = (line: Line, index: number): Piece[] => {
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
