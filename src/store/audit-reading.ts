/** The open part of an audit chain, as the auditor reads it. */

import { sql } from 'kysely'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { verifyChain } from './audit.ts'

export type AuditRow = {
  number: number
  happenedAt: string
  accountId: string
  username: string | null
  action: string
  subjectKind: string
  subjectId: string
  fields: string[]
  reason: string | null
}

/** The newest 100 rows of a chain (before a number, when given) and whether the whole chain still fits together. */
export const listAudit = async (
  tx: Tx,
  chainPath: string,
  before: number | undefined,
): Promise<{ rows: AuditRow[]; brokenAt: number | null }> => {
  const { rows } = await sql<AuditRow>`
    select number::int, happened_at as "happenedAt", account_id as "accountId", a.username, action,
      subject_kind as "subjectKind", subject_id as "subjectId", fields, reason
    from audit_entries left join accounts a using (account_id)
    where province_id = ${provinceIdOf(chainPath)} and chain_path = ${chainPath} and number < ${before ?? Number.MAX_SAFE_INTEGER}
    order by number desc limit 100`.execute(tx.db)
  return { rows, brokenAt: await verifyChain(tx.db, chainPath) }
}
