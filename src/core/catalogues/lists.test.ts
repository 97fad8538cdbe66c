import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PlainDate } from '../dates.ts'
import { indicatorOn, parseIndicators } from '../indicators/indicator.ts'
import { dateProblems, validOn } from './catalogue.ts'
import { parseCsv } from './csv.ts'
import {
  ethnicGroupNamed,
  parseEducationLevels,
  parseEthnicGroups,
  parseList,
  parsePersonalNumberPlaces,
  parseSpecialCircumstances,
  personalNumberDoubts,
} from './lists.ts'
import {
  lastDayInTime,
  parseCutOffs,
  parseObligations,
  parseSchoolYears,
  periodOf,
  schoolYearMonthDay,
} from './reporting.ts'

const folder = (name: string) => new URL(`../../../reference/${name}/`, import.meta.url)
const read = (path: string) => readFileSync(new URL(path, new URL('../../../reference/', import.meta.url)), 'utf8')
const day = (text: string) => PlainDate.parse(text)
const today = day('2026-11-22')

const ethnic = parseEthnicGroups(read('catalogues/ethnic-groups.json')).entries
const special = parseSpecialCircumstances(read('catalogues/special-circumstances.json')).entries
const levels = parseEducationLevels(read('catalogues/education-levels.json')).entries
const places = parsePersonalNumberPlaces(read('catalogues/personal-id-number.json')).entries
const duties = parseObligations(read('reporting/obligations.json')).entries
const cutOffs = parseCutOffs(read('reporting/cut-offs.json')).entries
const schoolYears = parseSchoolYears(read('reporting/school-year.json')).entries
const indicators = readdirSync(folder('indicators')).flatMap((f) => parseIndicators(read(`indicators/${f}`)).indicators)

/** Every file of catalogues and reporting has a parser here, so that none ships unread. */
const parsers: Record<
  string,
  (text: string) => { entries: { code: string; validFrom: PlainDate | null; validTo: PlainDate | null }[] }
> = {
  'catalogues/ethnic-groups.json': parseEthnicGroups,
  'catalogues/special-circumstances.json': parseSpecialCircumstances,
  'catalogues/disability-types.json': parseList,
  'catalogues/disability-levels.json': parseList,
  'catalogues/household-poverty.json': parseList,
  'catalogues/education-levels.json': parseEducationLevels,
  'catalogues/personal-id-number.json': parsePersonalNumberPlaces,
  'reporting/obligations.json': parseObligations,
  'reporting/cut-offs.json': parseCutOffs,
  'reporting/school-year.json': parseSchoolYears,
}

describe('the shipped files', () => {
  test.each(Object.entries(parsers))('%s is valid, without gaps, overlaps or a code twice', (path, parse) => {
    expect(dateProblems(parse(read(path)).entries, (entry) => entry.code)).toEqual([])
  })

  test('each file is read by a parser', () => {
    const shipped = ['catalogues', 'reporting'].flatMap((f) => readdirSync(folder(f)).map((name) => `${f}/${name}`))
    expect(shipped.sort()).toEqual(Object.keys(parsers).sort())
  })

  test('are written in composed Unicode, without tabs or stray spaces', () => {
    for (const f of ['catalogues', 'reporting', 'indicators', 'places'])
      for (const name of readdirSync(folder(f))) {
        const text = read(`${f}/${name}`)
        expect(text === text.normalize('NFC') && !/[\t\u00a0\u200b]| \n|\r/.test(text), `${f}/${name}`).toBe(true)
      }
  })
})

describe('the code lists', () => {
  test('hold 54 ethnic groups, 16 of them very small, and foreigners marked unconfirmed', () => {
    expect(ethnic.filter((g) => g.code <= '54')).toHaveLength(54)
    expect(ethnic.filter((g) => g.verySmall)).toHaveLength(16)
    expect(ethnic.find((g) => g.code === '55')?.confirmation).toBe('U')
    const census = ethnic.flatMap((g) => g.censusCode ?? [])
    expect(new Set(census).size).toBe(census.length)
  })

  test('find an ethnic group by the name people write', () => {
    const named = (name: string) => ethnicGroupNamed(name, ethnic)?.name ?? null
    expect([
      named('Sán Chỉ'),
      named('san chi'),
      named("H'Mông"),
      named('  DAO '),
      named('Khmer'),
      named('Sao Hỏa'),
    ]).toEqual(['Sán Chay', 'Sán Chay', 'HMông', 'Dao', 'Khơ-me', null])
    const keys = ethnic.flatMap((g) => [g.name, ...g.aliases].map((n) => [n, g.code] as const))
    for (const [name, code] of keys) expect([name, ethnicGroupNamed(name, ethnic)?.code]).toEqual([name, code])
  })

  test('hold the 14 groups and 46 sub-groups of special circumstances', () => {
    expect(special).toHaveLength(14)
    const all = special.flatMap((g) => g.subgroups)
    expect(all).toHaveLength(46)
    expect(new Set(all.map((s) => s.code)).size).toBe(46)
    for (const g of special) for (const s of g.subgroups) expect(s.code.startsWith(`${g.code}.`)).toBe(true)
    expect(special.map((g) => g.point).join('')).toBe('abcdđeghiklmno')
  })

  test('say what speaks against a personal number, and stop only at what is no number', () => {
    const doubts = (number: string) => personalNumberDoubts(number, { sex: 'female', birthYear: 2021 }, places, today)
    expect(doubts('022321000001')).toEqual([])
    expect(doubts('022221000001')).toEqual(['other_sex'])
    expect(doubts('999319000001')).toEqual(['unknown_place', 'other_birth_year'])
    expect(doubts('02232100001')).toEqual(['not_12_digits'])
  })

  test('know preschool under the code that formulas use', () => {
    const codes = new Set(levels.map((l) => l.code))
    const used = JSON.stringify(indicators.map((i) => i.formula)).match(/"levels":\[[^\]]*\]/g) ?? []
    expect(used.length).toBeGreaterThan(0)
    for (const list of used)
      for (const level of JSON.parse(list.slice(9)) as string[]) expect(codes.has(level)).toBe(true)
  })
})

describe('the reports owed', () => {
  test('the date of the commune’s own plan wins, and "trước ngày 20/11" means 19/11', () => {
    const yearly = validOn(duties, today).find((d) => d.code === 'commune-yearly')!
    expect(lastDayInTime(yearly, 2026)).toBe(null)
    expect(lastDayInTime(yearly, 2026, { monthDay: '11-20', before: true })).toEqual({
      day: '2026-11-19',
      says: 'plan',
    })
    const province = validOn(duties, today).find((d) => d.code === 'alternative-care.province')!
    expect(lastDayInTime(province, 2026, { monthDay: '11-20', before: true })).toEqual({
      day: '2026-12-24',
      says: 'law',
    })
  })

  test('the Month of Action goes to the province since districts are gone', () => {
    const to = (on: string) => validOn(duties, day(on)).find((d) => d.code === 'month-of-action.commune')?.to
    expect([to('2025-06-30'), to('2025-07-01')]).toEqual(['Ủy ban nhân dân huyện', 'Ủy ban nhân dân tỉnh'])
    expect(validOn(duties, today).filter((d) => /huyện/.test(d.from + d.to))).toEqual([])
  })

  test('the yearly cut-off lies before the report is due, and periods follow each other', () => {
    const yearly = cutOffs.find((c) => c.code === 'commune-yearly')!
    expect(periodOf(yearly, 2026)).toEqual({ firstDay: '2025-11-15', lastDay: '2026-11-14' })
    for (const cutOff of cutOffs) expect(periodOf(cutOff, 2026).firstDay < periodOf(cutOff, 2026).lastDay).toBe(true)
    for (const duty of duties) if (duty.cutOffCode) expect(cutOffs.map((c) => c.code)).toContain(duty.cutOffCode)
  })

  test('the school year starts on a day that is data', () => {
    expect(schoolYearMonthDay(schoolYears, today)).toBe('09-05')
  })
})

describe('the indicators', () => {
  test('have codes of their own, each valid once on a day', () => {
    expect(dateProblems(indicators, (i) => i.code)).toEqual([])
    expect(indicatorOn(indicators, 'te.birth-registration.u5', today)?.version).toBe(1)
    expect(new Set(indicators.map((i) => `${i.code}@${i.version}`)).size).toBe(indicators.length)
  })

  test('cover all 35 measures of the 24 targets of Decision 23, each once', () => {
    const measures = indicators.flatMap((i) => i.qd23)
    expect(new Set(measures).size).toBe(35)
    expect(measures).toHaveLength(35)
    expect(new Set(measures.map((m) => Number.parseInt(m, 10))).size).toBe(24)
  })

  test('compute what the register knows, enter the rest, and say so where the definition is not known', () => {
    expect(
      indicators
        .filter((i) => i.kind === 'computed')
        .map((i) => i.code)
        .sort(),
    ).toEqual([
      'te.birth-registration.u5',
      'te.disability.education',
      'te.ecd.service.early-learning',
      'te.ecd.service.health',
      'te.ecd.service.nutrition',
      'te.ecd.service.parent-support',
      'te.ecd.service.protection',
      'te.ecd.services-u8',
      'te.immunisation.full-u1',
      'te.nutrition.overweight-u5',
      'te.nutrition.stunting-u5',
      'te.nutrition.underweight-u5',
      'te.population.under16',
      'te.preschool.age5',
      'te.school-completion.lower-secondary',
      'te.school-completion.primary',
      'te.school-dropout.lower-secondary',
      'te.school-dropout.primary',
      'te.special-circumstances.share',
      'te.special-circumstances.supported',
    ])
    for (const i of indicators)
      if (!i.definitionKnown) expect(i.definitionNote?.vi, i.code).toMatch(/[Cc]hưa|chỉ đọc được một phần/)
  })

  test('print an official code only where it was read', () => {
    expect(indicators.flatMap((i) => (i.official ? [`${i.official.appendix}/${i.official.code}`] : [])).sort()).toEqual(
      ['I/0605', 'II/0101'],
    )
  })

  test('the abuse share is a matter of surveys', () => {
    expect(indicators.filter((i) => i.surveyOnly).map((i) => i.qd23)).toEqual([['9']])
  })
})

test('a csv row with a cell too many is refused by its line', () => {
  expect(parseCsv('a,b\n"x, y",2\n', ['b', 'a'] as const)).toEqual([{ a: 'x, y', b: '2' }])
  expect(() => parseCsv('a,b\n1,2\n1,2,3\n', ['a'] as const)).toThrow(/line 3/)
  expect(() => parseCsv('a,b\n', ['c'] as const)).toThrow(/no column "c"/)
})
