import { memo, type RefObject, useEffect, useMemo, useRef } from 'react'
import { useText } from '../i18n/text.ts'
import { classNames } from '../ui/class-names.ts'
import { lineText } from './line-text.ts'
import css from './Paper.module.css'
import { type Mark, type Paragraph, paragraphsOf, segmentsOf } from './paper.ts'

/** The document as it was handed in, with what was read in it. Pressing a passage chooses its line. */
export const Paper = ({
  text,
  marks,
  selectedId,
  onSelect,
}: {
  text: string
  marks: readonly Mark[]
  selectedId: string | null
  onSelect: (itemId: string) => void
}) => {
  const words = useText(lineText)
  const box = useRef<HTMLElement>(null)
  const paragraphs = useMemo(() => paragraphsOf(text), [text])
  const marked = useMemo(() => marksByParagraph(paragraphs, marks), [paragraphs, marks])
  useScrollTo(box, selectedId)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={box} className={css.box} tabIndex={0} aria-label={words.paper}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: an extra for the mouse; the margin holds a button for each passage */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div
        className={css.paper}
        onClick={(event) => {
          const chosen = (event.target as HTMLElement).closest<HTMLElement>('[data-item]')?.dataset.item
          if (chosen) onSelect(chosen)
        }}
      >
        {paragraphs.map((paragraph, at) => {
          const own = marked[at] as OwnMarks
          return (
            <PaperParagraph
              key={paragraph.start}
              text={text}
              paragraph={paragraph}
              own={own}
              selectedId={own.marks.some((mark) => mark.itemId === selectedId) ? selectedId : null}
            />
          )
        })}
      </div>
    </section>
  )
}

type OwnMarks = { marks: Mark[]; signature: string }

const marksByParagraph = (paragraphs: readonly Paragraph[], marks: readonly Mark[]): OwnMarks[] => {
  const own = paragraphs.map((): Mark[] => [])
  for (const mark of marks) {
    // Paragraphs stand in order, so the first that ends behind the start of a mark is found by halving.
    let [low, high] = [0, paragraphs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((paragraphs[middle] as Paragraph).end <= mark.start) low = middle + 1
      else high = middle
    }
    for (let at = low; at < paragraphs.length && (paragraphs[at] as Paragraph).start < mark.end; at++)
      own[at]?.push(mark)
  }
  return own.map((list) => ({
    marks: list,
    signature: list.map((mark) => `${mark.itemId} ${mark.start} ${mark.end} ${mark.tone} ${mark.label}`).join('|'),
  }))
}

/** Forty pages of paragraphs: one is drawn again only when its own marks or its own selection change. */
const PaperParagraph = memo(
  ({
    text,
    paragraph,
    own,
    selectedId,
  }: {
    text: string
    paragraph: Paragraph
    own: OwnMarks
    selectedId: string | null
  }) => (
    <p className={classNames(paragraph.heading && css.heading)}>
      <MarginLabel paragraph={paragraph} marks={own.marks} selectedId={selectedId} />
      <MarkedText text={text} paragraph={paragraph} marks={own.marks} selectedId={selectedId} />
    </p>
  ),
  (before, after) =>
    before.text === after.text &&
    before.paragraph.start === after.paragraph.start &&
    before.own.signature === after.own.signature &&
    before.selectedId === after.selectedId,
)

export const MarkedText = ({
  text,
  paragraph,
  marks,
  selectedId,
}: {
  text: string
  paragraph: Paragraph
  marks: readonly Mark[]
  selectedId: string | null
}) =>
  segmentsOf(paragraph, marks, selectedId).map(({ start, end, mark, selected }) => {
    const words = text.slice(start, end)
    if (mark === null) return <span key={start}>{words}</span>
    return (
      <mark
        key={start}
        data-item={mark.itemId}
        className={classNames(css.mark, css[mark.tone], selected && css.selected)}
      >
        {words}
      </mark>
    )
  })

const MarginLabel = ({
  paragraph,
  marks,
  selectedId,
}: {
  paragraph: Paragraph
  marks: readonly Mark[]
  selectedId: string | null
}) => {
  const text = useText(lineText)
  const begin = marks.filter((mark) => mark.label !== '' && mark.start >= paragraph.start)
  const shown = begin.find((mark) => mark.itemId === selectedId) ?? begin[0]
  if (!shown) return null
  const doubt = begin.some((mark) => mark.tone === 'doubt' && mark.itemId === shown.itemId)
  return (
    <button
      type="button"
      data-item={shown.itemId}
      className={classNames(css.margin, doubt && css.marginDoubt)}
      aria-label={`${shown.label}: ${text.chooseLine(shown.name)}`}
      aria-pressed={shown.itemId === selectedId}
    >
      {shown.label}
    </button>
  )
}

/** Brings the chosen passage into the middle of the paper, without moving the page around it. */
const useScrollTo = (box: RefObject<HTMLElement | null>, selectedId: string | null): void => {
  useEffect(() => {
    const paper = box.current
    const mark = selectedId === null ? null : paper?.querySelector<HTMLElement>(`mark[data-item="${selectedId}"]`)
    if (!paper || !mark) return
    const [seen, at] = [paper.getBoundingClientRect(), mark.getBoundingClientRect()]
    if (at.top >= seen.top + 24 && at.bottom <= seen.bottom - 24) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    paper.scrollTo({
      top: paper.scrollTop + at.top - seen.top - seen.height / 3,
      behavior: calm ? 'auto' : 'smooth',
    })
  }, [box, selectedId])
}
