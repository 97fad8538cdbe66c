import { IconDownload, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type FigureRow, figureApi, type MeasureResult, type TargetBoard } from '#api/figures.ts'
import { dayInVietnam, Instant, type PlainDate, timeInVietnam } from '#core/dates.ts'
import { download, saveFile } from '../client.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { usePick, useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { capital, measureInWords } from '../plans/measure-words.ts'
import { useCan, useScope, useSession } from '../shell/root-route.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Status } from '../ui/Status.tsx'
import { csvOf } from './csv.ts'
import { EntryForm } from './EntryForm.tsx'
import css from './FigureDrawer.module.css'
import { type Bucket, FigureRows, inBucket } from './FigureRows.tsx'
import { downward, gapWords, isEntered, valueWords, verdictKind } from './figure-words.ts'
import { type FigureScope, rowsQuery, targetsRoute } from './routes.ts'
import type { OpenedMeasure } from './TargetsPage.tsx'
import { targetsText } from './text.ts'

/** A number opened: value, formula, day, source, and the children behind it; or the form to enter it. */
export const FigureDrawer = ({
  opened,
  board,
  onClose,
  onNext,
}: {
  opened: OpenedMeasure | null
  board: TargetBoard
  onClose: () => void
  /** Opens the next figure that is missing; null when there is none. */
  onNext: (() => void) | null
}) => (opened ? <Opened key={opened.result.lineId} {...{ ...opened, board, onClose, onNext }} /> : null)

type OpenedProps = OpenedMeasure & { board: TargetBoard; onClose: () => void; onNext: (() => void) | null }

const Opened = ({ target, result, board, onClose, onNext }: OpenedProps) => {
  const text = useText(targetsText)
  const mayEnter = useCan()('figure.enter', board.communePath)
  const { figure, indicator } = result
  const has = figure !== null && figure.numerator !== null
  const [entering, setEntering] = useState(!has)
  const name = capital(result.measure.indicator)
  const label = target.number === null ? (target.label ?? text.titlePlain) : text.targetNumber(target.number)
  const list = useFigureList(result, board)
  const showsForm = isEntered(result) && entering && mayEnter && !figure?.frozen
  return (
    <Drawer opened title={name} onClose={onClose} foot={list ? <ListFoot list={list} result={result} /> : null}>
      <div className={css.body}>
        <p className={css.of}>{text.of(label, String(board.year))}</p>
        {has ? <Value result={result} /> : <p className={css.none}>{text.noFigureYet}</p>}
        <Facts result={result} board={board} lead={target.lead} />
        {indicator === null ? (
          <Notice>
            <p>{text.noIndicator}</p>
            <ButtonLink size="small" {...paths.plan(board.planId)}>
              {text.toTie}
            </ButtonLink>
          </Notice>
        ) : null}
        {indicator && !indicator.definitionKnown && indicator.definitionNote ? (
          <Definition note={indicator.definitionNote} />
        ) : null}
        {result.smallSample ? <Notice>{text.smallNote}</Notice> : null}
        {showsForm ? (
          <EntryForm
            result={result}
            board={board}
            name={name}
            onNext={onNext}
            onDone={() => (has ? setEntering(false) : onClose())}
            onCancel={() => (has ? setEntering(false) : onClose())}
          />
        ) : null}
        {isEntered(result) && !showsForm && !figure?.frozen ? (
          <div>
            <Button disabledReason={mayEnter ? null : text.onlyOfficer} onClick={() => setEntering(true)}>
              {has ? text.formAgain : text.form}
            </Button>
          </div>
        ) : null}
        {list ? <FigureRows list={list} /> : null}
      </div>
    </Drawer>
  )
}

const Definition = ({ note }: { note: { vi: string; en: string } }) => {
  const text = useText(targetsText)
  const pick = usePick()
  return <Notice>{text.definition(pick(note))}</Notice>
}

const Value = ({ result }: { result: MeasureResult }) => {
  const text = useText(targetsText)
  const { figure, measure, verdict } = result
  if (!figure || figure.numerator === null) return null
  const counts =
    figure.denominator === null
      ? null
      : (figure.source === 'computed' ? text.inChildren : text.inAll)(
          formatNumber(figure.numerator),
          formatNumber(figure.denominator),
        )
  return (
    <div className={css.value}>
      <div>
        <p className={css.big}>{valueWords(figure, measure, text)}</p>
        {counts ? <p className="second">{counts}</p> : null}
      </div>
      <div>
        <Status kind={verdictKind[verdict]}>{text.verdict[verdict]}</Status>
        <p className="second">{gapWords(result, text)}</p>
      </div>
      {figure.unknown > 0 ? <p className={css.unknown}>{text.unknownApart(formatNumber(figure.unknown))}</p> : null}
    </div>
  )
}

const Facts = ({ result, board, lead }: { result: MeasureResult; board: TargetBoard; lead: readonly string[] }) => {
  const text = useText(targetsText)
  const language = useLanguage()
  const pick = usePick()
  const { indicator, figure, measure } = result
  const moment = (instant: string) => {
    const at = Instant.parse(instant)
    return `${timeInVietnam(at)} ${formatDate(dayInVietnam(at))}`
  }
  const rows: { label: string; words: string | null }[] = [
    { label: text.planSays, words: measureInWords(measure, language) },
    ...(indicator === null
      ? []
      : indicator.formulaInWords
        ? [{ label: text.formula, words: pick(indicator.formulaInWords) }]
        : [
            { label: text.numerator, words: pick(indicator.numeratorInWords) },
            {
              label: text.denominator,
              words: indicator.denominatorInWords ? pick(indicator.denominatorInWords) : null,
            },
          ]),
    { label: text.cohort, words: indicator?.cohortDay ? pick(indicator.cohortDay) : null },
    { label: text.cutOffAt, words: formatDate(figure?.cutOff ?? board.cutOff) },
    {
      label: text.source,
      words:
        figure === null || figure.numerator === null
          ? null
          : figure.frozen
            ? text.frozenAt(moment(figure.asKnown))
            : figure.source === 'computed'
              ? `${text.fromRegister}, ${text.computedAt(moment(figure.asKnown))}\u00a0· ${text.version(String(figure.indicatorVersion))}`
              : [figure.sourceNote, text.enteredAt(formatDate(figure.cutOff))].filter(Boolean).join('\u00a0· '),
    },
    { label: text.basis, words: indicator?.basis ?? null },
    { label: text.lead, words: lead.length > 0 ? lead.join(', ') : null },
  ]
  return (
    <dl className={css.facts}>
      {rows
        .filter((row) => row.words !== null)
        .map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>{row.words}</dd>
          </div>
        ))}
      {figure?.attachmentId ? (
        <div>
          <dt>{text.attachment}</dt>
          <dd>
            <Button
              size="small"
              onClick={() => download(figureApi.attachment, { params: { fileId: figure.attachmentId ?? '' } })}
            >
              <IconDownload size={16} stroke={1.8} aria-hidden />
              {text.attachmentSee}
            </Button>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

export type FigureList = {
  rows: readonly FigureRow[] | null
  error: unknown
  named: boolean
  mayOpen: boolean
  bucket: Bucket
  setBucket: (bucket: Bucket) => void
  fileName: string
}

/** The three lists behind a computed number; names only for those whose duty needs them. Null for entered figures. */
const useFigureList = (result: MeasureResult, board: TargetBoard): FigureList | null => {
  const can = useCan()
  const { area, year } = useScope()
  const { asOf } = targetsRoute.useSearch()
  const [bucket, setBucket] = useState<Bucket>(downward.has(result.measure.direction) ? 'counted' : 'not_counted')
  const computed = result.indicator?.kind === 'computed' && result.figure?.source === 'computed'
  const mayOpen = can('figure.open', board.communePath)
  const named = can('figure.identify', board.communePath)
  const scope: FigureScope = { area, year, ...(asOf && { asOf }) }
  const { data, error } = useQuery({
    ...rowsQuery(scope, result.indicator?.code ?? '', named),
    enabled: computed && mayOpen,
  })
  if (!computed) return null
  const fileName = `${result.indicator?.code ?? 'danh-sach'}-${board.cutOff}.csv`
  return { rows: data?.rows ?? null, error, named, mayOpen, bucket, setBucket, fileName }
}

/** Where the list of children asks the same question; nothing where it cannot. */
const registerFilter = (code: string, bucket: Bucket) => {
  const tri = { counted: 'yes', not_counted: 'no', unknown: 'unknown' } as const
  if (code === 'te.birth-registration.u5') return { ageTo: 4, birthRegistered: tri[bucket] }
  if (code === 'te.special-circumstances.supported') return { special: 'yes' as const, supported: tri[bucket] }
  if (code === 'te.special-circumstances.share') return { special: tri[bucket] }
  return null
}

const ListFoot = ({ list, result }: { list: FigureList; result: MeasureResult }) => {
  const text = useText(targetsText)
  const pick = usePick()
  const session = useSession()
  const mayRead = useCan()('child.read')
  if (list.rows === null) return <ErrorNotice error={list.error} />
  const rows = inBucket(list.rows, list.bucket)
  const filter = registerFilter(result.indicator?.code ?? '', list.bucket)
  const isToday = result.figure?.cutOff === session.today
  const words: Record<Bucket, string> = {
    not_counted: text.notCounted,
    counted: text.counted,
    unknown: text.unknown,
  }
  const save = () => {
    const head = [...(list.named ? [text.child] : []), text.born, text.village, text.list, text.why]
    const day = (date: PlainDate | null) => (date === null ? '' : formatDate(date))
    const cells = (list.rows ?? []).map((row) => [
      ...(list.named ? [row.fullName ?? ''] : []),
      day(row.birthDate),
      row.villageName ?? '',
      words[row.bucket],
      row.reason ? pick(row.reason) : '',
    ])
    saveFile(csvOf([head, ...cells]), list.fileName)
  }
  return (
    <>
      {mayRead && filter && rows.length > 0 ? (
        <ButtonLink kind="main" {...paths.children()} search={(before) => ({ ...before, ...filter }) as never}>
          <IconUsers size={18} stroke={1.8} aria-hidden />
          {isToday ? text.openChildren(formatNumber(rows.length)) : text.openChildrenToday}
        </ButtonLink>
      ) : null}
      <Button onClick={save}>
        <IconDownload size={18} stroke={1.8} aria-hidden />
        {text.downloadList}
      </Button>
    </>
  )
}
