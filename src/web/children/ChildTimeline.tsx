import type { ChildPage } from '#api/children.ts'
import { dayInVietnam, formatDate, Instant } from '#core/dates.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { classNames } from '../ui/class-names.ts'
import css from './ChildTimeline.module.css'
import { childText } from './child-text.ts'
import { factInWords, sourceOf } from './fact-words.ts'
import { childrenText } from './text.ts'

/** What is known, the newest first: since when it is so, what, and who told it when. */
export const ChildTimeline = ({
  facts,
  placeName,
}: {
  facts: ChildPage['facts']
  placeName: (path: string) => string
}) => {
  const text = useText(childText)
  const { words } = useText(childrenText)
  const language = useLanguage()
  const newestFirst = [...facts].sort((a, b) =>
    a.validFrom < b.validFrom
      ? 1
      : a.validFrom > b.validFrom
        ? -1
        : Number(a.kind === 'births') - Number(b.kind === 'births'),
  )
  return (
    <ol className={css.timeline}>
      {newestFirst.map((fact, at) => {
        const { what, more } = factInWords(fact, { text, words, language, placeName })
        return (
          <li
            key={`${fact.kind}${fact.validFrom}${JSON.stringify(fact.content)}`}
            className={classNames(at === 0 && css.latest)}
          >
            <p className="muted">
              {fact.validTo
                ? text.fromTo(formatDate(fact.validFrom), formatDate(fact.validTo))
                : fact.kind === 'births'
                  ? formatDate(fact.validFrom)
                  : text.since(formatDate(fact.validFrom))}
            </p>
            <h3>{what}</h3>
            {more ? <p className="second">{more}</p> : null}
            <p className="muted">
              {text.recorded(sourceOf(fact.source, text), formatDate(dayInVietnam(Instant.parse(fact.recordedAt))))}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
