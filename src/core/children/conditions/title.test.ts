import { expect, test } from 'vitest'
import { childQuestions, questionKeys } from '../child-questions.ts'
import { conditionSections } from './catalogue.ts'
import { chipsOf, titleOf } from './title.ts'

const none = { village: null, ethnic: null }

test('a title says the question as an officer would', () => {
  expect(titleOf({}, none, 'vi')).toBe('Trẻ em')
  expect(titleOf({ ageTo: 4, birthRegistered: 'no', village: 'x' }, { ...none, village: 'Khe Sím' }, 'vi')).toBe(
    'Trẻ em dưới 5 tuổi chưa đăng ký khai sinh, ở Khe\u00a0Sím',
  )
  expect(titleOf({ sex: 'female', ageFrom: 3, ageTo: 5, enrolled: 'yes' }, none, 'vi')).toBe(
    'Trẻ em gái từ 3 đến 5 tuổi đang đi học',
  )
  expect(titleOf({ ageFrom: 5, ageTo: 5, enrolled: 'no' }, none, 'vi')).toBe('Trẻ em 5 tuổi chưa đi mẫu giáo')
  expect(titleOf({ ageFrom: 16, ageTo: 17 }, none, 'vi')).toBe('Người từ 16 đến 17 tuổi')
  expect(titleOf({ monthsTo: 23, ethnic: '09' }, { ...none, ethnic: 'Dao' }, 'vi')).toBe(
    'Trẻ em dân tộc Dao dưới 24 tháng tuổi',
  )
  expect(titleOf({ special: 'yes', notVisitedDays: 90 }, none, 'en')).toBe(
    'Children in special circumstances, not visited for 90 days',
  )
})

test('every condition that can be chosen is said in the title and can be taken away by its chip', () => {
  for (const { key, choices } of conditionSections.flatMap((section) => section.conditions))
    for (const { value } of choices) {
      const filter = { [key]: key === 'notVisitedDays' ? Number(value) : value }
      for (const language of ['vi', 'en'] as const) {
        const [chip, ...others] = chipsOf(filter, none, language)
        expect(others, `${key} ${value}`).toEqual([])
        expect(chip?.keys, `${key} ${value}`).toEqual([key])
        expect(titleOf(filter, none, language), `${key} ${value}`).not.toBe(titleOf({}, none, language))
      }
    }
})

test('every ready question has a title of its own', () => {
  const titles = questionKeys.map((key) => titleOf(childQuestions[key], none, 'vi'))
  expect(new Set(titles).size).toBe(titles.length)
})
