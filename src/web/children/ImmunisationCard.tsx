/** What a child was given and what is due, by the commune's record; how sure that is stands beside it. */
import { IconChecks, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type ChildImmunisation, childHealthApi, type DoseOfChild, type ImmunisationSet } from '#api/child-health.ts'
import { confirmationLabels } from '#core/catalogues/catalogue.ts'
import { addDays, formatDate } from '#core/dates.ts'
import { queryOf } from '../client.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { useCan, useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Status } from '../ui/Status.tsx'
import { CheckDrawer } from './CheckDrawer.tsx'
import { DoseDrawer } from './DoseDrawer.tsx'
import { FactState } from './FactState.tsx'
import css from './Health.module.css'
import { healthText } from './health-text.ts'

/** From this age on nobody follows up doses; what is on record still shows. */
const followedUnder = 8

/** Days ahead that "next" looks. */
const soon = 400

type Opened = { what: 'dose'; dose: DoseOfChild | null } | { what: 'check' }

export const ImmunisationCard = ({
  childId,
  villagePath,
  age,
}: {
  childId: string
  villagePath: string
  age: number
}) => {
  const text = useText(healthText)
  const mayEdit = useCan()('child.edit', villagePath)
  const { data, error } = useQuery(queryOf(childHealthApi.immunisation, { params: { childId } }))
  const [opened, setOpened] = useState<Opened | null>(null)
  const onRecord = data && (data.doses.some(({ givenOn }) => givenOn !== null) || data.unclear.length > 0)
  if (data && age >= followedUnder && !onRecord) return null
  const close = () => setOpened(null)
  const reason = mayEdit ? null : text.noEdit
  return (
    <section className={`card ${css.card}`} aria-labelledby="immunisation" aria-busy={data || error ? undefined : true}>
      <div className={css.head}>
        <h2 id="immunisation">{text.immunisation}</h2>
        <span className="no-print">
          <Button size="small" disabledReason={reason} onClick={() => setOpened({ what: 'dose', dose: null })}>
            <IconPlus size={16} stroke={1.8} aria-hidden />
            {text.addDose}
          </Button>
        </span>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      {data ? (
        <>
          <Full sets={data.sets} />
          <Checked data={data}>
            {mayEdit ? (
              <Button size="small" onClick={() => setOpened({ what: 'check' })}>
                <IconChecks size={16} stroke={1.8} aria-hidden />
                {text.addCheck}
              </Button>
            ) : null}
          </Checked>
          <Doses data={data} onEnter={mayEdit ? (dose) => setOpened({ what: 'dose', dose }) : null} />
          <Foot data={data} />
        </>
      ) : error ? null : (
        <p className={css.sentence}>{text.loading}</p>
      )}
      {opened?.what === 'dose' ? <DoseDrawer childId={childId} dose={opened.dose} onClose={close} /> : null}
      {opened?.what === 'check' ? <CheckDrawer childId={childId} onClose={close} /> : null}
    </section>
  )
}

const Full = ({ sets }: { sets: readonly ImmunisationSet[] }) => {
  const text = useText(healthText)
  const pick = usePick()
  const told = sets.filter(({ reason }) => reason !== 'definition_unknown')
  const open = sets.filter(({ reason }) => reason === 'definition_unknown')
  return (
    <div className={css.latest}>
      {told.map(({ code, kinds, result, reason, missing, confirmation }) => (
        <div key={code}>
          <FactState kind={result === 'yes' ? 'yes' : result === 'no' ? 'attention' : 'unknown'}>
            {(result === 'yes' ? text.fullYes : result === 'no' ? text.fullNo : text.fullUnknown)(String(kinds))}
          </FactState>
          <p className="muted">
            {reason === null ? null : `${text.setReason[reason]} `}
            {missing.length === 0
              ? null
              : `${(result === 'no' ? text.missing : text.stillMissing)(missing.map(pick).join('; '))}. `}
            {`(${confirmation}: ${pick(confirmationLabels[confirmation])})`}
          </p>
        </div>
      ))}
      {open.length === 0 ? null : (
        <p className="muted">{text.otherSets(open.map(({ kinds }) => String(kinds)).join(', '))}</p>
      )}
    </div>
  )
}

const Checked = ({ data: { checked }, children }: { data: ChildImmunisation; children: ReactNode }) => {
  const text = useText(healthText)
  const book = checked && checked.book in text.book ? text.book[checked.book as keyof typeof text.book] : null
  return (
    <div className={css.sentence}>
      {checked ? (
        <FactState kind="yes">{`${text.checkedOn(formatDate(checked.on))}${book ? ` (${book})` : ''}`}</FactState>
      ) : (
        <FactState kind="unknown">{text.neverChecked}</FactState>
      )}
      <p className="no-print">{children}</p>
    </div>
  )
}

const Doses = ({
  data: { doses, unclear },
  onEnter,
}: {
  data: ChildImmunisation
  onEnter: ((dose: DoseOfChild) => void) | null
}) => {
  const text = useText(healthText)
  const pick = usePick()
  const { today } = useSession()
  const inState = (...states: DoseOfChild['state'][]) => doses.filter(({ state }) => states.includes(state))
  const overdue = inState('overdue')
  const due = inState('due')
  const next = inState('not_yet')
    .filter(({ dueOn }) => dueOn !== null && dueOn <= addDays(today, soon))
    .slice(0, 2)
  const unknown = Map.groupBy(inState('unknown'), ({ reason }) => reason)
  const given = doses
    .filter(({ givenOn }) => givenOn !== null)
    .toSorted((a, b) => ((a.givenOn ?? '') < (b.givenOn ?? '') ? -1 : 1))
  const early = inState('too_early')
  const row = (dose: DoseOfChild, status: ReactNode) => (
    <li key={dose.code}>
      <span>{status}</span>
      {onEnter ? (
        <Button size="small" aria-label={text.doseGiven(pick(dose.words))} onClick={() => onEnter(dose)}>
          {text.addDose}
        </Button>
      ) : null}
    </li>
  )
  const when = ({ words, dueOn }: DoseOfChild) => `${pick(words)}${dueOn ? ` ${text.since(formatDate(dueOn))}` : ''}`
  return (
    <>
      {overdue.length + due.length === 0 ? <p className={css.sentence}>{text.nothingDue}</p> : null}
      <Group title={text.overdue} list={overdue}>
        {(dose) => row(dose, <Status kind="overdue">{when(dose)}</Status>)}
      </Group>
      <Group title={text.due} list={due}>
        {(dose) => row(dose, <Status kind="due">{when(dose)}</Status>)}
      </Group>
      <Group title={text.early} list={early}>
        {({ code, words, givenOn }) => (
          <li key={code}>
            {pick(words)}, {givenOn === null ? null : text.on(formatDate(givenOn))}
          </li>
        )}
      </Group>
      <Group title={text.next} list={next}>
        {({ code, words, dueOn }) => (
          <li key={code}>
            <span>{pick(words)}</span>
            <span className="muted nowrap">{dueOn === null ? null : formatDate(dueOn)}</span>
          </li>
        )}
      </Group>
      {unknown.size === 0 ? null : (
        <div className={css.group}>
          <h3>{text.unknown}</h3>
          <ul>
            {[...unknown].map(([reason, list]) => (
              <li key={reason}>
                <FactState kind="unknown">
                  {`${list.map(({ words }) => pick(words)).join('; ')}${reason === null ? '' : ` (${text.doseReason[reason]})`}`}
                </FactState>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Group title={text.unclear} list={unclear}>
        {({ vaccine, words, date }) => (
          <li key={`${vaccine}${date}`}>
            <span>{words ? pick(words) : vaccine}</span>
            <span className="muted nowrap">{date === null ? null : formatDate(date)}</span>
          </li>
        )}
      </Group>
      {given.length === 0 ? null : (
        <details className={css.details}>
          <summary>{text.done(formatNumber(given.length))}</summary>
          <ul className={css.given}>
            {given.map(({ code, words, givenOn }) => (
              <li key={code}>
                <span>{pick(words)}</span>
                <span className="muted nowrap">{givenOn === null ? null : formatDate(givenOn)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const Group = <T,>({
  title,
  list,
  children,
}: {
  title: string
  list: readonly T[]
  children: (one: T) => ReactNode
}) =>
  list.length === 0 ? null : (
    <div className={css.group}>
      <h3>{title}</h3>
      <ul className={css.doses}>{list.map(children)}</ul>
    </div>
  )

const Foot = ({ data: { schedule } }: { data: ChildImmunisation }) => {
  const text = useText(healthText)
  return (
    <p className={css.source}>
      {text.notTheBook}
      {schedule ? ` ${(schedule.hasTimetable ? text.schedule : text.scheduleWithout)(schedule.basis)}` : null}
    </p>
  )
}
