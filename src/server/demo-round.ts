/** The month under way in the demonstration: some doors knocked at, two changes that wait, a village that is not through. */
import type { Instant } from '#core/dates.ts'
import { addDays, dayInVietnam, type PlainDate } from '#core/dates.ts'
import { communePath, villagePath } from '#core/demo/villages.ts'
import { confirmedKinds, isOpen } from '#core/round/lines.ts'
import { monthOf } from '#core/round/month.ts'
import { readReported } from '#core/round/reported-change.ts'
import { findActor } from '#store/accounts.ts'
import { asActor, type Tx } from '#store/as-actor.ts'
import type { AppDatabase } from '#store/db.ts'
import { insertCheck, insertCompletion } from '#store/round.ts'
import { insertChange } from '#store/round-changes.ts'
import { areaScope } from '#store/scope.ts'
import { readBoard } from './round/board.ts'

/** The villages of the two collaborators: the first half done, the second not begun, the third through. */
const shares = [
  [villagePath(1), 'half'],
  [villagePath(3), 'all'],
] as const

const check = async (tx: Tx, village: string, share: 'half' | 'all', today: PlainDate): Promise<void> => {
  const month = monthOf(today)
  const { lines } = await readBoard(tx, areaScope(tx, village), { month, today, named: false })
  const open = lines.filter(({ state }) => isOpen(state))
  const done = share === 'all' ? open : open.slice(0, Math.floor(open.length / 2))
  for (const [at, line] of done.entries())
    await insertCheck(tx, {
      childId: line.childId,
      villagePath: village,
      month,
      result: at % 5 === 4 ? 'not_met' : 'as_recorded',
      kinds: at % 5 === 4 ? [] : confirmedKinds(line),
    })
  if (share === 'all') await insertCompletion(tx, village, month)
}

export const addDemoRound = async (
  db: AppDatabase,
  now: Instant,
  collaborators: { first: string; third: string },
): Promise<void> => {
  const today = dayInVietnam(now)
  const month = monthOf(today)
  for (const [village, share] of shares) {
    const actor = await findActor(db, share === 'half' ? collaborators.first : collaborators.third, today)
    if (!actor) throw new Error('a demo collaborator is missing')
    await asActor(db, { actor, permission: 'round.report', now }, async (tx) => {
      await check(tx, village, share, today)
      tx.record({ areaPath: village, action: 'demo', subjectKind: 'round', subjectId: village, fields: [month] })
      if (share === 'all') return
      const { lines } = await readBoard(tx, areaScope(tx, village), { month, today, named: false })
      const leaver = lines.find(
        ({ state, reasons }) => state === 'open' && reasons.every((r) => r.reason !== 'visit_due'),
      )
      if (leaver)
        await insertChange(tx, {
          ...readReported(
            {
              what: 'departure',
              kind: null,
              happenedOn: addDays(today, -6),
              content: { otherPlace: 'Phường Bãi Cháy', note: 'Theo mẹ đi làm' },
              ofChild: true,
            },
            today,
          ),
          villagePath: village,
          childId: leaver.childId,
          month,
          late: false,
        })
      const bornOn = addDays(today, -9)
      await insertChange(tx, {
        ...readReported(
          {
            what: 'birth',
            kind: null,
            happenedOn: bornOn,
            content: {
              fullName: 'Triệu An Nhiên',
              sex: 'female',
              birthDate: bornOn,
              motherName: 'Triệu Mùi Pham',
              motherBirthYear: 1999,
              registered: false,
              reasonNot: 'Mẹ còn ở nhà ngoại, tuần sau về làm',
            },
            ofChild: false,
          },
          today,
        ),
        villagePath: villagePath(2),
        childId: null,
        month,
        late: false,
      })
      tx.record({ areaPath: communePath, action: 'demo', subjectKind: 'reported_changes', subjectId: communePath })
    })
  }
}
