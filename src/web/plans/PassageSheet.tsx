import { useMemo, useRef } from 'react'
import { useText } from '../i18n/text.ts'
import { Drawer } from '../ui/Drawer.tsx'
import { type CardKeys, LineWork } from './LineWork.tsx'
import { lineText } from './line-text.ts'
import { nameOf } from './line-words.ts'
import { capital } from './measure-words.ts'
import { MarkedText } from './Paper.tsx'
import css from './PassageSheet.module.css'
import { type Mark, paragraphsOf } from './paper.ts'
import type { Item } from './review-lines.ts'

/** On a phone: one line with its passage in the document, and what can be done with it. */
export const PassageSheet = ({
  item,
  text,
  leads,
  onClose,
  onDecided,
}: {
  item: Item | null
  text: string
  leads: readonly string[]
  onClose: () => void
  onDecided: (itemId: string) => void
}) => {
  const words = useText(lineText)
  const keys = useRef<CardKeys | null>(null)
  const paragraphs = useMemo(() => paragraphsOf(text), [text])
  if (!item) return null
  const { line, doubts } = item
  const name = capital(nameOf(line, words))
  const around = paragraphs.filter((one) => one.end > line.passage.start && one.start < line.passage.end)
  const mark = (passage: { start: number; end: number }, tone: Mark['tone']): Mark => ({
    ...passage,
    itemId: line.lineId,
    label: '',
    name,
    tone,
  })
  const marks = [
    mark(line.passage, 'plain'),
    ...doubts.filter((one) => one.state === 'pending').map((one) => mark(one.passage, 'doubt')),
  ]
  return (
    <Drawer opened title={name} from="bottom" onClose={onClose}>
      <div className={css.sheet}>
        {leads.length > 0 ? <p className="muted">{words.lead(leads.join(', '))}</p> : null}
        <section className={css.passage} aria-label={words.passageOf(name)}>
          {around.map((paragraph) => (
            <p key={paragraph.start}>
              <MarkedText text={text} paragraph={paragraph} marks={marks} selectedId={line.lineId} />
            </p>
          ))}
        </section>
        <div className={css.work}>
          <LineWork key={line.lineId} item={item} name={name} keys={keys} onDecided={() => onDecided(line.lineId)} />
        </div>
      </div>
    </Drawer>
  )
}
