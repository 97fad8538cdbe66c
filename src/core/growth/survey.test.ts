import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSurveyHeader, scoreSurvey } from './survey.ts'
import { parseGrowthTables } from './tables.ts'

const { tables } = parseGrowthTables(
  readFileSync(new URL('../../../reference/growth/who-lms.json', import.meta.url), 'utf8'),
)
const header = ['id', 'sex', 'age_days', 'age_months', 'weight_kg', 'length_height_cm', 'measure', 'oedema']
const scored = (rows: string[][], { heads = header, decimalComma = false } = {}) =>
  scoreSurvey(
    tables,
    heads,
    rows.map((cells, i) => ({ line: i + 2, cells })),
    readSurveyHeader(heads),
    { decimalComma },
  )
/** The eight new cells of a row. */
const added = (cells: string[], options = {}) => scored([cells], options).rows[0]!.slice(-8)

const tidy = ['1', 'm', '1000', '', '15', '100', 'h', 'n']
const itsScores = ['0.69', '1.70', '-0.29', '-0.58', '0', '0', '0', '0']
const noScores = ['', '', '', '', '0', '0', '0', '0']

describe('a table of measurements', () => {
  test('comes back with four scores of two decimals and four flags behind its own columns', () => {
    const survey = scored([tidy])
    expect(survey.header).toEqual([
      ...header,
      ...['waz', 'haz', 'whz', 'baz', 'waz_flag', 'haz_flag', 'whz_flag', 'baz_flag'],
    ])
    expect(survey.rows).toEqual([[...tidy, ...itsScores]])
    expect(survey).toMatchObject({ problems: [], withoutScore: 0, scored: { waz: 1 }, flagged: { waz: 0 } })
  })

  test.each([
    ['capital letters', ['1', 'M', '1000', '', '15', '100', 'H', 'N']],
    ['numbers for sex and oedema', ['1', '1', '1000', '', '15', '100', '', '2']],
    ['Vietnamese words', ['1', 'Nam', '1000', '', '15', '100', 'đứng', 'không']],
    ['spaces around', ['1', ' m ', ' 1000 ', '', ' 15.0 ', '100', ' h', ' n ']],
    ['signs for nothing', ['1', 'm', '1000', 'NA', '15', '100', '.', '']],
    ['exponents', ['1', 'm', '1e3', '', '1.5e1', '1E+02', '', '']],
    ['columns left out at the end', ['1', 'm', '1000', '', '15', '100']],
  ])('%s make no difference', (_, cells) => {
    expect(added(cells)).toEqual(itsScores)
  })

  test('a flagged score stays in its column', () => {
    expect(added(['1', 'm', '1001', '', '18', '120', '', ''])).toEqual([
      '2.20',
      '7.31',
      '-2.39',
      '-3.01',
      '0',
      '1',
      '0',
      '0',
    ])
  })

  test('headings in capitals or with spaces, in any order, beside others', () => {
    const heads = ['Village', 'WEIGHT_KG', 'Length-height cm', 'Sex', 'age days']
    expect(scored([['Khe A', '15', '100', 'm', '1000']], { heads }).rows[0]).toEqual([
      'Khe A',
      '15',
      '100',
      'm',
      '1000',
      ...itsScores,
    ])
  })

  test('a table with scores of an earlier run is scored anew, not twice', () => {
    const first = scored([tidy])
    const again = scored(first.rows, { heads: first.header })
    expect(again).toMatchObject({ header: first.header, rows: first.rows })
  })

  test('a decimal comma is read, and written where the file writes it', () => {
    const cells = ['1', 'm', '1000', '', '15,0', '100,0', 'h', 'n']
    expect(added(cells, { decimalComma: true })).toEqual(['0,69', '1,70', '-0,29', '-0,58', '0', '0', '0', '0'])
    expect(added(tidy, { decimalComma: true })).toEqual(itsScores)
    expect(added(cells)).toEqual(itsScores)
  })
})

describe('a bad row keeps its place, with empty scores and a sentence', () => {
  test.each([
    ['sex', ['7', 'x', '1000', '', '15', '100', 'h', 'n'], noScores],
    ['age_days', ['7', 'm', 'two', '', '15', '100', 'h', 'n'], noScores],
    ['age_days', ['7', 'm', '-1', '', '15', '100', 'h', 'n'], noScores],
    ['weight_kg', ['7', 'm', '1000', '', '15 kg', '100', 'h', 'n'], ['', '1.70', '', '', '0', '0', '0', '0']],
    ['length_height_cm', ['7', 'm', '1000', '', '15', '1m', 'h', 'n'], ['0.69', '', '', '', '0', '0', '0', '0']],
    ['measure', ['7', 'm', '1000', '', '15', '100', 'x', 'n'], ['0.69', '', '', '', '0', '0', '0', '0']],
    ['oedema', ['7', 'm', '1000', '', '15', '100', 'h', '?'], ['', '1.70', '', '', '0', '0', '0', '0']],
    ['weight_kg', ['7', 'm', '1000', '', '1,500', '100', 'h', 'n'], ['', '1.70', '', '', '0', '0', '0', '0']],
  ])('%s of %o', (column, cells, expected) => {
    const { rows, problems } = scored([tidy, cells, tidy])
    expect(rows.map((row) => row.slice(-8))).toEqual([itsScores, expected, itsScores])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ line: 3, id: '7' })
    for (const sentence of [problems[0]!.vi, problems[0]!.en]) expect(sentence).toContain(column)
  })

  test('a row that is too long has slipped: none of its numbers is used', () => {
    const { rows, problems } = scored([['7', 'm', '1000', '', '15', '5', '100', '0', 'h', 'n']])
    expect(rows[0]).toHaveLength(16)
    expect(rows[0]!.slice(-8)).toEqual(noScores)
    expect(problems[0]!.en).toContain('10 cells under 8 headings')
    expect(added([...tidy, '', ' '])).toEqual(itsScores)
  })

  test('nothing measured is no fault: empty scores, no sentence', () => {
    expect(scored([['7', 'm', '1000', '', '', '', '', '']])).toMatchObject({ problems: [], withoutScore: 1 })
    expect(scored([['7', '', '1000', '', '15', '100', '', '']])).toMatchObject({ problems: [], withoutScore: 1 })
  })

  test('whatever stands in the cells, every row comes back', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('m', 'f', '1', '2', '12,5', '1e9', '-', 'NaN', 'Infinity', '0', '__proto__', 'constructor'),
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 20 }),
        fc.boolean(),
        (rows, decimalComma) => {
          const survey = scored(rows, { decimalComma })
          expect(survey.rows).toHaveLength(rows.length)
          for (const row of survey.rows) {
            expect(row).toHaveLength(16)
            for (const text of row.slice(8, 12)) expect(text).toMatch(/^(-?\d+[.,]\d\d)?$/)
            for (const text of row.slice(12)) expect(text).toMatch(/^[01]$/)
          }
        },
      ),
    )
  })
})

describe('a table that cannot be understood', () => {
  test.each([
    [['id', 'age_days', 'weight_kg'], 'sex'],
    [['id', 'sex', 'age_days'], 'weight_kg / length_height_cm'],
    [['sex', 'weight_kg', 'Weight kg'], 'weight_kg'],
  ])('%o lacks or repeats %s', (heads, column) => {
    const { faults } = readSurveyHeader(heads)
    expect(faults).toHaveLength(1)
    for (const sentence of Object.values(faults[0]!)) expect(sentence).toContain(column)
  })
})
