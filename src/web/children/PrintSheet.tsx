import type { ChildRow } from '#api/children.ts'
import { formatNumber } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { useSession } from '../shell/root-route.tsx'
import { ageOf, birthOf, groupsOf, levelOf, povertyOf, sexOf } from './child-words.ts'
import css from './PrintSheet.module.css'
import { childrenText } from './text.ts'

/** The whole list on A4: only on paper. Title, criteria and day stand above it already. */
export const PrintSheet = ({ label, rows }: { label: string; rows: readonly ChildRow[] }) => {
  const text = useText(childrenText)
  const language = useLanguage()
  const { today } = useSession()
  const { words } = text
  return (
    <table className={css.sheet} aria-label={label}>
      <thead>
        <tr>
          {[
            text.number,
            text.fullName,
            text.birthDate,
            text.sexShort,
            text.village,
            text.registration,
            text.school,
            text.circumstances,
          ].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((child, at) => (
          <tr key={child.childId}>
            <td className={css.number}>{formatNumber(at + 1)}</td>
            <td>
              {child.fullName ?? text.nameHidden}
              <br />
              <span className={css.second}>{child.ethnicName ?? `${text.ethnic}: ${words.unknown}`}</span>
            </td>
            <td>
              {birthOf(child)}
              <br />
              <span className={css.second}>{ageOf(child, today, words)}</span>
            </td>
            <td>{sexOf(child.sex, words)}</td>
            <td>{child.villageName}</td>
            <td>
              {child.birthRegistered === null
                ? words.unknown
                : child.birthRegistered
                  ? words.registered
                  : words.notRegistered}
            </td>
            <td>
              {child.enrolled === null
                ? words.unknown
                : child.enrolled
                  ? (levelOf(child.schoolLevel, words) ?? words.inSchool)
                  : words.notInSchool}
            </td>
            <td>
              {[
                child.specialPresent === null
                  ? words.unknown
                  : child.specialPresent
                    ? (groupsOf(child.specialGroups, language) ?? words.special)
                    : null,
                child.poverty === 'poor' || child.poverty === 'near_poor' ? povertyOf(child.poverty, words) : null,
              ]
                .filter(Boolean)
                .join('; ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
