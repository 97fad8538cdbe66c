/** Targets with their figures, the rows behind a number, figures that people enter. */
import type { FastifyInstance } from 'fastify'
import {
  type FigureRow as FigureRowView,
  type FigureView,
  figureApi,
  type IndicatorView,
  type MeasureResult,
  type Population,
} from '#api/figures.ts'
import { type PlainDate, yearOf } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { type BoardFigure, type BoardMeasure, countsOf } from '#core/indicators/board.ts'
import { computePopulation } from '#core/indicators/compute.ts'
import { describeFormula } from '#core/indicators/describe-formula.ts'
import { enteredValue } from '#core/indicators/entered-figure.ts'
import { type Indicator, indicatorOn, mayBeEntered } from '#core/indicators/indicator.ts'
import { type ReasonCode, reasonLabels } from '#core/indicators/reasons.ts'
import { rateOf } from '#core/numbers.ts'
import { ageBandName } from '#core/reports/report-input.ts'
import type { Tx } from '#store/as-actor.ts'
import { listSnapshots } from '#store/child-snapshots.ts'
import {
  type FrozenRow,
  insertEnteredFigure,
  listEnteredFigures,
  listFrozenFigures,
  listFrozenRows,
  type NewFigure,
  namesOfChildren,
} from '#store/figures.ts'
import { findFile, insertFile } from '#store/files.ts'
import { findMeasureLine } from '#store/measure-lines.ts'
import { listPlaces, namesOfPlaces } from '#store/places.ts'
import type { AppContext } from './app.ts'
import { asBoardFigure, communeAsked, computeNow, cutOffFor, living, loadBoard, loadRegister } from './board.ts'
import { indicatorCatalogue, indicatorsOn } from './catalogue.ts'
import { paperBytes, paperType } from './handed-in.ts'
import { ethnicName } from './lists.ts'
import { formulaDays } from './reporting-rules.ts'
import { serve } from './serve.ts'

const unknownKey = 'unknown'
const notKnown = { vi: 'Chưa rõ', en: 'Not known' }

/** An indicator as pages show it: what is counted, in whom, on which day, and how sure the definition is. */
export const toIndicatorView = (indicator: Indicator, cutOff: PlainDate): IndicatorView => {
  const { formula } = indicator
  const days = formulaDays(cutOff)
  return {
    code: indicator.code,
    version: indicator.version,
    name: indicator.name,
    kind: indicator.kind,
    mayBeEntered: mayBeEntered(indicator),
    formulaInWords: formula
      ? { vi: describeFormula(formula, 'vi', days), en: describeFormula(formula, 'en', days) }
      : null,
    numeratorInWords: indicator.numerator,
    denominatorInWords: indicator.denominator,
    cohortDay: indicator.cohortAndDay,
    unit: indicator.unit,
    basis: indicator.legalBasis,
    definitionKnown: indicator.definitionKnown,
    definitionNote: indicator.definitionNote,
  }
}

const toFigureView = (figure: BoardFigure): FigureView => ({
  figureId: figure.figureId,
  indicatorCode: figure.indicatorCode,
  indicatorVersion: figure.indicatorVersion,
  cutOff: figure.cutOff,
  asKnown: figure.asKnown,
  numerator: figure.numerator,
  denominator: figure.denominator,
  unknown: figure.unknown,
  multiplier: figure.multiplier,
  unit: figure.unit,
  rate:
    figure.numerator === null || figure.denominator === null
      ? null
      : rateOf(figure.numerator, figure.denominator, figure.multiplier),
  achieved: figure.achieved,
  source: figure.source,
  sourceNote: figure.sourceNote,
  attachmentId: figure.attachmentId,
  frozen: figure.frozen,
})

const toMeasureResult = (measure: BoardMeasure, cutOff: PlainDate): MeasureResult => ({
  lineId: measure.lineId,
  measure: measure.measure,
  indicator: measure.indicator ? toIndicatorView(measure.indicator, cutOff) : null,
  figure: measure.figure ? toFigureView(measure.figure) : null,
  verdict: measure.verdict,
  verdictReason: measure.reason,
  gapPoints: measure.gapPoints,
  gapCount: measure.gapCount,
  smallSample: measure.smallSample,
  sentence: measure.sentence,
})

const getIndicator = (code: string, day: PlainDate): Indicator => {
  const indicator = indicatorOn(indicatorCatalogue(), code, day)
  if (!indicator) throw new RuleError('not_found')
  return indicator
}

type RowsQuestion = {
  area?: string | undefined
  year?: number | undefined
  asOf?: PlainDate | undefined
  indicator: string
  report?: string | undefined
}

type FoundRows = {
  communePath: string
  figure: BoardFigure
  rows: FrozenRow[]
  birthDates: Map<string, PlainDate | null>
}

/** A figure and the rows behind it: as a report froze them, or computed now. Entered figures have none. */
const findRows = async (tx: Tx, context: AppContext, query: RowsQuestion, today: PlainDate): Promise<FoundRows> => {
  const communePath = await communeAsked(tx, context.db, query.area)
  const year = query.year ?? yearOf(today)
  if (query.report !== undefined) {
    const figures = await listFrozenFigures(tx, communePath, query.report)
    const figure = figures.find((f) => f.indicatorCode === query.indicator)
    if (!figure) throw new RuleError('not_found')
    const then = await listSnapshots(tx, { communePath, asOf: figure.cutOff, asKnown: figure.asKnown })
    return {
      communePath,
      figure: asBoardFigure(figure),
      rows: await listFrozenRows(tx, communePath, figure.figureId),
      birthDates: new Map(then.map((child) => [child.childId, child.birthDate])),
    }
  }
  const { day: cutOff } = cutOffFor(year, query.asOf, today)
  const indicator = getIndicator(query.indicator, cutOff)
  if (mayBeEntered(indicator)) {
    const entered = await listEnteredFigures(tx, { communePath, year, asKnown: tx.now, until: query.asOf })
    const figure = entered.find((f) => f.indicatorCode === indicator.code)
    if (figure) return { communePath, figure: asBoardFigure(figure), rows: [], birthDates: new Map() }
    if (indicator.kind === 'entered') throw new RuleError('not_found')
  }
  const register = await loadRegister(tx, communePath, cutOff)
  const { figure, rows } = computeNow(tx, indicator, register, communePath)
  const children = new Map(register.snapshots.map((child) => [child.childId, child]))
  return {
    communePath,
    figure: living(figure),
    rows: rows.map(({ childId, bucket, reason }) => ({
      childId,
      bucket,
      reason: reason?.code ?? null,
      villagePath: children.get(childId)?.villagePath ?? null,
    })),
    birthDates: new Map(register.snapshots.map((child) => [child.childId, child.birthDate])),
  }
}

/** Not counted first: that is the list to work from. Then unknown, then counted; by village and birth. */
const orderOf = { not_counted: 0, unknown: 1, counted: 2 } as const

const toRows = async (tx: Tx, found: FoundRows, names: Map<string, string>): Promise<FigureRowView[]> => {
  const paths = [...new Set(found.rows.flatMap(({ villagePath }) => (villagePath === null ? [] : [villagePath])))]
  const places = await namesOfPlaces(tx, paths)
  const labels = reasonLabels as Record<string, { vi: string; en: string } | undefined>
  return found.rows
    .map(({ childId, bucket, reason, villagePath }) => ({
      childId,
      fullName: names.get(childId) ?? null,
      birthDate: found.birthDates.get(childId) ?? null,
      villageName: villagePath === null ? null : (places.get(villagePath)?.name ?? null),
      bucket,
      reason:
        reason === null ? null : { code: reason, ...(labels[reason as ReasonCode] ?? { vi: reason, en: reason }) },
    }))
    .sort(
      (a, b) =>
        orderOf[a.bucket] - orderOf[b.bucket] ||
        (a.villageName ?? '').localeCompare(b.villageName ?? '', 'vi') ||
        (a.birthDate ?? '').localeCompare(b.birthDate ?? '') ||
        a.childId.localeCompare(b.childId),
    )
}

export const serveFigures = (app: FastifyInstance, context: AppContext): void => {
  serve(app, context, figureApi.board, async ({ tx, query, today }) => {
    const board = await loadBoard(tx, {
      communePath: await communeAsked(tx, context.db, query.area),
      planId: query.plan,
      year: query.year ?? yearOf(query.asOf ?? today),
      cutOff: query.asOf,
      lookBack: query.asOf !== undefined,
      today,
    })
    return {
      planId: board.plan.planId,
      planTitle: board.plan.title,
      year: board.year,
      cutOff: board.cutOff,
      cutOffNote: board.cutOffNote,
      asKnown: tx.now,
      communePath: board.communePath,
      counts: countsOf(board.targets),
      targets: board.targets.map(({ measures, ...target }) => ({
        ...target,
        measures: measures.map((measure) => toMeasureResult(measure, board.cutOff)),
      })),
    }
  })

  serve(app, context, figureApi.population, async ({ tx, query, today }) => {
    const communePath = await communeAsked(tx, context.db, query.area)
    const { day: cutOff } = cutOffFor(query.year ?? yearOf(query.asOf ?? today), query.asOf, today)
    const register = await loadRegister(tx, communePath, cutOff)
    const population = computePopulation(register.snapshots, register.days)
    const villages = new Map((await listPlaces(tx, 'village', communePath)).map((v) => [v.path, v.name]))
    const named = (key: string | null, name: string | undefined | null, count: number) =>
      key === null ? { key: unknownKey, ...notKnown, count } : { key, vi: name ?? key, en: name ?? key, count }
    const { all } = population
    const reply: Population = {
      cutOff,
      total: all.total,
      bySex: [
        { key: 'male', vi: 'Nam', en: 'Boys', count: all.male },
        { key: 'female', vi: 'Nữ', en: 'Girls', count: all.female },
        ...(all.sexUnknown > 0 ? [{ key: unknownKey, ...notKnown, count: all.sexUnknown }] : []),
      ],
      byAgeGroup: population.ages
        .filter(({ band, total }) => band !== null || total > 0)
        .map(({ band, male, female, sexUnknown, total }) => ({
          key: band === null ? unknownKey : `${band.from}-${band.to}`,
          ...ageBandName(band),
          male,
          female,
          unknown: sexUnknown,
          count: total,
        })),
      byEthnicity: population.ethnicities.map(({ code, total }) => named(code, ethnicName(code), total)),
      byVillage: population.villages.map(({ path, total }) => named(path, villages.get(path ?? ''), total)),
    }
    return reply
  })

  serve(app, context, figureApi.catalogue, async ({ today }) =>
    indicatorsOn(today).map((indicator) => toIndicatorView(indicator, today)),
  )

  serve(app, context, figureApi.rows, async ({ tx, query, today }) => {
    const found = await findRows(tx, context, query, today)
    return { figure: toFigureView(found.figure), rows: await toRows(tx, found, new Map()) }
  })

  serve(app, context, figureApi.namedRows, async ({ tx, query, today }) => {
    const found = await findRows(tx, context, query, today)
    const { communePath, figure, rows } = found
    const ids = rows.map((row) => row.childId)
    const names = await namesOfChildren(tx, communePath, ids, figure.asKnown)
    tx.record({
      areaPath: communePath,
      action: 'open_rows',
      subjectKind: 'figure',
      subjectId: figure.figureId ?? figure.indicatorCode,
      fields: ['fullName', `indicator:${figure.indicatorCode}`, `cutOff:${figure.cutOff}`, `rows:${rows.length}`],
    })
    return { figure: toFigureView(figure), rows: await toRows(tx, found, names) }
  })

  serve(app, context, figureApi.enter, async ({ tx, body, today }) => {
    const line = await findMeasureLine(tx, body.lineId)
    if (!line) throw new RuleError('not_found')
    const indicator =
      line.indicatorConfirmed && line.indicatorCode !== null
        ? indicatorOn(indicatorCatalogue(), line.indicatorCode, body.cutOff)
        : undefined
    if (!indicator) throw new RuleError('figure_without_indicator')
    const value = enteredValue(indicator, body, today)
    const attachmentId = body.attachment ? await keepAttachment(tx, line.communePath, body.attachment) : null
    const entry: NewFigure = {
      planLineId: line.lineId,
      year: body.year,
      achieved: value.achieved,
      attachmentId,
      figure: {
        indicatorCode: indicator.code,
        indicatorVersion: indicator.version,
        areaPath: line.communePath,
        cutOff: body.cutOff,
        asKnown: tx.now,
        numerator: value.numerator,
        denominator: value.denominator,
        unknown: 0,
        multiplier: indicator.multiplier,
        unit: indicator.unit,
        source: 'entered',
        sourceNote: body.sourceNote.trim(),
      },
    }
    const figure = await insertEnteredFigure(tx, line.communePath, entry)
    tx.record({
      areaPath: line.communePath,
      action: 'enter',
      subjectKind: 'figure',
      subjectId: figure.figureId,
      fields: ['numerator', 'denominator', 'achieved', 'cutOff', 'sourceNote', `indicator:${indicator.code}`],
      newValues: { ...value, year: body.year, cutOff: body.cutOff, sourceNote: entry.figure.sourceNote },
    })
    return toFigureView(asBoardFigure(figure))
  })

  serve(app, context, figureApi.attachment, async ({ tx, params }) => {
    const file = await findFile(tx, params.fileId)
    if (!file) throw new RuleError('not_found')
    return { bytes: file.bytes, name: file.name, mediaType: file.mediaType }
  })
}

const keepAttachment = async (
  tx: Tx,
  communePath: string,
  attachment: { fileName: string; contentBase64: string },
): Promise<string> => {
  const bytes = paperBytes(attachment.contentBase64)
  const mediaType = paperType(bytes, attachment.fileName)
  const { fileId } = await insertFile(tx, {
    family: 'figures',
    communePath,
    name: attachment.fileName,
    mediaType,
    bytes,
  })
  return fileId
}
