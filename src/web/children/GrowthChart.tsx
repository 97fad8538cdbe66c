/** A growth chart drawn by hand: seven lines of WHO and the child's own measurements. As wide as a phone, without a library. */
import type { GrowthChart as Chart, ChildMeasurement } from '#api/child-health.ts'
import { formatDate } from '#core/dates.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import css from './GrowthChart.module.css'
import { healthText } from './health-text.ts'
import { signed } from './health-words.ts'

const size = { width: 340, height: 264, left: 34, right: 34, top: 22, bottom: 36 }

const unitOf = { waz: 'kg', haz: 'cm', whz: 'kg', baz: 'kg/m²' } as const

/** Round steps so that about `most` of them fit. */
const stepOf = (span: number, most: number): number =>
  [1, 2, 5, 10, 12, 20, 24, 50].find((step) => span / step <= most) ?? 100

const ticksOf = (from: number, to: number, step: number): number[] => {
  const ticks: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at)
  return ticks
}

export const GrowthChart = ({ chart, measurements }: { chart: Chart; measurements: readonly ChildMeasurement[] }) => {
  const text = useText(healthText)
  const { curve, from, index, lines, points, to, unit } = chart
  const values = [...curve.flatMap(({ measures }) => [measures[0] ?? 0, measures.at(-1) ?? 0])]
  const own = points.map(({ value }) => value)
  // A point far outside would press all lines together: it stands at the edge.
  const lowest = Math.max(0, Math.min(...values, ...own.map((value) => Math.max(value, Math.min(...values) * 0.85))))
  const highest = Math.max(...values, ...own.map((value) => Math.min(value, Math.max(...values) * 1.1)))
  const across = size.width - size.left - size.right
  const down = size.height - size.top - size.bottom
  const x = (at: number) => size.left + ((at - from) / (to - from)) * across
  const y = (value: number) =>
    size.top + (1 - (Math.min(highest, Math.max(lowest, value)) - lowest) / (highest - lowest)) * down
  const path = (list: readonly { at: number; value: number }[]) =>
    list.map(({ at, value }, n) => `${n === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('')
  const inYears = unit === 'month' && to > 24
  const across12 = inYears ? 12 : unit === 'month' ? 6 : 10
  const last = points.at(-1)
  const measured = measurements.find(({ factId }) => factId === last?.factId)
  const z = measured?.scores[index].z
  const lastWords =
    last && measured && z !== null && z !== undefined
      ? text.chartLast(formatDate(measured.on), `${formatNumber(last.value, 1)} ${unitOf[index]}`, signed(z))
      : text.chartEmpty
  return (
    <svg
      className={css.chart}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={text.chartLabel(text.index[index], formatNumber(points.length), lastWords)}
    >
      {ticksOf(lowest, highest, stepOf(highest - lowest, 6)).map((value) => (
        <g key={`y${value}`}>
          <line className={css.grid} x1={size.left} x2={size.width - size.right} y1={y(value)} y2={y(value)} />
          <text className={css.tick} x={size.left - 6} y={y(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {ticksOf(from, to, across12).map((at) => (
        <g key={`x${at}`}>
          <line className={css.grid} x1={x(at)} x2={x(at)} y1={size.top} y2={size.height - size.bottom} />
          <text className={css.tick} x={x(at)} y={size.height - size.bottom + 17} textAnchor="middle">
            {inYears ? at / 12 : at}
          </text>
        </g>
      ))}
      <text className={css.tick} x={size.left - 6} y={size.top - 9} textAnchor="start">
        {unitOf[index]}
      </text>
      <text className={css.tick} x={size.width - size.right} y={size.height - 4} textAnchor="end">
        {unit === 'centimetre' ? text.axis.centimetre : inYears ? text.axis.year : text.axis.month}
      </text>
      {lines.map((line, n) => {
        const drawn = curve.map(({ at, measures }) => ({ at, value: measures[n] ?? 0 }))
        const end = drawn.at(-1)
        return (
          <g key={line}>
            <path className={line === 0 ? css.median : Math.abs(line) === 1 ? css.inner : css.outer} d={path(drawn)} />
            {end && Math.abs(line) !== 1 ? (
              <text className={css.tick} x={x(end.at) + 5} y={y(end.value) + 4}>
                {line > 0 ? `+${line}` : line < 0 ? `−${-line}` : '0'}
              </text>
            ) : null}
          </g>
        )
      })}
      {points.length > 1 ? <path className={css.own} d={path(points)} /> : null}
      {points.map(({ at, factId, value }) => (
        <circle
          key={factId}
          className={factId === last?.factId ? css.last : css.point}
          cx={x(at)}
          cy={y(value)}
          r={factId === last?.factId ? 5 : 3.5}
        />
      ))}
    </svg>
  )
}
