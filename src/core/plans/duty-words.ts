/** Words of something to be done, and what is owed by them. */

export const duty =
  /(?<!\p{L})(?:báo cáo|gửi|trình|nộp|hoàn thành|ban hành|xây dựng|lập|cung cấp|cập nhật|tổng hợp|đăng ký|xong|phê duyệt|tổ chức|thực hiện|triển khai|rà soát|công bố|đánh giá|sơ kết|tổng kết|thông báo|thẩm định|phổ biến)(?!\p{L})/u

const duties = new RegExp(duty.source, 'gu')

export type Span = { start: number; end: number }

export const tidy = (text: string): string => text.replace(/^[\s,;:()]+|[\s,;:(.]+$/g, '')

const reports = /báo cáo|gửi|nộp|trình|xây dựng|lập|hoàn thành|ban hành|tổ chức|tổng hợp/u

/** What is owed: the words from the first verb of handing over, to the day. Null when no verb stands there. */
export const whatIsDue = (text: string, low: string, span: Span): string | null => {
  const verbs = [...low.slice(span.start, span.end).matchAll(duties)]
  const first = verbs.find((verb) => reports.test(verb[0])) ?? verbs[0]
  if (!first) return null
  const words = tidy(text.slice(span.start + first.index, span.end))
  return words.length > 2 ? words : null
}
