import { Fragment, type ReactNode, useState } from 'react'
import type { ChildPage } from '#api/children.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import css from './ChildPage.module.css'
import { childText } from './child-text.ts'
import { groupsOf, levelOf, povertyOf } from './child-words.ts'
import { useChildActions } from './entry/child-actions.ts'
import { FactState } from './FactState.tsx'
import { childrenText } from './text.ts'

/** What is so now, in the order in which it is asked for. */
export const ChildNow = ({ page: { child, personalNumber, address, household } }: { page: ChildPage }) => {
  const text = useText(childText)
  const { words } = useText(childrenText)
  const language = useLanguage()
  const { whyNot, show } = useChildActions()
  const unknown = <FactState kind="unknown">{words.unknown}</FactState>
  const known = (value: boolean | null, yes: ReactNode, no: ReactNode): ReactNode =>
    value === null ? unknown : value ? yes : no
  const rows: (readonly [string, ReactNode])[] = [
    [
      text.residence,
      child.resident === false ? text.movedAway : <Lines key="place" first={child.villageName} second={address} />,
    ],
    [text.ethnic, child.ethnicName ?? unknown],
    [
      text.registration,
      known(child.birthRegistered, words.registered, <FactState kind="attention">{words.notRegistered}</FactState>),
    ],
    [text.personalNumber, personalNumber === null ? unknown : <PersonalNumber key="number" number={personalNumber} />],
    [
      text.insurance,
      known(
        child.insured,
        text.insured,
        <FactState kind={child.age < 6 ? 'attention' : 'no'}>{text.notInsured}</FactState>,
      ),
    ],
    [
      text.school,
      known(
        child.enrolled,
        <Lines first={levelOf(child.schoolLevel, words) ?? words.inSchool} second={child.schoolName} />,
        <FactState kind={child.age >= 5 ? 'attention' : 'no'}>{words.notInSchool}</FactState>,
      ),
    ],
    [
      text.special,
      known(child.specialPresent, groupsOf(child.specialGroups, language) ?? words.special, words.notSpecial),
    ],
    ...(child.specialPresent
      ? [
          [
            text.support,
            known(child.supported, words.supported, <FactState kind="attention">{words.notSupported}</FactState>),
          ] as const,
        ]
      : []),
    [text.disability, known(child.disabled, text.disabled, text.notDisabled)],
    [
      text.household,
      <Lines
        key="household"
        first={child.poverty === null ? unknown : povertyOf(child.poverty, words)}
        second={
          [
            household?.headName && text.householdHead(household.headName),
            household?.code && text.householdCode(household.code),
          ]
            .filter(Boolean)
            .join(', ') || null
        }
        end={
          whyNot === null ? (
            <button
              type="button"
              className={`${css.inline} no-print`}
              aria-label={text.correctHousehold}
              onClick={() => show({ open: 'household' })}
            >
              {text.correct}
            </button>
          ) : null
        }
      />,
    ],
  ]
  return (
    <section className={`card ${css.now}`} aria-labelledby="now">
      <div className={css.headRow}>
        <h2 id="now">{text.now}</h2>
        {whyNot === null ? (
          <button
            type="button"
            className={`${css.inline} no-print`}
            aria-label={text.correctIdentity}
            onClick={() => show({ open: 'identity' })}
          >
            {text.correct}
          </button>
        ) : null}
      </div>
      <dl className={css.facts}>
        {rows.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}

const Lines = ({ first, second, end }: { first: ReactNode; second: string | null; end?: ReactNode }) => (
  <>
    {first}
    {second ? (
      <>
        <br />
        <span className="muted">{second}</span>
      </>
    ) : null}
    {end ? <div>{end}</div> : null}
  </>
)

/** Covered until asked for: somebody may be looking over the shoulder. */
const PersonalNumber = ({ number }: { number: string }) => {
  const text = useText(childText)
  const [shown, setShown] = useState(false)
  return (
    <span className={css.number}>
      <span>{shown ? number : `······${number.slice(-4)}`}</span>
      <button
        type="button"
        className={css.inline}
        aria-label={shown ? text.hideNumberAgain : text.showNumberOf}
        onClick={() => setShown(!shown)}
      >
        {shown ? text.hideNumber : text.showNumber}
      </button>
    </span>
  )
}
