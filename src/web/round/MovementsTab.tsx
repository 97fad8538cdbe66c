import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoundOverview } from '#api/round.ts'
import { roundApi } from '#api/round.ts'
import { type MovementsReply, roundPaperApi } from '#api/round-paper.ts'
import { formatMonth, type RoundMonth } from '#core/round/month.ts'
import { movementKinds } from '#core/round/movements.ts'
import { birthOf, sexOf } from '../children/child-words.ts'
import { childrenText } from '../children/text.ts'
import { useDownload } from '../children/use-download.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useCan } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmPanel } from '../ui/ConfirmPanel.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Status } from '../ui/Status.tsx'
import { useToast } from '../ui/Toast.tsx'
import { movementsText } from './movements-text.ts'
import css from './Round.module.css'
import { birthsQuery, movementsQuery } from './routes.ts'

const keys = ['start', ...movementKinds, 'end', 'late', 'changes'] as const

/** Nothing happened: said more quietly. The two ends are said always. */
const zero = (key: (typeof keys)[number], value: number) =>
  value === 0 && key !== 'start' && key !== 'end' ? { 'data-zero': '' } : {}

/** The movements of a month: provisional until it is closed, then a sheet to download. */
export const MovementsTab = ({ area, overview }: { area: string; overview: RoundOverview }) => {
  const text = useText(movementsText)
  const { month } = overview
  const { data } = useSuspenseQuery(movementsQuery(area, month))
  const excel = useDownload(roundPaperApi.movementsFile)
  const word = useDownload(roundPaperApi.movementsPaper)
  const query = { area, month }
  const notYet = data.isClosed ? null : text.afterClosing
  return (
    <div className="stack">
      <section className="card" aria-label={text.tabs.movements}>
        <div className={`${css.group} stack-tight`}>
          <p>{text.movementsBelow(formatDate(data.countedAfter), formatDate(data.countedTo))}</p>
          <Status kind={data.isClosed ? 'locked' : 'info'}>{data.isClosed ? text.frozen : text.provisional}</Status>
        </div>
        <Sheet data={data} />
        <div className={`${css.foot} row no-print`}>
          {data.isClosed ? null : <CloseMonth overview={overview} data={data} />}
          <Button busy={excel.busy} disabledReason={notYet} onClick={() => void excel.start({ query })}>
            {text.excel}
          </Button>
          {data.isClosed ? (
            <>
              <Button busy={word.busy} onClick={() => void word.start({ query })}>
                {text.word}
              </Button>
              <span className="desk-only">
                <Button kind="quiet" onClick={() => window.print()}>
                  {text.print}
                </Button>
              </span>
            </>
          ) : null}
        </div>
        <ErrorNotice error={excel.error ?? word.error} />
      </section>
      <Births area={area} month={month} isClosed={data.isClosed} />
    </div>
  )
}

const Sheet = ({ data }: { data: MovementsReply }) => {
  const text = useText(movementsText)
  return (
    <table className={css.sheet} aria-label={text.tabs.movements}>
      <thead>
        <tr>
          <th scope="col">{text.village}</th>
          {keys.map((key) => (
            <th key={key} scope="col">
              {text.sheet[key]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.villages.map((village) => (
          <tr key={village.villagePath}>
            <th scope="row">{village.villageName}</th>
            {keys.map((key) => (
              <td key={key} data-head={text.sheet[key]} {...zero(key, village[key])}>
                {formatNumber(village[key])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{text.total}</th>
          {keys.map((key) => (
            <td key={key} data-head={text.sheet[key]} {...zero(key, data.total[key])}>
              {formatNumber(data.total[key])}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

/** Cannot be undone: says what will happen and asks once. */
const CloseMonth = ({ overview, data }: { overview: RoundOverview; data: MovementsReply }) => {
  const text = useText(movementsText)
  const say = useToast()
  const refresh = useRefresh()
  const mayClose = useCan()('round.close')
  const [asking, setAsking] = useState(false)
  const month = formatMonth(data.month)
  const behind = overview.villages.filter(({ completedAt }) => completedAt === null).length
  const closing = useCall(roundPaperApi.close, {
    onDone: async () => {
      setAsking(false)
      say(text.closed(month))
      await refresh(roundApi.overview, roundPaperApi.movements, roundApi.changes, roundApi.lines)
    },
  })
  if (!mayClose) return null
  return (
    <>
      <Button
        kind="main"
        disabledReason={overview.closable === data.month ? null : text.notTimeToClose}
        onClick={() => setAsking(true)}
      >
        {text.closeMonth(month)}
      </Button>
      <ConfirmPanel
        opened={asking}
        title={text.closeMonth(month)}
        action={text.closeMonth(month)}
        busy={closing.isSending}
        error={closing.error}
        onConfirm={() => void closing.send({ body: { month: data.month } })}
        onClose={() => setAsking(false)}
      >
        <p>{text.closeWill(formatDate(data.countedTo))}</p>
        {data.waiting > 0 ? <p>{text.closeWaiting(formatNumber(data.waiting))}</p> : null}
        {behind > 0 ? <p>{text.closeVillages(formatNumber(behind))}</p> : null}
        <p>{text.closeForGood}</p>
      </ConfirmPanel>
    </>
  )
}

/** Names of newborns and their parents: opened by a button of its own, since each look is recorded. */
const Births = ({ area, month, isClosed }: { area: string; month: RoundMonth; isClosed: boolean }) => {
  const text = useText(movementsText)
  const { words } = useText(childrenText)
  const [shown, setShown] = useState(false)
  const births = useQuery({ ...birthsQuery(area, month), enabled: shown })
  const file = useDownload(roundPaperApi.birthsFile)
  const rows = births.data?.rows ?? []
  return (
    <section className="card no-print" aria-label={text.births}>
      <div className={`${css.group} stack-tight`}>
        <h2>{text.births}</h2>
        <p className="second">{text.birthsPurpose}</p>
      </div>
      {births.data ? (
        rows.length === 0 ? (
          <p className="pad">{text.birthsNone}</p>
        ) : (
          <DataTable
            label={text.births}
            rows={rows}
            rowKey={({ childId }) => childId}
            columns={[
              { key: 'name', header: text.fullName, phone: 'title', cell: ({ fullName }) => fullName },
              {
                key: 'born',
                header: text.birthDate,
                cell: (row) => `${birthOf({ ...row, birthPrecision: 'day' })} · ${sexOf(row.sex, words)}`,
              },
              { key: 'village', header: text.village, cell: ({ villageName }) => villageName },
              { key: 'mother', header: text.mother, phone: 'labelled', cell: ({ motherName }) => motherName ?? '' },
              { key: 'father', header: text.father, phone: 'labelled', cell: ({ fatherName }) => fatherName ?? '' },
              {
                key: 'late',
                header: text.note,
                cell: ({ late }) => (late ? <Status kind="slow">{text.sheet.late}</Status> : null),
              },
            ]}
          />
        )
      ) : null}
      <div className={`${css.foot} row`}>
        {births.data ? null : (
          <Button busy={births.isFetching} onClick={() => setShown(true)}>
            {text.birthsShow}
          </Button>
        )}
        <Button
          busy={file.busy}
          disabledReason={isClosed ? null : text.afterClosing}
          onClick={() => void file.start({ query: { area, month } })}
        >
          {text.birthsExcel}
        </Button>
      </div>
      <ErrorNotice error={births.error ?? file.error} />
    </section>
  )
}
