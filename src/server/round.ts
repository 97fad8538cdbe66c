/** The monthly round of the villages: what to check, what was found, who is through. */
import type { FastifyInstance } from 'fastify'
import { type RoundVillage, roundApi } from '#api/round.ts'
import { RuleError } from '#core/errors.ts'
import { isWithin } from '#core/permissions.ts'
import { confirmedKinds, isOpen } from '#core/round/lines.ts'
import { openMonths, whyNotClose } from '#core/round/month.ts'
import { findChild } from '#store/child-lists.ts'
import { listPlaces } from '#store/places.ts'
import {
  insertCheck,
  insertCompletion,
  listClosings,
  listCompletions,
  lockRound,
  supersedeCheck,
  villagesWithCollaborator,
} from '#store/round.ts'
import { areaScope, oneCommune } from '#store/scope.ts'
import type { AppContext } from './app.ts'
import { monthUnderWay, readBoard } from './round/board.ts'
import { serveRoundChanges } from './round/changes.ts'
import { serveRoundPapers } from './round/papers.ts'
import { serveRoundVisits } from './round/visits.ts'
import { serve } from './serve.ts'

export const serveRound = (app: FastifyInstance, context: AppContext): void => {
  serveRoundChanges(app, context)
  serveRoundVisits(app, context)
  serveRoundPapers(app, context)

  serve(app, context, roundApi.overview, async ({ tx, query, today }) => {
    const communePath = oneCommune(tx, query.area)
    const scope = areaScope(tx, query.area)
    const { month: current, lastClosed } = await monthUnderWay(tx, communePath, today)
    const month = query.month ?? current
    const board = await readBoard(tx, scope, { month, today, named: false })
    const completions = new Map((await listCompletions(tx, scope, month)).map((one) => [one.villagePath, one]))
    const seesCommune = scope.villagePaths === null
    const held = seesCommune ? await villagesWithCollaborator(tx, communePath, today) : null
    const villages = (await listPlaces(tx, 'village', communePath))
      .filter(({ path }) => scope.villagePaths === null || scope.villagePaths.includes(path))
      .map(({ path, name }): RoundVillage => {
        const lines = board.lines.filter((line) => line.villagePath === path)
        return {
          path,
          name,
          lines: lines.length,
          open: lines.filter(({ state }) => isOpen(state)).length,
          notMet: lines.filter(({ state }) => state === 'not_met').length,
          waiting: board.changes.filter((change) => change.villagePath === path && change.state === 'waiting').length,
          completedAt: completions.get(path)?.recordedAt ?? null,
          hasCollaborator: held === null ? null : held.has(path),
        }
      })
    const [next] = openMonths(today, lastClosed)
    return {
      month,
      currentMonth: current,
      closedMonths: (await listClosings(tx, communePath)).map((closing) => closing.month),
      closable: next !== undefined && whyNotClose(next, today, lastClosed) === null ? next : null,
      villages,
    }
  })

  serve(app, context, roundApi.lines, async ({ tx, query, today }) => {
    const communePath = oneCommune(tx, query.area)
    const scope = areaScope(tx, query.area)
    const { month } = await monthUnderWay(tx, communePath, today)
    const { lines } = await readBoard(tx, scope, { month, today, named: true })
    const areaPath = scope.villagePaths?.[0] ?? communePath
    tx.record({
      areaPath,
      action: 'read',
      subjectKind: 'round',
      subjectId: areaPath,
      fields: [month, `lines:${lines.length}`],
    })
    return { month, lines }
  })

  serve(app, context, roundApi.check, async ({ tx, body, today }) => {
    const child = await findChild(tx, body.childId, today)
    if (!child) throw new RuleError('not_found')
    const { villagePath, childId } = child
    await lockRound(tx, villagePath)
    const communePath = oneCommune(tx, villagePath)
    const { month } = await monthUnderWay(tx, communePath, today)
    const asked = { month, today, named: true, only: childId }
    const scope = areaScope(tx, villagePath)
    const [line] = (await readBoard(tx, scope, asked)).lines
    if (!line) throw new RuleError('not_found')
    if (body.result === 'open') await supersedeCheck(tx, { villagePath, childId, month })
    else
      await insertCheck(tx, {
        childId,
        villagePath,
        month,
        result: body.result,
        kinds: body.result === 'as_recorded' ? confirmedKinds(line) : [],
      })
    tx.record({
      areaPath: villagePath,
      action: body.result === 'as_recorded' ? 'confirm' : body.result === 'not_met' ? 'not_met' : 'reopen',
      subjectKind: 'child',
      subjectId: childId,
      fields: [month, ...confirmedKinds(line)],
    })
    return (await readBoard(tx, scope, asked)).lines[0] ?? line
  })

  serve(app, context, roundApi.complete, async ({ tx, body, today }) => {
    const isVillage = body.village.split('/').length === 3
    if (!isVillage || !tx.areaPaths.some((area) => isWithin(body.village, area))) throw new RuleError('not_found')
    const communePath = oneCommune(tx, body.village)
    if (!(await listPlaces(tx, 'village', communePath)).some(({ path }) => path === body.village))
      throw new RuleError('not_found')
    const { month } = await monthUnderWay(tx, communePath, today)
    if (await insertCompletion(tx, body.village, month))
      tx.record({
        areaPath: body.village,
        action: 'complete',
        subjectKind: 'round',
        subjectId: body.village,
        fields: [month],
      })
    return { month }
  })
}
