/**
 * Judges the plan reader on the corpus of this folder. `node test/plans/judge.ts [part of a name…]` prints recall,
 * precision and every difference; `--check` only checks the expectations themselves. See README.md.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { noLetterhead, type Passage, type PlanReading } from '#core/plans/plan-reading.ts'

/** A list means: any of these will do. */
type Any<T> = T | T[]

/** `quote` is an exact piece of the text which the passage must touch; `optional`: right if found, not missed if not. */
type Item = { quote: string; optional?: boolean }
type ExpectedMeasure = Item & {
  indicator?: Any<string>
  direction?: Any<string>
  value?: number | null
  value2?: number | null
  unit?: Any<string | null>
  year?: Any<number | null>
  per?: string | null
}
type ExpectedTarget = Item & {
  label?: Any<string | null>
  number?: Any<string | null>
  objective?: Any<string | null>
  measures?: ExpectedMeasure[]
}
type ExpectedCitation = Item & {
  type?: Any<string | null>
  code?: Any<string | null>
  date?: string | null
  issuer?: Any<string | null>
  title?: Any<string | null>
}
type ExpectedHeading = Item & { level?: number; number?: Any<string | null>; text?: string }
type ExpectedObjective = Item & { number?: Any<string | null>; text?: string }
type ExpectedAssignment = Item & { unit: Any<string>; role?: Any<string>; targets?: string[] }
type ExpectedDeadline = Item & {
  what?: string
  date?: string | null
  monthDay?: string | null
  before?: boolean
  recurrence?: Any<string | null>
  from?: Any<string | null>
  to?: Any<string | null>
}
export type Kind =
  | 'letterhead'
  | 'addressees'
  | 'recipients'
  | 'signatory'
  | 'citations'
  | 'headings'
  | 'objectives'
  | 'targets'
  | 'measures'
  | 'assignments'
  | 'deadlines'

/** A missing key is not judged. `open` kinds may hold more than is listed. */
export type Expected = {
  about: string
  open?: Kind[]
  letterhead?: Record<string, Any<string | null>>
  addressees?: string[]
  recipients?: string[]
  signatory?: Record<string, Any<string | null>>
  citations?: ExpectedCitation[]
  headings?: ExpectedHeading[]
  objectives?: ExpectedObjective[]
  targets?: ExpectedTarget[]
  measures?: ExpectedMeasure[]
  assignments?: ExpectedAssignment[]
  deadlines?: ExpectedDeadline[]
}

/** `expected` and `actual` count what is judged; `right` agrees in every stated field; `found` is there at all. */
export type Score = { expected: number; actual: number; found: number; right: number }
export type DocumentJudgement = { name: string; scores: Partial<Record<Kind, Score>>; differences: string[] }
export type Judgement = { documents: DocumentJudgement[]; totals: Record<Kind, Score> }

const kinds: Kind[] = [
  'letterhead',
  'addressees',
  'recipients',
  'signatory',
  'citations',
  'headings',
  'objectives',
  'targets',
  'measures',
  'assignments',
  'deadlines',
]
const folder = fileURLToPath(new URL('.', import.meta.url))

// --- words ---

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s"“”'‘’«»]+|[\s"“”'‘’«».;:,]+$/g, '')
const tokens = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}%‰]+/u)
    .filter((t) => t !== '')
const coverage = (wanted: string, got: string): number => {
  const wantedTokens = new Set(tokens(wanted))
  const gotTokens = new Set(tokens(got))
  if (wantedTokens.size === 0) return gotTokens.size === 0 ? 1 : 0
  return [...wantedTokens].filter((t) => gotTokens.has(t)).length / wantedTokens.size
}

type Test = (wanted: string, got: string) => boolean
const same: Test = (wanted, got) => plain(wanted) === plain(got)
const sameText: Test = (wanted, got) => coverage(wanted, got) >= 0.8 && coverage(got, wanted) >= 0.6
const sameIndicator: Test = (wanted, got) => coverage(wanted, got) >= 0.6 && coverage(got, wanted) >= 0.35
const sameTitle: Test = (wanted, got) => coverage(wanted, got) >= 0.6 && coverage(got, wanted) >= 0.4
const shortened = (text: string): string =>
  plain(text)
    .replace(/\buy ban nhan dan\b/g, 'ubnd')
    .replace(/\bhoi dong nhan dan\b/g, 'hdnd')
    .replace(/\buy ban mat tran to quoc viet nam\b/g, 'ub mttq viet nam')
const sameUnit: Test = (wanted, got) => {
  const [a, b] = [shortened(wanted), shortened(got)]
  return a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a))
}
const about: Test = (wanted, got) => coverage(wanted, got) >= 0.5
const sameNumber: Test = (wanted, got) => {
  const bare = (s: string): string =>
    plain(s)
      .replace(/^(dieu|chuong|phan|muc|phu luc|chi tieu|muc tieu)\s+(so\s+)?/, '')
      .replace(/[.)/]+$/, '')
      .replace(/^0+(?=\d)/, '')
  return bare(wanted) === bare(got)
}
const fixedUnits = new Set(['%', '‰', 'per_1000', 'per_100000', 'per_500', 'count'])
const sameMeasureUnit: Test = (wanted, got) =>
  fixedUnits.has(wanted) || fixedUnits.has(got)
    ? wanted === got
    : plain(got).includes(plain(wanted)) || plain(wanted).includes(plain(got))
const sameObjective: Test = (wanted, got) =>
  sameNumber(wanted, got) || new RegExp(`\\bmuc tieu ${plain(wanted)}\\b`).test(plain(got)) || sameText(wanted, got)

const show = (value: unknown): string => JSON.stringify(value)

/** Undefined when it agrees or is not judged, else what differs. */
const differs = (field: string, wanted: unknown, got: unknown, test: Test = same): string | undefined => {
  if (wanted === undefined) return undefined
  const alternatives = Array.isArray(wanted) ? wanted : [wanted]
  const ok = alternatives.some((w) =>
    typeof w === 'string' && typeof got === 'string' ? test(w, got) : w === (got ?? null),
  )
  return ok ? undefined : `${field}: expected ${show(wanted)}, got ${show(got ?? null)}`
}

// --- places ---

const touches = (a: Passage | undefined, b: Passage): boolean => a !== undefined && a.start < b.end && b.start < a.end
const overlap = (a: Passage | undefined, b: Passage): number =>
  a === undefined ? 0 : Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

/** Where a quote stands; measures are sought after the beginning of their target. */
const placeOf = (text: string, quote: string, from = 0): Passage => {
  const start = text.indexOf(quote, from)
  return { start, end: start + quote.length }
}

type Placed<T> = { item: T; place: Passage }
const placed = <T extends Item>(text: string, items: T[]): Placed<T>[] =>
  items.map((item) => ({ item, place: placeOf(text, item.quote) }))

const placedMeasures = (text: string, expected: Expected): Placed<ExpectedMeasure>[] => [
  ...(expected.targets ?? []).flatMap((target) => {
    const from = placeOf(text, target.quote).start
    return (target.measures ?? []).map((item) => ({ item, place: placeOf(text, item.quote, from) }))
  }),
  ...placed(text, expected.measures ?? []),
]

// --- matching ---

/** Pairs the expected with the actual, best score first; a score of 0 never pairs. */
const pair = <E, A>(expected: E[], actual: A[], score: (e: E, a: A) => number): Map<E, A> => {
  const candidates = expected
    .flatMap((e, i) => actual.map((a, j) => ({ e, a, i, j, score: score(e, a) })))
    .filter((c) => c.score > 0)
    .sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j)
  const pairs = new Map<E, A>()
  const taken = new Set<A>()
  for (const { e, a } of candidates) {
    if (pairs.has(e) || taken.has(a)) continue
    pairs.set(e, a)
    taken.add(a)
  }
  return pairs
}

const judgeList = <E extends Item, A>(input: {
  kind: Kind
  expected: Placed<E>[]
  actual: A[]
  open: boolean
  score: (e: Placed<E>, a: A) => number
  compare: (e: E, a: A) => (string | undefined)[]
  describe: (a: A) => string
  ignore?: (a: A) => boolean
  say: (line: string) => void
}): Score => {
  const { kind, expected, actual, open, compare, describe, say } = input
  // What is sure is paired first.
  const pairs = pair(expected, actual, (e, a) => input.score(e, a) * (e.item.optional ? 0.01 : 1))
  const matched = new Set(pairs.values())
  const result: Score = { expected: 0, actual: 0, found: 0, right: 0 }
  for (const e of expected) {
    const a = pairs.get(e)
    if (e.item.optional) continue
    result.expected += 1
    if (a === undefined) {
      say(`${kind}: missing «${oneLine(e.item.quote)}» ${brief(e.item)}`)
      continue
    }
    result.found += 1
    result.actual += 1
    const wrong = compare(e.item, a).filter((line) => line !== undefined)
    if (wrong.length === 0) result.right += 1
    else say(`${kind}: «${oneLine(e.item.quote)}» ${wrong.join('; ')}`)
  }
  for (const a of actual) {
    if (matched.has(a) || open || input.ignore?.(a)) continue
    result.actual += 1
    say(`${kind}: unexpected ${describe(a)}`)
  }
  return result
}

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 90 ? `${line.slice(0, 87)}…` : line
}
const brief = (item: object): string =>
  oneLine(show(Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'quote' && key !== 'measures'))))

// --- one document ---

export const normalised = (raw: string): string =>
  raw
    .normalize('NFC')
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')

export const judgeDocument = (
  name: string,
  raw: string,
  expected: Expected,
  reading: PlanReading,
): DocumentJudgement => {
  const text = normalised(raw)
  const differences: string[] = []
  const say = (line: string): void => {
    differences.push(line)
  }
  const scores: Partial<Record<Kind, Score>> = {}
  const open = (kind: Kind): boolean => expected.open?.includes(kind) ?? false
  const at = (p: Passage): string => show(oneLine(text.slice(p.start, p.end)))

  if (reading.text !== text) say('text: is not the NFC text of the file with "\\n" line ends')
  const passages = [
    reading.citations,
    reading.headings,
    reading.objectives,
    reading.targets,
    reading.targets.flatMap((t) => t.measures),
    reading.assignments,
    reading.deadlines,
  ].flatMap((list) => list.map((item: { passage: Passage }) => item.passage))
  for (const p of passages)
    if (!(p.start >= 0 && p.start < p.end && p.end <= text.length)) say(`passage outside the text: ${show(p)}`)

  const judgeFields = (
    kind: 'letterhead' | 'signatory',
    wanted: Record<string, Any<string | null>>,
    got: Record<string, unknown>,
    tests: Record<string, Test>,
  ): void => {
    const score: Score = { expected: 0, actual: 0, found: 0, right: 0 }
    for (const [field, value] of Object.entries(wanted)) {
      score.expected += 1
      if (got[field] !== null && got[field] !== undefined) score.found += 1
      score.actual += 1
      const wrong = differs(field, value, got[field], tests[field] ?? same)
      if (wrong === undefined) score.right += 1
      else say(`${kind}: ${wrong}`)
    }
    scores[kind] = score
  }
  if (expected.letterhead)
    judgeFields('letterhead', expected.letterhead, reading.letterhead, {
      title: sameText,
      code: (w, g) => plain(w).replace(/\s/g, '') === plain(g).replace(/\s/g, ''),
    })
  if (expected.signatory) judgeFields('signatory', expected.signatory, reading.signatory, { signsFor: sameUnit })

  for (const kind of ['addressees', 'recipients'] as const) {
    const wanted = expected[kind]
    if (wanted === undefined) continue
    const items = wanted.map((quote) => ({
      item: { quote, optional: /^Lưu/.test(quote) },
      place: { start: 0, end: 0 },
    }))
    scores[kind] = judgeList({
      kind,
      expected: items,
      actual: reading[kind].map((entry) => ({ entry })),
      open: open(kind),
      score: (e, a) => (sameUnit(e.item.quote, a.entry) ? 1 + coverage(e.item.quote, a.entry) : 0),
      compare: () => [],
      describe: (a) => show(a.entry),
      say,
    })
  }

  if (expected.citations)
    scores.citations = judgeList({
      kind: 'citations',
      expected: placed(text, expected.citations),
      actual: reading.citations,
      open: open('citations'),
      score: (e, a) =>
        touches(a.passage, e.place) ? 1 + overlap(a.passage, e.place) / (a.passage.end - a.passage.start) : 0,
      compare: (e, a) => [
        differs('type', e.type, a.type),
        differs('code', e.code, a.code),
        differs('date', e.date, a.date),
        differs('issuer', e.issuer, a.issuer, sameUnit),
        differs('title', e.title, a.title, sameTitle),
      ],
      describe: (a) => `${show([a.type, a.code, a.date])} at ${at(a.passage)}`,
      say,
    })

  if (expected.headings)
    scores.headings = judgeList({
      kind: 'headings',
      expected: placed(text, expected.headings),
      actual: reading.headings,
      open: open('headings'),
      score: (e, a) => overlap(a.passage, e.place),
      compare: (e, a) => [
        differs('level', e.level, a.level),
        differs('number', e.number, a.number, sameNumber),
        differs('text', e.text, a.text, sameText),
      ],
      describe: (a) => `${show([a.level, a.number, oneLine(a.text)])}`,
      say,
    })

  if (expected.objectives)
    scores.objectives = judgeList({
      kind: 'objectives',
      expected: placed(text, expected.objectives),
      actual: reading.objectives,
      open: open('objectives'),
      score: (e, a) => overlap(a.passage, e.place),
      compare: (e, a) => [differs('number', e.number, a.number, sameNumber), differs('text', e.text, a.text, sameText)],
      describe: (a) => `${show([a.number, oneLine(a.text)])}`,
      say,
    })

  if (expected.targets)
    scores.targets = judgeList({
      kind: 'targets',
      expected: placed(text, expected.targets),
      actual: reading.targets,
      open: open('targets'),
      score: (e, a) => overlap(a.passage, e.place),
      compare: (e, a) => [
        differs('label', e.label, a.label),
        differs('number', e.number, a.number, (w, g) => w === g),
        differs('objective', e.objective, a.objective, sameObjective),
      ],
      describe: (a) => `${show([a.label, a.number])} at ${at(a.passage)}`,
      // What carries a measure listed apart from the targets may be called a target or not.
      ignore: (a) => placed(text, expected.measures ?? []).some((m) => touches(a.passage, m.place)),
      say,
    })

  if (expected.targets || expected.measures) {
    const actual = reading.targets.flatMap((target) => target.measures.map((measure) => ({ measure, target })))
    scores.measures = judgeList({
      kind: 'measures',
      expected: placedMeasures(text, expected),
      actual,
      open: open('measures'),
      score: (e, { measure: m, target: t }) => {
        if (!touches(m.passage, e.place) && !touches(t.passage, e.place)) return 0
        const valueFits = e.item.value === undefined || e.item.value === m.value
        const directionFits = differs('', e.item.direction, m.direction) === undefined
        // The same words with another number or direction are the same measure read wrongly; mere neighbours are not.
        if (!valueFits && !touches(m.passage, e.place)) return 0
        if (!valueFits && (m.value === null) !== (e.item.value === null)) return 0
        return (
          1 +
          (valueFits ? 8 : 0) +
          (touches(m.passage, e.place)
            ? 2 + (2 * overlap(m.passage, e.place)) / (m.passage.end - m.passage.start)
            : 0) +
          (directionFits ? 4 : 0) +
          (differs('', e.item.year, m.year) === undefined ? 3 : 0) +
          (differs('', e.item.indicator, m.indicator, sameIndicator) === undefined ? 3 : 0)
        )
      },
      compare: (e, { measure: m }) => [
        differs('value', e.value, m.value),
        differs('value2', e.value2, m.value2),
        differs('direction', e.direction, m.direction),
        differs('unit', e.unit, m.unit, sameMeasureUnit),
        differs('year', e.year, m.year),
        differs('per', e.per, m.per),
        differs('indicator', e.indicator, m.indicator, sameIndicator),
      ],
      describe: ({ measure: m }) =>
        `${show([oneLine(m.indicator), m.direction, m.value, m.value2, m.unit, m.year])} at ${at(m.passage)}`,
      say,
    })
  }

  if (expected.assignments)
    scores.assignments = judgeList({
      kind: 'assignments',
      expected: placed(text, expected.assignments),
      actual: reading.assignments,
      open: open('assignments'),
      score: (e, a) => {
        if (differs('', e.item.unit, a.unit, sameUnit) !== undefined || !touches(a.passage, e.place)) return 0
        const sameTargets = show(e.item.targets ?? a.targets) === show(a.targets)
        return 1 + (differs('', e.item.role, a.role) === undefined ? 4 : 0) + (sameTargets ? 2 : 0)
      },
      compare: (e, a) => [
        differs('role', e.role, a.role),
        e.targets === undefined || show([...e.targets].sort()) === show([...new Set(a.targets)].sort())
          ? undefined
          : `targets: expected ${show(e.targets)}, got ${show(a.targets)}`,
      ],
      describe: (a) => `${show([a.unit, a.role, a.targets])} at ${at(a.passage)}`,
      // A duty that names no target is not judged here.
      ignore: (a) => a.targets.length === 0,
      say,
    })

  if (expected.deadlines)
    scores.deadlines = judgeList({
      kind: 'deadlines',
      expected: placed(text, expected.deadlines),
      actual: reading.deadlines,
      open: open('deadlines'),
      score: (e, a) => {
        if (!touches(a.passage, e.place)) return 0
        return (
          1 +
          (differs('', e.item.date, a.date) === undefined ? 3 : 0) +
          (differs('', e.item.monthDay, a.monthDay) === undefined ? 3 : 0) +
          (differs('', e.item.recurrence, a.recurrence) === undefined ? 2 : 0) +
          overlap(a.passage, e.place) / (a.passage.end - a.passage.start)
        )
      },
      compare: (e, a) => [
        differs('what', e.what, a.what, about),
        differs('date', e.date, a.date),
        differs('monthDay', e.monthDay, a.monthDay),
        differs('before', e.before, a.before),
        differs('recurrence', e.recurrence, a.recurrence),
        differs('from', e.from, a.from, sameUnit),
        differs('to', e.to, a.to, sameUnit),
      ],
      describe: (a) => `${show([oneLine(a.what), a.date, a.monthDay, a.recurrence])} at ${at(a.passage)}`,
      say,
    })

  return { name, scores, differences }
}

// --- the corpus ---

export type CorpusDocument = { name: string; raw: string; expected: Expected }
export const corpus = (filter: string[] = []): CorpusDocument[] =>
  readdirSync(folder)
    .filter((file) => /^\d\d-.*\.txt$/.test(file))
    .map((file) => file.replace(/\.txt$/, ''))
    .filter((name) => filter.length === 0 || filter.some((part) => name.includes(part)))
    .sort()
    .map((name) => ({
      name,
      raw: readFileSync(`${folder}${name}.txt`, 'utf8'),
      expected: JSON.parse(readFileSync(`${folder}${name}.expected.json`, 'utf8')) as Expected,
    }))

/** What is wrong with the expectations themselves. */
export const checkCorpus = (documents = corpus()): string[] =>
  documents.flatMap(({ name, raw, expected }) => {
    const text = normalised(raw)
    const problems: string[] = []
    const items = [
      expected.citations,
      expected.headings,
      expected.objectives,
      expected.targets,
      expected.measures,
      expected.assignments,
      expected.deadlines,
    ].flatMap((list) => (list as Item[] | undefined) ?? [])
    for (const { quote } of items) {
      const at = text.indexOf(quote)
      if (at < 0) problems.push(`${name}: not in the text: «${quote}»`)
      else if (text.indexOf(quote, at + 1) >= 0) problems.push(`${name}: stands more than once: «${quote}»`)
    }
    const targets = expected.targets ?? []
    const starts = targets.map((t) => text.indexOf(t.quote))
    const ends = [...starts.slice(1), text.length]
    for (const [i, target] of targets.entries()) {
      if (i > 0 && starts[i]! <= starts[i - 1]!) problems.push(`${name}: targets out of order at «${target.quote}»`)
      for (const m of target.measures ?? []) {
        const at = text.indexOf(m.quote, starts[i])
        if (at < 0 || at >= ends[i]!) problems.push(`${name}: measure not within its target: «${m.quote}»`)
      }
    }
    for (const list of [expected.addressees, expected.recipients])
      for (const entry of list ?? [])
        if (!tokens(text).join(' ').includes(tokens(entry).join(' ')))
          problems.push(`${name}: not in the text: «${entry}»`)
    return problems
  })

export type ReadPlan = (text: string) => PlanReading | Promise<PlanReading>

/** Judges `read` (by default the reader of the core) on every document whose name contains one of `filter`. */
export const judge = async (read?: ReadPlan, filter: string[] = []): Promise<Judgement> => {
  const reader = read ?? (await loadReader())
  if (reader === undefined) throw new Error(noReader)
  const documents: DocumentJudgement[] = []
  for (const { name, raw, expected } of corpus(filter)) {
    try {
      documents.push(judgeDocument(name, raw, expected, await reader(raw)))
    } catch (error) {
      const failed = error instanceof Error ? (error.stack ?? error.message) : String(error)
      const nothing = judgeDocument(name, raw, expected, emptyReading(normalised(raw)))
      documents.push({ ...nothing, differences: [`the reader failed: ${failed}`] })
    }
  }
  const totals = Object.fromEntries(
    kinds.map((kind) => [kind, sum(documents.map((d) => d.scores[kind]).filter((s) => s !== undefined))]),
  ) as Record<Kind, Score>
  return { documents, totals }
}

const sum = (scores: Score[]): Score =>
  scores.reduce(
    (a, b) => ({
      expected: a.expected + b.expected,
      actual: a.actual + b.actual,
      found: a.found + b.found,
      right: a.right + b.right,
    }),
    { expected: 0, actual: 0, found: 0, right: 0 },
  )

export const recall = (s: Score): number => (s.expected === 0 ? 1 : s.right / s.expected)
export const precision = (s: Score): number => (s.actual === 0 ? 1 : s.right / s.actual)

const emptyReading = (text: string): PlanReading => ({
  text,
  restored: [],
  letterhead: noLetterhead,
  addressees: [],
  recipients: [],
  signatory: { name: null, title: null, signsFor: null },
  citations: [],
  headings: [],
  objectives: [],
  targets: [],
  tasks: [],
  assignments: [],
  deadlines: [],
})

const noReader = 'There is no plan reader yet: src/core/plans/read-plan.ts with `readPlan` is missing.'
const loadReader = async (): Promise<ReadPlan | undefined> => {
  const where: string = '#core/plans/read-plan.ts'
  try {
    const module = (await import(where)) as { readPlan?: ReadPlan }
    return module.readPlan
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    if (code === 'ERR_MODULE_NOT_FOUND' && message?.includes('read-plan')) return undefined
    throw error
  }
}

// --- the command ---

const percent = (part: number): string => `${(100 * part).toFixed(1)}%`.padStart(6)
const line = (kind: Kind, s: Score): string =>
  `  ${kind.padEnd(12)} recall ${percent(recall(s))} (${s.right}/${s.expected}, found ${s.found})  precision ${percent(precision(s))} (${s.right}/${s.actual})`

const main = async (): Promise<void> => {
  const filter = process.argv.slice(2).filter((a) => !a.startsWith('--'))
  const problems = checkCorpus(corpus(filter))
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
  if (process.argv.includes('--check')) {
    console.log(`${corpus(filter).length} documents checked, ${problems.length} problems`)
    return
  }
  const reader = await loadReader()
  if (reader === undefined) {
    console.error(noReader)
    process.exitCode = 2
    return
  }
  const { documents, totals } = await judge(reader, filter)
  for (const { name, scores, differences } of documents) {
    console.log(`\n${name}`)
    for (const kind of kinds) if (scores[kind]) console.log(line(kind, scores[kind]))
    if (!process.argv.includes('--brief')) for (const difference of differences) console.log(`    - ${difference}`)
  }
  console.log(`\nAll ${documents.length} documents`)
  for (const kind of kinds) console.log(line(kind, totals[kind]))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
