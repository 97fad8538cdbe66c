/** How often something is owed. */
import type { Hit } from './deadline-days.ts'
import type { Span } from './duty-words.ts'
import type { Recurrence } from './plan-reading.ts'

const recurrences: [Recurrence, RegExp][] = [
  ['weekly', /(?:hằng|hàng|mỗi) tuần/u],
  ['monthly', /(?:hằng|hàng|mỗi) tháng|định kỳ tháng|tháng sau|báo cáo tháng|tháng tiếp theo/u],
  [
    'quarterly',
    /(?:hằng|hàng|mỗi) quý|định kỳ quý|báo cáo quý|theo quý|tháng cuối quý|cuối quý|tháng (?:thứ ba|đầu|cuối)[^,;.]{0,12} quý|quý [ivx]+,/u,
  ],
  ['6-month', /(?:0?6|sáu) tháng(?! cuối)/u],
  ['yearly', /(?:hằng|hàng|mỗi|từng) năm|định kỳ năm|báo cáo (?:kết quả )?năm(?! \d)|(?:01|1|một) năm/u],
]

export const recurrenceIn = (low: string): Recurrence | null =>
  recurrences.find(([, pattern]) => pattern.test(low))?.[0] ?? null

const every = '(?:hằng|hàng|mỗi|từng) (?:năm|tháng|quý|tuần)'

const everyBehind = new RegExp(`^\\s*\\)?\\s*,?\\s*(${every})(?!\\s*\\()`, 'u')

const everyAtEnd = new RegExp(`(${every})$`, 'u')

/** How often: by the words next to the day; a whole date with its year comes once unless words say otherwise. */
export const recurrenceOf = (low: string, part: Span, hit: Hit, hits: readonly Hit[]): Recurrence | null => {
  const behind = everyBehind.exec(low.slice(hit.end)) ?? everyAtEnd.exec(low.slice(hit.start, hit.end))
  if (behind) return recurrenceIn(behind[1]!)
  const meant =
    /^\s*(?:(?:\(|,)?\s*(?:đối với|cho|với)\s+(?:kỳ\s+)?(?:báo cáo\s+)?|\(\s*(?:kỳ\s+)?báo cáo\s+(?:kết quả\s+)?)(?:định kỳ\s+)?((?:0?6|sáu) tháng|năm|quý|tháng)(?!\p{L}|\s\d)/u.exec(
      low.slice(hit.end),
    )
  if (meant && hit.date === null)
    return /6|sáu/.test(meant[1]!)
      ? '6-month'
      : meant[1] === 'năm'
        ? 'yearly'
        : meant[1] === 'quý'
          ? 'quarterly'
          : 'monthly'
  const since = hits.filter((other) => other.end <= hit.start).at(-1)?.end ?? part.start
  const ahead = low.slice(since, hit.start)
  const period =
    /(?:(0?6|sáu) tháng(?! cuối)(?:\s*đầu năm)?|(?<!\p{L})(quý)(?:\s+[ivx]+)?|(?<!\p{L})(?:báo cáo|cả|và|,|kết quả|tổng kết|01|một|hằng|hàng|^)\s*(năm)(?!\s*\d))[^;]{0,40}$/u.exec(
      ahead,
    )
  const periodic = /định kỳ|hằng|hàng|chế độ báo cáo|mỗi/u.test(low)
  if (period && (hit.date === null || periodic)) return period[1] ? '6-month' : period[2] ? 'quarterly' : 'yearly'
  if (hit.date !== null) return null
  return recurrenceIn(low.slice(part.start, part.end)) ?? (periodic ? recurrenceIn(low) : null)
}
