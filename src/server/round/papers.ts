/** Closing a month, and the papers of a month and of a quarter. */
import type { FastifyInstance } from 'fastify'
import { type BirthRow, type MovementsReply, type QuarterRow, roundPaperApi } from '#api/round-paper.ts'
import type { PlainDate } from '#core/dates.ts'
import { addDays } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { countedTo, currentMonth, firstDayOf, formatMonth, type RoundMonth, whyNotClose } from '#core/round/month.ts'
import { type Movement, type MovementSheet, movementSheet, movementsOf } from '#core/round/movements.ts'
import { composeMovements } from '#core/round/movements-paper.ts'
import {
  compareLists,
  lastDayOfQuarter,
  parseQuarter,
  quarterBefore,
  quarterOf,
  quarterText,
} from '#core/round/quarter-list.ts'
import { renderDocx } from '#render/docx.ts'
import { writeBirths, writeMovements, writeQuarterList } from '#render/round-files.ts'
import type { Tx } from '#store/as-actor.ts'
import { listPlaces, namesOfPlaces } from '#store/places.ts'
import { insertClosing, listClosings, lockRound, type RoundClosing } from '#store/round.ts'
import { listChanges } from '#store/round-changes.ts'
import {
  countAcceptedChanges,
  hadRegister,
  listChildrenThen,
  listCircumstances,
  listPaperChildren,
} from '#store/round-movements.ts'
import { areaScope, oneCommune } from '#store/scope.ts'
import type { AppContext } from '../app.ts'
import { serve } from '../serve.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Sheet = Omit<RoundClosing, 'sheet'> & {
  isClosed: boolean
  sheet: MovementSheet
  movements: () => Promise<Movement[]>
}

/** A month as it was closed, or as it would be closed now. */
const readSheet = async (
  tx: Tx,
  communePath: string,
  asked: RoundMonth | undefined,
  today: PlainDate,
): Promise<Sheet> => {
  const closings = await listClosings(tx, communePath)
  const month = asked ?? currentMonth(today, closings[0]?.month ?? null)
  const closed = closings.find((each) => each.month === month)
  const children = (known: { knownBefore: string; knownAt: string }) =>
    listChildrenThen(tx, communePath, { before: known.knownBefore, at: known.knownAt })
  if (closed) {
    const period = { after: closed.countedAfter, to: closed.countedTo }
    return { ...closed, isClosed: true, movements: async () => movementsOf(await children(closed), period) }
  }
  const before = closings.find((each) => each.month < month)
  const to = countedTo(month, today)
  const period = { after: before?.countedTo ?? addDays(firstDayOf(month), -1), to }
  // Closed ahead, or not begun: nothing is counted.
  if (period.to < period.after) period.to = period.after
  const known = { knownBefore: before?.knownAt ?? tx.now, knownAt: tx.now }
  const then = await children(known)
  const villages = (await listPlaces(tx, 'village', communePath)).map(({ path }) => path)
  const changes = await countAcceptedChanges(tx, communePath, {
    after: before?.knownAt ?? `${addDays(firstDayOf(month), -1)}T17:00:00.000Z`,
    to: tx.now,
  })
  return {
    month,
    isClosed: false,
    countedAfter: period.after,
    countedTo: period.to,
    ...known,
    sheet: movementSheet(then, period, villages, changes),
    movements: async () => movementsOf(then, period),
  }
}

const toReply = async (tx: Tx, communePath: string, sheet: Sheet): Promise<MovementsReply> => {
  const names = new Map((await listPlaces(tx, 'village', communePath)).map(({ path, name }) => [path, name]))
  return {
    month: sheet.month,
    isClosed: sheet.isClosed,
    countedAfter: sheet.countedAfter,
    countedTo: sheet.countedTo,
    waiting: (await listChanges(tx, areaScope(tx, communePath), sheet.month)).filter(({ state }) => state === 'waiting')
      .length,
    villages: sheet.sheet.villages
      .map((village) => ({ ...village, villageName: names.get(village.villagePath) ?? 'Chưa rõ thôn' }))
      .sort((a, b) => (a.villagePath < b.villagePath ? -1 : 1)),
    total: sheet.sheet.total,
  }
}

const onlyClosed = (sheet: Sheet): Sheet => {
  if (!sheet.isClosed) throw new RuleError('round_not_closed', { month: formatMonth(sheet.month) })
  return sheet
}

export const serveRoundPapers = (app: FastifyInstance, context: AppContext): void => {
  const recordExport = (tx: Tx, areaPath: string, subjectKind: string, fields: string[]) =>
    tx.record({ areaPath, action: 'export', subjectKind, subjectId: areaPath, fields })

  serve(app, context, roundPaperApi.close, async ({ tx, body, today }) => {
    const communePath = oneCommune(tx)
    await lockRound(tx, communePath)
    const [newest] = await listClosings(tx, communePath)
    const refusal = whyNotClose(body.month, today, newest?.month ?? null)
    if (refusal !== null) throw new RuleError(refusal, { month: formatMonth(body.month) })
    const { isClosed: _, movements: __, ...closing } = await readSheet(tx, communePath, body.month, today)
    await insertClosing(tx, communePath, closing)
    const { total } = closing.sheet
    tx.record({
      areaPath: communePath,
      action: 'close',
      subjectKind: 'round',
      subjectId: communePath,
      fields: [body.month, `start:${total.start}`, `end:${total.end}`],
    })
    return { month: body.month }
  })

  serve(app, context, roundPaperApi.movements, async ({ tx, query, today }) => {
    const communePath = oneCommune(tx, query.area)
    return toReply(tx, communePath, await readSheet(tx, communePath, query.month, today))
  })

  serve(app, context, roundPaperApi.movementsFile, async ({ tx, query, today }) => {
    const communePath = oneCommune(tx, query.area)
    const sheet = await toReply(tx, communePath, onlyClosed(await readSheet(tx, communePath, query.month, today)))
    recordExport(tx, communePath, 'movements', [sheet.month])
    return { bytes: () => writeMovements(sheet), name: `Biến động trẻ em ${sheet.month}.xlsx`, mediaType: xlsxType }
  })

  serve(app, context, roundPaperApi.movementsPaper, async ({ tx, query, today, actor }) => {
    const communePath = oneCommune(tx, query.area)
    const sheet = await toReply(tx, communePath, onlyClosed(await readSheet(tx, communePath, query.month, today)))
    const provincePath = communePath.slice(0, 2)
    const places = await namesOfPlaces(tx, [communePath, provincePath])
    recordExport(tx, communePath, 'movements', [sheet.month])
    const paper = composeMovements({
      ...sheet,
      communeName: places.get(communePath)?.fullName ?? communePath,
      provinceName: places.get(provincePath)?.fullName ?? provincePath,
      synthetic: actor.synthetic,
    })
    return { bytes: () => renderDocx(paper), name: `Biến động trẻ em ${sheet.month}.docx`, mediaType: docxType }
  })

  const birthsOf = async (tx: Tx, communePath: string, sheet: Sheet): Promise<BirthRow[]> => {
    const born = (await sheet.movements()).filter(({ kind }) => kind === 'birth')
    const children = await listPaperChildren(
      tx,
      communePath,
      born.map(({ childId }) => childId),
    )
    return born
      .flatMap(({ childId, late }): BirthRow[] => {
        const child = children.get(childId)
        return child ? [{ ...child, fullName: child.fullName ?? '', late }] : []
      })
      .sort((a, b) => (a.birthDate < b.birthDate ? -1 : 1))
  }

  serve(app, context, roundPaperApi.births, async ({ tx, query, today }) => {
    const communePath = oneCommune(tx, query.area)
    const sheet = await readSheet(tx, communePath, query.month, today)
    const rows = await birthsOf(tx, communePath, sheet)
    tx.record({
      areaPath: communePath,
      action: 'read',
      subjectKind: 'births',
      subjectId: communePath,
      fields: [sheet.month, `rows:${rows.length}`],
    })
    return { month: sheet.month, isClosed: sheet.isClosed, rows }
  })

  serve(app, context, roundPaperApi.birthsFile, async ({ tx, query, today }) => {
    const communePath = oneCommune(tx, query.area)
    const sheet = onlyClosed(await readSheet(tx, communePath, query.month, today))
    const rows = await birthsOf(tx, communePath, sheet)
    recordExport(tx, communePath, 'births', [sheet.month, `rows:${rows.length}`])
    return {
      bytes: () => writeBirths(sheet.month, rows),
      name: `Trẻ mới sinh ${sheet.month}.xlsx`,
      mediaType: xlsxType,
    }
  })

  const readQuarter = async (tx: Tx, communePath: string, asked: string | undefined, today: PlainDate) => {
    const quarter = (asked === undefined ? null : parseQuarter(asked)) ?? quarterOf(today)
    const last = lastDayOfQuarter(quarter)
    const isOver = last < today
    const counted = isOver ? last : today
    const endOf = (day: PlainDate): string => `${day}T17:00:00.000Z` // midnight in Vietnam
    const lastBefore = lastDayOfQuarter(quarterBefore(quarter))
    const hasBefore = await hadRegister(tx, communePath, endOf(lastBefore))
    const now = await listCircumstances(tx, communePath, { on: counted, knownAt: isOver ? endOf(last) : tx.now })
    const before = hasBefore
      ? await listCircumstances(tx, communePath, { on: lastBefore, knownAt: endOf(lastBefore) })
      : null
    const listed = compareLists(before, now)
    const children = await listPaperChildren(
      tx,
      communePath,
      listed.map(({ childId }) => childId),
    )
    const order = { new: 0, moved: 1, out: 2, same: 3 } as const
    const rows = listed
      .flatMap(({ childId, groups, risks, change, before: then }): QuarterRow[] => {
        const child = children.get(childId)
        return child
          ? [
              {
                childId,
                fullName: child.fullName,
                birthDate: child.birthDate,
                villageName: child.villageName,
                groups: [...groups],
                risks: [...risks],
                change,
                beforeGroups: [...(then?.groups ?? [])],
                beforeRisks: [...(then?.risks ?? [])],
              },
            ]
          : []
      })
      .sort((a, b) => order[a.change] - order[b.change] || a.villageName.localeCompare(b.villageName, 'vi'))
    return { quarter: quarterText(quarter), countedTo: counted, hasBefore, rows }
  }

  serve(app, context, roundPaperApi.circumstances, async ({ tx, query, today }) => {
    const communePath = oneCommune(tx, query.area)
    const list = await readQuarter(tx, communePath, query.quarter, today)
    tx.record({
      areaPath: communePath,
      action: 'read',
      subjectKind: 'quarter_list',
      subjectId: communePath,
      fields: [list.quarter, `rows:${list.rows.length}`],
    })
    return list
  })

  serve(app, context, roundPaperApi.circumstancesFile, async ({ tx, query, today }) => {
    const communePath = oneCommune(tx, query.area)
    const list = await readQuarter(tx, communePath, query.quarter, today)
    recordExport(tx, communePath, 'quarter_list', [list.quarter, `rows:${list.rows.length}`])
    return {
      bytes: () => writeQuarterList(list, list.rows),
      name: `Trẻ em có hoàn cảnh đặc biệt, có nguy cơ ${list.quarter}.xlsx`,
      mediaType: xlsxType,
    }
  })
}
