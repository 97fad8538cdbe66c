import { IconDownload, IconFileText, IconPencil, IconPrinter, IconTargetArrow } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { MeasureResult, TargetBoard, TargetResult } from '#api/figures.ts'
import type { PlainDate } from '#core/dates.ts'
import { oneOfEachFigure } from '#core/indicators/missing-figures.ts'
import type { Verdict } from '#core/indicators/verdict.ts'
import { saveFile } from '../client.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { usePick, useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { aimInSigns, capital } from '../plans/measure-words.ts'
import { LoadingPage } from '../shell/LoadingPage.tsx'
import { useCan, useScope } from '../shell/root-route.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { DateField } from '../ui/DateField.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Status } from '../ui/Status.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { csvOf } from './csv.ts'
import { FigureDrawer } from './FigureDrawer.tsx'
import { gapWords, isMissing, sourceWords, valueWords, verdictKind } from './figure-words.ts'
import { PopulationView } from './PopulationView.tsx'
import { targetsQuery, targetsRoute } from './routes.ts'
import css from './TargetsPage.module.css'
import { TargetTable } from './TargetTable.tsx'
import { targetsText } from './text.ts'

/** Every target with the figure of the year, how far it is, and the way into each number. */
export const TargetsPage = () => {
  const text = useText(targetsText)
  const { area, year } = useScope()
  const { asOf, view } = targetsRoute.useSearch()
  const navigate = targetsRoute.useNavigate()
  const {
    data: board,
    error,
    isPending,
    refetch,
  } = useQuery({
    ...targetsQuery(area, year, asOf),
    placeholderData: keepPreviousData,
  })
  if (isPending) return <LoadingPage />
  const noPlan = error?.code === 'no_plan_in_force'
  if (error && !noPlan)
    return (
      <>
        <PageHead title={text.titlePlain} />
        <ErrorNotice error={error} onRetry={refetch} />
      </>
    )
  const shown = noPlan ? undefined : board
  return (
    <>
      <PageHead
        above={shown ? <Link {...paths.plan(shown.planId)}>{shown.planTitle}</Link> : null}
        title={shown ? text.title(formatNumber(shown.targets.length), String(shown.year)) : text.titlePlain}
        below={shown ? <CutOff board={shown} /> : null}
        actions={shown ? <Actions board={shown} /> : null}
      />
      {shown?.cutOffNote ? <CutOffNote board={shown} /> : null}
      <Tabs
        label={text.views}
        tabs={[
          { key: 'targets', label: text.viewTargets },
          { key: 'population', label: text.viewPopulation },
        ]}
        value={view ?? 'targets'}
        onChange={(key) =>
          navigate({
            search: ({ view: _view, ...before }) => ({ ...before, ...(key === 'population' && { view: key }) }),
            replace: true,
          })
        }
      >
        {view === 'population' ? (
          <PopulationView scope={{ area, year, ...(asOf && { asOf }) }} />
        ) : shown ? (
          <Board board={shown} />
        ) : (
          <NoPlan />
        )}
      </Tabs>
    </>
  )
}

const CutOffNote = ({ board }: { board: TargetBoard }) => {
  const pick = usePick()
  return board.cutOffNote ? (
    <div className={css.note}>
      <Notice>{pick(board.cutOffNote)}</Notice>
    </div>
  ) : null
}

const NoPlan = () => {
  const text = useText(targetsText)
  return (
    <div className="card">
      <EmptyState
        icon={<IconTargetArrow size={28} stroke={1.6} />}
        title={text.emptyTitle}
        actions={
          <ButtonLink kind="main" {...paths.plans()}>
            {text.toPlans}
          </ButtonLink>
        }
      >
        {text.empty}
      </EmptyState>
    </div>
  )
}

/** The day the figures are of, and looking at another. */
const CutOff = ({ board }: { board: TargetBoard }) => {
  const text = useText(targetsText)
  const { asOf } = targetsRoute.useSearch()
  const navigate = targetsRoute.useNavigate()
  const [changing, setChanging] = useState(false)
  const [day, setDay] = useState<PlainDate | null>(board.cutOff)
  const go = (to: PlainDate | undefined) => {
    setChanging(false)
    void navigate({ search: ({ asOf: _asOf, ...before }) => ({ ...before, ...(to && { asOf: to }) }), replace: true })
  }
  return (
    <div className={css.cutOff}>
      <span>{text.cutOffShown(formatDate(board.cutOff))}</span>
      <span className="no-print">
        <Button size="small" kind="quiet" aria-expanded={changing} onClick={() => setChanging(!changing)}>
          {text.cutOffChange}
        </Button>
        {asOf ? (
          <Button size="small" kind="quiet" onClick={() => go(undefined)}>
            {text.cutOffReset}
          </Button>
        ) : null}
      </span>
      {changing ? (
        <form
          className={css.cutOffForm}
          onSubmit={(event) => {
            event.preventDefault()
            if (day !== null) go(day)
          }}
        >
          <DateField label={text.cutOff} value={day} onChange={setDay} />
          <Button type="submit">{text.cutOffSet}</Button>
        </form>
      ) : null}
    </div>
  )
}

/** The figures to enter: measures that share an indicator are entered once. */
const missingOf = (board: TargetBoard): MeasureResult[] =>
  oneOfEachFigure(board.targets.flatMap((target) => target.measures.filter(isMissing)))

const Actions = ({ board }: { board: TargetBoard }) => {
  const text = useText(targetsText)
  const language = useLanguage()
  const mayEnter = useCan()('figure.enter', board.communePath)
  const navigate = targetsRoute.useNavigate()
  const { view } = targetsRoute.useSearch()
  const missing = missingOf(board)
  const save = () => {
    const head = [text.number, text.target, text.aim, text.year(String(board.year)), text.numerator, text.denominator]
    const rows = board.targets.flatMap((target) =>
      target.measures.map((result) => [
        target.number ?? '',
        capital(result.measure.indicator),
        aimInSigns(result.measure, language) + (result.measure.year === null ? '' : `, ${result.measure.year}`),
        result.figure ? valueWords(result.figure, result.measure, text) : '',
        result.figure?.numerator == null ? '' : formatNumber(result.figure.numerator),
        result.figure?.denominator == null ? '' : formatNumber(result.figure.denominator),
        gapWords(result, text),
        result.figure ? sourceWords(result.figure, text) : '',
        text.verdict[result.verdict],
      ]),
    )
    saveFile(csvOf([[...head, text.gap, text.source, text.state], ...rows]), `chi-tieu-${board.year}.csv`)
  }
  return (
    <>
      <ButtonLink {...paths.plan(board.planId)}>
        <IconFileText size={18} stroke={1.8} aria-hidden />
        {text.review}
      </ButtonLink>
      {view === 'population' ? null : (
        <>
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
        </>
      )}
      {mayEnter && missing[0] ? (
        <Button
          kind="main"
          onClick={() =>
            navigate({
              search: ({ view: _view, ...before }) => ({ ...before, line: missing[0]?.lineId }) as typeof before,
            })
          }
        >
          <IconPencil size={18} stroke={1.8} aria-hidden />
          {text.enterMissing(formatNumber(missing.length))}
        </Button>
      ) : null}
    </>
  )
}

const Board = ({ board }: { board: TargetBoard }) => {
  const text = useText(targetsText)
  const { verdict, line } = targetsRoute.useSearch()
  const navigate = targetsRoute.useNavigate()
  const open = (lineId: string | undefined) =>
    navigate({
      search: ({ line: _line, ...before }) => ({ ...before, ...(lineId && { line: lineId }) }),
      replace: lineId === undefined,
      resetScroll: false,
    })
  const shown = board.targets
    .map((target) => ({
      ...target,
      measures: target.measures.filter((result) => verdict === undefined || result.verdict === verdict),
    }))
    .filter((target) => target.measures.length > 0 || (verdict === undefined && target.measures.length === 0))
  const opened = findMeasure(board, line)
  const nextMissing = missingOf(board).find((result) => result.lineId !== line)
  return (
    <div className={css.board}>
      <VerdictChips board={board} />
      {shown.length === 0 ? (
        <p className={classNames('card', 'pad')}>{text.noneFiltered}</p>
      ) : (
        <TargetTable
          year={board.year}
          targets={shown}
          communePath={board.communePath}
          planId={board.planId}
          onOpen={open}
        />
      )}
      <FigureDrawer
        opened={opened}
        board={board}
        onClose={() => open(undefined)}
        onNext={nextMissing ? () => open(nextMissing.lineId) : null}
      />
    </div>
  )
}

export type OpenedMeasure = { target: TargetResult; result: MeasureResult }

const findMeasure = (board: TargetBoard, lineId: string | undefined): OpenedMeasure | null => {
  for (const target of board.targets)
    for (const result of target.measures) if (result.lineId === lineId) return { target, result }
  return null
}

/** How many stand how; pressing one shows only those. */
const VerdictChips = ({ board: { counts } }: { board: TargetBoard }) => {
  const text = useText(targetsText)
  const { verdict } = targetsRoute.useSearch()
  const navigate = targetsRoute.useNavigate()
  const choose = (to: Verdict | undefined) =>
    navigate({
      search: ({ verdict: _verdict, ...before }) => ({ ...before, ...(to && { verdict: to }) }),
      replace: true,
      resetScroll: false,
    })
  const all = counts.met + counts.notMet + counts.insufficient + counts.notJudged
  const chips: (readonly [Verdict, string, number])[] = [
    ['met', text.met(formatNumber(counts.met)), counts.met],
    ['not_met', text.notMet(formatNumber(counts.notMet)), counts.notMet],
    ['insufficient', text.insufficient(formatNumber(counts.insufficient)), counts.insufficient],
    ['not_judged', text.notJudged(formatNumber(counts.notJudged)), counts.notJudged],
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; these filter what is below
    <div role="group" aria-label={text.filters} className={css.chips}>
      <button type="button" className={css.chip} aria-pressed={verdict === undefined} onClick={() => choose(undefined)}>
        {text.all(formatNumber(all))}
      </button>
      {chips
        .filter(([key, , count]) => count > 0 || key === verdict)
        .map(([key, words]) => (
          <button
            key={key}
            type="button"
            className={css.chip}
            aria-pressed={verdict === key}
            onClick={() => choose(verdict === key ? undefined : key)}
          >
            <Status kind={verdictKind[key]}>{words}</Status>
          </button>
        ))}
    </div>
  )
}
