import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPlan } from '../plans/read-plan.ts'
import { demoPeople } from './people.ts'

const text = readFileSync(new URL('../../../reference/demo/ke-hoach-luong-minh.txt', import.meta.url), 'utf8')

test('the demo plan: 23 targets, each with who leads it, a date to report by, an invented signatory', () => {
  const plan = readPlan(text)
  expect(plan.targets.map((t) => t.number)).toEqual(Array.from({ length: 23 }, (_, n) => String(n + 1)))
  expect(plan.targets[13]?.measures).toMatchObject([{ direction: 'at_least', value: 100, unit: '%', year: 2030 }])
  const led = new Set(plan.assignments.filter((a) => a.role === 'lead').flatMap((a) => a.targets))
  expect(led.size).toBe(23)
  expect(plan.deadlines).toMatchObject([{ monthDay: '11-20', before: true, recurrence: 'yearly' }])
  expect(plan.letterhead.code).toBe('07/KH-UBND')
  expect(plan.signatory?.name).toBe(demoPeople.find((p) => p.role === 'communeChair')?.displayName)
  expect(text).toContain('Văn bản minh hoạ')
  expect(text).not.toContain('Hà Ngọc Tùng')
})
