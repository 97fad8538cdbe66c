/** Visits: who is to be visited by whom, naming visitors, logging what was seen. */
import type { FastifyInstance } from 'fastify'
import { roundPaperApi, type VisitedChild } from '#api/round-paper.ts'
import { factKind } from '#core/children/facts/catalogue.ts'
import { daysBetween, type PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { nextVisitBy } from '#core/round/lines.ts'
import { monthOf } from '#core/round/month.ts'
import type { Tx } from '#store/as-actor.ts'
import { findChild } from '#store/child-lists.ts'
import { enterFact, lockChild } from '#store/fact-writes.ts'
import { listPlaces } from '#store/places.ts'
import { listRoundChildren, namesOfChildren } from '#store/round-children.ts'
import { insertVisit, listNeeds } from '#store/round-visits.ts'
import { type AreaScope, areaScope, oneCommune } from '#store/scope.ts'
import type { AppContext } from '../app.ts'
import { serve } from '../serve.ts'
import { roundRules } from './rules.ts'

/** Children who live here and need visits, with the days; no name. */
export const visitsDue = async (tx: Tx, scope: AreaScope, today: PlainDate) => {
  const rules = roundRules(today)
  const children = await listRoundChildren(tx, scope, { month: monthOf(today), today, kinds: [] })
  return children
    .filter(({ needsVisits, residence }) => needsVisits && residence !== 'absent')
    .map(({ childId, villagePath, lastVisitOn }) => ({
      childId,
      villagePath,
      lastVisitOn,
      nextBy: nextVisitBy(lastVisitOn, rules),
      due: lastVisitOn === null || daysBetween(lastVisitOn, today) > rules.visitEvery,
    }))
}

export const serveRoundVisits = (app: FastifyInstance, context: AppContext): void => {
  serve(app, context, roundPaperApi.visits, async ({ tx, query, today }) => {
    const communePath = oneCommune(tx, query.area)
    const scope = areaScope(tx, query.area)
    const due = await visitsDue(tx, scope, today)
    const names = await namesOfChildren(
      tx,
      scope,
      due.map(({ childId }) => childId),
    )
    const needs = await listNeeds(tx, scope, today)
    const places = new Map((await listPlaces(tx, 'village', communePath)).map(({ path, name }) => [path, name]))
    const areaPath = scope.villagePaths?.[0] ?? communePath
    tx.record({ areaPath, action: 'read', subjectKind: 'visits', subjectId: areaPath, fields: [`rows:${due.length}`] })
    return due
      .map(
        (one): VisitedChild => ({
          ...one,
          fullName: names.get(one.childId) ?? null,
          villageName: places.get(one.villagePath) ?? 'Chưa rõ thôn',
          groups: needs.get(one.childId)?.groups ?? [],
          risks: needs.get(one.childId)?.risks ?? [],
          visitorName: needs.get(one.childId)?.visitorName ?? null,
        }),
      )
      .sort((a, b) => Number(b.due) - Number(a.due) || (a.lastVisitOn ?? '').localeCompare(b.lastVisitOn ?? ''))
  })

  serve(app, context, roundPaperApi.logVisit, async ({ tx, body, today, actor }) => {
    if (body.on > today) throw new RuleError('fact_in_future')
    const child = await findChild(tx, body.childId, today)
    if (!child) throw new RuleError('not_found')
    if (body.on < child.birthDate) throw new RuleError('fact_before_birth')
    const { child: filed, written } = await insertVisit(tx, body.childId, {
      on: body.on,
      visitorName: actor.displayName,
      seen: body.seen,
      needs: body.needs,
    })
    if (written)
      tx.record({
        areaPath: filed.filedPath,
        action: 'add_fact',
        subjectKind: 'child',
        subjectId: filed.childId,
        fields: ['visits'],
      })
    return { written }
  })

  serve(app, context, roundPaperApi.assign, async ({ tx, body, today }) => {
    const kind = factKind('visitors')
    if (!kind) throw new RuleError('not_found')
    let assigned = 0
    // In one order, so that two officers who share the same children out wait for each other instead of both failing.
    for (const childId of [...new Set(body.childIds)].sort()) {
      const child = await lockChild(tx, childId)
      const content = { visitor_name: body.visitorName, visitor_duty: body.visitorDuty, phone: body.phone }
      const isNew = await enterFact(
        tx,
        child,
        kind,
        { content, validFrom: today, validTo: null },
        { source: 'entered', today },
      )
      if (!isNew) continue
      assigned += 1
      tx.record({
        areaPath: child.filedPath,
        action: 'add_fact',
        subjectKind: 'child',
        subjectId: childId,
        fields: ['visitors'],
      })
    }
    return { assigned }
  })
}
