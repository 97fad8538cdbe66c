/** Lays two files of one child together, and takes them apart again exactly. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { factKinds, tableOf } from '#core/children/facts/catalogue.ts'
import { fitFact, type HeldFact } from '#core/children/facts/placing.ts'
import type { Instant, PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import type { Tx } from './as-actor.ts'
import { insertMany } from './bulk.ts'
import { refreshCurrent } from './child-current.ts'
import { writeNames } from './child-names.ts'
import { type ChildRef, listHeld, lockFile, mergedInto } from './fact-writes.ts'
import { areaScope, rowsWithin } from './scope.ts'

export type Merge = {
  mergeId: string
  keptId: string
  mergedId: string
  keptName: string | null
  mergedName: string | null
  mergedAt: Instant
  undoneAt: Instant | null
}

/** Tables that only follow the facts: a merged file has no row in them. */
const derivedTables = ['child_current', 'child_names', 'child_name_tokens'] as const

/**
 * Lays `mergedId` into `keptId`: where both say something of the same days, the kept file's word stands; what only the
 * merged one knows is added. The merged file leaves every list and stays in the history.
 * @throws RuleError `not_found`, `already_merged`, `other_commune`.
 */
export const mergeChildren = async (
  tx: Tx,
  asked: { keptId: string; mergedId: string; reason: string | null; today: PlainDate },
): Promise<string> => {
  // In one order for everybody, so that two who merge the same pair never wait for each other.
  const refs = new Map<string, ChildRef>()
  for (const id of [asked.keptId, asked.mergedId].sort()) refs.set(id, await lockFile(tx, id))
  const kept = refs.get(asked.keptId)
  const merged = refs.get(asked.mergedId)
  if (!kept || !merged || kept === merged) throw new RuleError('not_found')
  if (kept.communePath !== merged.communePath) throw new RuleError('other_commune')
  const { rows: taken } = await sql`select 1 from child_merges where province_id = ${kept.provinceId}
    and merged_id = any (${[asked.keptId, asked.mergedId]}::uuid[]) and undone_at is null`.execute(tx.db)
  if (taken.length > 0) throw new RuleError('already_merged')
  const mergeId = randomUUID()
  await insertMany(tx, 'child_merges', [
    {
      province_id: kept.provinceId,
      merge_id: mergeId,
      kept_id: kept.childId,
      merged_id: merged.childId,
      commune_path: kept.communePath,
      filed_path: kept.filedPath,
      reason: asked.reason,
      recorded_at: tx.now,
      recorded_by: tx.actor.accountId,
    },
  ])
  await layInto(tx, kept, merged, mergeId)
  await writeNames(tx, kept)
  for (const table of derivedTables)
    await sql`delete from ${sql.table(table)} where province_id = ${merged.provinceId}
      and commune_path = ${merged.communePath} and child_id = ${merged.childId}`.execute(tx.db)
  await refreshCurrent(tx, kept.communePath, [kept.childId], asked.today)
  return mergeId
}

/** Writes into the kept file what only the merged one says, with the number of the merge. */
const layInto = async (tx: Tx, kept: ChildRef, merged: ChildRef, mergeId: string): Promise<void> => {
  const shared = sharedColumns(tx, kept, mergeId)
  for (const kind of factKinds) {
    const held: HeldFact[] = await listHeld(tx, kept, kind)
    for (const fact of await listHeld(tx, merged, kind)) {
      const room = fitFact(kind, held, fact)
      held.push(...room.map((piece) => ({ ...piece, factId: randomUUID() })))
      await insertMany(
        tx,
        tableOf(kind),
        room.map(({ content, validFrom, validTo }) => ({ ...content, valid_from: validFrom, valid_to: validTo })),
        shared,
      )
    }
  }
  await addCarers(tx, kept, merged, mergeId)
}

const sharedColumns = (tx: Tx, child: ChildRef, mergeId: string) => ({
  province_id: child.provinceId,
  child_id: child.childId,
  recorded_at: tx.now,
  recorded_by: tx.actor.accountId,
  source: 'merge',
  batch_id: mergeId,
})

/** Carers of whom the kept file knows nobody in that relation. */
const addCarers = async (tx: Tx, kept: ChildRef, merged: ChildRef, mergeId: string): Promise<void> => {
  const { rows } = await sql<Record<string, unknown>>`
    select person_id, relation, decision, valid_from, valid_to from child_carers k
    where k.province_id = ${merged.provinceId} and k.child_id = ${merged.childId} and k.superseded_at is null
      and not exists (select from child_carers own where own.province_id = ${kept.provinceId}
        and own.child_id = ${kept.childId} and own.superseded_at is null and own.relation = k.relation)`.execute(tx.db)
  await insertMany(tx, 'child_carers', rows, sharedColumns(tx, kept, mergeId))
}

export type Unmerged = {
  keptId: string
  mergedId: string
  /** Kinds of facts entered for the kept child while they were one: a person looks whether they belong to the other. */
  enteredMeanwhile: string[]
}

/**
 * Takes two files apart: what came with the merge is no longer believed of the kept child, the merged file is back as it
 * was. What was entered in between stays with the child it was entered for.
 * @throws RuleError `not_found` also when it was undone already; `already_merged` when the kept file is in another now.
 */
export const undoMerge = async (tx: Tx, mergeId: string, today: PlainDate): Promise<Unmerged> => {
  const { rows } = await sql<{ kept_id: string; merged_id: string; recorded_at: Instant }>`
    select kept_id, merged_id, recorded_at from child_merges
    where ${rowsWithin('child_merges', areaScope(tx), { villages: false })} and merge_id = ${mergeId} and undone_at is null
    for update`.execute(tx.db)
  const [merge] = rows
  if (!merge) throw new RuleError('not_found')
  const refs = new Map<string, ChildRef>()
  for (const id of [merge.kept_id, merge.merged_id].sort()) refs.set(id, await lockFile(tx, id))
  const kept = refs.get(merge.kept_id) as ChildRef
  const merged = refs.get(merge.merged_id) as ChildRef
  // What it brought went on into a third file: that one is taken apart first, or it would keep it.
  if ((await mergedInto(tx, kept.childId)) !== undefined) throw new RuleError('already_merged')
  const enteredMeanwhile: string[] = []
  for (const table of [...factKinds.map(tableOf), 'child_carers']) {
    await sql`update ${sql.table(table)} set superseded_at = ${tx.now} where province_id = ${kept.provinceId}
      and child_id = ${kept.childId} and batch_id = ${mergeId} and superseded_at is null`.execute(tx.db)
    const { rows: since } = await sql`select 1 from ${sql.table(table)} where province_id = ${kept.provinceId}
      and child_id = ${kept.childId} and superseded_at is null and source <> 'merge'
      and recorded_at > ${merge.recorded_at} limit 1`.execute(tx.db)
    if (since.length > 0) enteredMeanwhile.push(table.replace('child_', ''))
  }
  await sql`update child_merges set undone_at = ${tx.now}, undone_by = ${tx.actor.accountId}
    where province_id = ${kept.provinceId} and merge_id = ${mergeId}`.execute(tx.db)
  // What another file of this child says of those days had no room until now.
  const { rows: others } = await sql<{
    merge_id: string
    merged_id: string
  }>`select merge_id, merged_id from child_merges
    where province_id = ${kept.provinceId} and kept_id = ${kept.childId} and undone_at is null
    order by recorded_at, merge_id`.execute(tx.db)
  for (const other of others) await layInto(tx, kept, await lockFile(tx, other.merged_id), other.merge_id)
  for (const child of [kept, merged]) await writeNames(tx, child)
  await refreshCurrent(tx, kept.communePath, [kept.childId, merged.childId], today)
  return { keptId: kept.childId, mergedId: merged.childId, enteredMeanwhile }
}

/** The merges of a commune, the newest first. */
export const listMerges = async (tx: Tx, area?: string): Promise<Merge[]> => {
  const nameOf = (id: string) => sql`(select i.full_name from child_identities i where i.province_id = m.province_id
    and i.child_id = ${sql.ref(`m.${id}`)} and i.superseded_at is null limit 1)`
  const { rows } = await sql<Merge>`select m.merge_id as "mergeId", m.kept_id as "keptId", m.merged_id as "mergedId",
      ${nameOf('kept_id')} as "keptName", ${nameOf('merged_id')} as "mergedName", m.recorded_at as "mergedAt",
      m.undone_at as "undoneAt"
    from child_merges m where ${rowsWithin('m', areaScope(tx, area), { villages: false })}
    order by m.recorded_at desc, m.merge_id limit 100`.execute(tx.db)
  return rows
}

const inOrder = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])

/** Says that two children are two. */
export const keepApart = async (tx: Tx, first: ChildRef, second: ChildRef): Promise<void> => {
  const [a, b] = inOrder(first.childId, second.childId)
  await sql`insert into child_pairs_apart (province_id, first_id, second_id, commune_path, recorded_at, recorded_by)
    values (${first.provinceId}, ${a}, ${b}, ${first.communePath}, ${tx.now}, ${tx.actor.accountId})
    on conflict do nothing`.execute(tx.db)
}

/** Takes that back. */
export const maybeOne = async (tx: Tx, first: ChildRef, second: ChildRef): Promise<void> => {
  const [a, b] = inOrder(first.childId, second.childId)
  await sql`delete from child_pairs_apart where province_id = ${first.provinceId}
    and commune_path = ${first.communePath} and first_id = ${a} and second_id = ${b}`.execute(tx.db)
}

/** Pairs of a commune that are known to be two children, as `first|second`. */
export const listApart = async (tx: Tx, area?: string): Promise<Set<string>> => {
  const { rows } = await sql<{
    first_id: string
    second_id: string
  }>`select first_id, second_id from child_pairs_apart t
    where ${rowsWithin('t', areaScope(tx, area), { villages: false })}`.execute(tx.db)
  return new Set(rows.map((row) => `${row.first_id}|${row.second_id}`))
}
