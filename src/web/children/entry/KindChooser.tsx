import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { FactKind } from '#core/children/facts/fact-kind.ts'
import { offeredKinds } from '#core/children/facts/offering.ts'
import { unaccent } from '#core/text.ts'
import { usePick, useText } from '../../i18n/text.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { TextField } from '../../ui/Field.tsx'
import css from './Entry.module.css'
import { entryText } from './entry-text.ts'

/** What to enter: the kinds under their headings, the most frequent first; a few letters leave those that fit. */
export const KindChooser = ({
  age,
  onChoose,
  onClose,
}: {
  age: number
  onChoose: (kind: string) => void
  onClose: () => void
}) => {
  const text = useText(entryText)
  const pick = usePick()
  const [typed, setTyped] = useState('')
  const { groups, others } = offeredKinds(age)
  const fits = (kind: FactKind) =>
    [pick(kind.words), ...kind.fields.map((field) => pick(field.words))].some((words) =>
      unaccent(words).includes(unaccent(typed.trim())),
    )
  const shown = groups
    .map((group) => ({ ...group, kinds: group.kinds.filter(fits) }))
    .filter(({ kinds }) => kinds.length > 0)
  const rare = others.filter(fits)
  return (
    <Drawer opened title={text.recordOn} onClose={onClose}>
      <div className="stack">
        <TextField
          label={text.find}
          hint={text.findHint}
          type="search"
          data-autofocus
          autoComplete="off"
          value={typed}
          onChange={setTyped}
        />
        {shown.length === 0 && rare.length === 0 ? <p className="second">{text.nothingFound(typed.trim())}</p> : null}
        {shown.map(({ key, words, kinds }) => (
          <section key={key} aria-labelledby={`kinds-${key}`}>
            <h3 id={`kinds-${key}`} className={css.groupName}>
              {pick(words)}
            </h3>
            <Kinds kinds={kinds} onChoose={onChoose} />
          </section>
        ))}
        {rare.length > 0 ? (
          <details className={css.rare} open={typed.trim() !== ''}>
            <summary>{text.others}</summary>
            <Kinds kinds={rare} onChoose={onChoose} />
          </details>
        ) : null}
      </div>
    </Drawer>
  )
}

const Kinds = ({ kinds, onChoose }: { kinds: readonly FactKind[]; onChoose: (kind: string) => void }) => {
  const pick = usePick()
  return (
    <ul className={css.kinds}>
      {kinds.map(({ kind, words }) => (
        <li key={kind}>
          <button type="button" className={css.kind} onClick={() => onChoose(kind)}>
            {pick(words)}
            <IconChevronRight size={18} stroke={1.8} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
