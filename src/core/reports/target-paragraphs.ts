/** Targets in the text of the report: the summary over all, and the sentences of one section. */
import type { MeasureResult } from './measure-result.ts'
import { countText } from './measure-units.ts'
import { sectionFor } from './outline.ts'
import { lead, paragraph } from './report-blocks.ts'
import { type Block, keepTogether } from './report-model.ts'
import { sourceOf } from './sentence-words.ts'
import { sentenceOf, sentenceWithoutSource } from './sentences.ts'
import { countOutcomes, isTwin, listed, type Named, targetYear } from './target-results.ts'
import type { SectionKey, YearlyReportInput } from './yearly-report-input.ts'

export const resultsLead = (input: YearlyReportInput, named: Named[]): Block[] => {
  if (named.length === 0) return []
  const year = targetYear(named)
  const base =
    year === null || year <= input.year
      ? ''
      : ` Các chỉ tiêu giao đến năm ${year}; kết quả năm ${input.year} được so sánh với mức giao đó.`
  return [paragraph(summarySentence(named, input.targets.length) + base)]
}

const summarySentence = (named: Named[], targets: number): string => {
  const counts = countOutcomes(named)
  const parts = (
    [
      ['met', 'đạt'],
      ['not_met', 'chưa đạt'],
      ['small', 'không kết luận vì mẫu nhỏ (dưới 100)'],
      ['insufficient', 'chưa đủ số liệu'],
      ['no_figure', 'chưa có số liệu'],
      ['not_judged', 'không đánh giá'],
    ] as const
  )
    .filter(([outcome]) => counts[outcome] > 0)
    .map(([outcome, words]) => `${countText(counts[outcome])} ${words}`)
  return `Kế hoạch giao ${countText(targets)} chỉ tiêu với ${countText(named.length)} số đo; mỗi số đo là một dòng của Phụ lục kèm theo. Đến ngày chốt số liệu, trong ${countText(named.length)} số đo: ${parts.join('; ')}.`
}

export const sectionSentences = (named: Named[], key: SectionKey): Block[] => {
  const here = named.filter((n) => sectionFor(n.target) === key)
  const told = bySource(here.filter((n) => n.outcome !== 'no_figure' && !isTwin(n)))
  const silent = here.filter((n) => n.outcome === 'no_figure')
  if (silent.length === 0) return told
  return [...told, paragraph(`Chưa có số liệu về: ${listed(silent)}.`)]
}

/** Computed figures first, then one list for each source, so that a source is named once. */
const bySource = (named: Named[]): Block[] => {
  const groups = new Map<string | null, MeasureResult[]>()
  for (const { result } of named) {
    const source = result.figure ? sourceOf(result.figure) : null
    groups.set(source, [...(groups.get(source) ?? []), result])
  }
  const computed = (groups.get(null) ?? []).map((result) => paragraph(sentenceOf(result)))
  groups.delete(null)
  const sourced = [...groups].flatMap(([source, results]): Block[] => {
    const [only, ...more] = results
    if (only !== undefined && more.length === 0) return [paragraph(sentenceOf(only))]
    const items = results.map((result) => keepTogether(sentenceWithoutSource(result)))
    return [lead(`Theo ${source}:`), { kind: 'list', items }]
  })
  return [...computed, ...sourced]
}
