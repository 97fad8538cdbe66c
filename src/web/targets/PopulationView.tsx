import { IconDownload, IconFriends, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Population } from '#api/figures.ts'
import { saveFile } from '../client.ts'
import { formatDate, formatNumber, formatRate } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { LoadingPage } from '../shell/LoadingPage.tsx'
import { useCan } from '../shell/root-route.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { csvOf } from './csv.ts'
import css from './PopulationView.module.css'
import { type FigureScope, populationQuery } from './routes.ts'
import { targetsText } from './text.ts'

/** Children of the area by age and sex, ethnicity and village: bars to look at, tables to read, print and download. */
export const PopulationView = ({ scope }: { scope: FigureScope }) => {
  const text = useText(targetsText)
  const mayImport = useCan()('child.import', scope.area)
  const { data, error, refetch } = useQuery(populationQuery(scope))
  if (error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <LoadingPage />
  if (data.total === 0)
    return (
      <div className="card">
        <EmptyState
          icon={<IconFriends size={28} stroke={1.6} />}
          title={text.noChildren}
          actions={
            mayImport ? (
              <ButtonLink kind="main" {...paths.importChildren()}>
                {text.importChildren}
              </ButtonLink>
            ) : null
          }
        >
          {text.noChildrenMore}
        </EmptyState>
      </div>
    )
  return (
    <>
      <div className={css.head}>
        <div>
          <h2>{text.population(formatNumber(data.total))}</h2>
          <p className="second">{text.populationOn(formatDate(data.cutOff))}</p>
        </div>
        <PopulationActions data={data} />
      </div>
      <div className={css.blocks}>
        <AgeBlock data={data} />
        <GroupBlock title={text.byEthnicity} column={text.ethnicity} groups={data.byEthnicity} total={data.total} />
        <GroupBlock title={text.byVillage} column={text.village} groups={data.byVillage} total={data.total} />
      </div>
    </>
  )
}

type Group = { key: string; vi: string; en: string; count: number }

const PopulationActions = ({ data }: { data: Population }) => {
  const text = useText(targetsText)
  const pick = usePick()
  const save = () => {
    const groups = (title: string, list: readonly Group[]) => [
      [],
      [title, text.total],
      ...list.map((group) => [pick(group), String(group.count)]),
    ]
    const rows = [
      [text.population(String(data.total)), formatDate(data.cutOff)],
      [],
      [text.age, text.boys, text.girls, text.sexUnknown, text.total],
      ...data.byAgeGroup.map((group) => [
        pick(group),
        String(group.male),
        String(group.female),
        String(group.unknown),
        String(group.count),
      ]),
      ...groups(text.ethnicity, data.byEthnicity),
      ...groups(text.village, data.byVillage),
    ]
    saveFile(csvOf(rows), `tre-em-theo-nhom-${data.cutOff}.csv`)
  }
  return (
    <div className={css.actions}>
      <Button onClick={save}>
        <IconDownload size={18} stroke={1.8} aria-hidden />
        {text.download}
      </Button>
      <span className="desk-only">
        <Button onClick={() => window.print()}>
          <IconPrinter size={18} stroke={1.8} aria-hidden />
          {text.print}
        </Button>
      </span>
    </div>
  )
}

/** Boys to the left, girls to the right of one line: the pyramid, youngest below as people draw it. */
const AgeBlock = ({ data }: { data: Population }) => {
  const text = useText(targetsText)
  const pick = usePick()
  const most = Math.max(1, ...data.byAgeGroup.flatMap((group) => [group.male, group.female]))
  const anyUnknown = data.byAgeGroup.some((group) => group.unknown > 0)
  const sum = (key: 'male' | 'female' | 'unknown' | 'count') =>
    formatNumber(data.byAgeGroup.reduce((total, group) => total + group[key], 0))
  return (
    <section className={`card ${css.block}`}>
      <h2>{text.byAge}</h2>
      <div role="img" aria-label={text.chart(text.byAge)} className={css.pyramid}>
        <span className={css.left}>{text.boys}</span>
        <span />
        <span>{text.girls}</span>
        {[...data.byAgeGroup].reverse().map((group) => (
          <PyramidRow key={group.key} label={pick(group)} male={group.male} female={group.female} most={most} />
        ))}
      </div>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{text.age}</th>
            <th scope="col">{text.boys}</th>
            <th scope="col">{text.girls}</th>
            {anyUnknown ? <th scope="col">{text.sexUnknown}</th> : null}
            <th scope="col">{text.total}</th>
          </tr>
        </thead>
        <tbody>
          {data.byAgeGroup.map((group) => (
            <tr key={group.key}>
              <th scope="row">{pick(group)}</th>
              <td>{formatNumber(group.male)}</td>
              <td>{formatNumber(group.female)}</td>
              {anyUnknown ? <td>{formatNumber(group.unknown)}</td> : null}
              <td>{formatNumber(group.count)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            <td>{sum('male')}</td>
            <td>{sum('female')}</td>
            {anyUnknown ? <td>{sum('unknown')}</td> : null}
            <td>{sum('count')}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

const PyramidRow = ({ label, male, female, most }: { label: string; male: number; female: number; most: number }) => (
  <>
    <span className={css.left}>
      <Bar value={male} most={most} side="left" />
    </span>
    <span className={css.age}>{label}</span>
    <span>
      <Bar value={female} most={most} side="right" />
    </span>
  </>
)

/** A length without a style attribute, which the content policy would have to allow: an SVG stretched to its cell. */
const Bar = ({ value, most, side }: { value: number; most: number; side: 'left' | 'right' }) => {
  const width = Math.round((value / most) * 1000) / 10
  return (
    <svg className={css.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={css[side]} x={side === 'left' ? 100 - width : 0} width={width} height="10" />
    </svg>
  )
}

const GroupBlock = ({
  title,
  column,
  groups,
  total,
}: {
  title: string
  column: string
  groups: readonly Group[]
  total: number
}) => {
  const text = useText(targetsText)
  const pick = usePick()
  const most = Math.max(1, ...groups.map((group) => group.count))
  return (
    <section className={`card ${css.block}`}>
      <h2>{title}</h2>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{column}</th>
            <td className={css.barCell} />
            <th scope="col">{text.total}</th>
            <th scope="col">{text.share}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key}>
              <th scope="row">{pick(group)}</th>
              <td className={css.barCell}>
                <Bar value={group.count} most={most} side="right" />
              </td>
              <td>{formatNumber(group.count)}</td>
              <td>{formatRate((group.count / Math.max(total, 1)) * 100, '%')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
