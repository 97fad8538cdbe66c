import { expect, test } from 'vitest'
import { nameKey } from '../children/same-child.ts'
import { openNameComparer } from './compare-names.ts'
import { given, rest } from './levels.ts'
import { openNameBook } from './name-book.ts'
import { soundKey } from './sound-key.ts'
import { openSyllableBook } from './syllable-book.ts'
import { undoTyping } from './typing-leftovers.ts'

const levelsOf = (one: string, other: string): string => {
  const book = openSyllableBook()
  const names = openNameBook(book)
  const [a, b] = [names.personOf(one), names.personOf(other)]
  const allocate = (bytes: number): ArrayBuffer => new ArrayBuffer(bytes)
  const syllables = book.finish(allocate)
  const comparer = openNameComparer(names.finish(syllables, allocate), syllables)
  const name = (levels: Record<string, number>, level: number): string =>
    Object.entries(levels).find(([, number]) => number === level)?.[0] ?? ''
  comparer.compare(a, b)
  const there = `${name(given, comparer.givenLevel)}, ${name(rest, comparer.restLevel)}`
  comparer.compare(b, a)
  expect(`${name(given, comparer.givenLevel)}, ${name(rest, comparer.restLevel)}`).toBe(there)
  return there
}

test.each([
  ['Triệu Thị Hoà', 'TRIỆU  THỊ HÒA', 'same, same'],
  ['Triệu Thị Hoà', 'Triệu Thị Hoà'.normalize('NFD'), 'same, same'],
  ['Triệu Thị Hoà', 'Trieeuj Thij Hoaf', 'same, same'],
  ['Triệu Thị Hoà', 'Trie6u5 Thi5 Hoa2', 'same, same'],
  ['Triệu Thị Hoà', 'Cháu Triệu Thị Hoà (Mùi)', 'same, same'],
  ['Triệu Thị Hoà', 'Trieu Thi Hoa', 'marksMissing, marksDiffer'],
  ['Triệu Thị Hoà', 'Triệu Thị Hoá', 'marksDiffer, same'],
  ['Lý Thị Trang', 'Ný Thị Chang', 'sameSound, near'],
  ['Đặng Văn Dũng', 'Đặng Văn Giũng', 'sameSound, same'],
  ['Triệu Thị Hoa', 'Triệu Thị Hao', 'oneSlip, same'],
  ['Triệu Thị Hoa', 'Triệu Thị Hồng', 'different, same'],
  ['Triệu Thị Hoa', 'Triệu Hoa', 'same, middleMissing'],
  ['Triệu Thị Hoa', 'Triệu T. Hoa', 'same, middleMissing'],
  ['Triệu Thị Hoa', 'Hoa Triệu Thị', 'same, reordered'],
  ['Triệu Thị Hoa', 'Triệu ThịHoa', 'same, same'],
  ['Triệu Thị Hoa', 'Triệu Thịhoa', 'sameSound, same'],
  ['Triệu Thị Hoa', 'Triệu Kim Hoa', 'same, familySame'],
  ['Triệu Thị Hoa', 'Lý Thị Hoa', 'same, middleSame'],
  ['Triệu Thị Hoa', 'Nông Văn Bằng', 'different, different'],
  ["Vàng A H'Lềnh", 'Vàng A Hlềnh', 'same, same'],
  ['Triệu Thị Hoa', 'không rõ', 'unknown, unknown'],
])('%s and %s', (one, other, levels) => {
  expect(levelsOf(one, other)).toBe(levels)
})

test('what sounds alike where letters are confused has one key', () => {
  for (const [a, b] of [
    ['trang', 'chang'],
    ['sa', 'xa'],
    ['lan', 'nan'],
    ['dung', 'giung'],
    ['dung', 'rung'],
    ['ly', 'li'],
    ['nghia', 'ngia'],
    ['quy', 'qui'],
  ] as const)
    expect(soundKey(a)).toBe(soundKey(b))
  for (const [a, b] of [
    ['nam', 'nham'],
    ['thi', 'ti'],
    ['hoa', 'hong'],
  ] as const)
    expect(soundKey(a)).not.toBe(soundKey(b))
})

test('only what was typed without the keyboard’s marks is turned back', () => {
  expect(nameKey(undoTyping('nguyeenx'))).toBe(nameKey('nguyễn'))
  expect(nameKey(undoTyping('dduwcs'))).toBe(nameKey('đức'))
  for (const plain of ['hoa', 'nam', 'thi', 'triệu', '12', 'a1', 'lenh']) expect(undoTyping(plain)).toBe(plain)
})
