import { describe, expect, test } from 'vitest'
import { certaintyOf, type DoubtCode, doubts } from './certainty.ts'
import { readPlan } from './read-plan.ts'

const plan = (targets: string, duties = ''): ReturnType<typeof readPlan> =>
  readPlan(
    `KẾ HOẠCH\nVì trẻ em\n\n${duties.startsWith('Căn cứ') ? duties : ''}\nI. CHỈ TIÊU\n${targets}\nII. TỔ CHỨC THỰC HIỆN\n${duties.startsWith('Căn cứ') ? '' : duties}\n`,
  )

const codes = (list: { doubt: { code: string } | null }[]): (string | null)[] =>
  list.map((line) => line.doubt?.code ?? null)

describe('certainty', () => {
  test('a line with value, unit, direction and year is certain', () => {
    const reading = plan(
      '- Chỉ tiêu 1: 95% trẻ được khám vào năm 2027.',
      '1. Trạm Y tế: Chủ trì thực hiện chỉ tiêu 1; báo cáo Sở Y tế trước ngày 10/12 hằng năm.',
    )
    const found = certaintyOf(reading)
    expect(found.targets).toEqual([
      { certainty: { certain: true, doubt: null }, measures: [{ certain: true, doubt: null }] },
    ])
    expect(codes(found.assignments)).toEqual([null])
    expect(codes(found.deadlines)).toEqual([null])
  })

  test.each<[DoubtCode, string]>([
    ['measure_no_year', '- Chỉ tiêu 1: 95% trẻ được khám.'],
    ['measure_no_value', '- Chỉ tiêu 1: Giảm dần tỷ lệ trẻ bị thương.'],
    ['measure_range_reversed', '- Chỉ tiêu 1: Giảm từ 5% đến 3% số vụ tảo hôn vào năm 2027.'],
    ['measure_over_hundred', '- Chỉ tiêu 1: Tỷ lệ trẻ được khám đạt 950% vào năm 2027.'],
  ])('%s', (code, targets) => {
    expect(codes(certaintyOf(plan(targets)).targets[0]!.measures)).toEqual([code])
  })

  test('targets without a level, with a repeated number, without a lead', () => {
    const reading = plan(
      '- Chỉ tiêu 1: Trẻ em được yêu thương.\n- Chỉ tiêu 2: 90% trẻ khỏe năm 2027.\n- Chỉ tiêu 2: 80% trẻ vui năm 2027.\n- Chỉ tiêu 3: 70% trẻ ngoan năm 2027.',
      '1. Trạm Y tế: Chủ trì thực hiện chỉ tiêu 1, 2, 9.',
    )
    const found = certaintyOf(reading)
    expect(codes(found.targets.map((target) => target.certainty))).toEqual([
      'target_no_measure',
      'target_number_repeated',
      'target_number_repeated',
      'target_without_lead',
    ])
    expect(codes(found.assignments)).toEqual(['assignment_unknown_target'])
  })

  test('papers with two dates, without a date, with a day that does not exist', () => {
    const reading = plan(
      '- Chỉ tiêu 1: 95% trẻ được khám vào năm 2027.',
      'Căn cứ Chỉ thị số 28-CT/TW ngày 25/12/2023; Chỉ thị 28-CT/TW ngày 25/11/2023; Quyết định số 5/QĐ-UBND; Kế hoạch số 6/KH-UBND ngày 31/02/2025;',
    )
    const found = certaintyOf(reading)
    expect(codes(found.citations)).toEqual([
      'citation_two_dates',
      'citation_two_dates',
      'citation_no_date',
      'citation_impossible_date',
    ])
    expect(found.citations[0]!.doubt?.vi).toContain('25/12/2023, 25/11/2023')
  })

  test('days without year or period, duties without sender', () => {
    const found = certaintyOf(
      plan(
        '- Chỉ tiêu 1: 95% trẻ được khám vào năm 2027.',
        '1. Trạm Y tế: Báo cáo Sở Y tế trước ngày 10/12.\nBáo cáo kết quả định kỳ hằng quý.',
      ),
    )
    expect(codes(found.deadlines)).toEqual(['deadline_no_period', 'deadline_no_day'])
  })

  test('what the letterhead does not show is asked', () => {
    const found = certaintyOf(readPlan('KẾ HOẠCH\nVì trẻ em\n'))
    expect(found.letterhead.filter((line) => !line.certainty.certain).map((line) => line.part)).toEqual([
      'issuer',
      'code',
      'date',
    ])
  })

  test('every doubt is a question in both languages', () => {
    for (const { vi, en } of Object.values(doubts)) expect([vi.endsWith('?'), en.endsWith('?')]).toEqual([true, true])
  })
})
