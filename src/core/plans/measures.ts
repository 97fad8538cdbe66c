/** The values to reach in a target sentence: what is measured, which way it should go, how much, by when. */

import { directionAt, isYearly, wordlessDirection } from './directions.ts'
import { indicatorOf } from './indicator-words.ts'
import { type Paragraph, passageOf } from './paragraphs.ts'
import type { Direction, Measure } from './plan-reading.ts'
import { isBaseline, listCounts, listRates, type Quantity } from './quantities.ts'
import { listYears, type PrintedYear } from './years.ts'

/** What the sentence stands in: the year over its list, and the first year of the plan (earlier results are no targets). */
export type MeasureContext = { headingYear: number | null; planStart: number | null }

type Draft = {
  direction: Direction
  value: number | null
  value2: number | null
  unit: string | null
  year: number | null
  per: 'year' | null
  indicator: string
  /** Named by the value before, not by its own words. */
  inherited?: boolean
  start: number
  end: number
}

/** Lists the measures of the sentence between two places of a paragraph, in order. */
export const listMeasures = (printed: Paragraph, from: number, to: number, context: MeasureContext): Measure[] => {
  const paragraph = withoutDuties(printed)
  const drafts: Draft[] = []
  let paragraphYear: number | null = null
  for (const sentence of cut(paragraph.low, from, to, sentenceEnd)) {
    const opening = leadingYear(paragraph.low.slice(sentence.start, sentence.end))
    if (opening !== null) paragraphYear = opening
    const found: Draft[] = []
    let before: Draft[] = []
    for (const clause of cut(paragraph.low, sentence.start, sentence.end, clauseEnd)) {
      const own = measuresOfClause(paragraph, clause, found.at(-1) ?? drafts.at(-1) ?? null, context)
      repeatSeries(own, before)
      found.push(...own)
      if (own.length > 0) before = own
    }
    sharePrefix(found, paragraph, sentence)
    fillYears(found, paragraph.low.slice(sentence.start, sentence.end), paragraphYear, context.headingYear)
    drafts.push(...found)
  }
  return drafts.map(({ start, end, ...measure }) => ({
    indicator: measure.indicator,
    direction: measure.direction,
    value: measure.value,
    value2: measure.value2,
    unit: measure.unit,
    year: measure.year,
    per: measure.per,
    passage: passageOf(paragraph, start, end),
  }))
}

/** "A dưới 12‰ và B dưới 18‰ vào năm 2027; dưới 10‰ và dưới 15‰ vào năm 2030": the second pair is of A and B again. */
const repeatSeries = (own: Draft[], before: readonly Draft[]): void => {
  if (own.length < 2 || own.length !== before.length || !own.every((draft) => draft.inherited)) return
  if (before.every((draft) => draft.inherited)) return
  for (const [i, draft] of own.entries()) draft.indicator = before[i]!.indicator
}

/** "Tỷ lệ huy động trẻ: nhà trẻ 35%, mẫu giáo 98%": what stands before the colon belongs to each. */
const sharePrefix = (drafts: Draft[], paragraph: Paragraph, sentence: Span): void => {
  const text = paragraph.text.slice(sentence.start, sentence.end)
  const prefix = /^\s*((?:tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|số)[^:;%]{3,80}):\s/iu.exec(text)?.[1]
  if (!prefix || drafts.length < 2 || !drafts[0]!.indicator.startsWith(`${prefix}:`)) return
  for (const draft of drafts.slice(1)) {
    if (
      !draft.indicator.startsWith(prefix) &&
      draft.indicator.split(' ').length <= 8 &&
      !/^(?:tỷ|tỉ|số)\s/iu.test(draft.indicator)
    )
      draft.indicator = `${prefix}: ${draft.indicator}`
  }
}

/** "(Đơn vị chủ trì: Sở Y tế; phối hợp: …)" tells who, not how much; it is blanked so that offsets stay. */
const withoutDuties = (paragraph: Paragraph): Paragraph => {
  const pattern = /\([^()]*(?:chủ trì|phối hợp|phụ trách|chịu trách nhiệm)[^()]*\)/gu
  if (paragraph.low.search(pattern) < 0) return paragraph
  let { text, low } = paragraph
  for (const match of paragraph.low.matchAll(pattern)) {
    const blank = ' '.repeat(match[0].length)
    const end = match.index + match[0].length
    text = text.slice(0, match.index) + blank + text.slice(end)
    low = low.slice(0, match.index) + blank + low.slice(end)
  }
  return { ...paragraph, text, low }
}

/** "… dưới 2% vào năm 2027, tiến tới loại trừ … vào năm 2030": the last part has a direction of its own and no number. */
const trailingWordless = (low: string): { from: number; to: number } | null => {
  const parts = partsByVerb(low)
  const last = parts.at(-1)!
  if (parts.length < 2 || listRates(low.slice(0, last.start)).length === 0) return null
  const words = low.slice(last.start)
  if (listRates(words).length > 0 || listCounts(words).length > 0 || wordlessDirection(words) === null) return null
  return { from: parts.at(-2)!.end, to: last.start }
}

type Span = { start: number; end: number }

const sentenceEnd = /[.!?]+(?=\s+(?:[\p{L}“"(-]|\d))/gu
const clauseEnd = /;/gu

const cut = (low: string, from: number, to: number, end: RegExp): Span[] => {
  const spans: Span[] = []
  let start = from
  for (const match of low.slice(from, to).matchAll(end)) {
    const at = from + match.index
    if (at <= start || insideBrackets(low.slice(from, to), match.index)) continue
    spans.push({ start, end: at })
    start = at + match[0].length
  }
  spans.push({ start, end: to })
  return spans.filter((span) => /[\p{L}\d]/u.test(low.slice(span.start, span.end)))
}

const insideBrackets = (text: string, at: number): boolean => {
  const open = text.lastIndexOf('(', at)
  return open >= 0 && text.lastIndexOf(')', at) < open && text.indexOf(')', at) >= 0
}

const leadingYear = (low: string): number | null => {
  const year = listYears(low)[0]
  return year && /^\s*(?:[-+*]\s*)?(?:phấn đấu\s*,?\s*)?$/u.test(low.slice(0, year.start)) ? year.year : null
}

const measuresOfClause = (
  paragraph: Paragraph,
  clause: Span,
  previous: Draft | null,
  context: MeasureContext,
): Draft[] => {
  const whole = paragraph.low.slice(clause.start, clause.end)
  const tail = trailingWordless(whole)
  if (tail !== null) {
    const own = measuresOfClause(paragraph, { start: clause.start, end: clause.start + tail.from }, previous, context)
    const rest = wordlessMeasures(
      paragraph.text.slice(clause.start + tail.to, clause.end),
      whole.slice(tail.to),
      clause.start + tail.to,
      own.at(-1) ?? previous,
    )
    return [...own, ...rest]
  }
  const low = whole
  const text = paragraph.text.slice(clause.start, clause.end)
  const quantities = chooseQuantities(low, context.planStart)
  if (quantities.length === 0) return wordlessMeasures(text, low, clause.start, previous)
  const bounds = boundsOf(low, quantities)
  const drafts: Draft[] = []
  for (const [index, quantity] of quantities.entries()) {
    const segment = { start: bounds[index]!, end: bounds[index + 1]! }
    const before = low.slice(segment.start, quantity.start)
    const after = low.slice(quantity.end, segment.end)
    if (index === 0) drafts.push(...leadingWordless(text, low, segment, quantity, clause.start))
    const last = drafts.at(-1) ?? previous
    const named = indicatorOf(
      text.slice(segment.start, quantity.start),
      text.slice(quantity.end, segment.end),
      quantity.unit,
    )
    const repeats =
      named !== null &&
      last !== null &&
      quantity.unit === 'count' &&
      last.unit === 'count' &&
      repeatsName(named, last.indicator)
    const inherits = (named === null || repeats) && last !== null
    const indicator = inherits ? qualified(last.indicator, after) : (named ?? '')
    const read = directionAt(before, after, inherits ? last.direction : null)
    const years = ownYears(low, segment, quantity, index, quantities)
    const maintained = maintainedUntil(after)
    const own = years.filter((year) => maintained === null || year.start < quantity.end + maintained.start)
    const start = clause.start + leadOf(low, segment)
    const measure: Draft = {
      direction: quantity.value === 0 && quantity.value2 === null && read.bare ? 'exactly' : read.direction,
      value: quantity.value,
      value2: quantity.value2,
      unit: quantity.unit,
      year: pickYear(own, quantity),
      per:
        isYearly(before, after, read.direction) || /^[\s-]*(?:hằng năm|hàng năm|mỗi năm)(?!\p{L})/u.test(low)
          ? 'year'
          : null,
      indicator: mergeIndicator(indicator, last?.indicator ?? null),
      inherited: inherits,
      start,
      end: clause.start + (maintained ? quantity.end + maintained.start : segment.end),
    }
    drafts.push(measure)
    if (quantities.length === 1) drafts.push(...sameValueLater(measure, own, quantity))
    if (maintained && read.direction !== 'decrease' && read.direction !== 'increase') {
      drafts.push({
        ...measure,
        direction: 'maintain',
        year: maintained.year,
        per: null,
        start: clause.start + quantity.end + maintained.start,
        end: clause.start + quantity.end + maintained.end,
      })
    }
  }
  pairInOrder(low, quantities, drafts)
  maintainAll(drafts)
  for (let i = drafts.length - 2; i >= 0; i--)
    if (drafts[i]!.indicator === '') drafts[i]!.indicator = drafts[i + 1]!.indicator
  return drafts
}

/** Rates are what targets are made of; counts matter where no rate stands beside them, or where words demand them. */
const chooseQuantities = (low: string, planStart: number | null): Quantity[] => {
  const rates = listRates(low).filter((rate) => !isBaseline(low, rate, planStart))
  const counts = listCounts(low)
    .filter((count, i, all) => i === 0 || !servesOther(low.slice(all[i - 1]!.end, count.start)))
    .filter((count, i, all) => i === 0 || /[,;:]|\s(?:và|còn)\s/u.test(low.slice(all[i - 1]!.end, count.start)))
    .filter(
      (count) =>
        !rates.some((rate) => count.start < rate.end && rate.start < count.end) && !isBaseline(low, count, planStart),
    )
  const outside = (quantity: Quantity): boolean => !insideBrackets(low, quantity.start)
  const open = rates.filter(outside)
  const bracketed = counts.some(outside) ? [] : rates.filter((rate) => !isRemark(low, rate))
  const chosen = open.length > 0 ? open : bracketed
  const demanded = counts
    .filter(outside)
    .filter(
      (count) =>
        chosen.length === 0 ||
        (/^[\s-]*(?:có\s)?$/u.test(low.slice(0, count.start)) && isApart(low, count, chosen)) ||
        (demandsCount.test(low.slice(Math.max(0, count.start - 30), count.start)) && isApart(low, count, chosen)),
    )
  return [...chosen, ...demanded].sort((a, b) => a.start - b.start)
}

/** "20 điểm vui chơi, mỗi điểm phục vụ 500 trẻ em": the second number describes the first. */
const servesOther = (between: string): boolean =>
  /(?:mỗi|phục vụ|với quy mô|cho khoảng|sức chứa)(?!\p{L})/u.test(between)

/** "100% xã có ít nhất 01 mô hình" is one measure; a count of its own begins a new part of the sentence. */
const isApart = (low: string, count: Quantity, rates: readonly Quantity[]): boolean => {
  const before = rates.findLast((rate) => rate.end <= count.start)
  const after = rates.find((rate) => rate.start >= count.end)
  if (
    before &&
    !/(?:,|\svà)\s+(?:phấn đấu\s|hằng năm\s|hàng năm\s|mỗi \p{L}+\s)?(?:xây dựng|thành lập|tổ chức|có|mỗi|duy trì|ít nhất|tối thiểu)(?!\p{L})/u.test(
      low.slice(before.end, count.start),
    )
  )
    return false
  return !after || before !== undefined || /,|\svà\s/u.test(low.slice(count.end, after.start))
}

const demandsCount = /(?:ít nhất|tối thiểu|không quá|xây dựng|thành lập|tổ chức)\s(?:được\s|mới\s|thêm\s)?$/u

/** Brackets that tell what was, or what another plan asks: "(năm 2025: 92%)", "(tỉnh giao 95%)". */
const isRemark = (low: string, rate: Quantity): boolean => {
  const open = low.lastIndexOf('(', rate.start)
  return /năm \d{4}|hiện|kết quả|tỉnh|trung ương|giao|khảo sát|thực hiện|ước|so với/u.test(low.slice(open, rate.start))
}

/** Words with which a new part of a sentence can begin. */
const freshStart =
  /^(?:và\s+|trong đó\s*,?\s*|riêng\s+)?(?:(?:phấn đấu|bảo đảm|đảm bảo|tối thiểu|ít nhất|trên|dưới|hơn|không quá|không dưới|từ|có|khoảng|gần|giữ vững|duy trì|đạt|còn|xuống|lên)\s+)*(?:tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|số|tổng số|mức|giảm|tăng|nâng|hạ|kéo giảm|đưa|khống chế|phấn đấu|bảo đảm|đảm bảo|duy trì|\d|đến năm|đến hết năm|vào năm|năm \d|trên|dưới|ít nhất|tối thiểu|đạt|còn|xuống|không quá|thể|trẻ|riêng|trong đó|đối với|ở|tại|khu vực|mỗi|các|từng bước|hằng năm|hàng năm|xây dựng|thành lập|có|không)/u

/** Where each value's part of the clause begins; the last bound is the end of the clause. */
const boundsOf = (low: string, quantities: readonly Quantity[]): number[] => {
  const bounds = [0]
  for (let i = 0; i + 1 < quantities.length; i++) {
    const [from, to] = [quantities[i]!.end, quantities[i + 1]!.start]
    const gap = low.slice(from, to)
    const separators = [...gap.matchAll(/,\s+|\s+(?:và|còn)\s+|\s+-\s+|:\s+/gu)].filter(
      (found) => !insideBrackets(low, from + found.index),
    )
    const fits = separators.filter(
      (found) =>
        freshStart.test(low.slice(from + found.index + found[0].length)) &&
        !inPhrase(low, from + found.index, found[0]),
    )
    const chosen = fits[0] ?? separators.at(-1)
    bounds.push(chosen ? from + chosen.index + (/và|còn/.test(chosen[0]) ? 1 : chosen[0].length) : from)
  }
  bounds.push(low.length)
  return bounds
}

/** "thừa cân, béo phì", "thiên tai, thảm họa": commas inside a name; a fresh start needs more than a bare number word. */
const inPhrase = (low: string, at: number, separator: string): boolean => {
  const after = low.slice(at + separator.length)
  return (
    /^(?:số sinh|các loại|có (?:hiệu quả|chất lượng)|ở (?:cơ sở|cộng đồng|gia đình)|tại (?:gia|cộng))/u.test(after) ||
    (/^trẻ em/.test(after) && /^\s*và/.test(separator))
  )
}

const leadOf = (low: string, segment: Span): number => {
  const lead = /^[\s,;:.-]*(?:và\s+)?/u.exec(low.slice(segment.start, segment.end))![0].length
  return segment.start + lead
}

/** "dưới 10% (nội thành), 5% (ngoại thành)": the second value is of the same thing elsewhere. */
const qualified = (indicator: string, after: string): string => {
  const bracket = /^\s*(\([^()\d]+\))/u.exec(after)?.[1]
  return bracket && /\([^()]*\)$/.test(indicator) ? indicator.replace(/\([^()]*\)$/, bracket) : indicator
}

/** "dưới 10% (nội thành), 5% (ngoại thành) vào năm 2028 và duy trì đến năm 2030": both levels are kept. */
const maintainAll = (drafts: Draft[]): void => {
  const kept = drafts.at(-1)
  const level = drafts.at(-2)
  if (kept?.direction !== 'maintain' || !level?.inherited || !/\)$/.test(level.indicator)) return
  for (let i = drafts.length - 3; i >= 0 && /\)$/.test(drafts[i]!.indicator) && drafts[i]!.year === null; i--) {
    const { indicator, value, value2, unit } = drafts[i]!
    drafts.splice(drafts.length - 1, 0, { ...kept, indicator, value, value2, unit })
    if (!drafts[i]!.inherited) break
  }
}

/** "đạt 100% vào năm 2028 và năm 2030": one value, two years, two measures. */
const sameValueLater = (measure: Draft, years: readonly PrintedYear[], quantity: Quantity): Draft[] =>
  years
    .filter((year) => year.start >= quantity.end && year.year !== measure.year)
    .slice(0, 3)
    .map((year) => ({ ...measure, year: year.year }))

/** "… ít nhất 400 cơ sở" behind "số cơ sở sản xuất …": a short name whose words were all said before. */
const repeatsName = (name: string, before: string): boolean => {
  const said = new Set(before.toLowerCase().split(/\s+/))
  const own = name.toLowerCase().split(/\s+/)
  return own.length <= 4 && own.every((word) => said.has(word))
}

/** The years printed in this value's part, or shared with it by the parts around. */
const ownYears = (
  low: string,
  segment: Span,
  quantity: Quantity,
  index: number,
  all: readonly Quantity[],
): PrintedYear[] => {
  const years = listYears(low.slice(segment.start, segment.end)).map((year) => ({
    ...year,
    start: year.start + segment.start,
    end: year.end + segment.start,
  }))
  if (years.length > 0 || index === 0) return years
  const between = listYears(low.slice(all[index - 1]!.end, quantity.start)).map((year) => ({
    ...year,
    start: year.start + all[index - 1]!.end,
    end: year.end + all[index - 1]!.end,
  }))
  return between.filter((year) => year.start >= segment.start)
}

const pickYear = (years: readonly PrintedYear[], quantity: Quantity): number | null => {
  const after = years.find((year) => year.start >= quantity.end)
  const before = years.findLast((year) => year.end <= quantity.start)
  return (after ?? before)?.year ?? null
}

/** "…, duy trì ổn định đến năm 2030" behind a level. */
const maintainedUntil = (after: string): { year: number; start: number; end: number } | null => {
  const match =
    /(?:giữ vững|duy trì)(?:\s(?!đến|tới|tỷ|tỉ|số|mức giảm)\p{L}+){0,6}?\s(?:đến|tới|cho đến)\s(?:hết |cuối |những )?năm (\d{4})(?:\s?(?:và|đến) (?:những|các) năm tiếp theo)?/u.exec(
      after,
    )
  return match ? { year: Number(match[1]), start: match.index, end: match.index + match[0].length } : null
}

/** "đạt 90% và 95% vào năm 2028 và 2030": as many years as values, all behind the last value. */
const pairInOrder = (low: string, quantities: readonly Quantity[], drafts: Draft[]): void => {
  if (quantities.length < 2) return
  const last = quantities.at(-1)!
  const kept = maintainedUntil(low.slice(last.end))
  const years = listYears(low).filter((year) => kept === null || year.start < last.end + kept.start)
  const first = quantities[0]!
  const ordered =
    years.length === quantities.length &&
    (years.every((year) => year.start >= last.end) ||
      (years.every((year) => year.end <= first.start) && /lần lượt/.test(low)))
  const values = drafts.filter((draft) => draft.direction !== 'maintain' && draft.value !== null)
  if (ordered && values.length === years.length) for (const [i, draft] of values.entries()) draft.year = years[i]!.year
}

/** Years that other parts of the sentence print, then the sentence before, then the heading over the list. */
const fillYears = (
  drafts: Draft[],
  sentence: string,
  paragraphYear: number | null,
  headingYear: number | null,
): void => {
  const opening = leadingYear(sentence)
  const printed = [...new Set(listYears(sentence).map((year) => year.year))]
  for (const [index, draft] of drafts.entries()) {
    if (draft.year !== null) continue
    const later = drafts.slice(index + 1).find((other) => other.year !== null && other.direction !== 'maintain')?.year
    const earlier = drafts
      .slice(0, index)
      .findLast((other) => other.year !== null && other.direction !== 'maintain')?.year
    const maintained = drafts[index + 1]?.direction === 'maintain' ? drafts[index + 1]!.year : null
    draft.year =
      opening ??
      (printed.length === 1 ? printed[0]! : null) ??
      later ??
      earlier ??
      paragraphYear ??
      headingYear ??
      maintained
  }
}

/** "thể thấp còi" behind "tỷ lệ … thể nhẹ cân": the beginning they share is put before it. */
const mergeIndicator = (indicator: string, previous: string | null): string => {
  const word = /^(?:thể|ở|khu vực|cấp|bậc|của|đối với|trẻ)(?=\s)/u.exec(indicator.toLowerCase())?.[0]
  if (!word || !previous || indicator.split(' ').length > 6) return indicator
  const at = previous.toLowerCase().lastIndexOf(` ${word} `)
  return at > 0 && /^(?:tỷ|tỉ|số|mức)/iu.test(previous) ? `${previous.slice(0, at)} ${indicator}` : indicator
}

const wordlessMeasures = (text: string, low: string, offset: number, previous: Draft | null): Draft[] => {
  const maintained = maintainedUntil(low)
  if (
    maintained &&
    previous &&
    previous.value !== null &&
    /^\s*(?:và\s+)?(?:tiếp tục\s+)?(?:duy trì|giữ vững)/u.test(low) &&
    previous.per === null
  ) {
    return [
      {
        ...previous,
        direction: 'maintain',
        year: maintained.year,
        start: offset + maintained.start,
        end: offset + maintained.end,
      },
    ]
  }
  const found: Draft[] = []
  for (const part of partsByVerb(low)) {
    const read = wordlessDirection(low.slice(part.start, part.end))
    if (!read) continue
    const years = listYears(low.slice(part.start, part.end))
    const indicator =
      indicatorOf('', text.slice(part.start, part.end), null) ??
      previous?.indicator ??
      text.slice(part.start, part.end).trim()
    found.push({
      direction: read.direction,
      value: read.value,
      value2: null,
      unit: read.value === 0 ? (/^\s*(?:tỷ|tỉ) lệ/u.test(indicator.toLowerCase()) ? '%' : 'count') : null,
      year: years.at(-1)?.year ?? null,
      per: null,
      indicator,
      start: offset + leadOf(low, part),
      end: offset + part.end,
    })
  }
  return found
}

/** A clause cut where a new verb of change begins: "giảm …, xóa bỏ …". */
const partsByVerb = (low: string): Span[] => {
  const parts: Span[] = []
  let start = 0
  for (const match of low.matchAll(
    /,\s+(?:và\s+)?(?=(?:từng bước |phấn đấu |tiếp tục )?(?:giảm|tăng (?!cường)|xóa bỏ|loại trừ|không có|không để|xây dựng thêm|tiến tới|chấm dứt)(?!\p{L}))|\s+và\s+(?=(?:từng bước |tiến tới )?(?:giảm (?:dần|tỷ|tỉ|số)|tăng dần|xóa bỏ|loại trừ|chấm dứt)(?!\p{L}))/gu,
  )) {
    if (insideBrackets(low, match.index)) continue
    parts.push({ start, end: match.index })
    start = match.index + match[0].length
  }
  parts.push({ start, end: low.length })
  return parts
}

/** Before the first value a clause may say something without a value: "Từng bước xóa bỏ tảo hôn, duy trì mức giảm … 3%". */
const leadingWordless = (text: string, low: string, segment: Span, quantity: Quantity, offset: number): Draft[] => {
  const before = low.slice(0, quantity.start)
  const comma = before.search(
    /,\s+(?:duy trì|giảm|phấn đấu|bảo đảm|đảm bảo|tỷ lệ|tỉ lệ|tỷ suất|số |\d|ít nhất|tối thiểu|trên \d|mức |đạt )/u,
  )
  if (comma < 0) return []
  const read = wordlessDirection(low.slice(0, comma))
  if (!read || read.direction === 'maintain' || read.direction === 'achieve' || read.direction === 'increase') return []
  const indicator = indicatorOf('', text.slice(0, comma), null)
  if (indicator === null) return []
  segment.start = comma + 1
  return [
    {
      direction: read.direction,
      value: read.value,
      value2: null,
      unit: read.value === 0 ? 'count' : null,
      year: null,
      per: null,
      indicator,
      start: offset + leadOf(low, { start: 0, end: comma }),
      end: offset + comma,
    },
  ]
}
