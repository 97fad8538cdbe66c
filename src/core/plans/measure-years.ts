/** The year of each value: its own, one it shares with its neighbours, one until which it is kept. */
import type { Draft, Span } from './measure-draft.ts'
import type { Quantity } from './quantities.ts'
import { listYears, type PrintedYear } from './years.ts'

/** The year with which a sentence begins: "Đến năm 2030, …". */
export const leadingYear = (low: string): number | null => {
  const since = /^[\s+*-]*(?:bắt đầu )?từ năm (\d{4})(?: trở đi)?\s*,/u.exec(low)
  if (since) return Number(since[1])
  const year = listYears(low)[0]
  return year && /^\s*(?:[-+*]\s*)?(?:phấn đấu\s*,?\s*)?$/u.test(low.slice(0, year.start)) ? year.year : null
}

/** The years printed in this value's part, or shared with it by the parts around. */
export const ownYears = (
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

/** The year nearest to the value: behind it first, else before it. */
export const pickYear = (years: readonly PrintedYear[], quantity: Quantity): number | null => {
  const after = years.find((year) => year.start >= quantity.end)
  const before = years.findLast((year) => year.end <= quantity.start)
  return (after ?? before)?.year ?? null
}

/** "…, duy trì ổn định đến năm 2030" behind a level. */
export const maintainedUntil = (after: string): { year: number; start: number; end: number } | null => {
  const match =
    /(?:giữ vững|duy trì)(?:\s(?!đến|tới|tỷ|tỉ|số|mức giảm)\p{L}+){0,6}?\s(?:đến|tới|cho đến)\s(?:hết |cuối |những )?năm (\d{4})(?:\s?(?:và|đến) (?:những|các) năm tiếp theo)?/u.exec(
      after,
    )
  return match ? { year: Number(match[1]), start: match.index, end: match.index + match[0].length } : null
}

/** "đạt 90% và 95% vào năm 2028 và 2030": as many years as values, all behind the last value. */
export const pairInOrder = (low: string, quantities: readonly Quantity[], drafts: Draft[]): void => {
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

/** "dưới 5% đối với nông thôn và dưới 10% đối với thành thị vào năm 2028 và năm 2030": each group has both years. */
export const crossYears = (low: string, quantities: readonly Quantity[], drafts: Draft[]): boolean => {
  const last = quantities.at(-1)
  if (quantities.length < 2 || last === undefined || drafts.length !== quantities.length || /lần lượt/u.test(low))
    return false
  const years = listYears(low)
  const group = /^\s*\(?(?:đối với|ở|tại|khu vực|vùng)(?!\p{L})/u
  if (
    years.length < 2 ||
    years.some((year) => year.start < last.end) ||
    !/^\s*(?:và|,)?\s*$/u.test(low.slice(years[0]!.end, years[1]!.start)) ||
    !quantities.every((quantity) => group.test(low.slice(quantity.end)))
  )
    return false
  const each = drafts.flatMap((draft) => years.map(({ year }) => ({ ...draft, year })))
  drafts.splice(0, drafts.length, ...each)
  return true
}

/** Years that other parts of the sentence print, then the sentence before, then the heading over the list. */
export const fillYears = (
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

/** "đạt 100% vào năm 2028 và năm 2030": one value, two years, two measures. */
export const sameValueLater = (measure: Draft, years: readonly PrintedYear[], quantity: Quantity): Draft[] =>
  years
    .filter((year) => year.start >= quantity.end && year.year !== measure.year)
    .slice(0, 3)
    .map((year) => ({ ...measure, year: year.year }))

/** "dưới 10% (nội thành), 5% (ngoại thành) vào năm 2028 và duy trì đến năm 2030": both levels are kept. */
export const maintainAll = (drafts: Draft[]): void => {
  const kept = drafts.at(-1)
  const level = drafts.at(-2)
  if (kept?.direction !== 'maintain' || !level?.inherited || !/\)$/.test(level.indicator)) return
  for (let i = drafts.length - 3; i >= 0 && /\)$/.test(drafts[i]!.indicator) && drafts[i]!.year === null; i--) {
    const { indicator, value, value2, unit } = drafts[i]!
    drafts.splice(drafts.length - 1, 0, { ...kept, indicator, value, value2, unit })
    if (!drafts[i]!.inherited) break
  }
}
