import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { FigureRow } from '#api/figures.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useCan } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import type { FigureList } from './FigureDrawer.tsx'
import css from './FigureRows.module.css'
import { targetsText } from './text.ts'

export type Bucket = FigureRow['bucket']

export const inBucket = (rows: readonly FigureRow[], bucket: Bucket): FigureRow[] =>
  rows.filter((row) => row.bucket === bucket)

const step = 100

/** Not counted, counted, not known: who stands behind the number, and why. */
export const FigureRows = ({ list }: { list: FigureList }) => {
  const text = useText(targetsText)
  const [limit, setLimit] = useState(step)
  if (!list.mayOpen) return <p className="muted">{text.mayNotOpen}</p>
  if (list.error) return <ErrorNotice error={list.error} />
  if (list.rows === null) return <p className="muted">{text.listLoading}</p>
  const all = list.rows
  const rows = inBucket(all, list.bucket)
  const tab = (key: Bucket, label: string) => ({ key, label, count: formatNumber(inBucket(all, key).length) })
  return (
    <section aria-label={text.lists} className={css.lists}>
      <Tabs
        label={text.lists}
        tabs={[tab('not_counted', text.notCounted), tab('counted', text.counted), tab('unknown', text.unknown)]}
        value={list.bucket}
        onChange={(bucket) => {
          setLimit(step)
          list.setBucket(bucket)
        }}
      >
        {list.named ? null : <p className={css.note}>{text.noNames}</p>}
        {rows.length === 0 ? <p className={css.note}>{text.nobody[list.bucket]}</p> : null}
        <ul className={css.rows}>
          {rows.slice(0, limit).map((row) => (
            <Row key={row.childId} row={row} />
          ))}
        </ul>
        {rows.length > limit ? (
          <Button size="small" onClick={() => setLimit(limit + step)}>
            {text.showMore(formatNumber(Math.min(step, rows.length - limit)))}
          </Button>
        ) : null}
      </Tabs>
    </section>
  )
}

const Row = ({ row }: { row: FigureRow }) => {
  const text = useText(targetsText)
  const pick = usePick()
  const mayRead = useCan()('child.read')
  const born = row.birthDate === null ? text.noBirth : formatDate(row.birthDate)
  const reason = row.reason ? pick(row.reason) : ''
  return (
    <li className={css.row}>
      {row.fullName === null ? (
        <span className={css.name}>{text.bornOn(born)}</span>
      ) : mayRead ? (
        <Link className={css.name} {...paths.child(row.childId)}>
          {row.fullName}
        </Link>
      ) : (
        <span className={css.name}>{row.fullName}</span>
      )}
      <span className={css.right}>{row.villageName ?? text.noVillage}</span>
      <span className="second">{reason}</span>
      {row.fullName === null ? null : <span className={css.born}>{born}</span>}
    </li>
  )
}
