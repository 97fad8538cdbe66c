import { expect, test } from 'vitest'
import { factKind } from '#core/children/facts/catalogue.ts'
import type { FactKind } from '#core/children/facts/fact-kind.ts'
import type { PlainDate } from '#core/dates.ts'
import { answer, contentOfDraft, draftOf } from './fact-form.ts'

const kind = (name: string) => factKind(name) as FactKind
const day = '2026-11-16' as PlainDate
const fill = (name: string, values: object) =>
  contentOfDraft(kind(name), { values: values as never, from: day, to: null })

test('numbers are read as they are typed here', () => {
  expect(fill('measurements', { weight_kg: '12,5' }).content.weight_kg).toBe(12.5)
  expect(fill('measurements', { weight_kg: '12.5' }).content.weight_kg).toBe(12.5)
  expect(fill('benefits', { benefit: 'Trợ cấp', monthly_amount: '540.000' }).content.monthly_amount).toBe(540_000)
  expect(fill('measurements', { weight_kg: 'nặng' }).faults).toEqual({ weight_kg: 'invalid' })
  expect(fill('measurements', { weight_kg: '999' }).faults).toEqual({ weight_kg: 'invalid' })
  expect(fill('measurements', {}).faults).toEqual({ weight_kg: 'missing' })
})

test('a fact comes back as it was typed', () => {
  const content = { benefit: 'Trợ cấp', monthly_amount: 540_000 }
  const draft = draftOf(kind('benefits'), { content, validFrom: day, validTo: null }, day)
  expect(draft.values.monthly_amount).toBe('540.000')
  expect(contentOfDraft(kind('benefits'), draft).content).toMatchObject(content)
  const weighed = draftOf(kind('measurements'), { content: { weight_kg: '12.50' }, validFrom: day, validTo: null }, day)
  expect(weighed.values.weight_kg).toBe('12,5')
})

test('what is not asked beside an answer is not sent', () => {
  expect(fill('enrolments', { enrolled: false, level: 'primary', reason: 'theo mẹ' })).toEqual({
    content: {
      enrolled: false,
      level: null,
      school_name: null,
      class_name: null,
      dropped_out: null,
      reason: 'theo mẹ',
    },
    faults: {},
  })
  expect(fill('enrolments', {}).faults).toEqual({ enrolled: 'missing' })
})

test('another group empties the sub-group', () => {
  const special = kind('special_circumstances')
  const draft = draftOf(special, null, day)
  const first = answer(special, answer(special, draft, 'group_code', 'HCDB01'), 'sub_code', 'HCDB01.03')
  expect(answer(special, first, 'group_code', 'HCDB02').values.sub_code).toBeNull()
  expect(answer(special, first, 'group_code', 'HCDB01').values.sub_code).toBe('HCDB01.03')
})
