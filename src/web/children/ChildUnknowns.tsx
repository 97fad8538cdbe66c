import type { ChildPage } from '#api/children.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Notice } from '../ui/Notice.tsx'
import css from './ChildPage.module.css'
import { childText } from './child-text.ts'
import { useChildActions } from './entry/child-actions.ts'
import { entryText } from './entry/entry-text.ts'
import { FactState } from './FactState.tsx'
import { concernsOf, unknownsOf } from './unknowns.ts'

/** What is known and needs somebody to act. */
export const ChildConcerns = ({ page }: { page: ChildPage }) => {
  const text = useText(childText)
  const concerns = concernsOf(page, text)
  if (concerns.length === 0) return null
  return (
    <Notice kind="warn">
      <h2 className={css.noticeTitle}>{text.toDo}</h2>
      <ul>
        {concerns.map((concern) => (
          <li key={concern}>{concern}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** What should be asked, each with the form that takes the answer. */
export const ChildUnknowns = ({ page }: { page: ChildPage }) => {
  const text = useText(childText)
  const entry = useText(entryText)
  const { whyNot, show } = useChildActions()
  const unknowns = unknownsOf(page, text)
  return (
    <section className="card" aria-labelledby="unknowns">
      <div className={css.headRow}>
        <h2 id="unknowns">{text.unknowns}</h2>
        {unknowns.length > 0 ? <span className="muted">{formatNumber(unknowns.length)}</span> : null}
      </div>
      {unknowns.length === 0 ? (
        <p className={css.sentence}>{text.allKnown}</p>
      ) : (
        <>
          <ul className={css.unknowns}>
            {unknowns.map((unknown) => (
              <li key={unknown.key}>
                <FactState kind="unknown">
                  <span className={css.unknownWhat}>{unknown.what}</span>
                  {unknown.how ? <span className={css.how}>{unknown.how}</span> : null}
                </FactState>
                {unknown.panel && whyNot === null ? (
                  <button
                    type="button"
                    className={css.inline}
                    aria-label={entry.recordNowOf(unknown.what)}
                    onClick={() => unknown.panel && show(unknown.panel)}
                  >
                    {entry.recordNow}
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
          {whyNot === null ? <p className={css.sentence}>{text.unknownsHint}</p> : null}
        </>
      )}
    </section>
  )
}
