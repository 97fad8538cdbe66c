/** Secrets of an installation, made at the first start, kept beside the data and readable by its owner only. */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Keys = {
  /** Signs sessions. */
  session: string
  /** Seals personal numbers (AES-256-GCM), and makes their searchable index (HMAC-SHA-256). */
  seal: Buffer
  index: Buffer
  /** Passwords of the database roles, for a PostgreSQL that asks for them. */
  roles: { app_user: string; app_auth: string; app_jobs: string }
}

/** Reads `keys.json` in the folder, making it when there is none. */
export const openKeys = (folder: string): Keys => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'keys.json')
  if (!existsSync(file)) {
    const hex = () => randomBytes(32).toString('hex')
    const fresh = {
      session: hex(),
      seal: hex(),
      index: hex(),
      roles: { app_user: hex(), app_auth: hex(), app_jobs: hex() },
    }
    writeFileSync(`${file}.new`, JSON.stringify(fresh), { mode: 0o600 })
    chmodSync(`${file}.new`, 0o600)
    renameSync(`${file}.new`, file)
  }
  const kept = JSON.parse(readFileSync(file, 'utf8'))
  return {
    session: kept.session,
    seal: Buffer.from(kept.seal, 'hex'),
    index: Buffer.from(kept.index, 'hex'),
    roles: kept.roles,
  }
}
