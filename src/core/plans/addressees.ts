/** Whom a letter is addressed to. */
import { bodyStart } from './letterhead-lines.ts'
import { isRule, type Line } from './lines.ts'
import { findMarker } from './markers.ts'
import { fold, startsSmall } from './words.ts'

/** The addressees after "Kính gửi:", on that line or one on each line below. */
export const readAddressees = (
  lines: readonly Line[],
  from: number,
  limit: number,
): { addressees: string[]; end: number } | null => {
  const at = lines.findIndex(
    (line, i) => i >= from - 1 && i < Math.max(limit, from + 20) && /^kính gửi/.test(fold(line.text)),
  )
  if (at < 0 || at > from + 12) return null
  const first = lines[at]!.text.replace(/^kính gửi\s*:?\s*/iu, '')
  const items: string[] = []
  let index = at + 1
  let open = false
  const push = (text: string): void => {
    items.push(text)
    open = !/[;.]$/.test(text)
  }
  if (first !== '' && !isRule(first)) push(first.replace(/^[-–+•]\s*/, ''))
  while (index < lines.length) {
    const line = lines[index]!
    const low = fold(line.text)
    if (isRule(line.text)) {
      index++
      continue
    }
    const marker = findMarker(line.text)
    const previous = items.at(-1)
    if (marker?.isItem) push(line.text.slice(marker.length))
    else if (previous !== undefined && open && startsSmall(line.text)) {
      items[items.length - 1] = `${previous} ${line.text}`
      open = !/[;.]$/.test(line.text)
    } else if (previous === undefined && line.text.length < 120 && !marker && !bodyStart.test(low)) push(line.text)
    else if (previous !== undefined && /;$/.test(previous) && line.text.length < 120 && !marker && !bodyStart.test(low))
      push(line.text)
    else break
    index++
  }
  const addressees = items
    .map((item) => item.replace(/\s+/g, ' ').replace(/[\s;.,:]+$/, ''))
    .filter((item) => item !== '')
  return { addressees, end: index }
}
