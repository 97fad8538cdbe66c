import { formatNumber } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import css from './FoldedLine.module.css'
import { indicatorText } from './indicator-text.ts'
import { lineText } from './line-text.ts'
import { dueWords } from './line-words.ts'
import { capital, measureInWords } from './measure-words.ts'
import { contentOf, type Item, isSettled } from './review-lines.ts'

/** The second line of a folded card. */
export const FoldedLine = ({ item }: { item: Item }) => {
  const { line, measures } = item
  const text = useText(lineText)
  const tie = useText(indicatorText)
  const language = useLanguage()
  if (line.kind === 'target') {
    const untied = measures.filter((one) => one.state === 'accepted' && !one.indicatorConfirmed).length
    const note = untied === 0 ? null : <p className="muted">{tie.notTied(formatNumber(untied))}</p>
    // A target with a number is known by it once it is done; without one only its words tell it from the next.
    if (line.state === 'accepted' && isSettled(item) && contentOf(line, 'target').number !== null) return note
    if (measures.length === 0) return <p className={css.second}>{contentOf(line, 'target').text}</p>
    return (
      <>
        <ul className={css.second}>
          {measures.map((one) => {
            const measure = contentOf(one, 'measure')
            return (
              <li key={one.lineId}>
                {capital(measure.indicator)}: <span className="nowrap">{measureInWords(measure, language)}</span>
              </li>
            )
          })}
        </ul>
        {line.state === 'accepted' ? note : null}
      </>
    )
  }
  if (line.kind === 'deadline') return <p className={css.second}>{dueWords(line, text)}</p>
  if (line.kind === 'assignment') {
    const { targets } = contentOf(line, 'assignment')
    return <p className={css.second}>{targets.length === 0 ? text.onNoTarget : text.onTargets(targets.join(', '))}</p>
  }
  if (line.kind === 'objective') return <p className={css.second}>{contentOf(line, 'objective').text}</p>
  if (line.kind === 'citation') return <p className={css.second}>{contentOf(line, 'citation').title}</p>
  if (line.kind === 'letterhead') return <p className={css.second}>{contentOf(line, 'letterhead').title}</p>
  return null
}
