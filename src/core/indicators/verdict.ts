/** The verdicts on a measure and why, with their words. judge.ts comes to them. */
export type Verdict = 'met' | 'not_met' | 'insufficient' | 'not_judged'

export type VerdictReason =
  | 'reached'
  | 'short'
  | 'already_zero'
  | 'already_full'
  | 'no_figure'
  | 'no_previous'
  | 'too_many_unknown'
  | 'unknown_could_decide'
  | 'empty_cohort'
  | 'survey_only'
  | 'unit_mismatch'
  | 'no_value'
  | 'change_ambiguous'
  | 'maintain_ambiguous'

export const verdictLabels = {
  met: { vi: 'đạt', en: 'met' },
  not_met: { vi: 'chưa đạt', en: 'not met' },
  insufficient: { vi: 'chưa đủ số liệu', en: 'not enough data' },
  not_judged: { vi: 'không đánh giá', en: 'not judged' },
} as const satisfies Record<Verdict, { vi: string; en: string }>

export const verdictReasonLabels = {
  reached: { vi: 'đã đạt mức đề ra', en: 'the target is reached' },
  short: { vi: 'chưa tới mức đề ra', en: 'the target is not reached' },
  already_zero: { vi: 'đã bằng 0, không thể giảm thêm', en: 'already zero, cannot fall further' },
  already_full: { vi: 'đã đạt 100%, không thể tăng thêm', en: 'already 100%, cannot rise further' },
  no_figure: { vi: 'chưa có số liệu', en: 'there is no figure' },
  no_previous: { vi: 'chưa có số liệu kỳ trước để so sánh', en: 'there is no earlier figure to compare with' },
  too_many_unknown: {
    vi: 'quá nhiều trẻ chưa rõ thông tin',
    en: 'too many children have unknown facts',
  },
  unknown_could_decide: {
    vi: 'những trẻ chưa rõ thông tin có thể làm đổi kết quả',
    en: 'the children with unknown facts could change the outcome',
  },
  empty_cohort: { vi: 'không có trẻ nào thuộc diện tính', en: 'nobody belongs to the cohort' },
  survey_only: {
    vi: 'chỉ đánh giá được bằng điều tra, không bằng số vụ việc ghi nhận',
    en: 'can be judged only by a survey, not by recorded cases',
  },
  unit_mismatch: { vi: 'đơn vị của chỉ tiêu khác đơn vị của số liệu', en: 'target and figure have different units' },
  no_value: { vi: 'chỉ tiêu không nêu mức', en: 'the target names no value' },
  change_ambiguous: {
    vi: 'mức tăng, giảm đọc được hai cách (so với kỳ trước hay theo điểm phần trăm) và hai cách cho kết quả khác nhau',
    en: 'the change can be read in two ways (relative or in points) with different outcomes',
  },
  maintain_ambiguous: {
    vi: 'chưa rõ phải giữ ở trên hay ở dưới mức này',
    en: 'not clear whether to stay above or below this value',
  },
} as const satisfies Record<VerdictReason, { vi: string; en: string }>
