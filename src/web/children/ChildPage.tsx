import { IconPhone, IconPrinter } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode, useState } from 'react'
import type { ChildPage as ChildPageData } from '#api/children.ts'
import { ageOn } from '#core/dates.ts'
import { communePathOf } from '#core/permissions.ts'
import { formatNumber } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import css from './ChildPage.module.css'
import { ChildTimeline } from './ChildTimeline.tsx'
import { childText } from './child-text.ts'
import { ageOf, birthOf, groupsOf, levelOf, povertyOf } from './child-words.ts'
import { FactState } from './FactState.tsx'
import { childQuery, childRoute, villagesQuery } from './routes.ts'
import { childrenText } from './text.ts'
import { concernsOf, unknownsOf } from './unknowns.ts'

/** One child: who, what is so now, what happened, and what is not known yet. */
export const ChildPage = () => {
  const text = useText(childText)
  const { words } = useText(childrenText)
  const { today } = useSession()
  const { childId } = childRoute.useParams()
  const { data } = useSuspenseQuery(childQuery(childId))
  const { child } = data
  const who = child.sex === null ? text.child : child.sex === 'male' ? text.boy : text.girl
  return (
    <>
      <PageHead
        above={<Link {...paths.children()}>{text.list}</Link>}
        title={child.fullName ?? text.child}
        windowTitle={text.windowTitle}
        below={[
          `${who}, ${ageOf(child, today, words)}`,
          text.born(birthOf(child)),
          text.inVillage(child.villageName.replaceAll(' ', '\u00a0')),
        ].join('\u00a0· ')}
        actions={
          <span className="desk-only">
            <Button onClick={() => window.print()}>
              <IconPrinter size={18} stroke={1.8} aria-hidden />
              {text.print}
            </Button>
          </span>
        }
      />
      <div className={css.child}>
        <Now page={data} />
        <section className={`card ${css.history}`} aria-labelledby="timeline">
          <h2 id="timeline" className={css.head}>
            {text.timeline}
          </h2>
          <ChildTimeline facts={data.facts} placeName={usePlaceNames(data)} />
        </section>
        <div className={css.ask}>
          <Concerns page={data} />
          <Unknowns page={data} />
          <Family page={data} />
        </div>
      </div>
    </>
  )
}

/** Names of villages by path: the child's own is known, others are asked for once. */
const usePlaceNames = ({ child, facts }: ChildPageData): ((path: string) => string) => {
  const others = facts.some((fact) => fact.kind === 'residences' && fact.content.area_path !== child.villagePath)
  const villages = useQuery({ ...villagesQuery(communePathOf(child.villagePath)), enabled: others }).data ?? []
  return (path) =>
    path === child.villagePath ? child.villageName : (villages.find((village) => village.path === path)?.name ?? path)
}

type PageProps = { page: ChildPageData }

const Now = ({ page: { child, personalNumber, address, householdCode, householdHead } }: PageProps) => {
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

const Family = ({ page: { carers, siblings } }: PageProps) => {
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
              <span className="nowrap">{carer.birthYear ? `${carer.fullName}, ` : carer.fullName}</span>
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

const Concerns = ({ page }: PageProps) => {
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

const Unknowns = ({ page }: PageProps) => {
  const text = useText(childText)
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
              </li>
            ))}
          </ul>
          <p className={css.sentence}>{text.unknownsHint}</p>
        </>
      )}
    </section>
  )
}
