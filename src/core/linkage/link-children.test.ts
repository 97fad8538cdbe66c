import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkageList } from '../demo/linkage-list.ts'
import { oldCodesOf } from '../demo/linkage-places.ts'
import { type LinkageColumn, linkageColumns, openRecords } from './child-records.ts'
import { type LinkedPair, linkChildren } from './link-children.ts'

type Cells = Partial<Record<LinkageColumn, string>>

const row = (cells: Cells): string[] => linkageColumns.map((column) => cells[column] ?? '')

const link = (first: readonly string[][], second?: readonly string[][], successors = new Map<string, string[]>()) => {
  const builder = openRecords({ twoLists: second !== undefined, successors })
  for (const cells of first) expect(builder.add(cells, 0)).toBe(true)
  for (const cells of second ?? []) expect(builder.add(cells, 1)).toBe(true)
  return linkChildren(builder.finish())
}

const hoa: Cells = {
  full_name: 'Triệu Thị Hoa',
  birth_date: '2019-03-05',
  sex: 'nữ',
  mother_name: 'Bàn Thị Mẩy',
  father_name: 'Triệu A Sống',
  village: 'Thôn Khe Giấy',
  commune_code: '06985',
  personal_id: '022319004217',
}

/** A list without doubles, for company. */
const neighbours = [...linkageList({ seed: 4, size: 300, copied: 0, communes: 3 })].map(({ cells }, n) => [
  `n${n}`,
  ...cells.slice(1),
])

/** The probability that Hoa and the other are one child: alone in a list, and among neighbours. */
const probabilities = (other: Cells, one: Cells = hoa): [alone: number, among: number] => {
  const two = [row({ ...one, id: 'a' }), row({ ...one, ...other, id: 'b' })]
  const of = (pairs: LinkedPair[]): number => pairs.find(({ a, b }) => a === 'a' && b === 'b')?.probability ?? 0
  return [of(link(two)), of(link([...neighbours, ...two]))]
}

const linked = (other: Cells, one?: Cells): void => {
  const [alone, among] = probabilities(other, one)
  expect(among).toBeGreaterThan(0.5)
  expect(alone).toBeGreaterThan(0.5)
}
const apart = (other: Cells, one?: Cells): void => expect(probabilities(other, one)).toEqual([0, 0])

const withoutNumber = { ...hoa, personal_id: '' }
const poor = { ...hoa, personal_id: '', mother_name: '', father_name: '' }

test.each<[string, Cells]>([
  ['nothing at all', {}],
  ['a mistyped given name', { full_name: 'Triệu Thị Hao' }],
  ['a letter typed twice', { full_name: 'Triệu Thị Hoaa' }],
  ['a mistyped family name', { full_name: 'Triêu Thi Hoa' }],
  [
    'marks',
    { full_name: 'Trieu Thi Hoa', mother_name: 'Ban Thi May', father_name: 'Trieu A Song', village: 'Khe Giay' },
  ],
  ['the place of the tone', { full_name: 'Triệu Thị Hoá'.normalize('NFD') }],
  [
    'composed or decomposed signs',
    { full_name: 'Triệu Thị Hoa'.normalize('NFD'), village: 'Khe Giấy'.normalize('NFD') },
  ],
  ['capitals', { full_name: 'TRIỆU THỊ HOA', mother_name: 'BÀN THỊ MẨY' }],
  ['d and đ, gi and d', { full_name: 'Chiệu Thị Hoa' }],
  ['keys of Telex', { full_name: 'Trieeuj Thij Hoa', mother_name: 'Banf Thij Maayr' }],
  ['keys of VNI', { full_name: 'Trie6u5 Thi5 Hoa' }],
  ['the middle name', { full_name: 'Triệu Hoa' }],
  ['the order of syllables', { full_name: 'Hoa Triệu Thị' }],
  ['a lost space', { full_name: 'Triệu ThịHoa' }],
  ['day and month', { birth_date: '2019-05-03' }],
  ['the way of writing dates', { birth_date: '05/03/2019' }],
  ['a digit of the day', { birth_date: '15/03/2019' }],
  ['a year only', { birth_date: '2019' }],
  ['no birthday', { birth_date: '' }],
  ['the year by one', { birth_date: '2018-03-05' }],
  ['parents missing', { mother_name: '', father_name: '' }],
  ['a mistyped mother', { mother_name: 'Bàn Thị Mẫy' }],
  ['the village', { village: 'Khe Sím' }],
  ['the village with or without its word', { village: 'Khe Giay' }],
  ['no village and commune', { village: '', commune_code: '' }],
  ['the sex', { sex: 'nam' }],
  ['words for the sex', { sex: 'F' }],
])('one child whose records differ in %s is found without a number', (_, other) => {
  linked({ ...other, personal_id: '' }, withoutNumber)
})

test.each<[string, string]>([
  ['a zero in front lost', '22319004217'],
  ['a digit wrong', '022319004227'],
  ['digits swapped', '022319004271'],
  ['nine digits left', '319004217'],
  ['no number', ''],
])('a personal number with %s does not part one child', (_, personal_id) => {
  linked({ personal_id })
})

test('a number links where names were changed, if the day agrees', () => {
  linked({ full_name: 'Triệu Thị Hồng Nhung', mother_name: '', father_name: '' })
})

test.each<[string, Cells]>([
  ['of the other sex', { full_name: 'Triệu Văn Hùng', sex: 'nam' }],
  ['with a name that begins alike', { full_name: 'Triệu Thị Hồng' }],
  ['with another number', { full_name: 'Triệu Thị Huệ', personal_id: '022319004218' }],
  ['with the same given name and another middle name', { full_name: 'Triệu Kim Hoa', personal_id: '022319009911' }],
])('twins %s are two children', (_, twin) => {
  apart({ personal_id: '', ...twin }, twin.personal_id ? hoa : withoutNumber)
})

test('brothers and sisters are two children, whatever their household shares', () => {
  apart({ full_name: 'Triệu Thị Hương', birth_date: '2021-07-20' }, withoutNumber)
  apart({ full_name: 'Triệu Thị Hạnh', birth_date: '2021-03-05' }, withoutNumber)
  apart({ full_name: 'Triệu A Phúc', birth_date: '', sex: 'nam' }, withoutNumber)
})

test('a common name on another day is another child; the same day without parents is one only in one village', () => {
  const nam = {
    full_name: 'Nguyễn Văn Nam',
    birth_date: '2015-09-12',
    sex: 'nam',
    village: 'Khu 2',
    commune_code: '30001',
  }
  const far = { commune_code: '30007', village: 'Khu 9', mother_name: 'Lê Thị Hà', father_name: 'Nguyễn Văn Long' }
  const near = { ...nam, mother_name: 'Trần Thị Bình', father_name: 'Nguyễn Văn Dũng' }
  // Two rows alone cannot say how common a name is in the village; the list around them can.
  expect(probabilities({ birth_date: '2016-02-21', mother_name: '', father_name: '' }, near)[1]).toBe(0)
  apart(far, near)
  linked({ village: 'Khu 2', mother_name: '' }, near)
})

test('names of every people: Dao, Tày, Sán Chỉ, Mông', () => {
  const people: [string, string][] = [
    ['Chìu Tắc Múi', 'Chiu Tac Mui'],
    ['Nông Thị Điểm', 'NÔNG THỊ ĐIỂM'],
    ['Lỷ Sì Múi', 'Lý Sì Múi'],
    ["Vàng A H'Lềnh", 'Vang A Hlenh'],
  ]
  for (const [one, other] of people) linked({ full_name: other }, { ...poor, full_name: one })
})

test('an old and a new code of one commune agree', () => {
  const successors = new Map([['06982', ['06985']]])
  const pair = [row({ ...poor, id: 'a' }), row({ ...poor, id: 'b', commune_code: '6982' })]
  const [withCodes] = link([...neighbours, ...pair], undefined, successors)
  const [without] = link([...neighbours, ...pair])
  expect(withCodes?.probability).toBeGreaterThan(without?.probability ?? 0)
})

test('empty lists, single rows and empty columns give no pair', () => {
  expect(link([])).toEqual([])
  expect(link([row({ ...hoa, id: 'a' })])).toEqual([])
  expect(link([], [])).toEqual([])
  expect(link([row({ id: 'a' }), row({ id: 'b' })])).toEqual([])
  expect(link(neighbours)).toEqual([])
})

test('a list may lack any column: what is there still finds the child', () => {
  for (const column of linkageColumns) {
    if (column === 'id' || column === 'full_name') continue
    linked({}, { ...hoa, [column]: '' })
  }
})

test('of two lists only pairs between them count, the first list’s id first', () => {
  const twice = [row({ ...hoa, id: '2' }), row({ ...hoa, id: '3' })]
  const pairs = link(twice, [row({ ...hoa, id: '1' })])
  expect(pairs.map(({ a, b }) => `${a} ${b}`).sort()).toEqual(['2 1', '3 1'])
  expect(link(twice, [])).toEqual([])
})

test('the order of rows and columns of a pair change nothing: each pair once, no probability of 1 or more', () => {
  const rows = [...linkageList({ seed: 9, size: 400, communes: 3 })].map(({ cells }, n) => [`r${n}`, ...cells.slice(1)])
  const usual = link(rows)
  expect(usual.length).toBeGreaterThan(20)
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      const found = link(shuffled)
      expect(found.map(({ a, b }) => `${a} ${b}`)).toEqual(usual.map(({ a, b }) => `${a} ${b}`))
      found.forEach(({ probability }, n) => {
        expect(probability).toBeCloseTo(usual[n]!.probability, 5)
      })
    }),
    { numRuns: 5 },
  )
  expect(new Set(usual.map(({ a, b }) => [a, b].sort().join(' '))).size).toBe(usual.length)
  for (const { a, b, probability } of usual) {
    expect(a < b).toBe(true)
    expect(probability).toBeGreaterThan(0.5)
    expect(probability).toBeLessThan(1)
  }
})

test('two lists the other way round give the same pairs', () => {
  const rows = [...linkageList({ seed: 10, size: 500, copied: 0.4, communes: 3 })]
  const of = (wanted: boolean): string[][] =>
    rows.flatMap(({ cells, copy }, n) => (copy > 0 === wanted ? [[`r${n}`, ...cells.slice(1)]] : []))
  const there = link(of(false), of(true))
  const back = link(of(true), of(false))
  expect(there.length).toBeGreaterThan(50)
  expect(back.map(({ a, b }) => `${b} ${a}`).sort()).toEqual(there.map(({ a, b }) => `${a} ${b}`).sort())
})

test('whatever stands in the cells, the answer is a list of pairs above a half', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12, unit: 'grapheme' }),
    fc.constantFrom(
      '',
      '?',
      '0',
      '2019',
      '31/02/2019',
      'không rõ',
      'Triệu Thị Hoa',
      '022319004217',
      "'",
      '–',
      '(đã mất)',
    ),
  )
  const cells = fc.tuple(...Array.from({ length: 8 }, () => cell))
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 12 }), (list) => {
      for (const { a, b, probability } of link(list.map((row, n) => [String(n), ...row]))) {
        expect(a).not.toBe(b)
        expect(probability > 0.5 && probability < 1).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

const truthOf = (rows: readonly { child: number }[]): { isPair: (a: string, b: string) => boolean; pairs: number } => {
  const counts = new Map<number, number>()
  for (const { child } of rows) counts.set(child, (counts.get(child) ?? 0) + 1)
  let pairs = 0
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2
  return { pairs, isPair: (a, b) => rows[Number(a)]?.child === rows[Number(b)]?.child }
}

test.each([21, 22])('2,000 rows with every kind of mistake: few pairs wrong, few missed (seed %i)', (seed) => {
  const rows = [...linkageList({ seed, size: 2000 })]
  const found = link(
    rows.map(({ cells }, n) => [String(n), ...cells.slice(1)]),
    undefined,
    oldCodesOf(seed),
  )
  const truth = truthOf(rows)
  const right = found.filter(({ a, b }) => truth.isPair(a, b)).length
  expect(right / found.length).toBeGreaterThan(0.97)
  expect(right / truth.pairs).toBeGreaterThan(0.95)
})
