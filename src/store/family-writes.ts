/**
 * Writes what is known of a child's family. A person and a household are shared by siblings, so a correction reaches all
 * of them; rows are superseded, never changed.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { CarerWriting, HouseholdWriting, PersonState } from '#core/children/child-family.ts'
import type { CarerRelation } from '#core/children/imported-child.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import type { Tx } from './as-actor.ts'
import { insertMany } from './bulk.ts'
import { refreshCurrent } from './child-current.ts'
import { writeNames } from './child-names.ts'
import type { ChildRef } from './fact-writes.ts'

type By = { today: PlainDate; synthetic: boolean }

const writtenBy = (tx: Tx) => ({ recorded_at: tx.now, recorded_by: tx.actor.accountId })
const entered = (tx: Tx) => ({ ...writtenBy(tx), source: 'entered', batch_id: null })

/** A row of a shared person or household that is filed with the child. */
const addSubject = async (
  tx: Tx,
  child: ChildRef,
  table: 'persons' | 'households',
  id: Record<string, string>,
  by: By,
): Promise<void> =>
  insertMany(tx, table, [id], {
    ...writtenBy(tx),
    province_id: child.provinceId,
    commune_path: child.communePath,
    filed_path: child.filedPath,
    synthetic: by.synthetic,
  })

type Shared = { table: string; key: 'person_id' | 'household_id'; id: string }

/**
 * Supersedes the row that was seen and writes what is said instead.
 * @throws RuleError `changed_meanwhile` when another row is believed by now.
 */
const rewrite = async (
  tx: Tx,
  child: ChildRef,
  { table, key, id }: Shared,
  seen: string | null,
  row: Record<string, unknown>,
): Promise<boolean> => {
  const columns = Object.keys(row).map((name) => sql.ref(name))
  const { rows } = await sql<Record<string, unknown> & { fact_id: string }>`
    select fact_id, ${sql.join(columns)} from ${sql.table(table)}
    where province_id = ${child.provinceId} and ${sql.ref(key)} = ${id} and superseded_at is null`.execute(tx.db)
  const [before] = rows
  if ((before?.fact_id ?? null) !== seen)
    throw new RuleError('changed_meanwhile', { fields: 'the family', fieldsVi: 'gia đình' })
  if (before && Object.entries(row).every(([name, value]) => (before[name] ?? null) === value)) return false
  await sql`update ${sql.table(table)} set superseded_at = ${tx.now} where province_id = ${child.provinceId}
    and ${sql.ref(key)} = ${id} and superseded_at is null`.execute(tx.db)
  await insertMany(tx, table, [{ [key]: id, ...row }], { province_id: child.provinceId, ...entered(tx) })
  return true
}

/**
 * Says what holds from a day on; what held before ends there. The same again writes nothing.
 * A later row that is believed already stays and ends this one.
 */
const sayFrom = async (
  tx: Tx,
  child: ChildRef,
  { table, key, id }: Shared,
  from: PlainDate,
  row: Record<string, unknown>,
): Promise<boolean> => {
  type Held = Record<string, unknown> & { valid_from: PlainDate; valid_to: PlainDate | null; fact_id: string }
  const { rows: held } = await sql<{ row: Held }>`select to_jsonb(f) as row from ${sql.table(table)} f
    where province_id = ${child.provinceId} and ${sql.ref(key)} = ${id} and superseded_at is null
    order by valid_from`.execute(tx.db)
  const facts = held.map((each) => each.row)
  const now = facts.find((fact) => fact.valid_from <= from && (fact.valid_to === null || fact.valid_to > from))
  if (now && Object.entries(row).every(([name, value]) => (now[name] ?? null) === value)) return false
  const next = facts.find((fact) => fact.valid_from > from)?.valid_from ?? null
  if (now) {
    await sql`update ${sql.table(table)} set superseded_at = ${tx.now} where province_id = ${child.provinceId}
      and ${sql.ref(key)} = ${id} and fact_id = ${now.fact_id}`.execute(tx.db)
    const { fact_id: _, ...rest } = now
    if (now.valid_from < from)
      await insertMany(tx, table, [{ ...rest, valid_to: from, superseded_at: null, ...writtenBy(tx) }])
  }
  await insertMany(tx, table, [{ [key]: id, ...row, valid_from: from, valid_to: now?.valid_to ?? next }], {
    province_id: child.provinceId,
    ...entered(tx),
  })
  return true
}

const identityOf = ({ fullName, birthYear, phone }: CarerWriting) => ({
  full_name: fullName,
  birth_year: birthYear,
  phone,
})

const sayState = (tx: Tx, child: ChildRef, personId: string, state: (PersonState & { from: PlainDate }) | null) =>
  state === null
    ? false
    : sayFrom(tx, child, { table: 'person_states', key: 'person_id', id: personId }, state.from, {
        living: state.living,
        whereabouts: state.living === false ? null : state.whereabouts,
        note: state.note,
      })

/**
 * Adds a carer; a mother or father of that name in the household is the same person for brothers and sisters.
 * @throws RuleError `carer_there_already` when the child has a mother or father.
 */
export const addCarer = async (
  tx: Tx,
  child: ChildRef,
  carer: CarerWriting & { relation: CarerRelation; from: PlainDate; sameAs: string | null },
  by: By,
): Promise<void> => {
  const { rows: there } = await sql`select 1 from child_carers where province_id = ${child.provinceId}
    and child_id = ${child.childId} and relation = ${carer.relation} and superseded_at is null and valid_to is null`.execute(
    tx.db,
  )
  if (there.length > 0)
    throw new RuleError('carer_there_already', { what: carer.relation, whatVi: relationsVi[carer.relation] })
  const shared = carer.sameAs === null ? null : await personOf(tx, child, carer.sameAs)
  const personId = shared ?? randomUUID()
  if (shared === null) {
    await addSubject(tx, child, 'persons', { person_id: personId }, by)
    await insertMany(tx, 'person_identities', [{ person_id: personId, ...identityOf(carer) }], {
      province_id: child.provinceId,
      ...entered(tx),
    })
  }
  await insertMany(
    tx,
    'child_carers',
    [{ person_id: personId, relation: carer.relation, decision: carer.decision, valid_from: carer.from }],
    { province_id: child.provinceId, child_id: child.childId, ...entered(tx) },
  )
  await sayState(tx, child, personId, carer.state)
  await follow(tx, child, personId, by.today)
}

/** What lists and search know of every child of a person is derived anew. */
const follow = async (tx: Tx, child: ChildRef, personId: string, today: PlainDate): Promise<void> => {
  const { rows } = await sql<ChildRef>`select c.province_id as "provinceId", c.child_id as "childId",
      c.commune_path as "communePath", c.filed_path as "filedPath"
    from children c where c.province_id = ${child.provinceId} and (c.child_id = ${child.childId} or exists (
        select from child_carers k where k.province_id = c.province_id and k.child_id = c.child_id
          and k.person_id = ${personId} and k.superseded_at is null))
      and exists (select from child_names n where n.province_id = c.province_id and n.child_id = c.child_id)
    order by c.child_id`.execute(tx.db)
  for (const each of rows) {
    await writeNames(tx, each)
    await refreshCurrent(tx, each.communePath, [each.childId], today)
  }
}

const relationsVi = { mother: 'mẹ', father: 'cha', guardian: 'người giám hộ' } as const

/** The person of a carer of another child of the family. @throws RuleError `not_found`. */
const personOf = async (tx: Tx, child: ChildRef, carerId: string): Promise<string> => {
  const { rows } = await sql<{ person_id: string }>`select k.person_id from child_carers k
    join children c on c.province_id = k.province_id and c.child_id = k.child_id
    where k.province_id = ${child.provinceId} and k.fact_id = ${carerId} and k.superseded_at is null
      and c.commune_path = ${child.communePath}`.execute(tx.db)
  const [row] = rows
  if (!row) throw new RuleError('not_found')
  return row.person_id
}

type CarerRow = { person_id: string; relation: CarerRelation; decision: string | null; valid_from: PlainDate }

/** Locks the relation of a child to a carer. @throws RuleError `changed_meanwhile`. */
const lockCarer = async (tx: Tx, child: ChildRef, carerId: string): Promise<CarerRow> => {
  const { rows } = await sql<CarerRow>`select person_id, relation, decision, valid_from from child_carers
    where province_id = ${child.provinceId} and child_id = ${child.childId} and fact_id = ${carerId}
      and superseded_at is null`.execute(tx.db)
  const [carer] = rows
  if (!carer) throw new RuleError('changed_meanwhile', { fields: 'the family', fieldsVi: 'gia đình' })
  // Two children of one mother may be open on two desks.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`person ${carer.person_id}`}, 0))`.execute(tx.db)
  return carer
}

const supersedeCarer = (tx: Tx, child: ChildRef, carerId: string) =>
  sql`update child_carers set superseded_at = ${tx.now} where province_id = ${child.provinceId}
    and child_id = ${child.childId} and fact_id = ${carerId} and superseded_at is null`.execute(tx.db)

/** Corrects who a carer is, for every child of theirs. @returns whether anything was written. */
export const correctCarer = async (
  tx: Tx,
  child: ChildRef,
  carerId: string,
  carer: CarerWriting & { seen: string; today: PlainDate },
): Promise<boolean> => {
  const row = await lockCarer(tx, child, carerId)
  const person: Shared = { table: 'person_identities', key: 'person_id', id: row.person_id }
  let written = await rewrite(tx, child, person, carer.seen, identityOf(carer))
  if (row.decision !== carer.decision) {
    await supersedeCarer(tx, child, carerId)
    await insertMany(tx, 'child_carers', [{ ...row, decision: carer.decision }], {
      province_id: child.provinceId,
      child_id: child.childId,
      ...entered(tx),
    })
    written = true
  }
  written = (await sayState(tx, child, row.person_id, carer.state)) || written
  if (written) await follow(tx, child, row.person_id, carer.today)
  return written
}

/** The person no longer cares for the child from a day on, or never did (`on` null). */
export const endCarer = async (
  tx: Tx,
  child: ChildRef,
  carerId: string,
  { on, today }: { on: PlainDate | null; today: PlainDate },
): Promise<void> => {
  const row = await lockCarer(tx, child, carerId)
  if (on !== null && on <= row.valid_from) throw new RuleError('ends_before_it_begins')
  await supersedeCarer(tx, child, carerId)
  if (on !== null)
    await insertMany(tx, 'child_carers', [{ ...row, valid_to: on }], {
      province_id: child.provinceId,
      child_id: child.childId,
      ...entered(tx),
    })
  await follow(tx, child, row.person_id, today)
}

/** Says who the child's household is and whether it is poor; a child without one gets one. */
export const writeHousehold = async (
  tx: Tx,
  child: ChildRef,
  household: HouseholdWriting & { seen: string | null },
  by: By,
): Promise<boolean> => {
  const known = await householdOf(tx, child)
  const householdId = known ?? randomUUID()
  if (known === null) {
    await addSubject(tx, child, 'households', { household_id: householdId }, by)
    await joinHousehold(tx, child, householdId)
  } else await sql`select pg_advisory_xact_lock(hashtextextended(${`household ${known}`}, 0))`.execute(tx.db)
  const { code, headName, address, poverty, seen } = household
  const subject = { key: 'household_id', id: householdId } as const
  const row = { code, head_name: headName, address }
  const saysNothing = code === null && headName === null && address === null && seen === null
  let written = saysNothing ? false : await rewrite(tx, child, { table: 'household_identities', ...subject }, seen, row)
  if (poverty !== null)
    written =
      (await sayFrom(tx, child, { table: 'household_poverties', ...subject }, poverty.from, {
        poverty: poverty.poverty,
        decision: poverty.decision,
      })) || written
  const { rows } = await sql<{ child_id: string }>`select child_id from child_current
    where province_id = ${child.provinceId} and household_id = ${householdId}`.execute(tx.db)
  const touched = new Set([child.childId, ...rows.map((each) => each.child_id)])
  await refreshCurrent(tx, child.communePath, [...touched], by.today)
  return written || known === null
}

const householdOf = async (tx: Tx, child: ChildRef): Promise<string | null> => {
  const { rows } = await sql<{ household_id: string | null }>`select household_id from child_current
    where province_id = ${child.provinceId} and child_id = ${child.childId}`.execute(tx.db)
  return rows[0]?.household_id ?? null
}

/** The residences that named no household name this one: who lives together is said of the place. */
const joinHousehold = async (tx: Tx, child: ChildRef, householdId: string): Promise<void> => {
  const { rows } = await sql<{ row: Record<string, unknown> }>`with ended as (
      update child_residences set superseded_at = ${tx.now} where province_id = ${child.provinceId}
        and child_id = ${child.childId} and superseded_at is null and household_id is null returning *)
    select to_jsonb(ended) as row from ended`.execute(tx.db)
  await insertMany(
    tx,
    'child_residences',
    rows.map(({ row: { fact_id: _, ...row } }) => ({
      ...row,
      household_id: householdId,
      superseded_at: null,
      ...writtenBy(tx),
    })),
  )
}
