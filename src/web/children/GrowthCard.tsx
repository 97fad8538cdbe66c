/** How a child grows: the last measuring in words, the curves, every measurement, and entering one. */
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ChildGrowth, type ChildMeasurement, childHealthApi } from '#api/child-health.ts'
import { confirmationLabels } from '#core/catalogues/catalogue.ts'
import { formatDate } from '#core/dates.ts'
import { queryOf } from '../client.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { useCan } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { FactState } from './FactState.tsx'
import { GrowthChart } from './GrowthChart.tsx'
import css from './Health.module.css'
import { healthText } from './health-text.ts'
import { ageInWords, signed } from './health-words.ts'
import { MeasurementDrawer } from './MeasurementDrawer.tsx'

export const GrowthCard = ({ childId, villagePath }: { childId: string; villagePath: string }) => {
  const text = useText(healthText)
  const pick = usePick()
  const mayEdit = useCan()('child.edit', villagePath)
  const { data: growth, error } = useQuery(queryOf(childHealthApi.growth, { params: { childId } }))
  const [entering, setEntering] = useState(false)
  return (
    <section className={`card ${css.card}`} aria-labelledby="growth" aria-busy={growth || error ? undefined : true}>
      <div className={css.head}>
        <h2 id="growth">{text.growth}</h2>
        <span className="no-print">
          <Button size="small" disabledReason={mayEdit ? null : text.noEdit} onClick={() => setEntering(true)}>
            <IconPlus size={16} stroke={1.8} aria-hidden />
            {text.addMeasurement}
          </Button>
        </span>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      {growth ? (
        <>
          <Latest growth={growth} />
          <Charts growth={growth} />
          <Measurements growth={growth} />
          <p className={css.source}>{text.source(pick(confirmationLabels[growth.confirmation]))}</p>
          {entering ? <MeasurementDrawer childId={childId} child={growth} onClose={() => setEntering(false)} /> : null}
        </>
      ) : error ? null : (
        <p className={css.sentence}>{text.loading}</p>
      )}
    </section>
  )
}

const figuresOf = (measured: ChildMeasurement): string =>
  [
    measured.weightKg === null ? null : `${formatNumber(measured.weightKg)}\u00a0kg`,
    measured.lengthHeightCm === null ? null : `${formatNumber(measured.lengthHeightCm, 1)}\u00a0cm`,
  ]
    .filter((part) => part !== null)
    .join('\u00a0· ')

const Latest = ({ growth }: { growth: ChildGrowth }) => {
  const text = useText(healthText)
  const [last] = growth.measurements
  if (!last) return <p className={css.sentence}>{text.noMeasurement}</p>
  return (
    <div className={css.latest}>
      <p>
        <strong className="strong">{figuresOf(last)}</strong>
        <span className="muted">
          {' '}
          {formatDate(last.on)}
          {last.ageDays === null ? null : `, ${ageInWords(last.ageDays, text)}`}
        </span>
      </p>
      <Words measured={last} growth={growth} />
    </div>
  )
}

/** The names that the measuring got; nothing said when nothing can be. */
const Words = ({ measured, growth }: { measured: ChildMeasurement; growth: ChildGrowth }) => {
  const text = useText(healthText)
  const pick = usePick()
  if (growth.sex === null) return <FactState kind="unknown">{text.noSex}</FactState>
  if (measured.ageDays === null) return <FactState kind="unknown">{text.noBirthDay}</FactState>
  // Under five weight-for-height speaks for BMI, which would only say the same again.
  const used = (['waz', 'haz', 'whz', 'baz'] as const).filter(
    (index) => index !== 'baz' || measured.scores.whz.z === null,
  )
  const scored = used.map((index) => ({ index, ...measured.scores[index] }))
  if (scored.some(({ implausible }) => implausible)) return <FactState kind="attention">{text.implausible}</FactState>
  const named = new Map(
    scored.flatMap(({ word, z, index }) => (word.words ? [[word.code, { words: word.words, z, index }]] : [])),
  )
  if (named.size > 0)
    return (
      <ul className={css.words}>
        {[...named.values()].map(({ words, z, index }) => (
          <li key={index}>
            <FactState kind="attention">{`${pick(words)}${z === null ? '' : ` (z\u00a0=\u00a0${signed(z)})`}`}</FactState>
          </li>
        ))}
      </ul>
    )
  return scored.some(({ word }) => word.result === 'within') ? (
    <FactState kind="yes">{text.within}</FactState>
  ) : (
    <FactState kind="unknown">{text.notScored}</FactState>
  )
}

const Charts = ({ growth }: { growth: ChildGrowth }) => {
  const text = useText(healthText)
  const [shown, setShown] = useState<'waz' | 'haz' | 'whz' | 'baz'>('waz')
  const chart = growth.charts.find(({ index }) => index === shown) ?? growth.charts[0]
  if (!chart) return null
  return (
    <div className={css.charts}>
      <Tabs
        label={text.charts}
        tabs={growth.charts.map(({ index }) => ({ key: index, label: text.chart[index] }))}
        value={chart.index}
        onChange={setShown}
      >
        <GrowthChart chart={chart} measurements={growth.measurements} />
      </Tabs>
    </div>
  )
}

const Measurements = ({ growth }: { growth: ChildGrowth }) => {
  const text = useText(healthText)
  const { measurements } = growth
  if (measurements.length === 0) return null
  const score = (measured: ChildMeasurement, index: 'waz' | 'haz' | 'whz' | 'baz') => {
    const { z, implausible } = measured.scores[index]
    return z === null ? null : (
      <span key={index} className="nowrap">
        {text.short[index]} {signed(z, 2)}
        {implausible ? ' (!)' : null}
      </span>
    )
  }
  return (
    <details className={css.details}>
      <summary>{text.table(formatNumber(measurements.length))}</summary>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{text.day}</th>
            <th scope="col">{text.measured}</th>
            <th scope="col">{text.scores}</th>
          </tr>
        </thead>
        <tbody>
          {measurements.map((measured) => (
            <tr key={measured.factId}>
              <th scope="row">
                <span className="nowrap">{formatDate(measured.on)}</span>
                {measured.ageDays === null ? null : (
                  <span className={`muted ${css.below}`}>{ageInWords(measured.ageDays, text)}</span>
                )}
              </th>
              <td>
                {measured.weightKg === null ? null : (
                  <span className={css.below}>{formatNumber(measured.weightKg)}&nbsp;kg</span>
                )}
                {measured.lengthHeightCm === null ? null : (
                  <span className={css.below}>{formatNumber(measured.lengthHeightCm, 1)}&nbsp;cm</span>
                )}
                <span className={`muted ${css.below}`}>
                  {[measured.position && text[measured.position], measured.oedema && text.oedemaSeen]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </td>
              <td>
                <span className={css.scores}>
                  {score(measured, 'waz')}
                  {score(measured, 'haz')}
                  {score(measured, 'whz') ?? score(measured, 'baz')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
