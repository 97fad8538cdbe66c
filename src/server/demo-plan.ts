/** The demonstration's plan: handed in, reviewed and in force, so that targets and reports have something to stand on. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { dayInVietnam, type Instant } from '#core/dates.ts'
import { demoPeople } from '#core/demo/people.ts'
import { acceptAll } from '#core/plans/review.ts'
import { findActor } from '#store/accounts.ts'
import { asActor } from '#store/as-actor.ts'
import type { AppDatabase } from '#store/db.ts'
import { acceptLines, adoptReviewedPlan, confirmClearIndicators, handInPlan } from './plans.ts'

/** The file to hand in when showing "Thêm kế hoạch"; the demo knows it already and opens the plan. */
export const demoPlanFile = resolve(import.meta.dirname, '../../reference/demo/ke-hoach-luong-minh.txt')

/** Does what the officer of the demo commune would do with the plan document, in her name. Returns the plan's number. */
export const addDemoPlan = async (db: AppDatabase, now: Instant): Promise<string> => {
  const officer = demoPeople.find((person) => person.role === 'communeOfficer')
  const today = dayInVietnam(now)
  const actor = officer && (await findActor(db, officer.accountId, today))
  if (!actor) throw new Error('the demo has no officer yet')
  return asActor(db, { actor, permission: 'plan.edit', now }, async (tx) => {
    const { planId, added } = await handInPlan(tx, {
      communePath: actor.homePath,
      fileName: 'ke-hoach-luong-minh.txt',
      bytes: readFileSync(demoPlanFile),
    })
    if (!added) return planId
    await acceptLines(tx, planId, acceptAll, 'accept_all')
    await adoptReviewedPlan(tx, planId)
    await confirmClearIndicators(tx, planId, today)
    return planId
  })
}
