import { describe, expect, test } from 'vitest'
import { child } from '#test/indicator-samples.ts'
import { sampleInput } from '#test/reports/sample.ts'
import { plainDate } from '../dates.ts'
import { formulaContext } from '../indicators/indicator.ts'
import { deadlineWords, planDue, reportDeadline } from './report-deadline.ts'
import { recipientsOf, specialCircumstancesOf, withIssue } from './report-input.ts'
import { textOf } from './report-model.ts'
import { editTexts, reportSections, textsNow } from './report-texts.ts'
import { composeYearlyReport } from './yearly-report.ts'
import { SectionKey } from './yearly-report-input.ts'

const commune = { fullName: 'Xã Lương Minh', name: 'Lương Minh', provinceName: 'Tỉnh Quảng Ninh' }
const words = (document: Parameters<typeof textOf>[0]) => textOf(document).replaceAll('\u00a0', ' ')

describe('who receives the report', () => {
  test('those the plan reports to, its leaders and the file; nobody by name', () => {
    const ofPlan = [
      'UBND tỉnh Quảng Ninh (b/c);',
      '- Sở Y tế (b/c);',
      'Đ/c Nguyễn Văn A (b/c);',
      'CT, các PCT UBND (c/đ);',
      'Các cơ quan, đơn vị nêu tại mục IV (t/h);',
      'Lưu: VT, VHXH.',
    ]
    expect(recipientsOf(ofPlan, [], commune)).toEqual([
      'UBND tỉnh Quảng Ninh (b/c)',
      'Sở Y tế (b/c)',
      'CT, các PCT UBND',
      'Lưu: VT, VHXH',
    ])
  })

  test('without recipients in the plan, those its dates name; else the province and its department', () => {
    const to = (words: string | null) => [{ to: words }]
    expect(recipientsOf([], to('UBND tỉnh Quảng Ninh, Sở Y tế'), commune).slice(0, 2)).toEqual([
      'UBND tỉnh Quảng Ninh (b/c)',
      'Sở Y tế (b/c)',
    ])
    expect(recipientsOf([], to('Ủy ban nhân dân xã'), commune)).toEqual([
      'UBND tỉnh Quảng Ninh (b/c)',
      'Sở Y tế (b/c)',
      'CT, các PCT UBND',
      'Lưu: VT',
    ])
  })
})

describe('special circumstances by group', () => {
  const formula = {
    referenceDay: 'cutOff' as const,
    cohort: { op: 'ageUnder' as const, years: 16 },
    counted: { op: 'inSpecialCircumstance' as const, groups: null },
  }
  const days = formulaContext(plainDate(2026, 11, 14), '09-05')
  const groups = [
    { code: 'HCDB04', name: 'Trẻ em khuyết tật', restricted: false },
    { code: 'HCDB05', name: 'Trẻ em nhiễm HIV/AIDS', restricted: true },
  ]
  const special = (groupCode: string | null, supported: boolean | null) =>
    child({ specialCircumstance: { present: true, groupCode }, supported })

  test('a group that few may know of is never printed by its name', () => {
    const found = specialCircumstancesOf([special('HCDB04', true), special('HCDB05', true)], formula, days, groups)
    expect(found).toMatchObject({ children: 2, supported: 2 })
    expect(JSON.stringify(found)).not.toContain('HIV')
    expect(found.groups.map((g) => g.count)).toEqual([1, 1])
  })

  test('support that is not known of one is not a number of all', () => {
    const found = specialCircumstancesOf([special('HCDB04', true), special(null, null)], formula, days, groups)
    expect(found).toMatchObject({ children: 2, supported: null })
  })
})

describe('number and date from the records office', () => {
  const paper = composeYearlyReport(sampleInput())

  test.each([
    ['7', 'Số: 07/BC-UBND'],
    ['07/BC-UBND', 'Số: 07/BC-UBND'],
    ['Số: 112/BC-UBND', 'Số: 112/BC-UBND'],
    ['15a/BC-VHXH', 'Số: 15a/BC-VHXH'],
  ])('%s stands as %s at the head and in the annex', (number, line) => {
    const issued = words(withIssue(paper, { number, issuedOn: plainDate(2026, 11, 18) }))
    expect(issued).toContain(`${line}\n`)
    expect(issued).toContain('ngày 18 tháng 11 năm 2026')
    expect(issued).toContain(`Kèm theo Báo cáo ${line.replace('Số', 'số').replace(': ', ' ')} ngày 18 tháng 11`)
  })

  test('nothing else of the paper changes', () => {
    const issued = withIssue(paper, { number: '7', issuedOn: plainDate(2026, 11, 18) })
    const rest = (document: typeof paper) =>
      document.sections.map((s) => s.blocks.filter((b) => b.kind !== 'letterhead' && b.kind !== 'annex'))
    expect(rest(issued)).toEqual(rest(paper))
  })
})

describe('texts of a draft', () => {
  test('every section of the outline, in its order', () => {
    expect(reportSections(2026).map((s) => s.key)).toEqual(SectionKey.options)
    expect(reportSections(2026).find((s) => s.key === 'tasks')?.heading).toContain('2027')
  })

  test('what nobody wrote is the starter; what was emptied stays empty', () => {
    const { texts: _, ...input } = sampleInput()
    const now = textsNow({ ...input, texts: { limitations: '' } })
    expect(now.strengths).toContain('Các số đo đã đạt')
    expect(now.limitations).toBe('')
    expect(now.budget).toBe('')
  })

  test('an old page loses to a new word, section by section', () => {
    const draft = { year: 2026, texts: { budget: 'mới' }, fieldVersions: { budget: 2 } }
    expect(() => editTexts(draft, { budget: { value: 'khác', baseVersion: 1 } })).toThrowError(
      expect.objectContaining({ code: 'changed_meanwhile', detail: expect.objectContaining({ fields: 'budget' }) }),
    )
    expect(editTexts(draft, { budget: { value: 'mới', baseVersion: 0 } }).changed).toEqual([])
    expect(editTexts(draft, { causes: { value: 'a\r\nb  ', baseVersion: 0 } })).toEqual({
      texts: { budget: 'mới', causes: 'a\nb' },
      fieldVersions: { budget: 2, causes: 1 },
      changed: ['causes'],
    })
  })
})

describe("the date of the year's report among a plan's dates", () => {
  const deadline = (more: object) => ({
    lineId: 'x',
    what: 'báo cáo kết quả',
    date: null,
    monthDay: '11-20',
    before: true,
    recurrence: 'yearly' as const,
    from: null,
    to: null as string | null,
    passage: { start: 0, end: 0 },
    nextDue: null,
    ...more,
  })

  test('the one towards the province wins; a monthly list and a party are not it', () => {
    const found = reportDeadline([
      deadline({ monthDay: '11-20', to: 'Ủy ban nhân dân xã' }),
      deadline({ monthDay: '12-05', to: 'Ủy ban nhân dân tỉnh, Sở Y tế' }),
      deadline({ monthDay: '12-20', what: 'Tổ chức hội nghị tổng kết' }),
      deadline({ monthDay: '12-25', recurrence: 'monthly' }),
    ])
    expect(found?.monthDay).toBe('12-05')
    expect(planDue(found)).toEqual({ monthDay: '12-05', before: true })
  })

  test('said as printed', () => {
    const found = reportDeadline([deadline({})])
    expect(found && deadlineWords(found).vi).toBe('trước ngày 20/11 hằng năm')
    expect(reportDeadline([])).toBeNull()
  })
})
