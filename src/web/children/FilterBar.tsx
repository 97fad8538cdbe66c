import { IconPlus, IconSearch, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useState } from 'react'
import type { SavedList } from '#api/saved-lists.ts'
import { asksSomething, readSearch } from '#core/children/child-search.ts'
import { useText } from '../i18n/text.ts'
import { IconButton } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import type { Chip } from './conditions.ts'
import css from './FilterBar.module.css'
import { QuestionPicker } from './QuestionPicker.tsx'
import { childrenText } from './text.ts'

/** Whom one looks for, a chip for each condition, and a way to add one. */
export const FilterBar = ({
  chips,
  name,
  onName,
  onRemove,
  onAdd,
  lists,
  children,
}: {
  chips: readonly Chip[]
  name: string
  onName: (name: string) => void
  onRemove: (chip: Chip) => void
  onAdd: () => void
  lists: readonly SavedList[]
  /** What else can be done with the list. */
  children?: ReactNode
}) => {
  const text = useText(childrenText)
  return (
    <div className={classNames(css.bar, 'no-print')}>
      <NameField name={name} onName={onName} />
      <QuestionPicker lists={lists} />
      {chips.length > 0 ? (
        <ul className={css.chips} aria-label={text.filters}>
          {chips.map((chip) => (
            <li key={chip.key}>
              <button
                type="button"
                className={css.chip}
                aria-label={text.removeCondition(chip.label)}
                onClick={() => onRemove(chip)}
              >
                {chip.label}
                <IconX size={16} stroke={1.8} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <button type="button" className={classNames(css.chip, css.add)} aria-haspopup="dialog" onClick={onAdd}>
        <IconPlus size={16} stroke={1.8} aria-hidden />
        {text.addCondition}
      </button>
      {children}
    </div>
  )
}

/** What can be done with the list, beside its conditions. */
export const BarButton = ({ icon, label, onClick }: { icon: ReactNode; label: string; onClick: () => void }) => (
  <button type="button" className={classNames(css.chip, css.add)} aria-haspopup="dialog" onClick={onClick}>
    {icon}
    {label}
  </button>
)

/** Looks after a pause in typing, from one whole letter on. What is typed lives here only, never in the address. */
const NameField = ({ name, onName }: { name: string; onName: (name: string) => void }) => {
  const text = useText(childrenText)
  const id = useId()
  const [typed, setTyped] = useState(name)
  const wanted = asksSomething(readSearch(typed)) ? typed.trim().slice(0, 100) : ''
  useEffect(() => {
    if (wanted === name) return
    const timer = setTimeout(() => onName(wanted), 250)
    return () => clearTimeout(timer)
  }, [wanted, name, onName])
  return (
    <div className={css.search}>
      <label className="visually-hidden" htmlFor={id}>
        {text.search}
      </label>
      <IconSearch size={18} stroke={1.8} aria-hidden />
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={text.searchHint}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed ? (
        <IconButton
          size="small"
          label={text.clearSearch}
          onClick={() => {
            setTyped('')
            onName('')
          }}
        >
          <IconX size={16} stroke={1.8} />
        </IconButton>
      ) : null}
    </div>
  )
}
