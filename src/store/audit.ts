/**
 * The audit chain: who did what, each row holding the hash of the row before. Written in the transaction of the change
 * itself; the head of the chain is locked last, just before commit, so that writers wait for each other as briefly as
 * possible.
 */
import { createHash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { Instant } from '#core/dates.ts'
import { type Actor, communePathOf, provinceIdOf } from '#core/permissions.ts'
import type { RequestOrigin } from './as-actor.ts'
import type { DB } from './schema.ts'

/** One thing that was done. Old and new values go to the protected part; `fields` names them in the open part. */
export type AuditNote = {
  areaPath: string
  action: string
  subjectKind: string
  subjectId: string
  fields?: string[]
  reason?: string
  contentDigest?: Uint8Array
  oldValues?: Record<string, unknown>
  newValues?: Record<string, unknown>
}

const firstHash = Buffer.alloc(32)

/**
 * What the hash of a row covers, as one canonical text: every open column, in this order, and the digest of the
 * protected values, so that these cannot be altered either.
 */
const hashedText = (row: {
  chainPath: string
  number: bigint
  happenedAt: string
  accountId: string
  note: AuditNote
  requestId: string | null
  cameFrom: string | null
  valuesDigest: Buffer | null
}): string =>
  JSON.stringify([
    row.chainPath,
    String(row.number),
    row.happenedAt,
    row.accountId,
    row.note.action,
    row.note.subjectKind,
    row.note.subjectId,
    row.note.fields ?? [],
    row.note.reason ?? null,
    row.requestId,
    row.cameFrom,
    row.note.contentDigest ? Buffer.from(row.note.contentDigest).toString('hex') : null,
    row.valuesDigest?.toString('hex') ?? null,
  ])

/** Old and new values as the one text that is kept and hashed. */
const valuesText = (oldValues: unknown, newValues: unknown): string => JSON.stringify([oldValues, newValues])

/** The hash of an audit row: SHA-256 over the previous hash and the row's canonical text. */
export const auditHash = (previous: Uint8Array, text: string): Buffer =>
  createHash('sha256').update(previous).update(text, 'utf8').digest()

/** Appends the notes to the chains they belong to (one chain for each commune or province office). */
export const writeAudit = async (
  db: Transaction<DB>,
  by: { actor: Actor; now: Instant; origin: RequestOrigin },
  notes: readonly AuditNote[],
): Promise<void> => {
  const chains = new Map<string, AuditNote[]>()
  for (const note of notes) {
    const chain = communePathOf(note.areaPath)
    chains.set(chain, [...(chains.get(chain) ?? []), note])
  }
  // Chains in one order for everybody, so that two writers never wait for each other.
  for (const chainPath of [...chains.keys()].sort()) {
    await sql`insert into audit_heads (chain_path, last_number, last_hash) values (${chainPath}, 0, ${firstHash})
      on conflict do nothing`.execute(db)
    const head = await sql<{ last_number: string; last_hash: Buffer }>`
      select last_number, last_hash from audit_heads where chain_path = ${chainPath} for update`.execute(db)
    const start = head.rows[0]
    if (!start) throw new Error(`audit chain ${chainPath} is out of scope`)
    let number = BigInt(start.last_number)
    let hash: Buffer = start.last_hash
    const happenedAt = new Date(by.now).toISOString()
    for (const note of chains.get(chainPath) ?? []) {
      number += 1n
      const previous = hash
      const { requestId, cameFrom } = by.origin
      const values =
        note.oldValues || note.newValues ? valuesText(note.oldValues ?? null, note.newValues ?? null) : null
      const valuesDigest = values === null ? null : createHash('sha256').update(values).digest()
      hash = auditHash(
        previous,
        hashedText({
          chainPath,
          number,
          happenedAt,
          accountId: by.actor.accountId,
          note,
          requestId,
          cameFrom,
          valuesDigest,
        }),
      )
      const provinceId = provinceIdOf(chainPath)
      await sql`insert into audit_entries (province_id, chain_path, number, happened_at, account_id, action,
          subject_kind, subject_id, fields, reason, request_id, came_from, content_digest, values_digest, previous_hash, hash)
        values (${provinceId}, ${chainPath}, ${number}, ${happenedAt}, ${by.actor.accountId}, ${note.action},
          ${note.subjectKind}, ${note.subjectId}, ${note.fields ?? []}, ${note.reason ?? null}, ${requestId},
          ${cameFrom}, ${note.contentDigest ?? null}, ${valuesDigest}, ${previous}, ${hash})`.execute(db)
      if (values !== null)
        await sql`insert into audit_values (province_id, chain_path, number, old_and_new)
          values (${provinceId}, ${chainPath}, ${number}, ${values})`.execute(db)
    }
    await sql`update audit_heads set last_number = ${number}, last_hash = ${hash} where chain_path = ${chainPath}`.execute(
      db,
    )
  }
}

/**
 * Recomputes a chain from its first row. Returns the number of the first row that does not fit, or null when the whole
 * chain holds.
 */
export const verifyChain = async (db: Transaction<DB>, chainPath: string): Promise<number | null> => {
  const { rows } = await sql<{
    number: string
    happened_at: string
    account_id: string
    action: string
    subject_kind: string
    subject_id: string
    fields: string[]
    reason: string | null
    request_id: string | null
    came_from: string | null
    content_digest: Buffer | null
    values_digest: Buffer | null
    previous_hash: Buffer
    hash: Buffer
  }>`select * from audit_entries where province_id = ${provinceIdOf(chainPath)} and chain_path = ${chainPath}
     order by number`.execute(db)
  let previous: Buffer = firstHash
  let expected = 1n
  for (const row of rows) {
    const text = hashedText({
      chainPath,
      number: BigInt(row.number),
      happenedAt: new Date(row.happened_at).toISOString(),
      accountId: row.account_id,
      note: {
        areaPath: chainPath,
        action: row.action,
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        fields: row.fields,
        ...(row.reason === null ? {} : { reason: row.reason }),
        ...(row.content_digest === null ? {} : { contentDigest: row.content_digest }),
      },
      requestId: row.request_id,
      cameFrom: row.came_from,
      valuesDigest: row.values_digest,
    })
    const fits =
      BigInt(row.number) === expected &&
      row.previous_hash.equals(previous) &&
      row.hash.equals(auditHash(previous, text))
    if (!fits) return Number(expected)
    previous = row.hash
    expected += 1n
  }
  // The head knows how far the chain went: rows cut off at the end are missed too.
  const head = await sql<{ last_number: string; last_hash: Buffer }>`
    select last_number, last_hash from audit_heads where chain_path = ${chainPath}`.execute(db)
  const last = head.rows[0]
  const whole =
    last === undefined
      ? rows.length === 0
      : BigInt(last.last_number) === expected - 1n && last.last_hash.equals(previous)
  return whole ? null : Number(expected)
}
