/** Changes that were reported: kept, shown to both sides, accepted into the register or returned. */
import type { FastifyInstance } from 'fastify'
import { type LikelyChild, type ReportedChange as Reply, roundApi } from '#api/round.ts'
import { planImport } from '#core/children/registration.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { isWithin } from '#core/permissions.ts'
import { childOfReported, factOfReported, NewChild, readReported } from '#core/round/reported-change.ts'
import type { Tx } from '#store/as-actor.ts'
import { findChild } from '#store/child-lists.ts'
import { registerChildren } from '#store/children.ts'
import { enterFact, lockChild } from '#store/fact-writes.ts'
import { lockRegister } from '#store/imports.ts'
import { isPlaceOf, listPlaces } from '#store/places.ts'
import { getChange, insertChange, listChanges, type ReportedChange, settleChange } from '#store/round-changes.ts'
import { areaScope, oneCommune } from '#store/scope.ts'
import type { SealKeys } from '#store/seal.ts'
import { listStoredChildren } from '#store/stored-children.ts'
import type { AppContext } from '../app.ts'
import { readFact } from '../child-facts.ts'
import { serve } from '../serve.ts'
import { monthUnderWay } from './board.ts'

const villageOf = async (tx: Tx, path: string) => {
  if (path.split('/').length !== 3 || !tx.areaPaths.some((area) => isWithin(path, area)))
    throw new RuleError('not_found')
  const village = (await listPlaces(tx, 'village', oneCommune(tx, path))).find((place) => place.path === path)
  if (!village) throw new RuleError('not_found')
  return village
}

const isOfNewChild = (change: Pick<ReportedChange, 'what'>): change is { what: 'birth' | 'arrival' } =>
  change.what === 'birth' || change.what === 'arrival'

/** The reported child beside those of the register that it may be. */
const compare = async (tx: Tx, change: ReportedChange, keys: SealKeys) => {
  const village = await villageOf(tx, change.villagePath)
  const what = change.what === 'birth' ? 'birth' : 'arrival'
  const told = NewChild.parse(change.content)
  const incoming = { row: 0, ...childOfReported(told, what, change.happenedOn, village.name) }
  const stored = await listStoredChildren(tx, change.communePath, keys)
  // One match at a time is found: the ones already found are laid aside, so that every likely child is shown.
  const likely: LikelyChild[] = []
  const aside = new Set<string>()
  for (;;) {
    const plan = planImport(
      stored.filter(({ childId }) => !aside.has(childId)),
      [incoming],
    )
    const found = [...plan.same, ...plan.change, ...plan.unsure][0]?.stored
    if (!found || likely.length === 5) break
    aside.add(found.childId)
    likely.push({
      childId: found.childId,
      fullName: found.fullName,
      birthDate: found.birthDate,
      villageName: found.villageName,
      motherName: found.carers.find(({ relation }) => relation === 'mother')?.fullName ?? null,
      certain: plan.unsure.length === 0,
    })
  }
  return { incoming, stored, village, likely }
}

export const serveRoundChanges = (app: FastifyInstance, context: AppContext): void => {
  const recordOf = (
    tx: Tx,
    change: ReportedChange,
    action: string,
    more: { fields?: string[]; reason?: string } = {},
  ) =>
    tx.record({
      areaPath: change.villagePath,
      action,
      subjectKind: 'reported_change',
      subjectId: change.changeId,
      ...more,
      fields: [change.what, ...(change.kind === null ? [] : [change.kind]), ...(more.fields ?? [])],
    })

  serve(app, context, roundApi.changes, async ({ tx, query, today }) => {
    const communePath = oneCommune(tx, query.area)
    const scope = areaScope(tx, query.area)
    const month = query.month ?? (await monthUnderWay(tx, communePath, today)).month
    const names = new Map((await listPlaces(tx, 'village', communePath)).map(({ path, name }) => [path, name]))
    const changes = await listChanges(tx, scope, month)
    const areaPath = scope.villagePaths?.[0] ?? communePath
    tx.record({
      areaPath,
      action: 'read',
      subjectKind: 'reported_changes',
      subjectId: areaPath,
      fields: [month, `rows:${changes.length}`],
    })
    return changes.map(
      ({ communePath: _commune, writtenChildId: _child, decidedAt: _at, ...change }): Reply => ({
        ...change,
        villageName: names.get(change.villagePath) ?? change.villagePath,
      }),
    )
  })

  serve(app, context, roundApi.report, async ({ tx, body, today }) => {
    const { path: villagePath } = await villageOf(tx, body.villagePath)
    const communePath = oneCommune(tx, villagePath)
    const told = readReported({ ...body, ofChild: body.childId !== null }, today)
    if (body.childId !== null) {
      const child = await findChild(tx, body.childId, today)
      if (!child || child.villagePath !== villagePath) throw new RuleError('not_found')
      if (told.happenedOn < child.birthDate) throw new RuleError('fact_before_birth')
      const village = told.content.area_path
      if (typeof village === 'string' && !(await isPlaceOf(tx, communePath, village)))
        throw new RuleError('invalid_request', { where: 'area_path' })
    }
    const { month, closedTo } = await monthUnderWay(tx, communePath, today)
    const late = closedTo !== null && told.happenedOn <= closedTo
    const changeId = await insertChange(tx, { ...told, villagePath, childId: body.childId, month, late })
    tx.record({
      areaPath: villagePath,
      action: 'report',
      subjectKind: 'reported_change',
      subjectId: changeId,
      fields: [told.what, ...(told.kind === null ? [] : [told.kind])],
    })
    return { changeId, month, late }
  })

  serve(app, context, roundApi.takeBack, async ({ tx, params }) => {
    const change = await getChange(tx, params.changeId)
    // Of another person's report one is not told more than that there is none of one's own.
    if (!change.mine) throw new RuleError('not_found')
    await settleChange(tx, change, { state: 'withdrawn' })
    recordOf(tx, change, 'withdraw')
    return { state: 'withdrawn' as const }
  })

  serve(app, context, roundApi.likely, async ({ tx, params }) => {
    const change = await getChange(tx, params.changeId)
    recordOf(tx, change, 'compare')
    return isOfNewChild(change) ? (await compare(tx, change, context.keys)).likely : []
  })

  serve(app, context, roundApi.accept, async ({ tx, params, body, today }) => {
    const first = await getChange(tx, params.changeId)
    if (isOfNewChild(first)) await lockRegister(tx, first.communePath)
    if (first.state !== 'waiting') throw new RuleError('change_decided')
    const childId = isOfNewChild(first) ? await acceptChild(tx, first, body, today) : await acceptFact(tx, first, today)
    await settleChange(tx, first, { state: 'accepted', writtenChildId: isOfNewChild(first) ? childId : null })
    recordOf(tx, first, 'accept', childId === null ? {} : { fields: [`child:${childId}`] })
    return { state: 'accepted' as const, childId }
  })

  const acceptChild = async (
    tx: Tx,
    change: ReportedChange,
    decision: { sameAs?: string | null | undefined; isAnother?: boolean | undefined },
    today: PlainDate,
  ): Promise<string> => {
    const { incoming, stored, village, likely } = await compare(tx, change, context.keys)
    if (decision.sameAs) {
      if (!likely.some(({ childId }) => childId === decision.sameAs)) throw new RuleError('not_found')
      return decision.sameAs
    }
    if (likely.some(({ certain }) => certain)) throw new RuleError('surely_registered')
    if (likely.length > 0 && !decision.isAnother) throw new RuleError('maybe_registered')
    const { added } = await registerChildren(tx, {
      communePath: change.communePath,
      plan: { add: [incoming], change: [] },
      stored,
      villagePathOf: () => village.path,
      factsFrom: change.happenedOn,
      source: 'reported',
      batchId: null,
      keys: context.keys,
      synthetic: tx.actor.synthetic,
      today,
    })
    return added[0] as string
  }

  const acceptFact = async (tx: Tx, change: ReportedChange, today: PlainDate): Promise<string | null> => {
    const fact = factOfReported(change, change.villagePath)
    if (fact === null || change.childId === null) return change.childId
    const child = await lockChild(tx, change.childId)
    // Its file may have been laid together with another since it was reported: then it is returned, and reported anew.
    if (!(await findChild(tx, change.childId, today))) throw new RuleError('not_found')
    // Another officer may have accepted it while this one waited for the child.
    if ((await getChange(tx, change.changeId)).state !== 'waiting') throw new RuleError('change_decided')
    const [kind, entered] = await readFact(tx, child, { ...fact, validFrom: change.happenedOn }, today)
    if (kind.secret) throw new RuleError('invalid_request', { where: 'kind' })
    await enterFact(tx, child, kind, entered, { source: 'reported', today })
    return child.childId
  }

  serve(app, context, roundApi.giveBack, async ({ tx, params, body }) => {
    const change = await getChange(tx, params.changeId)
    await settleChange(tx, change, { state: 'returned', reason: body.reason })
    recordOf(tx, change, 'return', { reason: body.reason })
    return { state: 'returned' as const }
  })
}
