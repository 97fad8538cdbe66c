/** Figures in words: never rounded onto the wrong side of the target, never a rate without its counts. */
import type { FigureView, MeasureResult } from '#api/figures.ts'
import { hasNoFigure } from '#core/indicators/missing-figures.ts'
import { over, rational, times } from '#core/indicators/rational.ts'
import { formatNumber, officialCount } from '#core/numbers.ts'
import { decimalsOf, formatPrinted, printedAgainst } from '#core/reports/printed.ts'
import { withUnit } from '../plans/measure-words.ts'
import type { TargetsText } from './text.ts'

export const verdictKind = { met: 'done', not_met: 'slow', insufficient: 'missing', not_judged: 'none' } as const

/** `98,6%`, `đạt`, `12`: the value of a figure; a rate keeps its side of the target, of 0 and of the whole. */
export const valueWords = (figure: FigureView, measure: MeasureResult['measure'] | null, text: TargetsText): string => {
  if (figure.achieved !== null) return figure.achieved ? text.yes : text.no
  if (figure.numerator === null) return text.noFigure
  if (figure.denominator === null) return formatNumber(figure.numerator)
  if (figure.denominator === 0) return '–'
  const exact = over(times(rational(figure.numerator), rational(figure.multiplier)), rational(figure.denominator))
  const marks = [rational(0), rational(figure.multiplier)]
  const sameScale = measure?.value != null && measure.unit === figure.unit
  const aim = sameScale && measure?.value != null ? rational(measure.value) : null
  const printed = printedAgainst(exact, aim ? [...marks, aim] : marks, Math.max(1, aim ? decimalsOf(aim) : 0))
  return withUnit(formatPrinted(printed), figure.unit)
}

/** `342/347`; nothing for a plain count. */
export const pairWords = (figure: FigureView | null): string =>
  figure?.numerator == null || figure.denominator === null
    ? ''
    : `${formatNumber(figure.numerator)}/${formatNumber(figure.denominator)}`

/** Up to so many children the gap is said in children, beyond in points. */
const few = 20
/** Where less is better: the list to work from is that of the counted. */
export const downward = new Set(['below', 'at_most', 'decrease', 'eliminate'])

/** `còn 05 trẻ`, `thiếu 3,6 điểm`; nothing when the target is met or not judged. */
export const gapWords = (result: MeasureResult, text: TargetsText): string => {
  const { figure, measure, gapCount, gapPoints, verdict } = result
  if (verdict !== 'not_met' || figure === null) return ''
  const down = downward.has(measure.direction)
  const ofChildren = figure.source === 'computed'
  if (ofChildren && gapCount !== null && gapCount > 0 && gapCount <= few) {
    const n = officialCount(gapCount)
    const rest = figure.denominator === null ? null : figure.denominator - (figure.numerator ?? 0)
    return down ? text.over(n) : gapCount === rest ? text.left(n) : text.short(n)
  }
  if (gapPoints === null || gapPoints === 0) return ''
  const digits = gapPoints < 0.1 ? 3 : 1
  const number = formatNumber(gapPoints, digits)
  const unit = measure.unit ?? figure.unit
  const amount =
    unit === '%'
      ? text.points(number)
      : unit === '‰'
        ? text.pointsPerMille(number)
        : unit === 'yes_no'
          ? ''
          : withUnit(number, unit)
  return amount === '' ? '' : down ? text.overBy(amount) : text.shortBy(amount)
}

/** Can a person put a figure here? */
export const isEntered = (result: MeasureResult): boolean => result.indicator?.mayBeEntered === true
export const isMissing = (result: MeasureResult): boolean => isEntered(result) && hasNoFigure(result)

export const sourceWords = (figure: FigureView, text: TargetsText): string =>
  figure.frozen ? text.frozen : text[figure.source]
