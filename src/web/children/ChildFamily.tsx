import { IconPhone } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { ChildPage } from '#api/children.ts'
import { ageOn, formatDate } from '#core/dates.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useSession } from '../shell/root-route.tsx'
import css from './ChildPage.module.css'
import type { ChildText } from './child-text.ts'
import { childText } from './child-text.ts'
import { useChildActions } from './entry/child-actions.ts'
import { FactState } from './FactState.tsx'
import { childrenText } from './text.ts'

/** Who cares for the child, and brothers and sisters. */
export const ChildFamily = ({ page: { carers, siblings } }: { page: ChildPage }) => {
  const text = useText(childText)
  const { words } = useText(childrenText)
  const { today } = useSession()
  const { whyNot, show } = useChildActions()
  return (
    <section className={`card ${css.family}`} aria-labelledby="family">
      <div className={css.headRow}>
        <h2 id="family">{text.carers}</h2>
        {whyNot === null ? (
          <button
            type="button"
            className={`${css.inline} no-print`}
            aria-label={text.addCarer}
            onClick={() => show({ open: 'carer' })}
          >
            {text.add}
          </button>
        ) : null}
      </div>
      {carers.length === 0 ? <p className={css.sentence}>{text.noCarers}</p> : null}
      <dl className={css.facts}>
        {carers.map((carer) => (
          <Fragment key={carer.factId}>
            <dt>{text[carer.relation]}</dt>
            <dd>
              <span className="nowrap">{carer.birthYear ? `${carer.fullName},` : carer.fullName}</span>{' '}
              {carer.birthYear ? <span className="muted nowrap">{text.bornIn(String(carer.birthYear))}</span> : null}
              <br />
              {stateOf(carer.state, text) === null ? null : (
                <>
                  <FactState kind="info">{stateOf(carer.state, text)}</FactState>
                  <br />
                </>
              )}
              {carer.state?.living === false ? null : carer.phone ? (
                <a
                  className={css.phone}
                  href={`tel:${carer.phone.replaceAll(/[^\d+]/g, '')}`}
                  aria-label={text.call(carer.fullName, carer.phone)}
                >
                  <IconPhone size={16} stroke={1.8} aria-hidden />
                  {carer.phone}
                </a>
              ) : (
                <span className="muted">{text.noPhone}</span>
              )}
              {whyNot === null ? (
                <div className="no-print">
                  <button
                    type="button"
                    className={css.inline}
                    aria-label={text.correctCarer(carer.fullName)}
                    onClick={() => show({ open: 'carer', carer })}
                  >
                    {text.correct}
                  </button>
                </div>
              ) : null}
            </dd>
          </Fragment>
        ))}
        {siblings.length > 0 ? (
          <>
            <dt>{text.siblings}</dt>
            <dd>
              <ul>
                {siblings.map((sibling) => (
                  <li key={sibling.childId}>
                    <Link {...paths.child(sibling.childId)}>{sibling.fullName}</Link>
                    <span className="muted nowrap">, {words.years(formatNumber(ageOn(sibling.birthDate, today)))}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

/** What of a carer's life needs to be seen; that they live at home does not. */
const stateOf = (state: ChildPage['carers'][number]['state'], text: ChildText): string | null => {
  if (state === null) return null
  const since = text.since(formatDate(state.validFrom))
  if (state.living === false) return `${text.passedAway}, ${since}`
  if (state.whereabouts === null || state.whereabouts === 'home') return state.note
  return [text.where[state.whereabouts], since, state.note].filter(Boolean).join(', ')
}
