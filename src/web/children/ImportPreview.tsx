import { IconDownload } from '@tabler/icons-react'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { childApi, type ImportPreview as Preview } from '#api/children.ts'
import type { PlainDate } from '#core/dates.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatMoment, formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { SelectField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProgressLine } from '../ui/ProgressLine.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { useToast } from '../ui/Toast.tsx'
import css from './Import.module.css'
import { ImportColumns } from './ImportColumns.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import { type ImportText, importText } from './import-text.ts'
import { keptFields, uncertainColumns } from './mapping.ts'
import { importQuery, importRoute } from './routes.ts'
import { useDownload } from './use-download.ts'

/** A list that was handed in: what would happen, every problem, the columns; taken in by one button. */
export const ImportPreview = ({ batchId }: { batchId: string }) => {
  const text = useText(importText)
  const { data: preview } = useSuspenseQuery(importQuery(batchId))
  const title = preview.fileName
  const above = (
    <>
      <Link {...paths.children()}>{text.children}</Link> / <Link {...paths.importChildren()}>{text.imports}</Link>
    </>
  )
  const below = text.previewBelow(formatNumber(preview.rowsTotal), formatMoment(preview.startedAt))
  return (
    <>
      <PageHead above={above} title={title} below={below} />
      {preview.state === 'preview' ? <Review preview={preview} /> : null}
      {preview.state === 'done' ? <Done preview={preview} /> : null}
      {preview.state === 'dropped' ? <Dropped /> : null}
    </>
  )
}

type PreviewProps = { preview: Preview }
type TabKey = 'problems' | 'columns'

const Review = ({ preview }: PreviewProps) => {
  const text = useText(importText)
  const queries = useQueryClient()
  const say = useToast()
  const uncertain = uncertainColumns(preview).length
  const [tab, setTab] = useState<TabKey>(uncertain > 0 || preview.rowsGood === 0 ? 'columns' : 'problems')
  const mapping = useCall(childApi.mapImport, {
    onDone: (reply) => {
      queries.setQueryData(importQuery(reply.batchId).queryKey, reply)
      say(text.saved)
    },
  })
  const params = { batchId: preview.batchId }
  const fields = keptFields(preview)
  return (
    <div className={css.review}>
      <aside className={css.aside}>
        <Decision preview={preview} />
        <section className={`card pad ${css.settings}`}>
          <FactsFrom
            preview={preview}
            onChange={(factsFrom) => void mapping.send({ params, body: { fields, factsFrom } })}
          />
          {preview.sheetNames.length > 1 ? (
            <SelectField
              label={text.sheet}
              value={preview.sheetName}
              choices={preview.sheetNames.map((name) => ({ value: name, label: name }))}
              // Another sheet has other columns: what was chosen for these says nothing of those.
              onChange={(sheetName) => void mapping.send({ params, body: { sheetName, fields: {} } })}
            />
          ) : null}
          <SelectField
            label={text.headingRow}
            {...(preview.headingRow > 0 ? {} : { hint: text.noHeadingRow })}
            value={preview.headingRow > 0 ? String(preview.headingRow) : ''}
            placeholder={text.noneFound}
            choices={headingRows(preview.headingRow).map((row) => ({
              value: String(row),
              label: text.rowNumber(formatNumber(row)),
            }))}
            // Other headings are other columns.
            onChange={(row) => void mapping.send({ params, body: { headingRow: Number(row), fields: {} } })}
          />
        </section>
      </aside>
      <div className={`card ${css.main}`}>
        <div className={css.tabs}>
          {mapping.isSending ? (
            <div className={css.again} aria-live="polite">
              <ProgressLine label={text.reading} value={null} max={1} />
            </div>
          ) : null}
          {mapping.error ? (
            <div className={css.again}>
              <ErrorNotice error={mapping.error} />
            </div>
          ) : null}
          <Tabs<TabKey>
            label={text.tabs}
            value={tab}
            onChange={setTab}
            tabs={[
              { key: 'problems', label: text.problems, count: formatNumber(preview.problemCount) },
              {
                key: 'columns',
                label: text.columns,
                count:
                  uncertain > 0 ? text.columnsUncertain(formatNumber(uncertain)) : formatNumber(preview.columns.length),
              },
            ]}
          >
            {tab === 'problems' ? (
              <ImportProblems preview={preview} />
            ) : (
              <ImportColumns
                preview={preview}
                onFields={(chosen) => void mapping.send({ params, body: { fields: chosen } })}
              />
            )}
          </Tabs>
        </div>
      </div>
    </div>
  )
}

/** The first rows of a file, and the one that was found when it lies further down. */
const headingRows = (found: number): number[] => Array.from({ length: Math.max(15, found) }, (_, n) => n + 1)

/** What will happen, in numbers and in a sentence, and the button that does it. */
const Decision = ({ preview }: PreviewProps) => {
  const text = useText(importText)
  const queries = useQueryClient()
  const refresh = useRefresh()
  const say = useToast()
  const navigate = importRoute.useNavigate()
  const params = { batchId: preview.batchId }
  const keep = (reply: Preview) => {
    queries.setQueryData(importQuery(reply.batchId).queryKey, reply)
    void refresh(childApi.listImports)
  }
  const accepting = useCall(childApi.acceptImport, {
    onDone: (reply) => {
      keep(reply)
      void refresh(childApi.list, childApi.read)
      void queries.invalidateQueries({ queryKey: ['/today'] })
    },
  })
  const dropping = useCall(childApi.dropImport, {
    onDone: (reply) => {
      keep(reply)
      say(text.droppedSaid)
      void navigate({ to: '.', search: (before) => ({ ...before, batch: undefined }) as never })
    },
  })
  const { willAdd, willChange, willStay, rowsBad } = preview
  const entering = willAdd + willChange
  const uncertain = uncertainColumns(preview).length
  const counts = [
    { name: text.willAdd, value: willAdd },
    { name: text.willChange, value: willChange },
    { name: text.willStay, value: willStay },
    { name: text.refused, value: rowsBad },
  ]
  return (
    <section className="card pad" aria-labelledby="decision">
      <h2 id="decision">{text.whatWillHappen}</h2>
      <dl className={css.counts}>
        {counts.map((count) => (
          <div key={count.name}>
            <dt>{count.name}</dt>
            <dd>{formatNumber(count.value)}</dd>
          </div>
        ))}
      </dl>
      <div className="stack-tight">
        {entering > 0 ? <p className="second">{sentenceOf(preview, text)}</p> : <Nothing preview={preview} />}
        {entering > 0 && uncertain > 0 ? (
          <Notice kind="warn">{text.uncertainNote(formatNumber(uncertain))}</Notice>
        ) : null}
        {accepting.isSending ? (
          <ProgressLine label={text.accepting} value={null} max={1}>
            {text.acceptingSafe}
          </ProgressLine>
        ) : null}
        {entering > 0 ? (
          <Button kind="main" wide busy={accepting.isSending} onClick={() => void accepting.send({ params })}>
            {text.accept(formatNumber(entering))}
          </Button>
        ) : null}
        <ErrorNotice error={accepting.error ?? dropping.error} />
        <RefusedRows preview={preview} />
        <Button kind="quiet" busy={dropping.isSending} onClick={() => void dropping.send({ params })}>
          {entering > 0 || willStay === 0 ? text.drop : text.close}
        </Button>
      </div>
    </section>
  )
}

const sentenceOf = ({ willAdd, willChange, willStay, rowsBad }: Preview, text: ImportText): string => {
  const parts = [
    willAdd > 0 ? text.addsChildren(formatNumber(willAdd)) : null,
    willChange > 0 ? text.changesChildren(formatNumber(willChange)) : null,
    willStay > 0 ? text.staysChildren(formatNumber(willStay)) : null,
    rowsBad > 0 ? text.refusesRows(formatNumber(rowsBad)) : null,
  ].filter((part) => part !== null)
  const all = parts.join(', ')
  return text.happens(all.charAt(0).toUpperCase() + all.slice(1))
}

const Nothing = ({ preview }: PreviewProps) => {
  const text = useText(importText)
  return preview.willStay > 0 ? (
    <Notice kind="good">
      <p className="strong">{text.nothingChanges}</p>
      <p>{text.nothingChangesHint(formatNumber(preview.willStay))}</p>
    </Notice>
  ) : (
    <Notice kind="warn">
      <p className="strong">{text.nothingGood}</p>
      <p>{text.nothingGoodHint}</p>
    </Notice>
  )
}

const RefusedRows = ({ preview }: PreviewProps) => {
  const text = useText(importText)
  const file = useDownload(childApi.refusedRows)
  const refused = preview.outcome?.refused ?? preview.rowsBad
  if (refused === 0) return null
  return (
    <>
      <Button busy={file.busy} onClick={() => void file.start({ params: { batchId: preview.batchId } })}>
        <IconDownload size={18} stroke={1.8} aria-hidden />
        {file.busy ? text.preparing : text.downloadRefused(formatNumber(refused))}
      </Button>
      <ErrorNotice error={file.error} />
    </>
  )
}

/** Sent when the field is left with a whole day in it, so that each figure typed does not read the file again. */
const FactsFrom = ({ preview, onChange }: PreviewProps & { onChange: (day: PlainDate) => void }) => {
  const text = useText(importText)
  const [day, setDay] = useState<PlainDate | null>(preview.factsFrom)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the field inside being left
    <div onBlur={() => day !== null && day !== preview.factsFrom && onChange(day)}>
      <DateField label={text.factsFrom} hint={text.factsFromHint} value={day} onChange={(next) => setDay(next)} />
    </div>
  )
}

const Done = ({ preview }: PreviewProps) => {
  const text = useText(importText)
  const { added, changed, unchanged, refused } = preview.outcome ?? { added: 0, changed: 0, unchanged: 0, refused: 0 }
  return (
    <div className={css.done}>
      <Notice kind="good">
        <h2>{added + changed > 0 ? text.doneTitle : text.doneNothing}</h2>
        <p>{text.done(formatNumber(added), formatNumber(changed), formatNumber(unchanged))}</p>
        <p>{refused > 0 ? text.doneRefused(formatNumber(refused)) : text.doneClean}</p>
      </Notice>
      <div className="row side-pad">
        <ButtonLink kind="main" {...paths.children()}>
          {text.seeChildren}
        </ButtonLink>
        <RefusedRows preview={preview} />
        <ButtonLink {...paths.importChildren()}>{text.another}</ButtonLink>
      </div>
      {preview.problems.length > 0 ? (
        <section className="card" aria-label={text.problems}>
          <ImportProblems preview={preview} />
        </section>
      ) : null}
    </div>
  )
}

const Dropped = () => {
  const text = useText(importText)
  return (
    <div className={css.done}>
      <Notice>
        <h2>{text.dropped}</h2>
        <p>{text.droppedHint}</p>
      </Notice>
      <div className="row side-pad">
        <ButtonLink kind="main" {...paths.importChildren()}>
          {text.another}
        </ButtonLink>
        <ButtonLink {...paths.children()}>{text.seeChildren}</ButtonLink>
      </div>
    </div>
  )
}
