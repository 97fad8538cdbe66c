/**
 * What a person typed into the search of children: syllables of a name, a day or year of birth, a carer's name, or a
 * personal number. Several at once narrow each other: `mai 2019`, `an mẹ: Bàn Thị Mai`.
 */
import { addDays, type PlainDate, parseDate, plainDate } from '../dates.ts'
import { cleanText, syllablesOf } from '../text.ts'

export type CarerKind = 'mother' | 'father' | 'guardian'

export type ChildSearch = {
  /** Syllables without accents: of the child's name, or of a carer's when `carer` does not ask for one. */
  name: string[]
  carer: { kind: CarerKind; syllables: string[] } | null
  /** First and last possible day of birth. */
  born: { from: PlainDate; to: PlainDate } | null
  /** Digits of a personal number, whole. */
  number: string | null
  /** A day that no calendar has: nobody was born then. */
  impossible: boolean
}

/** Fewer digits are not looked up: nine were on the older identity cards, twelve are a personal number. */
export const leastNumberDigits = 9

const carerWords: Record<string, CarerKind> = {
  me: 'mother',
  ma: 'mother',
  cha: 'father',
  bo: 'father',
  ba: 'father',
  'giam ho': 'guardian',
  mother: 'mother',
  father: 'father',
  guardian: 'guardian',
}

const days = /(?<![\d/.-])(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}|\d{8}|\d{6})(?![\d/.-])/
const month = /(?<![\d/.-])(\d{1,2})[/.-](\d{4})(?![\d/.-])/
const year = /(?<![\d/.-])((?:19|20)\d{2})(?![\d/.-])/

/** Reads what was typed. Everything empty: nothing that could be looked for. */
export const readSearch = (typed: string): ChildSearch => {
  let rest = cleanText(typed).slice(0, 200)
  const found: ChildSearch = { name: [], carer: null, born: null, number: null, impossible: false }

  const digits = /(?<!\d)\d(?:[ .-]?\d){8,}(?!\d)/.exec(rest)
  if (digits && /^\d{9,}$/.test(digits[0].replace(/[ .-]/g, '')) && !days.test(digits[0])) {
    found.number = digits[0].replace(/\D/g, '')
    rest = rest.replace(digits[0], ' ')
  }
  const day = days.exec(rest)
  const inMonth = day ? null : month.exec(rest)
  const inYear = day || inMonth ? null : year.exec(rest)
  if (day) {
    const on = parseDate(day[0])
    if (on) found.born = { from: on, to: on }
    else found.impossible = true
  } else if (inMonth) {
    found.born = monthOf(Number(inMonth[2]), Number(inMonth[1]))
    found.impossible = found.born === null
  } else if (inYear) {
    const born = Number(inYear[0])
    found.born = { from: plainDate(born, 1, 1), to: plainDate(born, 12, 31) }
  }
  const dated = day ?? inMonth ?? inYear
  if (dated) rest = rest.replace(dated[0], ' ')

  const named = /^(.*?)(?<!\p{L})(\p{L}+(?: \p{L}+)?)\s*:(.*)$/su.exec(rest)
  const said = named ? carerNamed(named[2] ?? '') : null
  if (named && said) {
    found.carer = { kind: said.kind, syllables: syllablesOf(named[3] ?? '').slice(0, 8) }
    rest = `${named[1] ?? ''} ${said.before}`
    if (found.carer.syllables.length === 0) found.carer = null
  }
  found.name = syllablesOf(rest).slice(0, 8)
  return found
}

/** `an mẹ` before the colon: `mẹ` says whose name follows, `an` belongs to the child. */
const carerNamed = (words: string): { kind: CarerKind; before: string } | null => {
  const syllables = syllablesOf(words)
  for (const take of [2, 1]) {
    const kind = carerWords[syllables.slice(-take).join(' ')]
    if (kind && syllables.length >= take) return { kind, before: syllables.slice(0, -take).join(' ') }
  }
  return null
}

const monthOf = (yearOf: number, monthOfYear: number): { from: PlainDate; to: PlainDate } | null => {
  if (yearOf < 1900 || yearOf > 2199 || monthOfYear < 1 || monthOfYear > 12) return null
  // The year after the last one has no day.
  const to = monthOfYear === 12 ? plainDate(yearOf, 12, 31) : addDays(plainDate(yearOf, monthOfYear + 1, 1), -1)
  return { from: plainDate(yearOf, monthOfYear, 1), to }
}

/** Is there anything in it to look for? */
export const asksSomething = (search: ChildSearch): boolean =>
  search.name.length > 0 || search.carer !== null || search.born !== null || search.number !== null || search.impossible
