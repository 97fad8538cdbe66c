/** Children entered and corrected by hand. The chain says which fields, never what stands in them. */
import type { FastifyInstance } from 'fastify'
import { childEntryApi } from '#api/child-entry.ts'
import { checkIdentity, importedChildOf } from '#core/children/child-entry.ts'
import { planImport } from '#core/children/registration.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import type { Tx } from '#store/as-actor.ts'
import { findChild } from '#store/child-lists.ts'
import { registerChildren } from '#store/children.ts'
import { type ChildRef, lockChild } from '#store/fact-writes.ts'
import { addCarer, correctCarer, endCarer, writeHousehold } from '#store/family-writes.ts'
import { correctIdentity, findByNumber } from '#store/identity-writes.ts'
import { lockRegister } from '#store/imports.ts'
import { listPlaces } from '#store/places.ts'
import { oneCommune } from '#store/scope.ts'
import { listStoredChildren } from '#store/stored-children.ts'
import type { AppContext } from './app.ts'
import { serve } from './serve.ts'

const recordOf = (tx: Tx, child: ChildRef, action: string, fields: string[], more: { reason?: string } = {}) =>
  tx.record({ areaPath: child.filedPath, action, subjectKind: 'child', subjectId: child.childId, fields, ...more })

/** The day is not to come, and not before the child. */
const checkDay = async (tx: Tx, child: ChildRef, day: PlainDate | null, today: PlainDate): Promise<void> => {
  if (day !== null && day > today) throw new RuleError('fact_in_future')
  const born = day === null ? undefined : (await findChild(tx, child.childId, today))?.birthDate
  if (day !== null && born !== undefined && day < born) throw new RuleError('fact_before_birth')
}

const bornOn = async (tx: Tx, child: ChildRef, today: PlainDate): Promise<PlainDate> => {
  const found = await findChild(tx, child.childId, today)
  if (!found) throw new RuleError('not_found')
  return found.birthDate
}

export const serveChildEntry = (app: FastifyInstance, context: AppContext): void => {
  const { keys } = context

  serve(app, context, childEntryApi.add, async ({ tx, body, today, actor }) => {
    const { commune, confirmed = {}, ...entry } = body
    const communePath = oneCommune(tx, commune)
    checkIdentity(entry, confirmed, today)
    if (entry.residentFrom !== null && entry.residentFrom > today) throw new RuleError('fact_in_future')
    const villages = await listPlaces(tx, 'village', communePath)
    const village = villages.find(({ path }) => path === entry.villagePath)
    if (entry.villagePath !== null && !village)
      throw new RuleError('invalid_request', { where: 'village', whereVi: 'thôn' })
    await lockRegister(tx, communePath)
    const child = importedChildOf(entry, village?.name ?? null)
    const stored = await listStoredChildren(tx, communePath, keys)
    const residenceFrom = entry.residentFrom ?? entry.birthDate
    const incoming = { row: 1, child, dates: { residenceFrom } }
    const plan = planImport(stored, [incoming])
    const known = plan.same[0]?.stored ?? plan.change[0]?.stored
    if (known) throw new RuleError('child_known', { childId: known.childId })
    if (entry.personalNumber !== null) {
      const taken = await findByNumber(tx, Number(communePath.split('/')[0]), entry.personalNumber, keys, null)
      if (taken !== undefined) throw new RuleError('personal_number_taken', { childId: taken })
    }
    const alike = plan.unsure[0]?.stored
    if (alike && !confirmed.different) throw new RuleError('child_maybe_known', { childId: alike.childId })
    const { added } = await registerChildren(tx, {
      communePath,
      plan: { add: [incoming], change: [] },
      stored,
      villagePathOf: () => village?.path ?? null,
      factsFrom: residenceFrom,
      source: 'entered',
      batchId: null,
      keys,
      synthetic: actor.synthetic,
      today,
    })
    const [childId = ''] = added
    const filedPath = village?.path ?? communePath
    const fields = Object.entries(confirmed).flatMap(([what, yes]) => (yes ? [`confirmed:${what}`] : []))
    tx.record({ areaPath: filedPath, action: 'add', subjectKind: 'child', subjectId: childId, fields })
    return { childId }
  })

  serve(app, context, childEntryApi.correctIdentity, async ({ tx, params, body, today }) => {
    const { identityId, birthId, confirmed = {}, ...identity } = body
    checkIdentity(identity, confirmed, today)
    const child = await lockChild(tx, params.childId)
    if (identity.personalNumber !== null) {
      const taken = await findByNumber(tx, child.provinceId, identity.personalNumber, keys, child.childId)
      if (taken !== undefined) throw new RuleError('personal_number_taken', { childId: taken })
    }
    const fields = await correctIdentity(tx, child, identity, { identityId, birthId, keys, today })
    if (fields.length > 0) recordOf(tx, child, 'correct_identity', fields)
    return { written: fields.length > 0 }
  })

  serve(app, context, childEntryApi.addCarer, async ({ tx, params, body, today, actor }) => {
    const child = await lockChild(tx, params.childId)
    await checkDay(tx, child, body.from, today)
    if (body.state !== null && body.state.from > today) throw new RuleError('fact_in_future')
    const from = body.from ?? (await bornOn(tx, child, today))
    await addCarer(tx, child, { ...body, from }, { today, synthetic: actor.synthetic })
    recordOf(tx, child, 'add_carer', [body.relation])
    return { written: true }
  })

  serve(app, context, childEntryApi.correctCarer, async ({ tx, params, body, today }) => {
    const child = await lockChild(tx, params.childId)
    if (body.state !== null && body.state.from > today) throw new RuleError('fact_in_future')
    const written = await correctCarer(tx, child, params.carerId, { ...body, seen: body.identityId, today })
    if (written) recordOf(tx, child, 'correct_carer', ['carers'])
    return { written }
  })

  serve(app, context, childEntryApi.endCarer, async ({ tx, params, body, today }) => {
    const child = await lockChild(tx, params.childId)
    if (body.on !== null && body.on > today) throw new RuleError('fact_in_future')
    await endCarer(tx, child, params.carerId, { on: body.on, today })
    recordOf(tx, child, body.on === null ? 'withdraw_carer' : 'end_carer', ['carers'], { reason: body.reason })
    return { written: true }
  })

  serve(app, context, childEntryApi.household, async ({ tx, params, body, today, actor }) => {
    const child = await lockChild(tx, params.childId)
    if (body.poverty !== null && body.poverty.from > today) throw new RuleError('fact_in_future')
    const by = { today, synthetic: actor.synthetic }
    const written = await writeHousehold(tx, child, { ...body, seen: body.identityId }, by)
    if (written) recordOf(tx, child, 'correct_household', ['household', ...(body.poverty ? ['poverty'] : [])])
    return { written }
  })
}
