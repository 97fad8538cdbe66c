import { IconCalculator, IconLock, IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { FigureView, MeasureResult, TargetResult } from '#api/figures.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { aimInSigns, capital } from '../plans/measure-words.ts'
import { useCan } from '../shell/root-route.tsx'
import { classNames } from '../ui/class-names.ts'
import { NumberFigure } from '../ui/NumberFigure.tsx'
import { Status } from '../ui/Status.tsx'
import { gapWords, isMissing, pairWords, sourceWords, valueWords, verdictKind } from './figure-words.ts'
import css from './TargetTable.module.css'
import { targetsText } from './text.ts'

type Open = (lineId: string) => void

/**
 * A table of its own rather than the shared one: a target has several measures under one number, and on a phone the
 * figure, its counts and the gap stand at the right of the words they belong to.
 */
export const TargetTable = ({
  year,
  targets,
  communePath,
  planId,
  onOpen,
}: {
  year: number
  targets: readonly TargetResult[]
  communePath: string
  planId: string
  onOpen: Open
}) => {
  const text = useText(targetsText)
  const mayEnter = useCan()('figure.enter', communePath)
  return (
    <div className="card">
      {/* biome-ignore-start lint/a11y/noRedundantRoles: display: grid on a phone takes the table's own roles away */}
      <table role="table" aria-label={text.table} className={css.table}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {text.number}
            </th>
            <th role="columnheader" scope="col">
              {text.target}
            </th>
            <th role="columnheader" scope="col" className={css.end}>
              {text.aim}
            </th>
            <th role="columnheader" scope="col" className={css.end}>
              {text.year(String(year))}
            </th>
            <th role="columnheader" scope="col" className={css.end}>
              {text.pair}
            </th>
            <th role="columnheader" scope="col" className={css.end}>
              {text.gap}
            </th>
            <th role="columnheader" scope="col">
              {text.source}
            </th>
            <th role="columnheader" scope="col">
              {text.state}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {targets.map((target, at) => (
            <Fragment key={target.lineId}>
              {target.objective === targets[at - 1]?.objective ? null : (
                <tr role="row" className={css.group}>
                  <td role="cell" colSpan={8}>
                    {target.objective ?? text.noObjective}
                  </td>
                </tr>
              )}
              {target.measures.length === 0 ? (
                <tr role="row" className={css.row}>
                  <td role="cell" className={css.no}>
                    {target.number}
                  </td>
                  <td role="cell" className={css.words} colSpan={7}>
                    {target.text}{' '}
                    <Link {...paths.plan(planId)} className={css.enter}>
                      {text.noMeasures}
                    </Link>
                  </td>
                </tr>
              ) : null}
              {target.measures.map((result, n) => (
                <MeasureRow
                  key={result.lineId}
                  number={n === 0 ? target.number : null}
                  goesOn={n < target.measures.length - 1}
                  result={result}
                  mayEnter={mayEnter}
                  planId={planId}
                  onOpen={onOpen}
                />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
    </div>
  )
}

const MeasureRow = ({
  number,
  goesOn,
  result,
  mayEnter,
  planId,
  onOpen,
}: {
  number: string | null
  goesOn: boolean
  result: MeasureResult
  mayEnter: boolean
  planId: string
  onOpen: Open
}) => {
  const text = useText(targetsText)
  const language = useLanguage()
  const { measure, figure } = result
  const name = capital(measure.indicator)
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <tr role="row" className={classNames(css.row, goesOn && css.goesOn)}>
      <td role="cell" className={css.no}>
        {number}
      </td>
      <td role="cell" className={css.words}>
        {name}
      </td>
      <td role="cell" className={classNames(css.end, css.aim)} data-label={`${text.aim}: `}>
        {aimInSigns(measure, language)}
        {measure.year === null ? null : <span className="muted">, {measure.year}</span>}
      </td>
      <td role="cell" className={classNames(css.end, css.value)}>
        {figure && figure.numerator !== null ? (
          <NumberFigure name={name} frozen={figure.frozen} onOpen={() => onOpen(result.lineId)}>
            {valueWords(figure, measure, text)}
          </NumberFigure>
        ) : isMissing(result) && mayEnter ? (
          <button
            type="button"
            className={css.enter}
            aria-haspopup="dialog"
            aria-label={`${text.enter}: ${name}`}
            onClick={() => onOpen(result.lineId)}
          >
            {text.enter}
          </button>
        ) : result.indicator === null && mayEnter ? (
          <Link {...paths.plan(planId)} className={css.enter} aria-label={`${text.tie}: ${name}`}>
            {text.tie}
          </Link>
        ) : (
          <button
            type="button"
            className={css.open}
            aria-haspopup="dialog"
            aria-label={`${text.noFigure}: ${name}`}
            onClick={() => onOpen(result.lineId)}
          >
            {text.noFigure}
          </button>
        )}
      </td>
      <td role="cell" className={classNames(css.end, css.pair)}>
        {pairWords(figure)}
      </td>
      <td role="cell" className={classNames(css.end, css.gap)}>
        {gapWords(result, text)}
      </td>
      <td role="cell" className={css.source}>
        {figure && figure.numerator !== null ? <SourceMark figure={figure} /> : null}
      </td>
      <td role="cell" className={css.state}>
        <Status kind={verdictKind[result.verdict]}>{text.verdict[result.verdict]}</Status>
        {result.smallSample ? <span className={css.small}>{text.smallSample}</span> : null}
      </td>
    </tr>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  )
}

const SourceMark = ({ figure }: { figure: FigureView }) => {
  const text = useText(targetsText)
  const Icon = figure.frozen ? IconLock : figure.source === 'computed' ? IconCalculator : IconPencil
  return (
    <span className={css.mark}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {sourceWords(figure, text)}
    </span>
  )
}
