import { useText } from '../i18n/text.ts'
import { NumberFigure } from '../ui/NumberFigure.tsx'
import type { AnnexRow } from './annex.ts'
import css from './Figures.module.css'
import { reportsText } from './text.ts'

/** The figures of a final report, each opening to its rows as they were. */
export const FrozenFigures = ({ rows, onOpen }: { rows: readonly AnnexRow[]; onOpen: (row: AnnexRow) => void }) => {
  const text = useText(reportsText)
  return (
    <div className="stack-tight">
      <p className={css.lead}>{text.frozenFigures}</p>
      <ul className={`card ${css.list}`} aria-label={text.tab.figures}>
        {rows.map((row) => (
          <li key={row.at}>
            <div>
              <p>{row.subject}</p>
              <p className="muted">
                {text.target(row.number)}
                {'\u00a0· '}
                {row.standing}
              </p>
            </div>
            {row.counted === '' ? null : row.measure?.indicator ? (
              <span className={css.figure}>
                <NumberFigure name={row.subject} frozen onOpen={() => onOpen(row)}>
                  {row.rate === '' ? row.counted : row.rate}
                </NumberFigure>
                {row.of === '' ? null : <span className="muted">{`${row.counted}/${row.of}`}</span>}
              </span>
            ) : (
              <b>{row.rate === '' ? row.counted : row.rate}</b>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
