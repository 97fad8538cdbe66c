/** What tests of figures and reports begin with: the demo's plan in force, and a birth that gets registered. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import type { Caller } from '#api/call.ts'
import { planApi } from '#api/plans.ts'
import type { PlainDate } from '#core/dates.ts'
import type { DemoApp } from './app.ts'

const file = resolve(import.meta.dirname, '../../reference/demo/ke-hoach-luong-minh.txt')

/** Hands in the demo's plan, accepts every line, adopts it, ties every measure to its best indicator. */
export const adoptDemoPlan = async (officer: Caller): Promise<string> => {
  const contentBase64 = readFileSync(file).toString('base64')
  const plan = await officer(planApi.add, { body: { fileName: 'ke-hoach-luong-minh.txt', contentBase64 } })
  const { planId } = plan
  const accepted = await officer(planApi.acceptCertain, { params: { planId } })
  for (const line of accepted.lines)
    if (line.state === 'pending')
      await officer(planApi.decide, { params: { planId, lineId: line.lineId }, body: { state: 'accepted' } })
  await officer(planApi.adopt, { params: { planId } })
  await officer(planApi.confirmIndicators, { params: { planId } })
  return planId
}

/** Corrects the register: the child's birth was registered on a day. */
export const registerBirthOf = (demo: DemoApp, childId: string, on: PlainDate): Promise<void> =>
  demo.inTx('tham', 'child.import', async (tx) => {
    await sql`update child_birth_registrations set superseded_at = ${tx.now}
      where province_id = 22 and child_id = ${childId} and superseded_at is null`.execute(tx.db)
    await sql`insert into child_birth_registrations (province_id, fact_id, child_id, registered, registered_on,
        valid_from, recorded_at, recorded_by, source)
      values (22, ${randomUUID()}, ${childId}, true, ${on}, ${on}, ${tx.now}, ${tx.actor.accountId}, 'entered')`.execute(
      tx.db,
    )
  })
