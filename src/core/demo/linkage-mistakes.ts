/** The kinds of mistake that lists have, how often each is made, and what it does to the cells of a row. */
import { partsOf } from '../dates.ts'
import { familyOf, givenOf, type Truth } from './linkage-families.ts'
import type { Place } from './linkage-places.ts'
import type { Random } from './random.ts'
import { asTelex, misheard, mistype, unaccentedCase, wrongTone } from './typing-slips.ts'

/** Each kind of mistake, and how often it is made beside the others. */
const weights = {
  letter: 9,
  tone: 5,
  noMarks: 9,
  decomposed: 4,
  capitals: 6,
  sound: 5,
  noMiddle: 4,
  otherOrder: 3,
  telex: 2,
  dayAndMonth: 6,
  dateDigit: 6,
  yearOnly: 3,
  firstOfJanuary: 2,
  wrongDay: 2,
  noMother: 4,
  noFather: 4,
  noParents: 4,
  motherMistyped: 5,
  fatherMistyped: 4,
  villageMistyped: 5,
  villageWord: 5,
  noVillage: 3,
  moved: 3,
  oldCommune: 5,
  noCommune: 3,
  numberZero: 5,
  numberDigit: 4,
  numberTurned: 2,
  numberNine: 2,
  noNumber: 6,
  sexWrong: 2,
  noSex: 2,
  noDate: 2,
}

export type Mistake = keyof typeof weights
export const mistakes = Object.keys(weights) as Mistake[]
export const weightedMistakes = mistakes.map((mistake) => [mistake, weights[mistake]] as const)

const [NAME, DATE, SEX, MOTHER, FATHER, VILLAGE, COMMUNE, NUMBER] = [1, 2, 3, 4, 5, 6, 7, 8] as const

export const spoil = (random: Random, cells: string[], mistake: Mistake, truth: Truth, places: Place[]): void => {
  const change = (column: number, how: (text: string) => string): void => {
    if (cells[column]) cells[column] = how(cells[column])
  }
  const empty = (...columns: number[]): void => {
    for (const column of columns) cells[column] = ''
  }
  const names = (how: (text: string) => string): void => {
    for (const column of [NAME, MOTHER, FATHER, VILLAGE]) change(column, how)
  }
  const { year, month, day } = partsOf(truth.birth)
  const setDate = (y: number, m: number, d: number): void => {
    const two = (n: number): string => String(n).padStart(2, '0')
    cells[DATE] = random.chance(0.5) ? `${y}-${two(m)}-${two(d)}` : `${two(d)}/${two(m)}/${y}`
  }
  const does: Record<Mistake, () => void> = {
    letter: () => change(NAME, (text) => mistype(random, text)),
    tone: () => change(NAME, (text) => wrongTone(random, text)),
    noMarks: () => (random.chance(0.75) ? names(unaccentedCase) : change(NAME, unaccentedCase)),
    decomposed: () => names((text) => text.normalize('NFD')),
    capitals: () => names((text) => text.toUpperCase()),
    sound: () => change(NAME, (text) => misheard(random, text)),
    noMiddle: () => change(NAME, (text) => `${familyOf(text)} ${givenOf(text)}`),
    otherOrder: () =>
      change(NAME, (text) => {
        const words = text.split(' ')
        return random.chance(0.6) ? [words.at(-1), ...words.slice(0, -1)].join(' ') : words.toReversed().join(' ')
      }),
    telex: () => names(asTelex),
    dayAndMonth: () => (day <= 12 ? setDate(year, day, month) : setDate(year, month, Math.max(1, day - 1))),
    dateDigit: () =>
      random.chance(0.4)
        ? setDate(year + random.pick([-1, 1, -10]), month, Math.min(day, 28))
        : setDate(
            year,
            random.chance(0.5) ? month : (month % 12) + 1,
            Math.min(28, random.chance(0.5) ? day : (day + 10) % 28 || 1),
          ),
    yearOnly: () => change(DATE, () => String(year)),
    firstOfJanuary: () => setDate(year, 1, 1),
    wrongDay: () => setDate(year, random.whole(1, 12), random.whole(1, 28)),
    noMother: () => empty(MOTHER),
    noFather: () => empty(FATHER),
    noParents: () => empty(MOTHER, FATHER),
    motherMistyped: () => change(MOTHER, (text) => (random.chance(0.5) ? mistype : wrongTone)(random, text)),
    fatherMistyped: () => change(FATHER, (text) => (random.chance(0.5) ? mistype : misheard)(random, text)),
    villageMistyped: () =>
      change(VILLAGE, (text) => (random.chance(0.5) ? unaccentedCase(text) : mistype(random, text))),
    villageWord: () =>
      change(VILLAGE, (text) => {
        const bare = text.replace(/^(Thôn|Bản|Xóm|Khu) (?=\S)/, '')
        return bare === text ? `Thôn ${text}` : bare
      }),
    noVillage: () => empty(VILLAGE),
    moved: () => {
      const place = random.chance(0.5) ? random.pick(places) : undefined
      if (place) cells[COMMUNE] = place.code
      const near = place ?? (places.find((p) => p.code === truth.commune) as Place)
      cells[VILLAGE] = random.pick(near.villages)
    },
    oldCommune: () => {
      const old = places.find((p) => p.code === truth.commune)?.old ?? []
      if (old.length > 0) change(COMMUNE, () => random.pick(old))
    },
    noCommune: () => empty(COMMUNE),
    numberZero: () => change(NUMBER, (text) => text.replace(/^0+/, '')),
    numberDigit: () =>
      change(NUMBER, (text) => {
        const at = random.whole(0, text.length - 1)
        return text.slice(0, at) + random.digits(1) + text.slice(at + 1)
      }),
    numberTurned: () =>
      change(NUMBER, (text) => {
        const at = random.whole(0, text.length - 2)
        return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
      }),
    numberNine: () => change(NUMBER, (text) => (random.chance(0.5) ? text.slice(-9) : `2${random.digits(8)}`)),
    noNumber: () => empty(NUMBER),
    sexWrong: () => change(SEX, (text) => (/^(nam|male)$/i.test(text) ? 'nữ' : 'nam')),
    noSex: () => empty(SEX),
    noDate: () => empty(DATE),
  }
  does[mistake]()
}
