/** How often things are looked at again; read once from `reference/round/`. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { PlainDate } from '#core/dates.ts'
import { parseRoundIntervals, type RoundInterval, type RoundRules, roundRulesOn } from '#core/round/intervals.ts'

let read: RoundInterval[] | undefined

export const roundRules = (day: PlainDate): RoundRules => {
  read ??= parseRoundIntervals(
    readFileSync(resolve(import.meta.dirname, '../../../reference/round/intervals.json'), 'utf8'),
  ).entries
  return roundRulesOn(read, day)
}

/** The tables that knowledge grows old in. */
export const staleKinds = (rules: RoundRules): string[] => Object.keys(rules.staleAfter)
