/** Single facts of a child: entered, corrected, ended, taken back; and their history. */
import type { FastifyInstance } from 'fastify'
import { childFactApi, type EnteredFact, type Written } from '#api/child-facts.ts'
import { factKind, factKinds } from '#core/children/facts/catalogue.ts'
import { contentOf, type FactKind } from '#core/children/facts/fact-kind.ts'
import type { NewFact } from '#core/children/facts/placing.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import type { Tx } from '#store/as-actor.ts'
import { findChild } from '#store/child-lists.ts'
import { listHistory } from '#store/fact-history.ts'
import {
  type ChildRef,
  type Entered,
  endHeldFact,
  enterFact,
  getFile,
  listHeld,
  lockChild,
  withdrawFact,
} from '#store/fact-writes.ts'
import { isPlaceOf } from '#store/places.ts'
import type { AppContext } from './app.ts'
import { refuseImplausible } from './implausible.ts'
import { serve } from './serve.ts'

const kindOf = (name: string): FactKind => {
  const kind = factKind(name)
  if (!kind) throw new RuleError('invalid_request', { where: 'kind' })
  return kind
}

/**
 * The fact as it will stand.
 * @throws RuleError `invalid_request` naming the field, `fact_before_birth`, `fact_in_future`, `ends_before_it_begins`.
 */
export const readFact = async (
  tx: Tx,
  child: ChildRef,
  body: EnteredFact,
  today: PlainDate,
): Promise<[FactKind, NewFact]> => {
  const kind = kindOf(body.kind)
  const content = contentOf(kind).safeParse(body.content)
  if (!content.success) {
    const column = content.error.issues[0]?.path[0]
    const words = kind.fields.find((each) => each.column === column)?.words
    const where = words?.en ?? String(column ?? 'content')
    throw new RuleError('invalid_request', { where, whereVi: words?.vi ?? where })
  }
  const { validFrom, validTo = null } = body
  if (validTo !== null && validTo <= validFrom) throw new RuleError('ends_before_it_begins')
  if (validFrom > today) throw new RuleError('fact_in_future')
  const found = await findChild(tx, child.childId, today)
  if (found && validFrom < found.birthDate) throw new RuleError('fact_before_birth')
  if (found && kind.kind === 'measurements' && body.confirmed !== true)
    refuseImplausible(found, content.data, validFrom)
  const village = content.data.area_path
  if (typeof village === 'string' && !(await isPlaceOf(tx, child.communePath, village)))
    throw new RuleError('invalid_request', { where: 'area_path' })
  return [kind, { content: content.data, validFrom, validTo: kind.time === 'event' ? null : validTo }]
}

const writtenOf = (entered: Entered | null): Written =>
  entered ? { written: true, ...entered } : { written: false, factId: null, undoable: false }

export const serveChildFacts = (app: FastifyInstance, context: AppContext): void => {
  const recordOf = (tx: Tx, child: ChildRef, action: string, kind: FactKind, why: { reason?: string } = {}) =>
    tx.record({
      areaPath: child.filedPath,
      action,
      subjectKind: 'child',
      subjectId: child.childId,
      // Whoever reads the chain does not learn that there is a secret one: a reason, which may name it, is kept apart.
      fields: [kind.secret ? 'special_circumstances' : kind.kind],
      ...(kind.secret && why.reason ? { newValues: why } : why),
    })

  serve(app, context, childFactApi.add, async ({ tx, params, body, today }) => {
    const child = await lockChild(tx, params.childId)
    const [kind, fact] = await readFact(tx, child, body, today)
    const entered = await enterFact(tx, child, kind, fact, { source: 'entered', today })
    if (entered) recordOf(tx, child, 'add_fact', kind)
    return writtenOf(entered)
  })

  serve(app, context, childFactApi.correct, async ({ tx, params, body, today }) => {
    const child = await lockChild(tx, params.childId)
    const [kind, fact] = await readFact(tx, child, body, today)
    const before = (await listHeld(tx, child, kind)).find((held) => held.factId === params.factId)
    const unchanged =
      before !== undefined &&
      before.validFrom === fact.validFrom &&
      before.validTo === fact.validTo &&
      kind.fields.every(({ column }) => (before.content[column] ?? null) === (fact.content[column] ?? null))
    if (unchanged) return writtenOf(null)
    const entered = await enterFact(tx, child, kind, fact, { source: 'entered', today, replaces: params.factId })
    recordOf(tx, child, 'correct_fact', kind, body.reason ? { reason: body.reason } : {})
    return writtenOf(entered)
  })

  serve(app, context, childFactApi.end, async ({ tx, params, body, today }) => {
    const child = await lockChild(tx, params.childId)
    const kind = kindOf(body.kind)
    const ended = await endHeldFact(tx, child, kind, params.factId, { source: 'entered', today, on: body.on })
    recordOf(tx, child, 'end_fact', kind)
    return writtenOf(ended)
  })

  serve(app, context, childFactApi.withdraw, async ({ tx, params, body, today }) => {
    const child = await lockChild(tx, params.childId)
    const kind = kindOf(body.kind)
    await withdrawFact(tx, child, kind, params.factId, { source: 'entered', today })
    recordOf(tx, child, 'withdraw_fact', kind, { reason: body.reason })
    return { written: true, factId: null, undoable: true }
  })

  serve(app, context, childFactApi.history, async ({ tx, params, query }) => {
    const child = await getFile(tx, params.childId)
    tx.record({ areaPath: child.filedPath, action: 'read', subjectKind: 'child', subjectId: child.childId })
    return listHistory(tx, child.provinceId, child.childId, { asOf: query.asOf, asKnown: query.asKnown ?? 'all' })
  })

  serve(app, context, childFactApi.secret, async ({ tx, params }) => {
    const child = await getFile(tx, params.childId)
    tx.record({ areaPath: child.filedPath, action: 'read_secret', subjectKind: 'child', subjectId: child.childId })
    return listHistory(
      tx,
      child.provinceId,
      child.childId,
      { asKnown: 'now' },
      factKinds.filter((kind) => kind.secret),
    )
  })
}
