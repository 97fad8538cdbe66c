/** What this database is (demonstration or real office), and when it was last backed up. */
import { sql } from 'kysely'
import type { AppDatabase } from './db.ts'

export type Installation = { kind: 'demo' | 'real'; communePath: string | null }

/** Undefined while nothing was begun in this database. */
export const findInstallation = async (db: AppDatabase): Promise<Installation | undefined> => {
  const row = await db.selectFrom('installations').select(['kind', 'commune_path']).executeTakeFirst()
  return row ? { kind: row.kind as Installation['kind'], communePath: row.commune_path } : undefined
}

export type BackupRecord = { fileName: string; reason: string; madeAt: string; sizeBytes: number }

/** Backups made, newest first. */
export const listBackups = async (db: AppDatabase, most = 14): Promise<BackupRecord[]> => {
  const { rows } = await sql<{ file_name: string; reason: string; made_at: string; size_bytes: number }>`
    select file_name, reason, made_at, size_bytes from backups order by made_at desc limit ${most}`.execute(db)
  return rows.map((r) => ({
    fileName: r.file_name,
    reason: r.reason,
    madeAt: r.made_at,
    sizeBytes: Number(r.size_bytes),
  }))
}
