import { expect, test } from 'vitest'
import { plainDate } from '../dates.ts'
import { type ImportedChild, unknownChild } from './imported-child.ts'
import { childDifferences, compareIdentity, identityKey, identityKeys, nameKey } from './same-child.ts'

const mother = (fullName: string) => ({ relation: 'mother' as const, fullName, birthYear: null, phone: null })
const hoa: ImportedChild = {
  ...unknownChild('Bàn Thị Hoà', plainDate(2019, 3, 5)),
  sex: 'female',
  villageName: 'Khe Sím',
  carers: [mother('Lý Thị Mẩy')],
}

test('a name is the same whatever its capitals, spaces and place of the tone', () => {
  expect(nameKey('BÀN  thị Hòa')).toBe(nameKey('Bàn Thị Hoà'))
  expect(nameKey('Triệu A Tú')).not.toBe(nameKey('Triệu A Tư'))
})

test('the strongest key is the personal number, then the mother, then the village', () => {
  expect(identityKey({ ...hoa, personalNumber: '099319000001' })).toBe('number:099319000001')
  expect(identityKeys(hoa)).toHaveLength(2)
  expect(identityKeys({ ...hoa, villageName: 'Nà Lụa' })[0]).toBe(identityKeys(hoa)[0])
})

test('who is the same child, who is not, and where a person decides', () => {
  expect(compareIdentity(hoa, { ...hoa, fullName: 'BÀN THỊ HÒA', villageName: 'Nà Lụa' })).toBe('same')
  expect(compareIdentity(hoa, { ...hoa, personalNumber: '099319000001' })).toBe('same')
  expect(compareIdentity({ ...hoa, personalNumber: '099319000002' }, { ...hoa, personalNumber: '099319000001' })).toBe(
    'different',
  )
  expect(compareIdentity(hoa, { ...hoa, fullName: 'Ban Thi Hoa' })).toBe('unsure')
  expect(compareIdentity(hoa, { ...hoa, carers: [mother('Lý Thị Nải')] })).toBe('unsure')
  expect(compareIdentity(hoa, { ...hoa, birthDate: plainDate(2019, 3, 6) })).toBe('different')
  expect(compareIdentity(hoa, { ...hoa, birthDate: plainDate(2019, 1, 1), birthPrecision: 'year' })).toBe('same')
})

test('only what the list says and what differs is a change', () => {
  expect(childDifferences(hoa, hoa)).toEqual([])
  expect(
    childDifferences(hoa, { ...unknownChild('BÀN THỊ HOÀ', plainDate(2019, 1, 1)), birthPrecision: 'year' }),
  ).toEqual([])
  expect(
    childDifferences(hoa, {
      ...hoa,
      villageName: 'Nà Lụa',
      birthRegistration: { ...hoa.birthRegistration, registered: true },
    }),
  ).toEqual([
    { fact: 'residence', field: 'villageName', before: 'Khe Sím', after: 'Nà Lụa' },
    { fact: 'birthRegistration', field: 'registered', before: null, after: true },
  ])
  expect(childDifferences(hoa, { ...hoa, carers: [] })).toEqual([])
})
