import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asksSomething, readSearch } from './child-search.ts'

const nothing = { name: [], carer: null, born: null, number: null, impossible: false }

test('reads names, birth dates, carers and numbers, alone and together', () => {
  const cases: [string, object][] = [
    ['Triệu Thị  Mai', { name: ['trieu', 'thi', 'mai'] }],
    ['05/03/2019', { born: { from: '2019-03-05', to: '2019-03-05' } }],
    ['050319', { born: { from: '2019-03-05', to: '2019-03-05' } }],
    ['05032019', { born: { from: '2019-03-05', to: '2019-03-05' } }],
    ['3/2019', { born: { from: '2019-03-01', to: '2019-03-31' } }],
    ['mai 2019', { name: ['mai'], born: { from: '2019-01-01', to: '2019-12-31' } }],
    ['mẹ: Bàn Thị Mai', { carer: { kind: 'mother', syllables: ['ban', 'thi', 'mai'] } }],
    ['An, mẹ: Mai', { name: ['an'], carer: { kind: 'mother', syllables: ['mai'] } }],
    [
      'an bố:Tài 2019',
      { name: ['an'], carer: { kind: 'father', syllables: ['tai'] }, born: { from: '2019-01-01', to: '2019-12-31' } },
    ],
    ['giám hộ: Vi Văn Ba', { carer: { kind: 'guardian', syllables: ['vi', 'van', 'ba'] } }],
    ['099 123 456 789', { number: '099123456789' }],
    ['099123456', { number: '099123456' }],
    ['31/02/2019', { impossible: true }],
    ['13/2019', { impossible: true }],
  ]
  for (const [typed, expected] of cases) expect(readSearch(typed), typed).toEqual({ ...nothing, ...expected })
})

test('a mother called Mẹ is a name where nothing follows', () => {
  expect(readSearch('mẹ:')).toEqual({ ...nothing })
  expect(asksSomething(readSearch('mẹ:'))).toBe(false)
  expect(asksSomething(readSearch(' … '))).toBe(false)
})

test('whatever is typed is read without falling', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => void readSearch(typed)))
  fc.assert(fc.property(fc.stringMatching(/^[\d/. :-]{0,20}$/), (typed) => void readSearch(typed)))
})
