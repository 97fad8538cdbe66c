/** A report counts measures, and only measures: its summary, its lists, its starters and its annex say the same. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { figure, sampleInput } from '../../../test/reports/sample.ts'
import { textOf } from './report-model.ts'
import { starterText } from './starter-texts.ts'
import { composeYearlyReport } from './yearly-report.ts'
import { YearlyReportInput } from './yearly-report-input.ts'

type Chance = { counted: number | null; verdict: 'met' | 'not_met' | 'insufficient' | 'not_judged' }

/** The sample with other figures. A measure and the one that keeps its level share theirs, as they share an indicator. */
const inputWith = (chances: readonly Chance[]): YearlyReportInput => {
  const input = sampleInput()
  input.texts = {}
  const taken = new Map<string, Chance>()
  for (const measure of input.targets.flatMap((target) => target.measures)) {
    const chance = taken.get(measure.indicator) ?? chances[taken.size % chances.length]
    if (chance === undefined) continue
    taken.set(measure.indicator, chance)
    measure.figure = chance.counted === null ? null : figure(chance.counted, 200)
    measure.verdict = { verdict: chance.counted === null ? 'insufficient' : chance.verdict, smallSample: false }
  }
  return YearlyReportInput.parse(input)
}

const summary = (text: string) => {
  const found = /với (\d+) số đo; .*? trong (\d+) số đo: (.*?)\./.exec(text)
  const parts = (found?.[3] ?? '').split('; ').map((part) => /^(\d+) (.*)$/.exec(part))
  return {
    all: [Number(found?.[1]), Number(found?.[2])],
    of: (words: string): number => Number(parts.find((part) => part?.[2] === words)?.[1] ?? 0),
    sum: parts.reduce((total, part) => total + Number(part?.[1]), 0),
  }
}

/** How many rows of the annex a list names: "(chỉ tiêu 8.1, 8.2)" are two. */
const named = (text: string): number =>
  [...text.matchAll(/\(chỉ tiêu ([\d., ]+)\)/g)].reduce((sum, [, numbers = '']) => sum + numbers.split(', ').length, 0)
const counted = (text: string, words: RegExp): number => Number(words.exec(text)?.[1] ?? 0)
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

const chances = fc.array(
  fc.record({
    counted: fc.option(fc.integer({ min: 1, max: 199 }), { nil: null }),
    verdict: fc.constantFrom('met', 'not_met', 'insufficient', 'not_judged'),
  }),
  { minLength: 1, maxLength: 40 },
)

it('whatever the figures are, met, not met, without a figure and the rest add up to the rows of the annex', () => {
  fc.assert(
    fc.property(chances, (drawn) => {
      const input = inputWith(drawn)
      const document = composeYearlyReport(input)
      const text = plain(textOf(document))
      const table = document.sections[1]?.blocks.find((block) => block.kind === 'table')
      const standings = (table?.rows ?? []).flatMap((row) => (row.length === 9 ? [row[7]?.text ?? ''] : []))
      const said = summary(text)
      expect(said.all).toEqual([standings.length, standings.length])
      expect(said.sum).toBe(standings.length)
      for (const [words, standing] of [
        ['đạt', /^Đạt/],
        ['chưa đạt', /^Chưa đạt/],
        ['chưa đủ số liệu', /^Chưa đủ số liệu/],
        ['chưa có số liệu', /^Chưa có số liệu/],
      ] as const)
        expect(said.of(words), words).toBe(standings.filter((cell) => standing.test(cell)).length)

      // The lists name as many rows as the summary counts.
      const silent = [...text.matchAll(/Chưa có số liệu về: (.*)$/gm)].map(([, list = '']) => list)
      expect(named(silent.join('; '))).toBe(said.of('chưa có số liệu'))
      expect(named(starterText('strengths', input))).toBe(said.of('đạt'))
      const [limitations, tasks] = [plain(starterText('limitations', input)), plain(starterText('tasks', input))]
      expect(named(limitations)).toBe(said.of('chưa đạt'))
      const lacking = said.of('chưa có số liệu') + said.of('chưa đủ số liệu')
      expect(counted(limitations, /Còn (\d+) số đo/)).toBe(lacking)
      expect(counted(tasks, /số liệu của (\d+) số đo/)).toBe(lacking)
      expect(counted(tasks, /vào (\d+) số đo chưa đạt/)).toBe(said.of('chưa đạt'))
    }),
  )
})
