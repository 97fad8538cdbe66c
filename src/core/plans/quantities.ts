/** Numbers with their units in a target sentence, and which of them are values to reach. */
import { listYears } from './years.ts'

/** One number or a range ("3% đến 5%"), with where it stands in the folded text. */
export type Quantity = { value: number; value2: number | null; unit: string; start: number; end: number }

const number = '(?:\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:,\\d+)?(?:\\.\\d{1,2}(?!\\d))?)'

/** `readNumber('1.234,5')` is 1234.5; `readNumber('0.02')` is 0.02; `readNumber('06')` is 6. */
export const readNumber = (printed: string): number =>
  /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(printed)
    ? Number(printed.replace(/\./g, '').replace(',', '.'))
    : Number(printed.replace(',', '.'))

/** What a rate is counted on: "/1.000 trẻ đẻ sống", "/100.000 trẻ em". */
const base =
  '(?:\\s(?:trẻ (?:em )?(?:đẻ ra sống|đẻ sống|sinh ra sống|sinh sống|sơ sinh)|(?:ca|trường hợp) (?:đẻ|sinh) ?(?:ra )?sống|trẻ em|trẻ|bà mẹ|phụ nữ|người dân|người|dân)(?!\\p{L}|\\s(?:bị|được|có|tử|mắc|khuyết|mồ|dưới|từ|biết)))?'

const percent = '(?:\\s?%o(?![\\p{L}])|\\s?‰|\\s?%|\\s?phần trăm|\\s?phần nghìn)'
const per = `(?:\\s?(?!tuổi|tháng)(?:\\p{L}+\\s){0,3}?(?:\\p{L}+\\s?)?/\\s?(?:1\\.?000|10\\.?000|100\\.?000|500|100)(?![\\d,])|\\s(?!tuổi|tháng)(?:\\p{L}+\\s){0,3}trên (?:1\\.?000|100\\.?000)(?![\\d,]))${base}`

const rate = new RegExp(
  `(?<![\\d\\p{L}.,/%‰])(${number})(${percent}|${per})?(?:\\s?(?:-|đến|tới)\\s?(${number})(${percent}|${per})|)`,
  'gu',
)

/** Every rate in the text: numbers with %, ‰ or a base. */
export const listRates = (low: string): Quantity[] => {
  const found: Quantity[] = []
  rate.lastIndex = 0
  for (const match of low.matchAll(rate)) {
    const [all, first, firstUnit, second, secondUnit] = match
    const end = match.index + all.length
    if (second !== undefined) {
      const [a, b] = [readNumber(first!), readNumber(second)]
      const unit = unitOf(secondUnit!)
      if (firstUnit !== undefined || a <= b) found.push({ value: a, value2: b, unit, start: match.index, end })
    } else if (firstUnit !== undefined) {
      found.push({ value: readNumber(first!), value2: null, unit: unitOf(firstUnit), start: match.index, end })
    }
  }
  const named = baseNamedBefore(low)
  return named === null ? found : [...found, ...bareRates(low, named, found)].sort((a, b) => a.start - b.start)
}

/** "tỷ suất tử vong trẻ sơ sinh trên 1.000 trẻ đẻ sống dưới 9,5": the base stands in the name, before the values. */
const baseNamed =
  /(?<![\d%‰])(?<!\d (?!tuổi|tháng)(?:\p{L}+ ){0,3})[\s(](?:tính )?(?:trên|\/) ?(1\.?000|10\.?000|100\.?000) (?:trẻ|ca|trường hợp|bà mẹ|phụ nữ|người|dân|học sinh)(?!\p{L})/u

type NamedBase = { unit: string; start: number; end: number }

const baseNamedBefore = (low: string): NamedBase | null => {
  // The pattern looks far back from every space; few clauses have such a number at all.
  const match = /00 \p{L}/u.test(low) ? baseNamed.exec(low) : null
  return match && /(?:tỷ|tỉ) (?:lệ|suất|số)|tử vong|số (?:trẻ|ca|vụ)/u.test(low.slice(0, match.index))
    ? { unit: `per_${match[1]!.replace(/\./g, '')}`, start: match.index, end: match.index + match[0].length }
    : null
}

const bareRate = new RegExp(
  `(?<=(?:dưới|trên|hơn|xuống|còn|đạt|là|quá|mức|từ|và|,|:|đến) )(${number})(?![\\d\\p{L}.,/%‰]\\d|\\p{L}|/|\\s?[%‰])(?=\\s(?:vào|năm|và|đến|trong|ở|đối với)(?!\\p{L})|[\\s.,;()]*$|[,;] )`,
  'gu',
)

/** Numbers without a sign of their own, behind a base that the name already told. */
const bareRates = (low: string, base: NamedBase, rates: readonly Quantity[]): Quantity[] =>
  [...low.matchAll(bareRate)]
    .map((match) => ({
      value: readNumber(match[1]!),
      value2: null,
      unit: base.unit,
      start: match.index,
      end: match.index + match[0].length,
    }))
    .filter(
      (found) =>
        found.start >= base.end &&
        !(found.value >= 1990 && found.value <= 2100) &&
        !/(?:năm|tháng|ngày|quý) $/u.test(low.slice(Math.max(0, found.start - 6), found.start)) &&
        !rates.some((rate) => rate.start < found.end && found.start < rate.end),
    )

const unitOf = (printed: string): string => {
  const text = printed.trim()
  if (/^(?:%o|‰|phần nghìn)$/.test(text)) return '‰'
  if (/^(?:%|phần trăm)$/.test(text)) return '%'
  const base = /(?:\/|trên)\s?([\d.]+)(?:\s|$)/.exec(text)?.[1]?.replace(/\./g, '') ?? ''
  return base === '100' ? 'per_100' : `per_${base}`
}

/** Nouns behind a number that make it an age, a time, a place in an order or a kind, never a value to reach. */
const notCounted =
  /^\s?(?:tuổi|tháng|ngày tuổi|năm|ngày|giờ tuổi|loại|mũi|liều|thứ|giây|km|kg|gram|gam|g(?!\p{L})|m(?!\p{L})|cm|khoản|điều|chương|mục|phần|nhóm quyền|nhóm (?:tuổi|trẻ)|nguyên tắc|nội dung|khâu|chế độ|quyền|bước|cấp|triệu chứng|lĩnh vực|dân tộc|chỉ tiêu|mục tiêu|nhiệm vụ|tiêu chí|tháng đầu|%|học kỳ|hình thức|giai đoạn)/u

/** Words before a number that make it a place in an order, a day, or a name. */
const notValue =
  /(?:năm|tháng|ngày|quý|khoản|điều|điểm|mục|số|lớp|khối|cấp|chỉ tiêu|mục tiêu|phụ lục|tổng đài|giai đoạn|đợt|lần thứ|khóa|điện thoại|từ đủ|lứa tuổi|tuần|qđ|tt|quyết định|nghị định|thông tư|nghị quyết|luật|\/|-|(?:điện thoại|đt|sđt|fax|\d)\s?:)\s?$/u

/** Words that make the number behind them a number of things to have, build or hold. */
const counting =
  /(?:ít nhất|tối thiểu|tối đa|trên|hơn|dưới|không quá|không dưới|xây dựng|xây mới|thành lập|tổ chức|duy trì|có|mở|hỗ trợ|trao(?: tặng)?|tặng|thêm|đạt|phấn đấu|bố trí|mỗi|nhân rộng|lắp đặt|cấp|triển khai|giảm|tăng|còn|xuống|từ|khoảng|được|thực hiện|tập huấn|sửa chữa|phát triển|hoàn thành|ra mắt|vận động|khám|dạy bơi(?: cho)?|truyền thông|cho|tuyển|củng cố|nâng cấp|đầu tư|lên|đủ|bảo đảm|đảm bảo|đào tạo|phát sóng|biên soạn|in|ký kết|là|:)\s(?:được\s|mới\s|có\s|đạt\s|từ\s|mức\s|ít nhất\s|tối thiểu\s|khoảng\s|thêm\s)?$/u

const count = new RegExp(
  `(?<![\\d\\p{L}.,/%‰-])(${number})(?:\\s?(?:-|đến)\\s?(${number}))?(?:\\s?/\\s?(\\d+(?:\\.\\d{3})*))?(?=\\s\\(?\\p{L}|\\s?$)`,
  'gu',
)

/** Measuring words that are a unit of their own; whatever else is counted has the unit `count`. */
const printedUnit =
  /^\s?((?:triệu|tỷ|nghìn|ngàn) đồng|đồng|điểm phần trăm|điểm(?! (?:vui|phần|văn|trường|sinh|tư|tiếp|đến|tham|bơi|dạy|trung|nguy|cầu|tuyên|truyền|đọc|cảnh|du|sáng|công|chơi|mô|lẻ))|giờ|phút|lần|lượt|tiết|buổi|bậc|hạng|bước|mét vuông|m2|cm|kg)(?!\p{L})/u

/** "tăng thêm 2 cm": a length or weight that grows is a value; "dưới 2.500 gram" describes a child. */
const growing = /(?<!\p{L})(?:tăng|giảm)(?: thêm| từ| ít nhất| tối thiểu| khoảng)?\s$/u

/** Every count in the text that words before it make a value: "ít nhất 02 mô hình", "01 điểm vui chơi". */
export const listCounts = (low: string): Quantity[] => {
  const found: Quantity[] = []
  const named = baseNamedBefore(low)
  for (const match of low.matchAll(count)) {
    const start = match.index
    const end = start + match[0].length
    if (named !== null && start < named.end && named.start < end) continue
    const before = low.slice(Math.max(0, start - 40), start)
    const after = low.slice(end)
    const value = readNumber(match[1]!)
    const grows = growing.test(before) && /^\s?(?:cm|kg)(?!\p{L})/u.test(after)
    if ((notCounted.test(after) && !grows) || notValue.test(before)) continue
    if (/^(?:19|20)\d{2}$/.test(match[1]!)) continue
    const atHead = /^\s*(?:\(?\p{L}{0,2}\))?\s*$/u.test(low.slice(0, start)) || /[;,]\s$/.test(before)
    const goesOn =
      found.length > 0 &&
      /(?:và|,)\s(?:ít nhất |tối thiểu )?$/u.test(before) &&
      firstWord(after) === firstWord(low.slice(found.at(-1)!.end))
    if (!counting.test(before) && !atHead && !goesOn) continue
    if (isRangeOfAges(low, end)) continue
    const unit = printedUnit.exec(after)
    found.push({
      value,
      value2: match[2] ? readNumber(match[2]) : null,
      unit: unit?.[1] ?? 'count',
      start,
      end: end + (unit?.[0].length ?? 0),
    })
  }
  return found
}

const firstWord = (text: string): string => /^\s*(\p{L}+)/u.exec(text)?.[1] ?? ''

const isRangeOfAges = (low: string, end: number): boolean =>
  /^\s?(?:-|đến|tới|và)\s?(?:dưới\s)?\d+\s?(?:tuổi|tháng)|^\s\(?(?:tuổi|tháng tuổi)/u.test(low.slice(end))

/** Words before a number that make it what was, not what shall be. */
const past =
  /(?<!\p{L})(?:so với|cùng kỳ|hiện nay|hiện tại|hiện có|hiện mới|hiện là|đã đạt|ước đạt|mới đạt|thực tế đạt|kết quả|khảo sát|theo báo cáo|mới có|đã có|(?<!không |và )vượt(?! quá))[^,;%‰()]{0,40}$/u

/** True when a number says what was: a baseline, an earlier result, a share of something. */
export const isBaseline = (low: string, quantity: Quantity, planStart: number | null): boolean => {
  const before = low.slice(Math.max(0, quantity.start - 70), quantity.start)
  const after = low.slice(quantity.end, quantity.end + 60)
  if (past.test(before) && !/(?<!đã|ước|mới|thực tế)\s(?:lên|xuống|đạt|còn)\s*$/u.test(before)) return true
  if (/chiếm\s*$/.test(before)) return true
  const movesOn =
    /^\s?(?:\(?(?:năm|vào năm|hiện nay|cuối năm|đầu kỳ)[^;%‰]{0,20}\)?\s?)?,?\s?(?:xuống|lên|về|còn)(?!\p{L})/u.test(
      after,
    )
  if (movesOn && /(?:từ|từ mức|từ trên|từ dưới|mức)\s?$/.test(before)) return true
  if (movesOn && /^\s?(?:\(?năm|\(?hiện)/.test(after)) return true
  return planStart !== null && isPast(low, quantity, planStart)
}

/** The year next to the number is over before the plan begins, and no later year claims the number. */
const isPast = (low: string, quantity: Quantity, planStart: number): boolean => {
  const years = listYears(low)
  const after = years.find(
    (year) => year.start >= quantity.end && !/[,;]|\d\s?[%‰]/u.test(low.slice(quantity.end, year.start)),
  )
  if (after && /^[\s(]*(?:của |vào |trong |đến )?$/u.test(low.slice(quantity.end, after.start)))
    return after.year < planStart
  const before = years.findLast((year) => year.end <= quantity.start)
  if (!before || before.year >= planStart || (after && after.year >= planStart)) return false
  return !/(?<!\p{L})(?:xuống|lên|còn|giảm|tăng|phấn đấu|đến năm)(?!\p{L})/u.test(low.slice(before.end, quantity.start))
}
