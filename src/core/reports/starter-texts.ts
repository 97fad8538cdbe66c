/**
 * Texts of sections. A text the officer has not touched (key absent) shows its starter, which only repeats figures
 * and the plan; a text the officer emptied ('') is empty.
 */
import { countText } from './measure-units.ts'
import { planInText } from './plan-in-text.ts'
import { allResults, listed, type Named, type Outcome } from './target-results.ts'
import type { SectionKey, YearlyReportInput } from './yearly-report-input.ts'

/** The text a section begins with, '' where only the officer knows what happened. */
export const starterText = (key: SectionKey, input: YearlyReportInput): string => {
  const named = allResults(input)
  const of = (outcome: Outcome): Named[] => named.filter((n) => n.outcome === outcome)
  const [met, notMet, missing] = [of('met'), of('not_met'), [...of('no_figure'), ...of('insufficient')]]
  switch (key) {
    case 'strengths':
      return met.length === 0 ? '' : `Các số đo đã đạt: ${listed(met)}.`
    case 'limitations':
      return [
        notMet.length === 0 ? '' : `Các số đo chưa đạt: ${listed(notMet)}.`,
        missing.length === 0 ? '' : `Còn ${countText(missing.length)} số đo chưa có hoặc chưa đủ số liệu để đánh giá.`,
      ]
        .filter((line) => line !== '')
        .join('\n')
    case 'tasks':
      return [
        `Tiếp tục thực hiện ${planInText(input)}.`,
        notMet.length === 0 ? '' : `Tập trung vào ${countText(notMet.length)} số đo chưa đạt nêu tại Phụ lục.`,
        missing.length === 0
          ? ''
          : `Thu thập đủ số liệu của ${countText(missing.length)} số đo chưa có hoặc chưa đủ số liệu.`,
      ]
        .filter((line) => line !== '')
        .join('\n')
    default:
      return ''
  }
}

export const textFor = (key: SectionKey, input: YearlyReportInput): string =>
  (input.texts[key] ?? starterText(key, input)).normalize('NFC').trim()
