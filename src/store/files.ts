/** Files that people hand in: plans, lists, attachments, signed papers. The family says who may open them. */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { communePathOf, provinceIdOf } from '#core/permissions.ts'
import { fileNameOf } from '#core/text.ts'
import type { Tx } from './as-actor.ts'

export type FileFamily = 'plans' | 'imports' | 'figures' | 'reports'
export type StoredFile = { fileId: string; name: string; mediaType: string; bytes: Buffer; digest: Buffer }

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** Keeps a file; returns its number. */
export const insertFile = async (
  tx: Tx,
  file: { family: FileFamily; communePath: string; name: string; mediaType: string; bytes: Uint8Array },
): Promise<{ fileId: string; digest: Buffer }> => {
  const fileId = randomUUID()
  const digest = sha256(file.bytes)
  await sql`insert into stored_files (province_id, file_id, family, commune_path, name, media_type, bytes, digest, synthetic, stored_by, stored_at)
    values (${provinceIdOf(file.communePath)}, ${fileId}, ${file.family}, ${communePathOf(file.communePath)}, ${fileNameOf(file.name)},
      ${file.mediaType}, ${Buffer.from(file.bytes)}, ${digest}, (select app.is_demo()), ${tx.actor.accountId}, ${tx.now})`.execute(
    tx.db,
  )
  return { fileId, digest }
}

/** A kept file, as far as the transaction's permission opens its family; undefined otherwise. */
export const findFile = async (tx: Tx, fileId: string): Promise<StoredFile | undefined> => {
  const { rows } = await sql<{ name: string; media_type: string; bytes: Buffer; digest: Buffer }>`
    select name, media_type, bytes, digest from stored_files
    where province_id = any (${[...new Set(tx.areaPaths.map(provinceIdOf))]}::smallint[]) and file_id = ${fileId}`.execute(
    tx.db,
  )
  const [row] = rows
  return row ? { fileId, name: row.name, mediaType: row.media_type, bytes: row.bytes, digest: row.digest } : undefined
}
