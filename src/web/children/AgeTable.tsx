import { Link } from '@tanstack/react-router'
import type { ChildList } from '#api/children.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import css from './ChildrenRail.module.css'
import { type Conditions, noConditions } from './conditions.ts'
import { listText } from './list-text.ts'

/** Who is in the list by age and sex. An age narrows the list to it. */
export const AgeTable = ({ ages, conditions }: { ages: ChildList['ages']; conditions: Conditions }) => {
  const text = useText(listText)
  // Between 16 and 18 nobody is counted unless asked for.
  const shown = ages.filter(({ from, male, female, unknown }) => from < 16 || male + female + unknown > 0)
  const unknown = shown.reduce((sum, age) => sum + age.unknown, 0)
  return (
    <section aria-label={text.byAge}>
      <h2>{text.byAge}</h2>
      <table className={css.ages}>
        <thead>
          <tr>
            <th scope="col">{text.age}</th>
            <th scope="col">{text.boys}</th>
            <th scope="col">{text.girls}</th>
            <th scope="col">{text.sum}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ from, to, male, female, unknown: others }) => (
            <tr key={from}>
              <th scope="row">
                <Link
                  {...paths.children()}
                  search={
                    {
                      ...noConditions,
                      ...conditions,
                      ageFrom: from,
                      ageTo: to,
                      monthsFrom: undefined,
                      monthsTo: undefined,
                    } as never
                  }
                  activeProps={{}}
                  resetScroll={false}
                >
                  {text.ages(formatNumber(from), formatNumber(to))}
                </Link>
              </th>
              <td>{formatNumber(male)}</td>
              <td>{formatNumber(female)}</td>
              <td>{formatNumber(male + female + others)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unknown > 0 ? <p className="muted">{text.sexUnknown(formatNumber(unknown))}</p> : null}
    </section>
  )
}
