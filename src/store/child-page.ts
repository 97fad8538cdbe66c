/** Everything the register holds of one child, for its page. */

import { sql } from 'kysely'
import type { PlainDate } from '#core/dates.ts'
import type { Tx } from './as-actor.ts'
import {
  type ChildCarer,
  type ChildHousehold,
  findHousehold,
  listCarers,
  listSiblings,
  type Sibling,
} from './child-family.ts'
import { type HistoricalFact, listHistory } from './fact-history.ts'
import { openText, type SealKeys } from './seal.ts'

export type ChildDetails = {
  identityId: string | null
  address: string | null
  personalNumber: string | null
  household: ChildHousehold | null
  carers: ChildCarer[]
  siblings: Sibling[]
  facts: HistoricalFact[]
}

/** The details of a child whose current row the caller has found. */
export const getChildDetails = async (
  tx: Tx,
  provinceId: number,
  childId: string,
  { keys, today }: { keys: SealKeys; today: PlainDate },
): Promise<ChildDetails> => {
  const { rows } = await sql<{ fact_id: string; address: string | null; personal_number_sealed: Buffer | null }>`
    select fact_id, address, personal_number_sealed from child_identities
    where province_id = ${provinceId} and child_id = ${childId} and superseded_at is null`.execute(tx.db)
  const [identity] = rows
  return {
    identityId: identity?.fact_id ?? null,
    address: identity?.address ?? null,
    personalNumber: identity?.personal_number_sealed ? openText(keys, identity.personal_number_sealed) : null,
    household: await findHousehold(tx, provinceId, childId, today),
    carers: await listCarers(tx, provinceId, childId, today),
    siblings: await listSiblings(tx, provinceId, childId),
    facts: await listHistory(tx, provinceId, childId, { asKnown: 'now' }),
  }
}
