/**
 * Writes single facts of a child: entered, corrected, ended, taken back. Rows are only ever superseded, so that what was
 * believed on any day stays readable; the derived rows follow in the same transaction.
 */
import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { tableOf } from '#core/children/facts/catalogue.ts'
import type { FactContent, FactKind } from '#core/children/facts/fact-kind.ts'
import {
  endFact,
  keepsDays,
  type NewFact,
  type Placing,
  placeFact,
  takeBack,
  type WrittenFact,
} from '#core/children/facts/placing.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { insertMany } from './bulk.ts'
import { refreshCurrent } from './child-current.ts'
import { writeNames } from './child-names.ts'
import { areaScope, rowsWithin } from './scope.ts'

/** A child that is being written: its row is locked until the transaction ends. */
export type ChildRef = { provinceId: number; childId: string; communePath: string; filedPath: string }

/**
 * Locks a child for writing, so that two writers of one child wait for each other.
 * @throws RuleError `not_found` outside the transaction's areas; `child_merged`: nobody would see what is written there.
 */
export const lockChild = async (tx: Tx, childId: string): Promise<ChildRef> => {
  const child = await lockFile(tx, childId)
  const keptId = await mergedInto(tx, childId)
  if (keptId !== undefined) throw new RuleError('child_merged', { keptId })
  return child
}

/** Locks the file of a child, one that was laid into another too. @throws RuleError `not_found`. */
export const lockFile = (tx: Tx, childId: string): Promise<ChildRef> => getFile(tx, childId, sql`for update`)

/** The file of a child, one that was laid into another too. @throws RuleError `not_found`. */
export const getFile = async (tx: Tx, childId: string, locking = sql``): Promise<ChildRef> => {
  const provinces = [...new Set(tx.areaPaths.map(provinceIdOf))]
  const { rows } = await sql<ChildRef>`select province_id as "provinceId", child_id as "childId",
      commune_path as "communePath", filed_path as "filedPath"
    from children where province_id = any (${provinces}::smallint[]) and child_id = ${childId} ${locking}`.execute(
    tx.db,
  )
  const [child] = rows
  if (!child) throw new RuleError('not_found')
  return child
}

/** Into which child a file was merged; undefined when it is a file of its own. */
export const mergedInto = async (tx: Tx, childId: string): Promise<string | undefined> => {
  const { rows } = await sql<{ kept_id: string }>`select m.kept_id from child_merges m
    where ${rowsWithin('m', areaScope(tx), { villages: false })} and m.merged_id = ${childId} and m.undone_at is null`.execute(
    tx.db,
  )
  return rows[0]?.kept_id
}

type FactRow = FactContent & { fact_id: string; valid_from: PlainDate; valid_to: PlainDate | null; recorded_at: string }

const listRows = async (
  tx: Tx,
  child: ChildRef,
  kind: FactKind,
  believed: RawBuilder<unknown>,
): Promise<WrittenFact[]> => {
  const columns = kind.fields.map(({ column }) => sql.ref(`f.${column}`))
  const { rows } = await sql<FactRow>`
    select f.fact_id, f.valid_from, f.valid_to, f.recorded_at::text as recorded_at, ${sql.join(columns)}
    from ${sql.table(tableOf(kind))} f
    where f.province_id = ${child.provinceId} and f.child_id = ${child.childId} and ${believed}
    order by f.valid_from, f.fact_id`.execute(tx.db)
  return rows.map((row) => ({
    factId: row.fact_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    recordedAt: row.recorded_at,
    content: Object.fromEntries(kind.fields.map((field) => [field.column, valueOfRow(field.type, row[field.column])])),
  }))
}

/** The facts of a kind that are believed now. */
export const listHeld = (tx: Tx, child: ChildRef, kind: FactKind): Promise<WrittenFact[]> =>
  listRows(tx, child, kind, sql`f.superseded_at is null`)

/** `numeric` comes as text from PostgreSQL. */
const valueOfRow = (type: string, value: string | number | boolean | null | undefined): FactContent[string] =>
  value === undefined || value === null ? null : type === 'number' ? Number(value) : value

type Writing = { source: 'entered' | 'import' | 'reported' | 'demo'; today: PlainDate; batchId?: string | null }

/** @returns the id of what was entered: the first of the written rows. */
const write = async (tx: Tx, child: ChildRef, kind: FactKind, placing: Placing, by: Writing): Promise<string> => {
  const ids = placing.written.map(() => randomUUID())
  const table = tableOf(kind)
  if (placing.superseded.length > 0)
    await sql`update ${sql.table(table)} set superseded_at = ${tx.now} where province_id = ${child.provinceId}
      and child_id = ${child.childId} and fact_id = any (${placing.superseded}::uuid[]) and superseded_at is null`.execute(
      tx.db,
    )
  // What is left of another row says where that came from, not who cut it short.
  const restOf = placing.written.flatMap(({ restOf }) => (restOf === undefined ? [] : [restOf]))
  const { rows: origins } = await sql<{ fact_id: string; source: string; batch_id: string | null }>`
    select fact_id, source, batch_id from ${sql.table(table)} where province_id = ${child.provinceId}
      and child_id = ${child.childId} and fact_id = any (${restOf}::uuid[])`.execute(tx.db)
  const own = { source: by.source, batch_id: by.batchId ?? null }
  const household = kind.kind === 'residences' ? { household_id: await householdOf(tx, child) } : {}
  await insertMany(
    tx,
    table,
    placing.written.map(({ content, validFrom, validTo, restOf }, at) => ({
      ...own,
      ...(restOf === undefined ? {} : origins.find((origin) => origin.fact_id === restOf)),
      fact_id: ids[at],
      ...content,
      ...household,
      valid_from: validFrom,
      valid_to: validTo,
    })),
    {
      province_id: child.provinceId,
      child_id: child.childId,
      recorded_at: tx.now,
      recorded_by: tx.actor.accountId,
    },
  )
  if (kind.kind === 'residences') await fileWhereItLives(tx, child, by.today)
  await refreshCurrent(tx, child.communePath, [child.childId], by.today)
  return ids[0] ?? ''
}

const householdOf = async (tx: Tx, child: ChildRef): Promise<string | null> => {
  const { rows } = await sql<{ household_id: string | null }>`select household_id from child_current
    where province_id = ${child.provinceId} and child_id = ${child.childId}`.execute(tx.db)
  return rows[0]?.household_id ?? null
}

/** The file of a child lies in the village where it lives today: the collaborator there sees it. */
const fileWhereItLives = async (tx: Tx, child: ChildRef, today: PlainDate): Promise<void> => {
  const { rows } = await sql<{ area_path: string }>`select area_path from child_residences f
    where f.province_id = ${child.provinceId} and f.child_id = ${child.childId} and f.superseded_at is null
      and f.valid_from <= ${today} and (f.valid_to is null or f.valid_to > ${today}) limit 1`.execute(tx.db)
  const lives = rows[0]?.area_path
  if (lives === undefined || lives === child.filedPath) return
  await sql`update children set filed_path = ${lives} where province_id = ${child.provinceId}
    and child_id = ${child.childId}`.execute(tx.db)
  await writeNames(tx, { ...child, filedPath: lives })
}

/** What was entered; `undoable`: taking it back leaves everything as it was. */
export type Entered = { factId: string; undoable: boolean }

/**
 * Enters a fact, or corrects the one that `replaces` names.
 * @returns null when exactly this is believed already and nothing was written.
 * @throws RuleError `changed_meanwhile` when the corrected row is no longer believed.
 */
export const enterFact = async (
  tx: Tx,
  child: ChildRef,
  kind: FactKind,
  fact: NewFact,
  by: Writing & { replaces?: string | null },
): Promise<Entered | null> => {
  const held = await listHeld(tx, child, kind)
  if (by.replaces && !held.some(({ factId }) => factId === by.replaces)) throw changedMeanwhile(kind)
  const placing = placeFact(kind, held, fact, by.replaces ?? null)
  if (placing === null) return null
  const factId = await write(tx, child, kind, placing, by)
  // What was replaced whole does not come back with a withdrawal, and nothing else comes back with a second correction.
  const displaced = held.filter(({ factId: id }) => id !== by.replaces && placing.superseded.includes(id))
  const [placed] = placing.written
  const undoable = displaced.every((old) => !by.replaces && placed !== undefined && keepsDays(old, placed))
  return { factId, undoable }
}

const changedMeanwhile = (kind: FactKind): RuleError =>
  new RuleError('changed_meanwhile', { fields: kind.words.en, fieldsVi: kind.words.vi })

/**
 * Ends a state on a day.
 * @throws RuleError `changed_meanwhile`; `ends_before_it_begins` when the day is not within the state.
 */
export const endHeldFact = async (
  tx: Tx,
  child: ChildRef,
  kind: FactKind,
  factId: string,
  by: Writing & { on: PlainDate },
): Promise<Entered> => {
  const fact = (await listHeld(tx, child, kind)).find((held) => held.factId === factId)
  if (!fact) throw changedMeanwhile(kind)
  const placing = endFact(fact, by.on)
  if (placing === null) throw new RuleError('ends_before_it_begins')
  return { factId: await write(tx, child, kind, placing, by), undoable: true }
}

/**
 * Takes back a fact that was entered by mistake; it stays in the history, and what it had cut short holds again.
 * @throws RuleError `changed_meanwhile`.
 */
export const withdrawFact = async (
  tx: Tx,
  child: ChildRef,
  kind: FactKind,
  factId: string,
  by: Writing,
): Promise<void> => {
  const held = await listHeld(tx, child, kind)
  const fact = held.find((row) => row.factId === factId)
  if (!fact) throw changedMeanwhile(kind)
  const before = await listRows(tx, child, kind, sql`f.superseded_at = ${fact.recordedAt}::timestamptz`)
  await write(tx, child, kind, takeBack(fact, held, before), by)
}
