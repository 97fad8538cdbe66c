import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ChildRow } from '#api/children.ts'
import { sortName } from '#core/children/registration.ts'
import { dayNumber } from '#core/dates.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useSession } from '../shell/root-route.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { Status } from '../ui/Status.tsx'
import css from './ChildrenPage.module.css'
import { ageOf, birthOf, groupForList, levelOf, povertyOf, sexOf } from './child-words.ts'
import { type ChildWords, childrenText } from './text.ts'

/** The columns of the list; two lines each, so that seven fit beside the questions. */
export const useChildColumns = ({ sortable }: { sortable: boolean }): readonly Column<ChildRow>[] => {
  const text = useText(childrenText)
  const language = useLanguage()
  const { today } = useSession()
  return useMemo(() => {
    const { words } = text
    const sorted = (sortBy: (child: ChildRow) => string | number | null) => (sortable ? { sortBy } : {})
    const columns: Column<ChildRow>[] = [
      {
        key: 'name',
        header: text.fullName,
        phone: 'title',
        ...sorted((child) => sortName(child.fullName ?? '')),
        cell: (child) => (
          <>
            <Link className="strong" {...paths.child(child.childId)}>
              {child.fullName ?? text.nameHidden}
            </Link>
            <br />
            <span className="muted desk-only">
              {child.ethnicName ? words.ethnic(child.ethnicName) : `${text.ethnic}: ${words.unknown}`}
            </span>
          </>
        ),
      },
      {
        key: 'birth',
        header: text.birthDate,
        phone: 'end',
        ...sorted((child) => dayNumber(child.birthDate)),
        cell: (child) => (
          <>
            <span className="nowrap">{birthOf(child)}</span>
            <br />
            <span className="muted nowrap desk-only">{ageOf(child, today, words)}</span>
          </>
        ),
      },
      { key: 'sex', header: text.sexShort, phone: 'hidden', cell: (child) => sexOf(child.sex, words) },
      {
        key: 'village',
        header: text.village,
        phone: 'line',
        ...sorted((child) => child.villageName),
        cell: (child) => (
          <>
            <span className="nowrap desk-only">{child.villageName}</span>
            <span className="muted phone-only">
              {[
                ageOf(child, today, words),
                sexOf(child.sex, words),
                child.villageName,
                child.ethnicName ?? `${text.ethnic} ${words.unknown}`,
              ].join('\u00a0· ')}
            </span>
          </>
        ),
      },
      {
        key: 'registration',
        header: text.registration,
        phone: 'labelled',
        cell: (child) => <Registration child={child} words={words} />,
      },
      {
        key: 'school',
        header: text.school,
        phone: 'labelled',
        cell: (child) => <School child={child} words={words} />,
      },
      {
        key: 'circumstances',
        header: text.circumstances,
        phone: 'labelled',
        cell: (child) => (
          <Circumstances child={child} words={words} group={groupForList(child.specialGroup, language)} />
        ),
      },
    ]
    return columns
  }, [text, language, today, sortable])
}

type CellProps = { child: ChildRow; words: ChildWords }

const Registration = ({ child, words }: CellProps) =>
  child.birthRegistered === null ? (
    <Status kind="missing">{words.unknown}</Status>
  ) : child.birthRegistered ? (
    <Status kind="done">{words.registered}</Status>
  ) : (
    <Status kind="slow">{words.notRegistered}</Status>
  )

const School = ({ child, words }: CellProps) => {
  if (child.enrolled === null) return <Status kind="missing">{words.unknown}</Status>
  if (!child.enrolled)
    // From five on every child should be in preschool or school; younger ones need not.
    return <Status kind={child.age >= 5 ? 'slow' : 'none'}>{words.notInSchool}</Status>
  return <Status kind="done">{levelOf(child.schoolLevel, words) ?? words.inSchool}</Status>
}

const Circumstances = ({ child, words, group }: CellProps & { group: string | null }) => {
  const poverty = child.poverty === 'poor' || child.poverty === 'near_poor' ? povertyOf(child.poverty, words) : null
  return (
    <div className={css.state}>
      {child.specialPresent === null ? <Status kind="missing">{words.unknown}</Status> : null}
      {child.specialPresent === false && poverty === null ? <Status kind="none">{words.notSpecial}</Status> : null}
      {child.specialPresent ? (
        <>
          <Status kind="info">{group ?? words.special}</Status>
          {child.supported === null ? (
            <Status kind="missing">{words.supportUnknown}</Status>
          ) : child.supported ? (
            <Status kind="done">{words.supported}</Status>
          ) : (
            <Status kind="slow">{words.notSupported}</Status>
          )}
        </>
      ) : null}
      {poverty === null ? null : <Status kind="info">{poverty}</Status>}
    </div>
  )
}
