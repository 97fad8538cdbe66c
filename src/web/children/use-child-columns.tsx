import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ListedChild } from '#api/children.ts'
import type { ChildRow } from '#core/children/child-row.ts'
import { type ColumnKey, columnsOf } from '#core/children/list-columns.ts'
import { sortName } from '#core/children/registration.ts'
import { dayNumber, type PlainDate } from '#core/dates.ts'
import { type Language, useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useSession } from '../shell/root-route.tsx'
import type { Column } from '../ui/DataTable.tsx'
import css from './ChildrenPage.module.css'
import { ageOf, birthOf, groupsOf, levelOf, povertyOf, sexOf } from './child-words.ts'
import { FactState } from './FactState.tsx'
import { type ChildrenText, type ChildWords, childrenText } from './text.ts'

/** What a row on a phone says anyway. */
const inPhoneLines: readonly ColumnKey[] = ['age', 'sex', 'ethnic']

/** The columns of the list; two lines each, so that they fit beside the questions. */
export const useChildColumns = (chosen: readonly ColumnKey[]): readonly Column<ListedChild>[] => {
  const text = useText(childrenText)
  const language = useLanguage()
  const { today } = useSession()
  return useMemo(() => {
    const { words } = text
    const own: Column<ListedChild>[] = [
      {
        key: 'name',
        header: text.fullName,
        phone: 'title',
        sortBy: (child) => sortName(child.fullName ?? ''),
        cell: (child) => (
          <>
            <Link className={css.name} {...paths.child(child.childId)}>
              {child.fullName ?? text.nameHidden}
            </Link>
            <br />
            <span className="muted desk-only">
              {child.ethnicName ? words.ethnic(child.ethnicName) : `${text.ethnic}: ${words.unknown}`}
            </span>
            {child.score >= 3 ? <span className={css.carers}>{carersOf(child, text)}</span> : null}
          </>
        ),
      },
      {
        key: 'birth',
        header: text.birthDate,
        phone: 'end',
        sortBy: (child) => dayNumber(child.birthDate),
        cell: (child) => (
          <>
            <span className="nowrap">{birthOf(child)}</span>
            <br />
            <span className="muted nowrap desk-only">{`${ageOf(child, today, words)}\u00a0· ${sexOf(child.sex, words)}`}</span>
          </>
        ),
      },
      {
        key: 'village',
        header: text.village,
        phone: 'hidden',
        sortBy: (child) => child.villageName,
        cell: (child) => child.villageName.replaceAll(' ', '\u00a0'),
      },
      {
        key: 'registration',
        header: text.registration,
        phone: 'hidden',
        cell: (child) => <Registration child={child} words={words} />,
      },
      {
        key: 'school',
        header: text.school,
        phone: 'hidden',
        cell: (child) => <School child={child} words={words} />,
      },
      {
        key: 'circumstances',
        header: text.circumstances,
        phone: 'hidden',
        cell: (child) => <Circumstances child={child} words={words} language={language} />,
      },
    ]
    const plain = columnsOf(chosen.filter((key) => !own.some((column) => column.key === key))).map(
      ({ key, heading, text: textOf }): Column<ListedChild> => ({
        key,
        header: heading[language],
        phone: inPhoneLines.includes(key) ? 'hidden' : 'labelled',
        ...(key === 'age' ? { align: 'end' } : {}),
        cell: (child) => <span className={css.plain}>{textOf(child, language)}</span>,
      }),
    )
    const byKey = new Map([...own, ...plain].map((column) => [column.key, column]))
    return [
      ...(own[0] ? [own[0]] : []),
      {
        key: 'phone-lines',
        header: '',
        phone: 'line',
        phoneOnly: true,
        cell: (child) => <PhoneLines child={child} text={text} language={language} today={today} />,
      },
      ...chosen.flatMap((key) => byKey.get(key) ?? []),
    ]
  }, [text, language, today, chosen])
}

/** Why the child was found: its carers' names. */
const carersOf = ({ motherName, fatherName, guardianName }: ChildRow, text: ChildrenText): string =>
  [
    motherName && text.mother(motherName),
    fatherName && text.father(fatherName),
    guardianName && text.guardian(guardianName),
  ]
    .filter(Boolean)
    .join('; ')

type CellProps = { child: ChildRow; words: ChildWords }

const Registration = ({ child, words }: CellProps) =>
  child.birthRegistered === null ? (
    <FactState kind="unknown">{words.unknown}</FactState>
  ) : child.birthRegistered ? (
    <FactState kind="yes">{words.registered}</FactState>
  ) : (
    <FactState kind="attention">{words.notRegistered}</FactState>
  )

const School = ({ child, words }: CellProps) => {
  if (child.enrolled === null) return <FactState kind="unknown">{words.unknown}</FactState>
  // From five on every child should be in preschool or school; younger ones need not.
  if (!child.enrolled) return <FactState kind={child.age >= 5 ? 'attention' : 'no'}>{words.notInSchool}</FactState>
  return <FactState kind="yes">{levelOf(child.schoolLevel, words) ?? words.inSchool}</FactState>
}

const Circumstances = ({ child, words, language }: CellProps & { language: Language }) => {
  const isPoor = child.poverty === 'poor' || child.poverty === 'near_poor'
  return (
    <div className={css.states}>
      {child.specialPresent === null ? <FactState kind="unknown">{words.unknown}</FactState> : null}
      {child.specialPresent === false && !isPoor ? <FactState kind="no">{words.notSpecial}</FactState> : null}
      {child.specialPresent ? (
        <>
          <FactState kind="info">{groupsOf(child.specialGroups, language) ?? words.special}</FactState>
          <Support child={child} words={words} />
        </>
      ) : null}
      {isPoor ? <FactState kind="info">{povertyOf(child.poverty ?? '', words)}</FactState> : null}
    </div>
  )
}

const Support = ({ child, words }: CellProps) =>
  child.supported === null ? (
    <FactState kind="unknown">{words.supportUnknown}</FactState>
  ) : child.supported ? (
    <FactState kind="yes">{words.supported}</FactState>
  ) : (
    <FactState kind="attention">{words.notSupported}</FactState>
  )

/** The row on a phone: who, in one line; then only what is there to know, each said whole. */
const PhoneLines = ({
  child,
  text,
  language,
  today,
}: {
  child: ChildRow
  text: ChildrenText
  language: Language
  today: PlainDate
}) => {
  const { words, states } = text
  const registration = child.birthRegistered === null ? states.registeredUnknown : states.registeredNo
  const attention = child.age >= 5 ? 'attention' : 'no'
  return (
    <div className="phone-only">
      <p className="muted">
        {[ageOf(child, today, words), sexOf(child.sex, words), child.villageName, child.ethnicName]
          .filter(Boolean)
          .join('\u00a0· ')}
      </p>
      <div className={css.states}>
        {child.birthRegistered ? null : (
          <FactState kind={child.birthRegistered === null ? 'unknown' : 'attention'}>{registration}</FactState>
        )}
        {child.enrolled ? null : child.enrolled === null ? (
          <FactState kind="unknown">{states.enrolledUnknown}</FactState>
        ) : (
          <FactState kind={attention}>{words.notInSchool}</FactState>
        )}
        {child.specialPresent === null ? (
          <FactState kind="unknown">{states.specialUnknown}</FactState>
        ) : child.specialPresent || child.poverty === 'poor' || child.poverty === 'near_poor' ? (
          <Circumstances child={child} words={words} language={language} />
        ) : null}
      </div>
    </div>
  )
}
