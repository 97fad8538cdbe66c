/**
 * A write carries a request number made on the device. The first answer is kept; the same request coming again (a double
 * click, a lost reply, an outbox emptied twice) gets that answer and does nothing.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { RuleError } from '#core/errors.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { openText, type SealKeys, sealText } from './seal.ts'

/**
 * Runs `work` once for a request number. The second caller waits for the first one's transaction and gets its answer.
 * @throws RuleError `request_reused` when the number belongs to another request.
 */
export const onceOnly = async <T>(
  tx: Tx,
  request: { requestId: string; endpoint: string; body: unknown; keys: SealKeys },
  work: () => Promise<T>,
): Promise<T> => {
  const provinceId = provinceIdOf(tx.actor.homePath)
  const digest = createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest()
  const first =
    await sql`insert into request_replays (province_id, request_id, account_id, endpoint, body_digest, happened_at)
    values (${provinceId}, ${request.requestId}, ${tx.actor.accountId}, ${request.endpoint}, ${digest}, ${tx.now})
    on conflict do nothing returning 1`.execute(tx.db)
  if (first.rows.length === 0) {
    const kept = await sql<{ endpoint: string; body_digest: Buffer; reply_sealed: Buffer }>`
      select endpoint, body_digest, reply_sealed from request_replays
      where province_id = ${provinceId} and request_id = ${request.requestId}`.execute(tx.db)
    const row = kept.rows[0]
    if (!row || row.endpoint !== request.endpoint || !row.body_digest.equals(digest))
      throw new RuleError('request_reused')
    return JSON.parse(openText(request.keys, row.reply_sealed)) as T
  }
  const reply = await work()
  await sql`update request_replays set reply_sealed = ${sealText(request.keys, JSON.stringify(reply ?? null))}
    where province_id = ${provinceId} and request_id = ${request.requestId}`.execute(tx.db)
  return reply
}
