/** After how long something has to be looked at again. File: `reference/round/intervals.json`. */
import { z } from 'zod'
import { type About, Bilingual, Confirmation, Dated, isValidOn, parseFile } from '../catalogues/catalogue.ts'
import type { PlainDate } from '../dates.ts'

/** `code`: a kind of fact, or `visits`, or `stale-per-month` (how many stale children a village is asked for at most). */
export const RoundInterval = Dated.extend({
  code: z.string().regex(/^[a-z_-]+$/),
  name: Bilingual,
  unit: z.enum(['days', 'children']),
  count: z.int().min(1),
  basis: z.string().min(1),
  confirmation: Confirmation,
})
export type RoundInterval = z.infer<typeof RoundInterval>

/** `intervals.json` */
export const parseRoundIntervals = (text: string): { about: About; entries: RoundInterval[] } =>
  parseFile(text, RoundInterval)

/** What rules need of the file on a day: days by kind of fact, days between visits, how many stale children at once. */
export type RoundRules = { staleAfter: Readonly<Record<string, number>>; visitEvery: number; stalePerMonth: number }

const ofVisits = 'visits'
const ofList = 'stale-per-month'

export const roundRulesOn = (entries: readonly RoundInterval[], day: PlainDate): RoundRules => {
  const held = entries.filter((entry) => isValidOn(entry, day))
  const count = (code: string): number => {
    const entry = held.find((each) => each.code === code)
    if (!entry) throw new RangeError(`no interval ${code} on ${day}`)
    return entry.count
  }
  return {
    staleAfter: Object.fromEntries(
      held.filter(({ code }) => code !== ofVisits && code !== ofList).map((entry) => [entry.code, entry.count]),
    ),
    visitEvery: count(ofVisits),
    stalePerMonth: count(ofList),
  }
}
