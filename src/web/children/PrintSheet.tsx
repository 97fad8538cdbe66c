import type { ChildRow } from '#core/children/child-row.ts'
import { type ColumnKey, columnsOf } from '#core/children/list-columns.ts'
import { formatNumber } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { useSession } from '../shell/root-route.tsx'
import { ageOf } from './child-words.ts'
import css from './PrintSheet.module.css'
import { childrenText } from './text.ts'

/** The whole list on A4, with the columns chosen: only on paper. Title, criteria and day stand above it already. */
export const PrintSheet = ({
  label,
  rows,
  columns,
}: {
  label: string
  rows: readonly ChildRow[]
  columns: readonly ColumnKey[]
}) => {
  const text = useText(childrenText)
  const language = useLanguage()
  const { today } = useSession()
  const chosen = columnsOf(columns)
  return (
    <table className={css.sheet} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{text.number}</th>
          <th scope="col">{text.fullName}</th>
          {chosen.map(({ key, heading }) => (
            <th key={key} scope="col">
              {heading[language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((child, at) => (
          <tr key={child.childId}>
            <td className={css.number}>{formatNumber(at + 1)}</td>
            <td>{child.fullName ?? text.nameHidden}</td>
            {chosen.map(({ key, text: textOf }) => (
              <td key={key}>{key === 'age' ? ageOf(child, today, text.words) : textOf(child, language)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
