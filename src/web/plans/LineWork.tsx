import { IconCheck } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import type { PlanLine } from '#api/plans.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { DoubtNote } from './DoubtNote.tsx'
import { LineEditor } from './LineEditor.tsx'
import { LineParts } from './LineParts.tsx'
import css from './LineWork.module.css'
import { lineText } from './line-text.ts'
import { type Item, isSettled } from './review-lines.ts'
import { useDecide, useDesk } from './use-review.ts'

/** What the keyboard does to the chosen card. */
export type CardKeys = { accept: () => void; edit: () => void; reject: () => void }

/** The inside of a chosen line: its parts, its doubts, Nhận / Sửa / Bỏ or the form. Also what the phone's sheet shows. */
export const LineWork = ({
  item,
  name,
  keys,
  onDecided,
}: {
  item: Item
  name: string
  keys?: RefObject<CardKeys | null>
  onDecided: () => void
}) => {
  const text = useText(lineText)
  const { mayEdit } = useDesk()
  const { line } = item
  const [editing, setEditing] = useState(false)
  const { decide, error, isSending } = useDecide(item, name)
  const settle = async (state: 'accepted' | 'rejected') => {
    if (isSending) return
    // An accepted target may hold a measure that was in doubt and still waits.
    const waiting = line.state === 'accepted' && state === 'accepted' ? item.measures.filter(isPending) : []
    if (line.state === state && waiting.length === 0) return
    const done = waiting.length > 0 ? await decideEach(waiting) : await decide(state)
    if (done) onDecided()
  }
  const decideEach = async (measures: readonly PlanLine[]) => {
    for (const measure of measures) if (!(await decide('accepted', measure))) return false
    return true
  }
  useEffect(() => {
    if (!keys || !mayEdit) return
    const own: CardKeys = {
      accept: () => !editing && void settle('accepted'),
      edit: () => setEditing(true),
      reject: () => !editing && void settle('rejected'),
    }
    keys.current = own
    return () => {
      if (keys.current === own) keys.current = null
    }
  })
  if (editing)
    return (
      <LineEditor
        item={item}
        name={name}
        onRejectMeasure={(one) => void decide('rejected', one)}
        onClose={(accept) => {
          setEditing(false)
          if (accept) void settle('accepted')
        }}
      />
    )
  return (
    <div className={css.work}>
      <LineParts item={item} onDecide={(one, state) => decide(state, one)} />
      {line.doubt ? <DoubtNote line={line} /> : null}
      {line.corrected ? <p className="muted">{text.corrected}</p> : null}
      <ErrorNotice error={error} />
      {mayEdit ? (
        <div className={css.actions}>
          {isSettled(item) && line.state === 'accepted' ? null : (
            <Button kind="main" data-main busy={isSending} onClick={() => settle('accepted')}>
              <IconCheck size={18} stroke={1.8} aria-hidden />
              {text.accept} <Key name="Enter" />
            </Button>
          )}
          <Button onClick={() => setEditing(true)}>
            {text.edit} <Key name="E" />
          </Button>
          {line.state === 'rejected' ? null : (
            <Button busy={isSending} onClick={() => settle('rejected')}>
              {text.reject} <Key name="X" />
            </Button>
          )}
          {line.state === 'pending' ? null : (
            <Button kind="quiet" busy={isSending} onClick={() => decide('pending')}>
              {text.putBack}
            </Button>
          )}
        </div>
      ) : null}
    </div>
  )
}

const Key = ({ name }: { name: string }) => (
  <span className={css.key} aria-hidden>
    {name}
  </span>
)

const isPending = (line: PlanLine): boolean => line.state === 'pending'
