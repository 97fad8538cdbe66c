/** Corrects who a child is: name, sex, birth, personal number, address. */
import { sql } from 'kysely'
import type { ChildIdentity } from '#core/children/child-entry.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import type { Tx } from './as-actor.ts'
import { hex, insertMany } from './bulk.ts'
import { refreshCurrent } from './child-current.ts'
import { writeNames } from './child-names.ts'
import type { ChildRef } from './fact-writes.ts'
import { indexNumber, openText, type SealKeys, sealText } from './seal.ts'

/** Who has this personal number among the children of the province that the transaction sees; not `exceptId`. */
export const findByNumber = async (
  tx: Tx,
  provinceId: number,
  number: string,
  keys: SealKeys,
  exceptId: string | null,
): Promise<string | undefined> => {
  const { rows } = await sql<{ child_id: string }>`select i.child_id from child_identities i
    where i.province_id = ${provinceId} and i.personal_number_index = ${hex(indexNumber(keys, number))}::bytea
      and i.superseded_at is null and i.child_id is distinct from ${exceptId}::uuid
      and not exists (select from child_merges m where m.province_id = i.province_id and m.merged_id = i.child_id
        and m.undone_at is null)
    limit 1`.execute(tx.db)
  return rows[0]?.child_id
}

type Before = {
  identity_id: string
  full_name: string
  personal_number_sealed: Buffer | null
  address: string | null
  note: string | null
  birth_id: string
  sex: string | null
  birth_date: PlainDate
  birth_precision: string
}

/**
 * Supersedes what was believed of the child's identity.
 * @returns the fields that were changed; none: everything stood so already.
 * @throws RuleError `changed_meanwhile` when other rows are believed than those that were seen.
 */
export const correctIdentity = async (
  tx: Tx,
  child: ChildRef,
  identity: ChildIdentity,
  asked: { identityId: string; birthId: string; keys: SealKeys; today: PlainDate },
): Promise<string[]> => {
  const own = sql`province_id = ${child.provinceId} and child_id = ${child.childId} and superseded_at is null`
  const { rows } = await sql<Before>`
    select i.fact_id as identity_id, i.full_name, i.personal_number_sealed, i.address, i.note, b.fact_id as birth_id,
      b.sex, b.birth_date, b.birth_precision
    from (select * from child_identities where ${own}) i, (select * from child_births where ${own}) b`.execute(tx.db)
  const [before] = rows
  if (before?.identity_id !== asked.identityId || before.birth_id !== asked.birthId)
    throw new RuleError('changed_meanwhile', { fields: 'who the child is', fieldsVi: 'lai lịch' })
  const number = before.personal_number_sealed ? openText(asked.keys, before.personal_number_sealed) : null
  const changed = [
    ...(before.full_name === identity.fullName ? [] : ['full_name']),
    ...(number === identity.personalNumber ? [] : ['personal_number']),
    ...(before.address === identity.address ? [] : ['address']),
  ]
  const born = [
    ...(before.sex === identity.sex ? [] : ['sex']),
    ...(before.birth_date === identity.birthDate && before.birth_precision === identity.birthPrecision
      ? []
      : ['birth_date']),
  ]
  const shared = {
    province_id: child.provinceId,
    child_id: child.childId,
    recorded_at: tx.now,
    recorded_by: tx.actor.accountId,
    source: 'entered',
    batch_id: null,
  }
  if (changed.length > 0) {
    await sql`update child_identities set superseded_at = ${tx.now} where ${own}`.execute(tx.db)
    const { personalNumber } = identity
    const row = {
      full_name: identity.fullName,
      personal_number_sealed: personalNumber ? hex(sealText(asked.keys, personalNumber)) : null,
      personal_number_index: personalNumber ? hex(indexNumber(asked.keys, personalNumber)) : null,
      address: identity.address,
      note: before.note,
    }
    await insertMany(tx, 'child_identities', [row], shared)
    if (changed.includes('full_name')) await writeNames(tx, child)
  }
  if (born.length > 0) {
    await sql`update child_births set superseded_at = ${tx.now} where ${own}`.execute(tx.db)
    const { sex, birthDate, birthPrecision } = identity
    const row = { sex, birth_date: birthDate, birth_precision: birthPrecision, valid_from: birthDate, valid_to: null }
    await insertMany(tx, 'child_births', [row], shared)
  }
  await refreshCurrent(tx, child.communePath, [child.childId], asked.today)
  return [...changed, ...born]
}
