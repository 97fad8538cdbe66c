/**
 * The rows of one or two lists in columns of numbers: a million rows take some tens of bytes each, and threads can share
 * them. Rows are put into an order of their own, so that the order of the lists changes nothing.
 */
import { type Names, openNameBook } from './name-book.ts'
import { readBirthDate, readCommuneCode, readPersonalNumber, readSexCode } from './read-values.ts'
import { hashPair, hashText } from './sound-key.ts'
import { type Allocate, openSyllableBook, type Syllables } from './syllable-book.ts'

/** The columns of a list for linkage, as they are headed. */
export const linkageColumns = [
  'id',
  'full_name',
  'birth_date',
  'sex',
  'mother_name',
  'father_name',
  'village',
  'commune_code',
  'personal_id',
] as const
export type LinkageColumn = (typeof linkageColumns)[number]

/** The cells of a row in the order of `linkageColumns`; empty text where the list says nothing. */
export type LinkageRow = readonly string[]

/** Which new communes an old one went into, by code: `{ '06982': ['06985'] }`. */
export type CommuneSuccessors = ReadonlyMap<string, readonly string[]>

/** Records in columns, in an order that depends on their ids alone. */
export type ChildRecords = {
  size: number
  /** Whether pairs are sought between two lists, and then which list a record is of: 0 or 1. */
  twoLists: boolean
  list: Uint8Array
  /** A number for the id, for choosing by chance without an order. */
  chance: Uint32Array
  name: Int32Array
  mother: Int32Array
  father: Int32Array
  village: Int32Array
  /** `20190305`, `20190300`, `20190000` or 0. */
  date: Int32Array
  sex: Uint8Array
  /** Number of the commune's code, 0 not known; `communeGroup` is the same for an old commune and the new one it went into. */
  commune: Int32Array
  communeGroup: Int32Array
  personalNumber: Float64Array
  /** 1 where no name of the record has a mark: the whole record was written without. */
  unmarked: Uint8Array
  syllables: Syllables
  names: Names
  /** For each commune's code the communes that it may be today, from `start[n]` to `start[n + 1]`. */
  communeStart: Int32Array
  communesToday: Int32Array
}

export type ReadRecords = { records: ChildRecords; ids: string[]; plainTextOf: (syllable: number) => string }

export type RecordsBuilder = {
  /** Takes a row in; false when its list already has the id. */
  add: (row: LinkageRow, list: 0 | 1) => boolean
  size: () => number
  finish: () => ReadRecords
}

type Column = { push: (value: number) => void; at: (n: number) => number }

const openColumn = <T extends Int32Array | Uint32Array | Float64Array | Uint8Array>(
  make: (length: number) => T,
): Column => {
  let values = make(4096)
  let size = 0
  return {
    push: (value) => {
      if (size === values.length) {
        const wider = make(size * 2)
        wider.set(values)
        values = wider
      }
      values[size++] = value
    },
    at: (n) => values[n] as number,
  }
}

const ints = (n: number): Int32Array => new Int32Array(n)

export const openRecords = (
  options: { twoLists: boolean; successors?: CommuneSuccessors },
  allocate: Allocate = (bytes) => new ArrayBuffer(bytes),
): RecordsBuilder => {
  const book = openSyllableBook()
  const nameBook = openNameBook(book)
  const communes = openCommunes(options.successors ?? new Map())
  const ids: string[] = []
  const seen = [new Set<string>(), new Set<string>()] as const
  const list = openColumn((n) => new Uint8Array(n))
  const chance = openColumn((n) => new Uint32Array(n))
  const [name, mother, father, village, date, commune] = [0, 1, 2, 3, 4, 5].map(() => openColumn(ints)) as [
    Column,
    Column,
    Column,
    Column,
    Column,
    Column,
  ]
  const sex = openColumn((n) => new Uint8Array(n))
  const number = openColumn((n) => new Float64Array(n))

  return {
    add: (row, of) => {
      const id = row[0] as string
      if (seen[of].has(id)) return false
      seen[of].add(id)
      ids.push(id)
      list.push(of)
      chance.push(hashText(id))
      name.push(nameBook.personOf(row[1] as string))
      date.push(readBirthDate(row[2] as string))
      sex.push(readSexCode(row[3] as string))
      mother.push(nameBook.personOf(row[4] as string))
      father.push(nameBook.personOf(row[5] as string))
      village.push(nameBook.villageOf(row[6] as string))
      commune.push(communes.numberOf(readCommuneCode(row[7] as string)))
      number.push(readPersonalNumber(row[8] as string))
      return true
    },
    size: () => ids.length,
    finish: () => {
      const size = ids.length
      const order = orderOf(size, chance.at)
      seen[0].clear()
      seen[1].clear()
      const take32 = (from: Column): Int32Array => {
        const to = new Int32Array(allocate(4 * size))
        for (let n = 0; n < size; n++) to[n] = from.at(order[n]!)
        return to
      }
      const take8 = (from: Column): Uint8Array => {
        const to = new Uint8Array(allocate(size))
        for (let n = 0; n < size; n++) to[n] = from.at(order[n]!)
        return to
      }
      const syllables = book.finish(allocate)
      const names = nameBook.finish(syllables, allocate)
      const records: ChildRecords = {
        size,
        twoLists: options.twoLists,
        list: take8(list),
        chance: new Uint32Array(allocate(4 * size)),
        name: take32(name),
        mother: take32(mother),
        father: take32(father),
        village: take32(village),
        date: take32(date),
        sex: take8(sex),
        commune: take32(commune),
        communeGroup: new Int32Array(allocate(4 * size)),
        personalNumber: new Float64Array(allocate(8 * size)),
        unmarked: new Uint8Array(allocate(size)),
        syllables,
        names,
        ...communes.finish(allocate),
      }
      for (let n = 0; n < size; n++) {
        records.chance[n] = chance.at(order[n]!)
        records.personalNumber[n] = number.at(order[n]!)
        records.communeGroup[n] = communes.groupOf(records.commune[n]!)
        const [child, its, his] = [records.name[n]!, records.mother[n]!, records.father[n]!]
        const marked = [child, its, his].some((person) => person !== 0 && names.unmarked[person] === 0)
        records.unmarked[n] = child !== 0 && !marked ? 1 : 0
      }
      return { records, ids: Array.from(order, (n) => ids[n] as string), plainTextOf: book.plainOf }
    },
  }
}

/** The rows by the number of their id; ids with one number keep the order they came in. */
const orderOf = (size: number, chanceAt: (n: number) => number): Int32Array => {
  const keyed = new Float64Array(size)
  for (let n = 0; n < size; n++) keyed[n] = (chanceAt(n) % 2 ** 31) * 2 ** 22 + n
  keyed.sort()
  return Int32Array.from(keyed, (key) => key % 2 ** 22)
}

/** Codes of communes as numbers. A code of before July 2025 may stand for any commune it went into. */
const openCommunes = (successors: CommuneSuccessors) => {
  const byCode = new Map<string, number>([['', 0]])
  const codes = ['']
  const numberOf = (code: string): number => {
    let number = byCode.get(code)
    if (number === undefined) {
      number = codes.length
      byCode.set(code, number)
      codes.push(code)
    }
    return number
  }
  let groups: number[] = []
  return {
    numberOf,
    groupOf: (commune: number): number => groups[commune] as number,
    finish: (allocate: Allocate): { communeStart: Int32Array; communesToday: Int32Array } => {
      const today: number[][] = []
      // What a code went into gets a number too, so the list grows while it is walked.
      for (let n = 0; n < codes.length; n++) {
        const after = (successors.get(codes[n] as string) ?? []).map(numberOf)
        today.push(n === 0 ? [] : [...new Set([n, ...after])])
      }
      groups = codes.map((code, n) => {
        const after = successors.get(code)
        return after?.length ? (byCode.get(after.includes(code) ? code : (after[0] as string)) as number) : n
      })
      const communeStart = new Int32Array(allocate(4 * (codes.length + 1)))
      today.forEach((list, n) => {
        communeStart[n + 1] = communeStart[n]! + list.length
      })
      const communesToday = new Int32Array(allocate(4 * communeStart[codes.length]!))
      communesToday.set(today.flat())
      return { communeStart, communesToday }
    },
  }
}

/** Whether two codes may be one commune: the same, or one went into the other, or both into a third. */
export const mayBeOneCommune = (records: ChildRecords, a: number, b: number): boolean => {
  const { communeStart, communesToday } = records
  for (let i = communeStart[a]!; i < communeStart[a + 1]!; i++)
    for (let j = communeStart[b]!; j < communeStart[b + 1]!; j++) if (communesToday[i] === communesToday[j]) return true
  return false
}

/** A number for the place: commune and village together, or 0. */
export const placeOf = (records: ChildRecords, n: number): number => {
  const village = records.village[n]!
  const commune = records.communeGroup[n]!
  return village === 0 || commune === 0 ? 0 : hashPair(commune, records.names.plain[village]!)
}
