/** The catalogue of indicators, read once from `reference/indicators/`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isValidOn } from '#core/catalogues/catalogue.ts'
import type { PlainDate } from '#core/dates.ts'
import { type Indicator, parseIndicators } from '#core/indicators/indicator.ts'

const folder = resolve(import.meta.dirname, '../../reference/indicators')
let read: readonly Indicator[] | undefined

/** Every version of every indicator, in the order of codes. */
export const indicatorCatalogue = (): readonly Indicator[] => {
  read ??= readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => parseIndicators(readFileSync(join(folder, name), 'utf8')).indicators)
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.version - b.version))
  return read
}

/** The versions that hold on a day: one for each code. */
export const indicatorsOn = (day: PlainDate): Indicator[] =>
  indicatorCatalogue().filter((indicator) => isValidOn(indicator, day))
