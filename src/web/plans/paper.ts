/** The document as paragraphs to show: where hard line ends broke a sentence, the lines flow together again. */

export type Mark = {
  start: number
  end: number
  itemId: string
  label: string
  /** How the line is called in full, for the button in the margin. */
  name: string
  tone: 'plain' | 'doubt' | 'rejected'
}

export type Paragraph = { start: number; end: number; heading: boolean }

const beginsAnew =
  /^\s*(?:[-+*•–]|\p{L}\)|\d{1,3}[.)]|\d+(?:\.\d+)+|[IVXLC]+[.)]|(?:Chỉ tiêu|Mục tiêu|Điều|Phần|Chương|Mục|Nơi nhận|TM\.|KT\.|Căn cứ)(?!\p{L}))/u
const ends = /[.;:!?]\s*$/u
const longLine = 60

/** Joins `next` to the line before when the line end was only that of the paper. */
const continues = (before: string, next: string): boolean => {
  if (beginsAnew.test(next) || ends.test(before)) return false
  return /^\s*\p{Ll}/u.test(next) || before.trim().length >= longLine
}

const isHeading = (text: string): boolean => {
  const words = text.trim()
  if (/^(?:[IVXLC]+|[A-Z]|Phần \S+)[.)]?\s+\S/u.test(words) && words.length < 120) return true
  if (/^(?:\d+\.|[a-zđ]\)\s+Mục tiêu)\s*\S/u.test(words) && words.length < 80 && !/[.;,:]$/u.test(words)) return true
  return words.length >= 6 && words.length < 160 && words === words.toLocaleUpperCase('vi') && /\p{Lu}{3}/u.test(words)
}

/** Paragraphs by their place in the text; empty lines only separate. */
export const paragraphsOf = (text: string): Paragraph[] => {
  const paragraphs: Paragraph[] = []
  let before: { text: string; paragraph: Paragraph } | null = null
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    if (line.trim() !== '') {
      if (before && !before.paragraph.heading && !isHeading(line) && continues(before.text, line)) {
        before.paragraph.end = end
        before.text = line
      } else {
        const paragraph = { start, end, heading: isHeading(line) }
        paragraphs.push(paragraph)
        before = { text: line, paragraph }
      }
    }
    start = end + 1
  }
  return paragraphs
}

export type Segment = { start: number; end: number; mark: Mark | null; selected: boolean }

/** A paragraph cut where marks begin and end. Where several lie over each other, the selected one shows, then the shortest. */
export const segmentsOf = (paragraph: Paragraph, marks: readonly Mark[], selectedId: string | null): Segment[] => {
  const cuts = new Set([paragraph.start, paragraph.end])
  for (const mark of marks)
    for (const at of [mark.start, mark.end]) if (at > paragraph.start && at < paragraph.end) cuts.add(at)
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((start, i) => {
    const end = places[i + 1] as number
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end)
    const mark = over.sort((a, b) => rank(a, selectedId) - rank(b, selectedId))[0] ?? null
    return { start, end, mark, selected: over.some((one) => one.itemId === selectedId) }
  })
}

const rank = (mark: Mark, selectedId: string | null): number =>
  mark.end - mark.start + (mark.tone === 'doubt' ? -1e7 : 0) + (mark.itemId === selectedId ? -1e6 : 0)
