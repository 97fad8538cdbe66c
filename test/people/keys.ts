/** The keys of every test installation: the template is filled and read with the same. */
import type { Keys } from '#server/keys.ts'

export const testKeys: Keys = {
  session: 'test'.repeat(16),
  seal: Buffer.alloc(32, 1),
  index: Buffer.alloc(32, 2),
  roles: { app_user: '', app_auth: '', app_jobs: '' },
}

/** Monday 16 November 2026, nine in the morning in Vietnam: four days before the yearly report is due. */
export const testNow = '2026-11-16T02:00:00.000Z'
