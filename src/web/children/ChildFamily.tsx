import { IconPhone } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { ChildPage } from '#api/children.ts'
import { ageOn } from '#core/dates.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useSession } from '../shell/root-route.tsx'
import css from './ChildPage.module.css'
import { childText } from './child-text.ts'
import { childrenText } from './text.ts'

/** Who cares for the child, and brothers and sisters. */
export const ChildFamily = ({ page: { carers, siblings } }: { page: ChildPage }) => {
  const text = useText(childText)
  const { words } = useText(childrenText)
  const { today } = useSession()
  return (
    <section className={`card ${css.family}`} aria-labelledby="family">
      <h2 id="family" className={css.head}>
        {text.carers}
      </h2>
      {carers.length === 0 ? <p className={css.sentence}>{text.noCarers}</p> : null}
      <dl className={css.facts}>
        {carers.map((carer) => (
          <Fragment key={carer.relation}>
            <dt>{text[carer.relation]}</dt>
            <dd>
              <span className="nowrap">{carer.birthYear ? `${carer.fullName},` : carer.fullName}</span>{' '}
              {carer.birthYear ? <span className="muted nowrap">{text.bornIn(String(carer.birthYear))}</span> : null}
              <br />
              {carer.phone ? (
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
