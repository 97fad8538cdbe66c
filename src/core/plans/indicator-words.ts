/** The name of what is measured: the words of a clause without verb, value and year. */
import { fold } from './words.ts'
import { withoutYears } from './years.ts'

const leadingVerbs =
  /^(?:[\s,;:.\-–+*]*(?:và|đồng thời|trong đó|riêng|phấn đấu|bảo đảm|đảm bảo|tiếp tục|từng bước|duy trì(?! nòi)|giữ vững|ổn định|nâng(?: cao)?|tăng(?: thêm| dần)?(?! cường)|kéo giảm|giảm(?: dần| thiểu| mạnh)?|hạ|khống chế|kiềm chế|hạn chế(?: đến mức thấp nhất)?|đến mức thấp nhất|đưa|hằng năm|hàng năm|mỗi năm(?=,| )|cơ bản|dần|từng bước|đạt|loại trừ|loại bỏ|xóa bỏ|xóa|chấm dứt|không để xảy ra|không để|không còn|không có|không phát sinh|xây dựng thêm|xây dựng|xây thêm|xây mới|thành lập(?: thêm)?|tổ chức|tiến tới|quyết tâm|mức giảm(?= số| tỷ| tỉ)|mức tăng(?= số)|góp phần|có(?= \d| ít nhất| trên| tối thiểu|$)|huy động(?=\s*\d|\s*$| được)|(?:hoàn thành|thu hút|hỗ trợ|trợ giúp|quản lý|kết nối|bố trí|rà soát)(?=\s*\d|\s*$)|(?:trong )?giai đoạn \d{4}(?:\s?-\s?(?:\d{4})?)?|trên địa bàn (?:toàn )?(?:tỉnh|xã|phường|huyện|thành phố|đặc khu)(?:,| có)|toàn (?:xã|phường|tỉnh|huyện|thành phố|đặc khu)(?:,| có| đạt|(?= không| phấn đấu| giảm| xóa)))(?=[\s,:]|$))+[\s,:]*/u

const trailingWords =
  /(?:[\s,:(]*(?<!\p{L})(?:đạt(?: mức| tỷ lệ| từ)?|xuống(?: còn| mức| dưới)?|còn|dưới|trên|hơn|từ|ít nhất|tối thiểu|tối đa|là|ở mức|mức|lên(?: đến| tới)?|không quá|không dưới|không vượt quá|bằng|khoảng|giảm|tăng|được(?=$)|phấn đấu|trung bình|bình quân|có|thấp hơn|cao hơn|vượt|hằng năm|hàng năm|mỗi năm|mới|thêm|vào|đến|lần lượt|chỉ|tới|về|thì|so|với|duy trì|ổn định|bền vững|gần|tương ứng|<|>|≤|≥))+[\s,:(]*$/u

const trailingAfter =
  /(?:[\s,;:.]*(?<!\p{L})(?:hằng năm|hàng năm|mỗi năm|trở lên|trở xuống|qua các năm|theo từng năm|\/\s?năm|ổn định|và|,|duy trì|giữ vững|so với[^,;]*|vào|đến|trong|từ|hết))+[\s,;:.]*$/u

/**
 * The name of what is measured, from the words before and behind a value, or null when the clause only repeats values
 * of what was named before ("… và 98% vào năm 2030").
 */
export const indicatorOf = (before: string, after: string, unit: string | null): string | null => {
  const ahead = cleanBefore(before)
  const behind = cleanAfter(after)
  if (unit === 'count' || (unit !== null && !/^(?:%|‰|per_)/.test(unit))) {
    if (behind === '' || /^(?:tổng )?số\s/u.test(fold(ahead))) return isName(ahead) ? ahead : null
    const has = /(?<!\p{L})(có|được)(?:\s(?:ít nhất|tối thiểu|trên|hơn|khoảng|từ|không dưới|không quá|đủ))*\s*$/u.exec(
      fold(before),
    )?.[1]
    return isName(ahead) ? `${ahead} ${has ? `${has} ` : ''}${behind}` : behind
  }
  const adverb = /,\s*$/.test(stripTrailing(before))
  if (isName(ahead) && !adverb) {
    const limits =
      /^(?:\(|ở|tại|đối với|trong số|với|cho|khu vực|của|trên)(?=[\s(]|$|\p{L})/u.test(fold(behind)) &&
      behind.length < 140
    return limits && behind !== '' && !/^(?:trong|trên)$/.test(fold(behind)) ? `${ahead} ${behind}` : ahead
  }
  if (/^\([^()]*\)$/.test(behind) && !isName(ahead)) return null
  if (behind !== '' && isName(behind)) return behind
  return isName(ahead) ? ahead : null
}

const isName = (text: string): boolean =>
  /\p{L}{2,}/u.test(text) &&
  !/^(?:và|hoặc|trong|vào|đến|với|từ|của|là|năm|các năm|mục tiêu|chỉ tiêu|tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|số|số lượng|tổng số|mức|kết quả|trong đó)$/u.test(
    fold(text).trim(),
  )

const stripTrailing = (text: string): string => {
  const low = fold(withoutYears(text, fold(text)))
  return low.replace(
    /(?:\s*(?:có|đạt|phấn đấu|ít nhất|tối thiểu|trên|dưới|hơn|bảo đảm|đảm bảo|khoảng|duy trì))+\s*$/u,
    '',
  )
}

const cleanBefore = (text: string): string => {
  let result = withoutYears(text, fold(text)).replace(/\s+/g, ' ')
  result = cutFront(result, leadingVerbs)
  result = withoutStatedRate(result)
  const baseline =
    /\s*(?:,\s*)?(?<!\p{L})từ (?:mức |trên |dưới |khoảng )?\d[\d.,]*(?:\s?(?:%|‰|\/[\d.]+(?: (?:trẻ em|trẻ|người|dân)(?: (?:đẻ|sinh) sống)?)?))?(?:\s\([^)]*\))?(?=\s|$)/u
  result = result.replace(new RegExp(`${baseline.source}(?=[^\\p{L}]*(?:\\p{L}+\\s*){0,3}$)`, 'u'), '')
  for (let i = 0; i < 3; i++) result = cutEnd(cutEnd(result, trailingWords), /\((?:năm|vào năm|hiện)[^)]*\)?\s*$/u)
  result = cutFront(result, leadingVerbs)
  return tidy(result)
}

/** "Tỷ lệ khai sinh năm 2025 đạt 97%, phấn đấu …": an earlier rate that was passed over is no part of the name. */
const withoutStatedRate = (text: string): string => {
  const match = /(?:[\s,:(]*(?<!\p{L})(?:đạt|là|ở mức|chiếm|mức|khoảng))*\s+\d[\d.,]*\s?[%‰].*$/u.exec(text)
  return match &&
    match.index > 5 &&
    !/(?<!\p{L})từ(?: mức| trên| dưới| khoảng)?$/u.test(text.slice(0, match.index).toLowerCase())
    ? text.slice(0, match.index)
    : text
}

const cleanAfter = (text: string): string => {
  let result = text.replace(/[¹²³⁴⁵⁶⁷⁸⁹⁰]+/g, '').replace(/^\d{1,2}(?=\s|,|;|$)/, '')
  result = result
    .replace(/\((?=[^)]*(?:\d|so với|hiện))[^)]*\)/gu, '')
    .replace(/\s*,\s+(?:mỗi|trong đó|bảo đảm|đảm bảo|nhằm|góp phần|tương đương|phục vụ)(?!\p{L}).*$/u, '')
  const low = fold(result)
  const maintained =
    /[\s,]*(?:và\s+)?(?:giữ vững|duy trì)(?:\s\p{L}+){0,6}?\s(?:(?:đến|tới)\s|(?:trong )?(?:những|các) năm).*$/u.exec(
      low,
    )
  if (maintained) result = result.slice(0, maintained.index)
  result = withoutYears(result, fold(result)).replace(/\s+/g, ' ')
  result = cutFront(result, /^(?:\s*(?:trở lên|trở xuống|hằng năm|hàng năm|mỗi năm|\/\s?năm))+/u)
  result = cutFront(result, leadingVerbs)
  for (let i = 0; i < 2; i++) result = cutEnd(result, trailingAfter)
  return tidy(result)
}

const cutFront = (text: string, pattern: RegExp): string => {
  const match = pattern.exec(fold(text))
  return match ? text.slice(match[0].length) : text
}

const cutEnd = (text: string, pattern: RegExp): string => {
  const match = pattern.exec(fold(text))
  return match ? text.slice(0, match.index) : text
}

const tidy = (text: string): string => {
  const trimmed = text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,;.)])/g, '$1')
    .replace(/^[\s,;:.\-–+*)]+|[\s,;:.\-–(]+$/g, '')
  const opened = (trimmed.match(/\(/g) ?? []).length - (trimmed.match(/\)/g) ?? []).length
  return opened > 0 ? `${trimmed})` : trimmed
}
