/** The values to reach in a target sentence: what is measured, which way it should go, how much, by when. */
import { directionAt, isYearly } from './directions.ts'
import { indicatorOf } from './indicator-words.ts'
import { cut, type Draft, leadOf, type Span } from './measure-draft.ts'
import { boundsOf, chooseQuantities } from './measure-quantities.ts'
import {
  crossYears,
  fillYears,
  leadingYear,
  maintainAll,
  maintainedUntil,
  ownYears,
  pairInOrder,
  pickYear,
  sameValueLater,
} from './measure-years.ts'
import { type Paragraph, passageOf } from './paragraphs.ts'
import type { Measure } from './plan-reading.ts'
import type { Quantity } from './quantities.ts'
import { leadingWordless, trailingWordless, wordlessMeasures } from './wordless-measures.ts'

/** What the sentence stands in: the year over its list, and the first year of the plan (earlier results are no targets). */
export type MeasureContext = { headingYear: number | null; planStart: number | null }

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

const sentenceEnd = /[.!?]+(?=\s+(?:[\p{L}“"(-]|\d))/gu

const clauseEnd = /;/gu

/** The measures of one clause; `previous` is the measure before it, which a clause of bare values goes on with. */
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
      direction:
        quantity.value === 0 && quantity.value2 === null && read.bare
          ? 'exactly'
          : inherits && keepsValue(before, quantity, last)
            ? 'maintain'
            : read.direction,
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
  if (!crossYears(low, quantities, drafts)) pairInOrder(low, quantities, drafts)
  sharePredicate(drafts)
  maintainAll(drafts)
  for (let i = drafts.length - 2; i >= 0; i--)
    if (drafts[i]!.indicator === '') drafts[i]!.indicator = drafts[i + 1]!.indicator
  return drafts
}

/** "đạt 100% vào năm 2027 và duy trì 100% đến năm 2030": the same level again, kept. */
const keepsValue = (before: string, quantity: Quantity, last: Draft): boolean =>
  /(?:duy trì|giữ vững)(?: ổn định)?(?: (?:ở )?(?:mức|tỷ lệ))?\s*$/u.test(before) &&
  last.value === quantity.value &&
  last.unit === quantity.unit

/** "90% giáo viên, 70% cha mẹ được tập huấn": what is said of the last is said of each. */
const sharePredicate = (drafts: Draft[]): void => {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const [draft, next] = [drafts[i]!, drafts[i + 1]!]
    const said = / (?:được|biết|có|tham gia) .+$/u.exec(next.indicator)?.[0]
    if (said === undefined || draft.unit !== '%' || next.unit !== '%' || next.inherited || draft.indicator === '')
      continue
    if (!/(?<!\p{L})(?:được|biết|có|bị|tham gia|đạt|không|là|tỷ|tỉ|số|suất)(?!\p{L})/iu.test(draft.indicator))
      draft.indicator += said
  }
}

/** "dưới 10% (nội thành), 5% (ngoại thành)": the second value is of the same thing elsewhere. */
const qualified = (indicator: string, after: string): string => {
  const bracket = /^\s*(\([^()\d]+\))/u.exec(after)?.[1]
  return bracket && /\([^()]*\)$/.test(indicator) ? indicator.replace(/\([^()]*\)$/, bracket) : indicator
}

/** "… ít nhất 400 cơ sở" behind "số cơ sở sản xuất …": a short name whose words were all said before. */
const repeatsName = (name: string, before: string): boolean => {
  const said = new Set(before.toLowerCase().split(/\s+/))
  const own = name.toLowerCase().split(/\s+/)
  return own.length <= 4 && own.every((word) => said.has(word))
}

const schoolOrPlace =
  /(?<!\p{L})(?:nhà trẻ|mẫu giáo|mầm non|tiểu học|trung học (?:cơ sở|phổ thông)|thành thị|nông thôn|đồng bằng|miền núi|vùng (?:đồng bào )?dân tộc)(?!\p{L})/u

/** "thể thấp còi" behind "tỷ lệ … thể nhẹ cân": the beginning they share is put before it. */
const mergeIndicator = (indicator: string, previous: string | null): string => {
  const level = schoolOrPlace.exec(indicator.toLowerCase())
  if (level?.index === 0 && previous && indicator.split(' ').length <= 6 && /^(?:tỷ|tỉ|số|mức)/iu.test(previous)) {
    const other = schoolOrPlace.exec(previous.toLowerCase())
    if (other && other.index > 0) return `${previous.slice(0, other.index)}${indicator}`
  }
  const word = /^(?:thể|ở|khu vực|cấp|bậc|của|đối với|trẻ)(?=\s)/u.exec(indicator.toLowerCase())?.[0]
  if (!word || !previous || indicator.split(' ').length > 6) return indicator
  const at = previous.toLowerCase().lastIndexOf(` ${word} `)
  return at > 0 && /^(?:tỷ|tỉ|số|mức)/iu.test(previous) ? `${previous.slice(0, at)} ${indicator}` : indicator
}
