/** Which way a value should go, by the words at the number. The first rule that fits the words wins; their order is the rule. */
import type { Direction } from './plan-reading.ts'

const rules: { direction: Direction; before?: RegExp; after?: RegExp }[] = [
  { direction: 'at_least', before: /(?:đạt và vượt|không dưới|không thấp hơn|không ít hơn|≥|>=)\s*(?:mức )?$/u },
  {
    direction: 'at_most',
    before: /(?:không quá|không vượt quá|không hơn|không cao hơn|không trên|tối đa|nhiều nhất|≤|<=)\s*(?:là |mức )?$/u,
  },
  { direction: 'below', before: /(?:thấp hơn|ít hơn|nhỏ hơn|<)\s*(?:mức )?$/u },
  { direction: 'above', before: /(?:trên|hơn|lớn hơn|vượt|>)\s*(?:mức )?$/u },
  { direction: 'below', before: /dưới\s*(?:mức )?$/u },
  {
    direction: 'at_most',
    before:
      /(?:xuống|xuống còn|xuống mức|xuống bằng|còn|xuống đến|về mức|chỉ còn|còn lại)\s*(?:còn |mức |khoảng |bằng |ở mức )*$/u,
  },
  { direction: 'at_most', after: /^\s?trở xuống/u },
  { direction: 'at_least', after: /^\s?trở lên/u },
]

const atLeast =
  /(?:tối thiểu|ít nhất|đạt|phấn đấu|lên|lên tới|đạt mức|từ|là|bằng|có|cho|được|đủ)\s*(?:là |từ |mức |khoảng |tỷ lệ |tối thiểu |ít nhất |được |gần |tới |đến )*$/u

/** "giảm 10% so với …", "giảm bình quân 5%/năm", "mức giảm … từ 3% đến 5%": the number is how much it changes. */
const amount =
  /(?<!\p{L})(giảm|tăng)(?:\s(?:bình quân|trung bình|ít nhất|tối thiểu|khoảng|từ|thêm|được|trên|hơn|mỗi năm|hằng năm|hàng năm|hàng năm từ|dần|thiểu|mạnh|mức|bớt|đạt|tới|đi|cho|là|ở mức|không dưới))*\s*$/u

/** The direction at a number; `bare` when no word there says it. `inherited` is that of the value before, for lists of values. */
export const directionAt = (
  before: string,
  after: string,
  inherited: Direction | null,
): { direction: Direction; bare: boolean } => {
  const change = amount.exec(before)
  if (change) return { direction: change[1] === 'giảm' ? 'decrease' : 'increase', bare: false }
  const ruled = rules.find((rule) => rule.before?.test(before) || rule.after?.test(after))
  const changes = changeWithoutLevel(before, after)
  if (changes && (!ruled || /từ\s*$/.test(before))) return { direction: changes, bare: false }
  if (ruled) return { direction: ruled.direction, bare: false }
  if (atLeast.test(before)) {
    return { direction: 'at_least', bare: false }
  }
  if (inherited) return { direction: inherited === 'maintain' ? 'at_least' : inherited, bare: false }
  if (/(?:khống chế|kiềm chế|hạn chế|kiểm soát)(?!\p{L})/u.test(before)) return { direction: 'at_most', bare: false }
  if (/^\s*(?:phấn đấu\s|tiếp tục\s)*(?:duy trì|giữ vững|ổn định)(?!\p{L}).*(?:ở mức|mức|tỷ lệ|tỉ lệ)/u.test(before))
    return { direction: 'maintain', bare: false }
  return { direction: 'at_least', bare: true }
}

/** "giảm số vụ tai nạn 5% mỗi năm", "số cặp tảo hôn giảm từ 4% đến 6% hằng năm", "mức giảm … từ 3% đến 5%". */
const changeWithoutLevel = (before: string, after: string): Direction | null => {
  const verb = /(?<!\p{L})(giảm|tăng|mức giảm|mức tăng|tốc độ giảm|tốc độ tăng)(?!\p{L}|\scường|\sthiểu)[^;]*$/u.exec(
    before,
  )
  if (!verb || /(?:xuống|còn|lên|đạt|dưới|trên|không quá|tối đa|thành|tới)\s*(?:\p{L}+\s){0,2}$/u.test(before))
    return null
  const yearly =
    /hằng năm|hàng năm|mỗi năm|\/\s?năm|từng năm|một năm|so với|qua các năm|bình quân/u.test(before) ||
    /^[^;]{0,60}(?:hằng năm|hàng năm|mỗi năm|\/\s?năm|từng năm|một năm|so với)/u.test(after)
  if (
    !yearly &&
    !/mức|tốc độ/.test(verb[1]!) &&
    !/^\s*$/.test(before.slice(before.lastIndexOf(verb[1]!) + verb[1]!.length))
  )
    return yearlessChange(before, verb[1]!)
  return /giảm/.test(verb[1]!) ? 'decrease' : 'increase'
}

/** "Giảm tỷ lệ trẻ em bị xâm hại 5%": no word of a level stands before the number, so it is an amount. */
const yearlessChange = (before: string, verb: string): Direction | null => {
  if (/(?:ở mức|mức|là|từ)\s*$/u.test(before)) return null
  return /^\s*(?:phấn đấu\s|tiếp tục\s|từng bước\s)*(?:giảm|tăng)/u.test(before)
    ? verb.endsWith('giảm')
      ? 'decrease'
      : 'increase'
    : null
}

/** True when the amount, or the number of things, is meant for each year. */
export const isYearly = (before: string, after: string, direction: Direction): boolean => {
  const yearly = '(?:hằng năm|hàng năm|mỗi năm|từng năm|một năm|bình quân năm)'
  const behind = new RegExp(`^[^;\\d]{0,140}?(?:${yearly}|/\\s?(?:01 |1 )?năm)(?!\\s?\\d)`, 'u').test(after)
  const ahead = new RegExp(`(?<!\\p{L})${yearly}(?!\\p{L})[^;]*$`, 'u').test(before)
  return (
    behind ||
    ahead ||
    ((direction === 'decrease' || direction === 'increase') &&
      /bình quân\s*$/u.test(before) &&
      /^\s?\/\s?năm/.test(after))
  )
}

const verb = (pattern: string): RegExp =>
  new RegExp(
    `^[\\s,:-]*(?:(?:phấn đấu|từng bước|tiếp tục|tiến tới|cơ bản|bảo đảm|đảm bảo|hằng năm|hàng năm|duy trì|mỗi năm|quyết tâm|góp phần|đến (?:hết |cuối )?năm \\d{4}|vào năm \\d{4}|năm \\d{4}|trong năm \\d{4}|trên địa bàn(?: \\p{L}+){0,5}|toàn (?:xã|phường|tỉnh|huyện))\\s*,?\\s*)*(?:${pattern})(?!\\p{L})`,
    'u',
  )

/** Directions said without a number, by the verb of the sentence. */
const wordless: { direction: Direction; value: number | null; pattern: RegExp }[] = [
  {
    direction: 'exactly',
    value: 0,
    pattern: verb(
      'không (?:còn |để )?(?:có|để xảy ra|để|xảy ra|phát sinh)(?= )|không còn|không phát sinh|không xảy ra',
    ),
  },
  {
    direction: 'eliminate',
    value: null,
    pattern: verb('loại trừ|xóa bỏ|chấm dứt|xóa|loại bỏ|thanh toán|ngăn chặn và chấm dứt|đẩy lùi và xóa bỏ'),
  },
  { direction: 'decrease', value: null, pattern: verb('giảm dần|giảm thiểu|giảm|kéo giảm|hạn chế|giảm mạnh|hạ') },
  {
    direction: 'increase',
    value: null,
    pattern: verb(
      'xây dựng thêm|xây thêm|tăng(?! cường)|tăng thêm|tăng dần|nâng dần|nâng cao tỷ lệ|nâng tỷ lệ|phát triển thêm|mở rộng thêm|bổ sung thêm|thành lập thêm|nhân rộng thêm',
    ),
  },
]

/** What a clause without a number asks for, or null when it asks for nothing measurable. */
export const wordlessDirection = (low: string): { direction: Direction; value: number | null } | null => {
  for (const { direction, value, pattern } of wordless) if (pattern.test(low)) return { direction, value }
  if (
    /(?:tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|số (?:trẻ|vụ|ca|cặp|cuộc|lượng|trường hợp)).*(?<!\p{L})giảm (?:dần|qua|theo|hằng|hàng|so với|mạnh)/u.test(
      low,
    )
  )
    return { direction: 'decrease', value: null }
  if (/(?:tỷ lệ|tỉ lệ|số (?:trẻ|lượng)).*(?<!\p{L})tăng (?:dần|qua|theo|hằng|hàng|so với|thêm)/u.test(low))
    return { direction: 'increase', value: null }
  if (/(?<!\p{L})(?:loại trừ|được loại trừ|được xóa bỏ)(?!\p{L})/u.test(low))
    return { direction: 'eliminate', value: null }
  if (/(?<!\p{L})(?:đạt (?:các |bộ )?(?:tiêu )?chuẩn|đạt tiêu chí|đạt danh hiệu|được công nhận)(?!\p{L})/u.test(low))
    return { direction: 'achieve', value: null }
  return null
}
