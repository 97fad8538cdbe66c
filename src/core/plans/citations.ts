/** Mentions of laws and papers: "Quyết định số 23/QĐ-TTg ngày 07/01/2021 của Thủ tướng Chính phủ phê duyệt …". */
import { typeOfSymbol } from './document-types.ts'
import { findFullDate } from './numbers-and-dates.ts'
import { type Paragraph, passageOf } from './paragraphs.ts'
import type { Citation } from './plan-reading.ts'

const types = [
  'thông tư liên tịch',
  'nghị quyết liên tịch',
  'chương trình phối hợp',
  'chương trình hành động',
  'kế hoạch liên ngành',
  'kế hoạch phối hợp',
  'hướng dẫn liên ngành',
  'quy chế phối hợp',
  'nghị quyết',
  'nghị định',
  'quyết định',
  'chỉ thị',
  'thông tư',
  'thông báo',
  'thông tri',
  'kế hoạch',
  'kết luận',
  'công văn',
  'công điện',
  'hướng dẫn',
  'chương trình',
  'đề án',
  'dự án',
  'báo cáo',
  'tờ trình',
  'quy chế',
  'quy định',
  'pháp lệnh',
  'bộ luật',
  'luật',
  'văn bản',
]

/** Number and symbol: 23/QĐ-TTg, 28-CT/TW, 56/2017/NĐ-CP, 102/2016/QH13, 148/LĐTBXH-TE&BĐG, 55a/2013/QĐ-TTg. */
const codeText =
  '\\d{1,5}[a-zđ]?\\s?(?:/\\s?(?:19|20)\\d{2}\\s?)?[-/]\\s?\\p{L}[\\p{L}\\d&.]*(?:\\s?[-/&]\\s?[\\p{L}\\d&]+)*'

const coded = new RegExp(
  `(?:(?<![\\p{L}])(${types.join('|')})\\s+(?:(?:liên tịch|phối hợp)\\s+)?)?(?:(?:số|ss)\\s*:?\\s*)?(?<![\\p{L}\\d/.-])(${codeText})(?![\\p{L}])`,
  'gu',
)

/** Laws by name: "Luật Trẻ em năm 2016", "Bộ luật Lao động ngày 20 tháng 11 năm 2019", "Công ước … về quyền trẻ em". */
const law = /(?<!\p{L})(Bộ luật|Luật|Pháp lệnh|Hiến pháp|Công ước)(?=\s+\p{L}|\s*năm|[,.;\s])/gu

type Found = Citation & { start: number; end: number; head: number }

/** Lists every mention, in the order of the text. `ownCode` is the document's own number, which is no citation. */
export const listCitations = (paragraphs: readonly Paragraph[], ownCode: string | null): Citation[] =>
  paragraphs.flatMap((paragraph) =>
    citationsOf(paragraph)
      .filter((found) => found.code === null || found.code !== ownCode)
      .map(({ type, code, date, issuer, title, start, end }) => ({
        type,
        code,
        date,
        issuer,
        title,
        passage: passageOf(paragraph, start, end),
      })),
  )

const citationsOf = (paragraph: Paragraph): Found[] => {
  const found = [...codedMentions(paragraph), ...lawMentions(paragraph)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )
  const kept: Found[] = []
  for (const mention of found) {
    const before = kept.at(-1)
    if (before && mention.start < before.head) continue
    kept.push(mention)
  }
  for (const [index, mention] of kept.entries()) completeTitle(paragraph, mention, kept[index + 1]?.start ?? null)
  // "các Quyết định số 1 ngày …, số 2 ngày … của Thủ tướng Chính phủ": both are his.
  for (let i = kept.length - 2; i >= 0; i--) {
    const [mention, next] = [kept[i]!, kept[i + 1]!]
    if (
      mention.issuer === null &&
      mention.title === null &&
      mention.type === next.type &&
      /^\s*(?:,|;|và)?\s*$/u.test(paragraph.low.slice(mention.end, next.start)) &&
      /^(?:số\s|\d)/u.test(paragraph.low.slice(next.start))
    )
      mention.issuer = next.issuer
  }
  return kept
}

const codedMentions = (paragraph: Paragraph): Found[] => {
  const found: Found[] = []
  for (const match of paragraph.low.matchAll(coded)) {
    const codeAt = match.index + match[0].lastIndexOf(match[2]!)
    const code = readCode(paragraph.text.slice(codeAt, codeAt + match[2]!.length))
    if (code === null) continue
    const before = found.at(-1)
    const between = before ? paragraph.low.slice(before.head, match.index) : ''
    const listed = before !== undefined && /^\s*(?:,|;|và|hoặc)?\s*$/.test(between)
    const type = match[1] ?? (listed ? before.type : null) ?? typeOfSymbol(code.symbol)
    if (
      match[1] === undefined &&
      !/(?:số|ss)\s*:?\s*$/u.test(match[0].slice(0, match[0].lastIndexOf(match[2]!))) &&
      !listed &&
      typeOfSymbol(code.symbol) === null &&
      !/^qh\d/i.test(code.symbol)
    )
      continue
    found.push({
      type: type === 'văn bản' ? (typeOfSymbol(code.symbol) ?? 'văn bản') : type,
      code: code.code,
      date: null,
      issuer: null,
      title: null,
      passage: { start: 0, end: 0 },
      start: match.index,
      end: match.index + match[0].length,
      head: match.index + match[0].length,
    })
  }
  return found
}

/** The code as printed, without spaces; null when it is a fraction, a date or a unit ("15/tháng", "02/tháng"). */
const readCode = (printed: string): { code: string; symbol: string } | null => {
  const code = printed
    .replace(/\s/g, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/[.&-]+$/, '')
  const match = /^\d+[a-zđ]?(?:\/\d{4})?[-/](.+)$/iu.exec(code)
  const symbol = match?.[1]
  if (!symbol || !/\p{Lu}/u.test(symbol) || !/^\p{Lu}/u.test(symbol)) return null
  if (!/[-/]/.test(symbol) && !/^(?:QH|UBTVQH|QĐ|KH|CT|NQ|CV|TB|BC|HD|CTr|UBND|TTr|KL|CĐ|SYT|VP|TU|HU)/u.test(symbol))
    return null
  return { code, symbol }
}

const lawMentions = (paragraph: Paragraph): Found[] => {
  const found: Found[] = []
  for (const match of paragraph.text.matchAll(law)) {
    const start = match.index
    const rest = paragraph.text.slice(start + match[0].length)
    const name = lawName(rest)
    const type = match[1]!.toLowerCase()
    if (name === null && type !== 'hiến pháp') continue
    const nameEnd = start + match[0].length + (name?.length ?? 0)
    const before = paragraph.low.slice(Math.max(0, start - 14), start)
    if (/(?:pháp|dự|dự án|đạo|điều của)\s$/.test(before) && type === 'luật' && /pháp\s$/.test(before)) continue
    const title = paragraph.text.slice(start, nameEnd).trim()
    const mention: Found = {
      type,
      code: null,
      date: null,
      issuer: null,
      title,
      passage: { start: 0, end: 0 },
      start,
      end: nameEnd,
      head: nameEnd,
    }
    const after = paragraph.low.slice(nameEnd)
    const numbered = new RegExp(`^\\s*(?:,?\\s*(?:\\(?luật\\)?\\s*)?số|\\(số|\\()?\\s*:?\\s*(${codeText})`, 'u').exec(
      after,
    )
    if (numbered) {
      const at = nameEnd + numbered[0].length - numbered[1]!.length
      const code = readCode(paragraph.text.slice(at, at + numbered[1]!.length))
      if (code) {
        mention.code = code.code
        mention.head = nameEnd + numbered[0].length
        mention.end = mention.head
      }
    }
    found.push(mention)
  }
  return found
}

/** Words that cannot be part of a law's name. */
const lawStop =
  /\s*(?:[;.:()“”"]|,(?!\s+(?:bổ sung|chống|sửa|nuôi dưỡng|chăm sóc|giáo dục|tệ nạn|phòng))|\s(?:số|ngày|năm|của|và (?:các|những|Luật|Nghị|quy|hướng|văn|chính|Bộ luật)|hiện hành|quy định|được|đã|về (?:phòng|xử)|tại|cho|theo|trong|trên|đến|với|như|có|là|thì|đối|để|do|nêu|nhằm|trên địa|bằng|khi|bảo đảm|này|vào|nói|năm)(?!\p{L}))/u

/** " Trẻ em", " Phòng, chống bạo lực gia đình": the name after the word Luật, or null when there is none. */
const lawName = (rest: string): string | null => {
  const amends = /^\s*(?:sửa đổi, bổ sung (?:một số điều (?:của )?)?)/u.exec(rest)
  const from = amends?.[0].length ?? 0
  const tail = rest.slice(from)
  const comma = /^\s+Phòng, chống/u.exec(tail)?.[0].length ?? 0
  const stop = lawStop.exec(tail.slice(comma))
  const name = tail.slice(0, comma + (stop ? stop.index : tail.length - comma))
  if (!/^\s+\p{L}/u.test(name) && from === 0) return null
  const bare = name.trim()
  if (
    bare === '' ||
    (!/^\p{Lu}/u.test(bare) && !/^(?:trẻ em|ngân sách|hộ tịch|liên hợp quốc|hôn nhân|giáo dục|người)/u.test(bare))
  )
    return null
  if (bare.length > 140) return null
  return rest.slice(0, from) + name.replace(/\s+$/, '')
}

/** Day, issuer and title behind the code. `next` is where the next mention begins. */
const completeTitle = (paragraph: Paragraph, mention: Found, next: number | null): void => {
  const limit = next ?? paragraph.text.length
  let at = mention.head
  const tail = (): string => paragraph.low.slice(at, limit)
  const day = /^\s*,?\s*\(?\s*ngày\s*/u.exec(tail())
  const isLaw = mention.title !== null
  if (day || /^\s*,?\s*\d{1,2}\/\d{1,2}\/\d{4}/.test(tail())) {
    const date = findFullDate(tail().slice(0, 45))
    if (date && date.start <= (day?.[0].length ?? 4)) {
      mention.date = date.date
      at += date.end
    }
  } else {
    const year = /^\s*,?\s*\(?năm\s*\d{4}\)?/u.exec(tail())
    if (year) at += year[0].length
  }
  mention.end = at
  const closing = /^\s*\)/.exec(tail())
  if (closing) at += closing[0].length
  const issuer = /^\s*,?\s*(?:của|do)\s+/u.exec(tail())
  if (issuer && !isLaw) {
    const rest = paragraph.text.slice(at + issuer[0].length, limit)
    const length = issuerLength(rest)
    if (length > 1) {
      mention.issuer = rest.slice(0, length).trim()
      at += issuer[0].length + length
      mention.end = at
    }
  } else if (issuer && isLaw) {
    const rest = paragraph.text.slice(at + issuer[0].length, limit)
    const name = /^Quốc hội(?: nước [^,;.]*| khóa [^,;.]*)?/u.exec(rest)
    if (name) {
      mention.issuer = 'Quốc hội'
      mention.end = at + issuer[0].length + name[0].length
    }
  }
  if (isLaw) return
  const title = readTitle(paragraph.text.slice(at, limit))
  if (title) {
    mention.title = title.text
    mention.end = at + title.end
  }
}

/** Words with which a title begins; an issuer ends before them. */
const titleStart =
  /(?:,?\s+(?:về(?: việc)?|v\/v|phê duyệt|ban hành|quy định|hướng dẫn|triển khai|thực hiện|tăng cường|sửa đổi|bổ sung|thông qua|điều chỉnh|công bố|giao|quyết định|kiện toàn|thành lập)(?!\p{L}))/iu

const issuerLength = (rest: string): number => {
  const stops = [
    titleStart.exec(rest)?.index,
    /[,;.:()“”"]/.exec(rest.replace(/TP\./g, 'TPx'))?.index,
    /\s(?:và|đến|tới|để|nhằm|theo|đã|trên địa bàn|tại|về|trong|có|là|được|yêu cầu|hằng|hàng|năm|kèm)(?!\p{L})/u.exec(
      rest,
    )?.index,
  ]
  const found = stops.filter((stop): stop is number => stop !== undefined)
  const and =
    /^(?:Bộ|Ủy ban|Uỷ ban|Sở|Ban|Phòng|Giám đốc|Liên)\s[^,;.()]{2,70}?và\s(?!Bộ|Sở|Ủy|Uỷ|UBND|Luật|Nghị|Quyết|Chỉ|Kế|Thông|Công văn)\p{Lu}/u.exec(
      rest,
    )
  const limit = and ? found.filter((stop) => stop > and[0].length || !/^\svà/.test(rest.slice(stop))) : found
  return limit.length > 0 ? Math.min(...limit) : rest.length
}

/** What the paper is about, to the semicolon or full stop. */
const readTitle = (rest: string): { text: string; end: number } | null => {
  const start =
    /^\s*,?\s*(?=(?:về|v\/v|phê duyệt|ban hành|quy định|hướng dẫn|triển khai|thực hiện|tăng cường|sửa đổi|bổ sung|thông qua|tiếp tục|điều chỉnh|kiện toàn|thành lập|quyết định|“|")(?!\p{L}))/iu.exec(
      rest,
    )
  if (!start) return null
  const body = rest.slice(start[0].length)
  const stop =
    /[;]|[.](?=\s|$)|:(?=\s|$)|\)(?=[,;.\s]|$)|,\s+(?=(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Sở|Phòng|Ban|Bộ|Đảng ủy|Chủ tịch)(?!\p{L})[^,;]*\s(?:ban hành|xây dựng|đề nghị|yêu cầu|hướng dẫn|tổ chức|triển khai|báo cáo)(?!\p{L}))|,\s+(?:(?:các|và)\s+)?$|\s+và\s*$|,\s+(?=(?:đến nay|nhằm|theo đó|trong đó)(?!\p{L}))/u.exec(
      body,
    )
  const text = (stop ? body.slice(0, stop.index) : body).replace(/[\s,;.]+$/, '')
  if (text.length < 3) return null
  return { text, end: start[0].length + text.length }
}
