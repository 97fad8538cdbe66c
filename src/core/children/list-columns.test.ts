import { expect, test } from 'vitest'
import { plainDate } from '../dates.ts'
import { type ChildOfList, ColumnKey, columnsOf, listColumns } from './list-columns.ts'

const nothingKnown: ChildOfList = {
  fullName: 'Vi Thử',
  sex: null,
  birthDate: plainDate(2020, 1, 1),
  birthPrecision: 'year',
  age: 6,
  ethnicName: null,
  villageName: 'Khe Sím',
  resident: null,
  residenceKind: null,
  migrant: null,
  dead: false,
  birthRegistered: null,
  hasNumber: false,
  enrolled: null,
  droppedOut: null,
  schoolLevel: null,
  schoolName: null,
  className: null,
  specialPresent: null,
  specialGroups: [],
  supported: null,
  benefits: [],
  insured: null,
  disabled: null,
  disabilityType: null,
  disabilityLevel: null,
  poverty: null,
  livesWith: null,
  parentsAway: null,
  carerDecided: false,
  immunisedUnder1: null,
  measuredOn: null,
  underweight: null,
  stunted: null,
  wasted: null,
  overweight: null,
  earlyServices: null,
  risks: [],
  preventionPlanned: false,
  hasVisitor: false,
  lastVisit: null,
  motherName: null,
  fatherName: null,
  guardianName: null,
  carerPhone: null,
}
const textOf = (child: ChildOfList, key: ColumnKey) => columnsOf([key])[0]?.text(child, 'vi')

test('every column there is can be shown, in the order asked for', () => {
  expect(listColumns.map(({ key }) => key)).toEqual(ColumnKey.options)
  expect(columnsOf(['village', 'birth']).map(({ heading }) => heading.vi)).toEqual(['Thôn', 'Ngày sinh'])
})

test('what is not known never reads as "no"', () => {
  for (const key of [
    'sex',
    'ethnic',
    'residence',
    'registration',
    'school',
    'circumstances',
    'support',
    'poverty',
    'disability',
    'insurance',
    'immunised',
    'livesWith',
    'parentsAway',
    'earlyServices',
  ] as const)
    expect(textOf(nothingKnown, key), key).toBe('chưa rõ')
  expect(textOf(nothingKnown, 'birth')).toBe('2020')
})

test('codes are said in words', () => {
  const child: ChildOfList = {
    ...nothingKnown,
    specialPresent: true,
    specialGroups: ['HCDB01', 'HCDB04'],
    enrolled: true,
    schoolLevel: 'preschool',
    disabled: true,
    disabilityType: 'vision',
    disabilityLevel: 'mild',
    livesWith: 'grandparents',
    parentsAway: 'both',
    earlyServices: ['health'],
    residenceKind: 'temporary',
    migrant: true,
  }
  expect(textOf(child, 'circumstances')).toBe('Mồ côi cả cha và mẹ; Khuyết tật')
  expect(textOf(child, 'school')).toBe('Mẫu giáo')
  expect(textOf(child, 'disability')).toBe('Nhìn; Nhẹ')
  expect(textOf(child, 'livesWith')).toBe('Ông bà')
  expect(textOf(child, 'parentsAway')).toBe('Cả hai')
  expect(textOf(child, 'earlyServices')).toBe('Chăm sóc sức khỏe')
  expect(textOf(child, 'residence')).toBe('Tạm trú; di cư')
})
