/** Children at risk in the demonstration, who visits them and when they were visited last, as the officer's own entries. */
import { factKind } from '#core/children/facts/catalogue.ts'
import type { FactContent } from '#core/children/facts/fact-kind.ts'
import { addDays, dayInVietnam, type Instant, type PlainDate } from '#core/dates.ts'
import { communePath, villagePath } from '#core/demo/villages.ts'
import { monthOf } from '#core/round/month.ts'
import { findActor } from '#store/accounts.ts'
import { asActor, type Tx } from '#store/as-actor.ts'
import type { AppDatabase } from '#store/db.ts'
import { enterFact, lockChild } from '#store/fact-writes.ts'
import { listRoundChildren } from '#store/round-children.ts'
import { areaScope } from '#store/scope.ts'

const factors = [
  'Cha mẹ đi làm ăn xa, ở với ông bà',
  'Nhà gần suối, chưa có rào',
  'Nghỉ học nhiều ngày trong tháng',
] as const

/** The first three villages have somebody who visits; so many days ago the last visit was (null: never). */
const visitors = ['Triệu Thị Sâm', 'Triệu Thị Sâm', 'Nông Văn Phương'] as const
const visitedDaysAgo = [75, 12, null] as const

const enter = async (
  tx: Tx,
  childId: string,
  kind: string,
  content: FactContent,
  from: PlainDate,
  today: PlainDate,
) => {
  const found = factKind(kind)
  if (!found) throw new Error(`no kind ${kind}`)
  const child = await lockChild(tx, childId)
  await enterFact(tx, child, found, { content, validFrom: from, validTo: null }, { source: 'entered', today })
}

export const addDemoRisks = async (db: AppDatabase, now: Instant, officerId: string): Promise<void> => {
  const today = dayInVietnam(now)
  const actor = await findActor(db, officerId, today)
  if (!actor) throw new Error('the demo officer is missing')
  await asActor(db, { actor, permission: 'child.edit', now }, async (tx) => {
    for (const number of [1, 2, 3]) {
      const village = villagePath(number)
      const scope = areaScope(tx, village)
      const inSchool = (await listRoundChildren(tx, scope, { month: monthOf(today), today, kinds: [] }))
        .filter(({ residence, enrolled, specialPresent }) => residence === 'permanent' && enrolled && !specialPresent)
        .sort((a, b) => (a.birthDate < b.birthDate ? -1 : 1))
      for (const [at, factor] of factors.entries()) {
        const childId = inSchool[at * 2 + 1]?.childId
        if (childId === undefined) continue
        const visitor = visitors[number - 1] as string
        await enter(tx, childId, 'risks', { factor, note: null }, addDays(today, -140), today)
        // The third village has not been shared out yet.
        if (number < 3)
          await enter(
            tx,
            childId,
            'visitors',
            { visitor_name: visitor, visitor_duty: 'Cộng tác viên thôn', phone: null },
            addDays(today, -130),
            today,
          )
        const ago = visitedDaysAgo[at] ?? null
        if (ago !== null)
          await enter(
            tx,
            childId,
            'visits',
            { visitor_name: visitor, seen: 'Em khoẻ, đi học đều; ông bà đã già.', needs: 'Sách vở, áo ấm' },
            addDays(today, -ago),
            today,
          )
      }
    }
    tx.record({
      areaPath: communePath,
      action: 'demo',
      subjectKind: 'children',
      subjectId: communePath,
      fields: ['risks'],
    })
  })
}
