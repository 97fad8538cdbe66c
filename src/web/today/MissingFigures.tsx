import { useEffect, useId, useRef, useState } from 'react'
import type { TodayFigure } from '#api/today.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { AddressButton } from '../shell/AddressLink.tsx'
import { Button } from '../ui/Button.tsx'
import css from './MissingFigures.module.css'
import { todayText } from './text.ts'

/** More rows than this wait behind a button, so that the other things of the day stay in sight. */
const few = 5

/** The figures that a report lacks, each with its own button; sorted by the server, unit by unit. */
export const MissingFigures = ({ figures }: { figures: readonly TodayFigure[] }) => {
  const text = useText(todayText)
  const [all, setAll] = useState(false)
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  // The button moves down when it unfolds: whoever came by keyboard goes on at the first row that is new.
  useEffect(() => {
    if (all) list.current?.children[few]?.querySelector('a')?.focus()
  }, [all])
  const shown = all ? figures : figures.slice(0, few)
  return (
    <div className={css.figures}>
      <h4 id={`${listId}-title`}>{text.figures(formatNumber(figures.length))}</h4>
      <ul id={listId} ref={list} aria-labelledby={`${listId}-title`}>
        {shown.map((figure) => (
          <FigureRow key={figure.lineId} figure={figure} />
        ))}
      </ul>
      {figures.length > few ? (
        <Button size="small" kind="quiet" aria-expanded={all} aria-controls={listId} onClick={() => setAll(!all)}>
          {all ? text.showFew : text.showAll(formatNumber(figures.length))}
        </Button>
      ) : null}
    </div>
  )
}

const FigureRow = ({ figure: { name, target, lead, action } }: { figure: TodayFigure }) => {
  const text = useText(todayText)
  const pick = usePick()
  return (
    <li className={css.row}>
      <div>
        <p>{pick(name)}</p>
        <p className="muted">
          {[lead.length > 0 ? lead.join(', ') : text.noLead, target === null ? null : text.target(target)]
            .filter(Boolean)
            .join('\u00a0· ')}
        </p>
      </div>
      <AddressButton to={action.to} kind="plain" size="small" named={`${pick(action.label)}: ${pick(name)}`}>
        {pick(action.label)}
      </AddressButton>
    </li>
  )
}
