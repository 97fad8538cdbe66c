import { IconListDetails } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type QuarterRow, roundPaperApi } from '#api/round-paper.ts'
import { quarterBefore, quarterOf, quarterText } from '#core/round/quarter-list.ts'
import { useDownload } from '../children/use-download.ts'
import { formatDate } from '../i18n/format.ts'
import { type Language, useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { SelectField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Status } from '../ui/Status.tsx'
import { type QuarterListText, quarterListText } from './quarter-text.ts'
import css from './Round.module.css'
import { circumstancesQuery } from './routes.ts'
import { needsInWords } from './VisitsTab.tsx'

const icons = { new: 'soon', out: 'none', moved: 'slow', same: 'info' } as const

/** Children in special circumstances or at risk, the list of a quarter. */
export const QuarterTab = ({ area, quarter }: { area: string; quarter: string | undefined }) => {
  const text = useText(quarterListText)
  const language = useLanguage()
  const { today } = useSession()
  const navigate = useNavigate()
  const { data } = useSuspenseQuery(circumstancesQuery(area, quarter))
  const file = useDownload(roundPaperApi.circumstancesFile)
  const current = quarterOf(today)
  const choices = [current]
  for (let at = 0; at < 3; at++) choices.push(quarterBefore(choices.at(-1) ?? current))
  const columns: Column<QuarterRow>[] = [
    {
      key: 'name',
      header: text.fullName,
      phone: 'title',
      cell: ({ childId, fullName }) => <Link {...paths.child(childId)}>{fullName ?? text.nameHidden}</Link>,
    },
    { key: 'village', header: text.village, cell: ({ villageName }) => villageName },
    {
      key: 'needs',
      header: text.groupsColumn,
      cell: (row) => (row.change === 'out' ? '' : needsInWords(row, language, text)),
    },
    // The first list has nothing to be compared with.
    ...(data.hasBefore ? [changeColumn(text, language)] : []),
  ]
  return (
    <div className="stack">
      <div className="side-pad stack-tight">
        <Notice>{text.listOpenOnly}</Notice>
      </div>
      <section className="card" aria-label={text.tabs.list}>
        <div className={`${css.group} row`}>
          <SelectField
            label={text.quarter}
            value={data.quarter}
            onChange={(next) =>
              void navigate({ ...paths.round(), search: (before) => ({ ...before, tab: 'list', quarter: next }) })
            }
            choices={choices.map((each) => ({
              value: quarterText(each),
              label: text.quarterName(String(each.quarter), String(each.year)),
            }))}
          />
          <p>
            {text.listBelow(formatDate(data.countedTo))}
            {data.hasBefore ? null : ` · ${text.listFirst}`}
          </p>
        </div>
        {data.rows.length === 0 ? (
          <EmptyState icon={<IconListDetails size={28} stroke={1.6} />} title={text.listNone}>
            {text.listNoneHint}
          </EmptyState>
        ) : (
          <DataTable label={text.tabs.list} columns={columns} rows={data.rows} rowKey={({ childId }) => childId} />
        )}
        <div className={`${css.foot} row no-print`}>
          <Button busy={file.busy} onClick={() => void file.start({ query: { area, quarter: data.quarter } })}>
            {text.excel}
          </Button>
        </div>
        <ErrorNotice error={file.error} />
      </section>
    </div>
  )
}

const changeColumn = (text: QuarterListText, language: Language): Column<QuarterRow> => ({
  key: 'change',
  header: text.changeColumn,
  cell: (row) => (
    <>
      <Status kind={icons[row.change]}>{text.listChanges[row.change]}</Status>
      {row.change === 'moved' || row.change === 'out' ? (
        <p className="muted">
          {text.before(needsInWords({ groups: row.beforeGroups, risks: row.beforeRisks }, language, text))}
        </p>
      ) : null}
    </>
  ),
})
