import { Fragment, type ReactNode, useState } from 'react'
import type { ChildPage } from '#api/children.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import css from './ChildPage.module.css'
import { childText } from './child-text.ts'
import { groupsOf, levelOf, povertyOf } from './child-words.ts'
import { FactState } from './FactState.tsx'
import { childrenText } from './text.ts'

/** What is so now, in the order in which it is asked for. */
export const ChildNow = ({
  page: { child, personalNumber, address, householdCode, householdHead },
}: {
  page: ChildPage
}) => {
  const text = useText(childText)
  const { words } = useText(childrenText)
  const language = useLanguage()
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
          [householdHead && text.householdHead(householdHead), householdCode && text.householdCode(householdCode)]
            .filter(Boolean)
            .join(', ') || null
        }
      />,
    ],
  ]
  return (
    <section className={`card ${css.now}`} aria-labelledby="now">
      <h2 id="now" className={css.head}>
        {text.now}
      </h2>
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

const Lines = ({ first, second }: { first: ReactNode; second: string | null }) => (
  <>
    {first}
    {second ? (
      <>
        <br />
        <span className="muted">{second}</span>
      </>
    ) : null}
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
