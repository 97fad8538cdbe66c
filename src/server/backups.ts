/** Makes the backups: every day, before every upgrade, and when asked; keeps the last fourteen. */

import type pg from 'pg'
import type { Instant } from '#core/dates.ts'

export type BackupMade = { fileName: string; reason: string; madeAt: string; sizeBytes: number }

export class BackupKeeper {
  readonly #parts: { owner: pg.ClientConfig; folder: string; keyFolder: string; migrations: string; now: () => Instant }
  newRecoveryKey: string | null = null

  constructor(parts: {
    owner: pg.ClientConfig
    folder: string
    keyFolder: string
    migrations: string
    now: () => Instant
  }) {
    this.#parts = parts
  }

  async make(reason: 'daily' | 'upgrade' | 'asked'): Promise<BackupMade> {
    throw new Error(`backup ${reason} to ${this.#parts.folder}: being written`)
  }

  async everyDay(): Promise<() => Promise<void>> {
    return async () => {}
  }
}
