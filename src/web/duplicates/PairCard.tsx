import { Link } from '@tanstack/react-router'
import type { ComparedChild, ComparedField, DuplicatePair } from '#api/duplicates.ts'
import { birthOf } from '../children/child-words.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/Button.tsx'
import { Status } from '../ui/Status.tsx'
import css from './PairCard.module.css'
import { type DuplicatesText, duplicatesText } from './text.ts'

const kinds = { same: 'done', near: 'info', different: 'slow', unknown: 'missing' } as const

const valueIn = (child: ComparedChild, field: ComparedField, text: DuplicatesText): string => {
  if (field === 'birthDate') return birthOf(child)
  if (field === 'sex') return child.sex === null ? text.notKnown : text[child.sex]
  return child[field] ?? text.notKnown
}

/** Two files side by side, field by field, and what a person may say of them. */
export const PairCard = ({
  pair,
  busy,
  onMerge,
  onApart,
}: {
  pair: DuplicatePair
  busy: boolean
  onMerge: (kept: ComparedChild, merged: ComparedChild) => void
  onApart: () => void
}) => {
  const text = useText(duplicatesText)
  const { first, second } = pair
  const title = text.likely(formatNumber(Math.floor(pair.probability * 1000) / 10, 1))
  return (
    <section className={`card ${css.pair}`} aria-label={`${title}: ${first.fullName}, ${second.fullName}`}>
      <h2 className={css.title}>{title}</h2>
      <table className={css.table}>
        <thead>
          <tr>
            <td />
            {[first, second].map((child, n) => (
              <th key={child.childId} scope="col">
                <Link {...paths.child(child.childId)}>{text.file(n === 0 ? 'A' : 'B')}</Link>
              </th>
            ))}
            <th scope="col">{text.compared}</th>
          </tr>
        </thead>
        <tbody>
          {pair.fields.map(({ field, agreement }) => (
            <tr key={field}>
              <th scope="row">{text.fields[field]}</th>
              <td data-label={text.file('A')}>{valueIn(first, field, text)}</td>
              <td data-label={text.file('B')}>{valueIn(second, field, text)}</td>
              <td>
                <Status kind={kinds[agreement]}>{text.agreement[agreement]}</Status>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css.actions}>
        <Button kind="main" busy={busy} onClick={() => onMerge(first, second)}>
          {text.keep('A')}
        </Button>
        <Button busy={busy} onClick={() => onMerge(second, first)}>
          {text.keep('B')}
        </Button>
        <Button busy={busy} onClick={onApart}>
          {text.apart}
        </Button>
      </div>
    </section>
  )
}
