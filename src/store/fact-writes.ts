/**
 * Writes single facts of a child: entered, corrected, ended, taken back. Rows are only ever superseded, so that what was
 * believed on any day stays readable; the derived rows follow in the same transaction.
 */
import { sql } from 'kysely'
import { tableOf } from '#core/children/facts/catalogue.ts'
import type { FactContent, FactKind } from '#core/children/facts/fact-kind.ts'
import { endFact, type HeldFact, type NewFact, type Placing, placeFact } from '#core/children/facts/placing.ts'
import { nameTokens, sortName } from '#core/children/registration.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { insertMany } from './bulk.ts'
import { refreshCurrent } from './child-current.ts'

/** A child that is being written: its row is locked until the transaction ends. */
export type ChildRef = { provinceId: number; childId: string; communePath: string; filedPath: string }

/**
 * Locks a child for writing, so that two writers of one child wait for each other.
 * @throws RuleError `not_found` outside the transaction's areas.
 */
export const lockChild = (tx: Tx, childId: string): Promise<ChildRef> => getFile(tx, childId, sql`for update`)

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

/** The facts of a kind that are believed now. */
export const listHeld = async (tx: Tx, child: ChildRef, kind: FactKind): Promise<HeldFact[]> => {
  const columns = kind.fields.map(({ column }) => sql.ref(`f.${column}`))
  const { rows } = await sql<FactContent & { fact_id: string; valid_from: PlainDate; valid_to: PlainDate | null }>`
    select f.fact_id, f.valid_from, f.valid_to, ${sql.join(columns)} from ${sql.table(tableOf(kind))} f
    where f.province_id = ${child.provinceId} and f.child_id = ${child.childId} and f.superseded_at is null
    order by f.valid_from, f.fact_id`.execute(tx.db)
  return rows.map((row) => ({
    factId: row.fact_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    content: Object.fromEntries(kind.fields.map((field) => [field.column, valueOfRow(field.type, row[field.column])])),
  }))
}

/** `numeric` comes as text from PostgreSQL. */
const valueOfRow = (type: string, value: string | number | boolean | null | undefined): FactContent[string] =>
  value === undefined || value === null ? null : type === 'number' ? Number(value) : value

type Writing = { source: 'entered' | 'import' | 'reported'; today: PlainDate; batchId?: string | null }

const write = async (tx: Tx, child: ChildRef, kind: FactKind, placing: Placing, by: Writing): Promise<void> => {
  const table = tableOf(kind)
  if (placing.superseded.length > 0)
    await sql`update ${sql.table(table)} set superseded_at = ${tx.now} where province_id = ${child.provinceId}
      and child_id = ${child.childId} and fact_id = any (${placing.superseded}::uuid[]) and superseded_at is null`.execute(
      tx.db,
    )
  const household = kind.kind === 'residences' ? { household_id: await householdOf(tx, child) } : {}
  await insertMany(
    tx,
    table,
    placing.written.map(({ content, validFrom, validTo }) => ({
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
      source: by.source,
      batch_id: by.batchId ?? null,
    },
  )
  if (kind.kind === 'residences') await fileWhereItLives(tx, child, by.today)
  await refreshCurrent(tx, child.communePath, [child.childId], by.today)
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
  const { rows: names } = await sql<{ full_name: string }>`select full_name from child_names
    where province_id = ${child.provinceId} and child_id = ${child.childId}`.execute(tx.db)
  if (names[0]) await writeNames(tx, { ...child, filedPath: lives }, names[0].full_name)
}

/** Writes the derived rows of a child's name anew. */
export const writeNames = async (tx: Tx, child: ChildRef, fullName: string): Promise<void> => {
  const filed = { province_id: child.provinceId, child_id: child.childId, commune_path: child.communePath }
  for (const table of ['child_names', 'child_name_tokens'])
    await sql`delete from ${sql.table(table)} where province_id = ${child.provinceId}
      and commune_path = ${child.communePath} and child_id = ${child.childId}`.execute(tx.db)
  await insertMany(tx, 'child_names', [{ full_name: fullName, sort_name: sortName(fullName) }], {
    ...filed,
    village_path: child.filedPath,
  })
  await insertMany(
    tx,
    'child_name_tokens',
    nameTokens(fullName).map((token) => ({ token })),
    { ...filed, village_path: child.filedPath },
  )
}

/**
 * Enters a fact, or corrects the one that `replaces` names.
 * @returns false when exactly this is believed already and nothing was written.
 * @throws RuleError `changed_meanwhile` when the corrected row is no longer believed.
 */
export const enterFact = async (
  tx: Tx,
  child: ChildRef,
  kind: FactKind,
  fact: NewFact,
  by: Writing & { replaces?: string | null },
): Promise<boolean> => {
  const held = await listHeld(tx, child, kind)
  if (by.replaces && !held.some(({ factId }) => factId === by.replaces))
    throw new RuleError('changed_meanwhile', { fields: kind.words.vi })
  const placing = placeFact(kind, held, fact, by.replaces ?? null)
  if (placing === null) return false
  await write(tx, child, kind, placing, by)
  return true
}

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
): Promise<void> => {
  const fact = (await listHeld(tx, child, kind)).find((held) => held.factId === factId)
  if (!fact) throw new RuleError('changed_meanwhile', { fields: kind.words.vi })
  const placing = endFact(fact, by.on)
  if (placing === null) throw new RuleError('ends_before_it_begins')
  await write(tx, child, kind, placing, by)
}

/** Takes back a fact that was entered by mistake; it stays in the history. @throws RuleError `changed_meanwhile`. */
export const withdrawFact = async (
  tx: Tx,
  child: ChildRef,
  kind: FactKind,
  factId: string,
  by: Writing,
): Promise<void> => {
  if (!(await listHeld(tx, child, kind)).some((held) => held.factId === factId))
    throw new RuleError('changed_meanwhile', { fields: kind.words.vi })
  await write(tx, child, kind, { superseded: [factId], written: [] }, by)
}
