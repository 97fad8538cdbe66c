/**
 * Invented lists in which some children stand twice, with the mistakes that lists have, and the truth beside them: for
 * measuring linkage. Mistakes are made letter by letter and cell by cell, as a hurried hand, a keyboard or a spreadsheet
 * makes them, not by the levels that linkage compares with.
 */
import type { Sex } from '../children/imported-child.ts'
import { addDays, formatDate, type PlainDate, partsOf, plainDate } from '../dates.ts'
import { unaccent } from '../text.ts'
import { familyName, givenNames } from './names.ts'
import { type Random, randomFrom } from './random.ts'

export const mistakes = [
  'letter',
  'tone',
  'noMarks',
  'decomposed',
  'capitals',
  'sound',
  'noMiddle',
  'otherOrder',
  'telex',
  'dayAndMonth',
  'dateDigit',
  'yearOnly',
  'firstOfJanuary',
  'wrongDay',
  'noMother',
  'noFather',
  'noParents',
  'motherMistyped',
  'fatherMistyped',
  'villageMistyped',
  'villageWord',
  'noVillage',
  'moved',
  'oldCommune',
  'noCommune',
  'numberZero',
  'numberDigit',
  'numberTurned',
  'numberNine',
  'noNumber',
  'sexWrong',
  'noSex',
  'noDate',
] as const
export type Mistake = (typeof mistakes)[number]

export type LinkageListOptions = {
  seed: number
  /** Rows to make, copies included. */
  size: number
  /** Share of children who stand in the list again. */
  copied?: number
  /** Mistakes in a copy, on average. */
  mistakesEach?: number
  twins?: number
  communes?: number
  /** Share of children whose number is known at all. */
  numbered?: number
  /** Old codes by new code; invented ones without. */
  oldCodes?: ReadonlyMap<string, readonly string[]>
  /** The only kind of mistake to make, for finding out what it costs. */
  only?: Mistake
}

/** `[id, full_name, birth_date, sex, mother_name, father_name, village, commune_code, personal_id]`. */
export type ListedRow = { child: number; copy: number; cells: string[]; mistakes: Mistake[] }

type Truth = {
  name: string
  ethnic: string
  birth: PlainDate
  sex: Sex
  mother: string
  father: string
  village: string
  commune: string
  number: string
}

const peoples = ['01', '01', '01', '02', '09', '09', '15', 'mong'] as const
const mong = {
  families: ['Vàng', 'Sùng', 'Thào', 'Giàng', 'Lầu', 'Má', 'Hạng', 'Cứ', 'Lý', 'Mùa'],
  male: ['A Páo', 'A Sình', 'A Dơ', 'A Lử', 'A Chu', 'Mí Lình', 'A Tủa', 'A Sáng', 'Seo Phử', "H'Lềnh"],
  female: ['Thị Mỷ', 'Thị Dợ', 'Thị Sông', 'Thị Chá', 'Y Mai', 'Thị Máy', 'Thị Của', 'Y Dở', 'Thị Pà', "H'Blia"],
}
const common = ['Nguyễn Văn Nam', 'Nguyễn Thị Hoa', 'Nguyễn Văn Hùng', 'Trần Thị Lan', 'Triệu Thị Mai', 'Lê Văn Minh']
const villageWords = ['Thôn', 'Bản', 'Xóm', 'Khu', 'Thôn', '']
const villageFirst = [
  'Khe',
  'Nà',
  'Pò',
  'Đồng',
  'Bản',
  'Làng',
  'Tân',
  'Phiêng',
  'Bãi',
  'Co',
  'Pắc',
  'Suối',
  'Đèo',
  'Nậm',
]
const villageLast = [
  'Giấy',
  'Sím',
  'Lụa',
  'Mòn',
  'Vầu',
  'Ráy',
  'Lau',
  'Hợp',
  'Ngàn',
  'Tiến',
  'Dọc',
  'Hảo',
  'Chiềng',
  'Thông',
]

const wholeName = (random: Random, ethnic: string, sex: Sex, family?: string): string =>
  ethnic === 'mong'
    ? `${family ?? random.pick(mong.families)} ${random.pick(mong[sex])}`
    : `${family ?? familyName(random, ethnic)} ${givenNames(random, ethnic, sex)}`

const familyOf = (name: string): string => name.split(' ')[0] as string
const givenOf = (name: string): string => name.split(' ').at(-1) as string

/** Rows in an order by chance within some thousand; the same options give the same rows. */
export function* linkageList(options: LinkageListOptions): Generator<ListedRow> {
  const random = randomFrom(options.seed)
  const { copied = 0.15, mistakesEach = 1.6, twins = 0.02, communes = 40, numbered = 0.6 } = options
  const places = makePlaces(random, communes, options.oldCodes)
  let made = 0
  let child = 0
  let waiting: ListedRow[] = []
  while (made + waiting.length < options.size) {
    for (const truth of makeFamily(random, places, { twins, numbered })) {
      waiting.push({ child, copy: 0, cells: written(random, truth), mistakes: [] })
      if (random.chance(copied)) {
        const copies = random.chance(0.08) ? 2 : 1
        for (let copy = 1; copy <= copies; copy++)
          waiting.push(makeCopy(random, truth, child, copy, options, mistakesEach, places))
      }
      child++
    }
    if (waiting.length > 5000) {
      yield* shuffled(random, waiting).slice(0, options.size - made)
      made += waiting.length
      waiting = []
    }
  }
  yield* shuffled(random, waiting).slice(0, options.size - made)
}

const shuffled = <T>(random: Random, list: T[]): T[] => {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.whole(0, i)
    ;[list[i], list[j]] = [list[j] as T, list[i] as T]
  }
  return list
}

type Place = { code: string; old: readonly string[]; villages: string[]; ethnics: string[] }

const makePlaces = (random: Random, count: number, oldCodes?: ReadonlyMap<string, readonly string[]>): Place[] => {
  const codes = oldCodes ? [...oldCodes.keys()] : []
  return Array.from({ length: count }, (_, n) => {
    const code = codes.length > 0 ? (codes[(n * 37) % codes.length] as string) : String(30_001 + 3 * n).padStart(5, '0')
    const old = oldCodes?.get(code) ?? [String(1001 + 2 * n).padStart(5, '0'), String(60_001 + 2 * n)]
    const villages = Array.from({ length: random.whole(6, 16) }, (_, v) =>
      `${random.pick(villageWords)} ${random.chance(0.2) ? v + 1 : `${random.pick(villageFirst)} ${random.pick(villageLast)}`}`.trim(),
    )
    return { code, old, villages, ethnics: [random.pick(peoples), random.pick(peoples), random.pick(peoples)] }
  })
}

export const oldCodesOf = (seed: number, communes = 40): Map<string, string[]> => {
  const successors = new Map<string, string[]>()
  for (const place of makePlaces(randomFrom(seed), communes))
    for (const old of place.old) successors.set(old, [place.code])
  return successors
}

const makeFamily = (random: Random, places: Place[], share: { twins: number; numbered: number }): Truth[] => {
  const place = random.pick(places)
  const ethnic = random.pick(place.ethnics)
  const father = random.chance(0.06) ? '' : random.chance(0.01) ? 'Nguyễn Văn Hùng' : wholeName(random, ethnic, 'male')
  const mother = random.chance(0.02)
    ? random.pick(['Nguyễn Thị Hoa', 'Trần Thị Lan'])
    : wholeName(random, ethnic, 'female')
  const family = father === '' ? familyOf(mother) : familyOf(father)
  const village = random.pick(place.villages)
  const children: Truth[] = []
  let birth = addDays(plainDate(2010, 1, 1), random.whole(0, 5000))
  const count = random.weighted([
    [1, 35],
    [2, 42],
    [3, 18],
    [4, 5],
  ] as const)
  for (let n = 0; n < count; n++) {
    const sex: Sex = random.chance(0.52) ? 'male' : 'female'
    const one = makeChild(random, {
      ethnic,
      family,
      mother,
      father,
      village,
      place,
      birth,
      sex,
      numbered: share.numbered,
    })
    if (random.chance(0.01)) one.name = random.pick(common)
    children.push(one)
    if (random.chance(share.twins)) children.push(makeTwin(random, one, share.numbered))
    birth = addDays(birth, random.whole(300, 1900))
    if (birth > '2026-06-01') break
  }
  const used = new Set<string>()
  for (const one of children) {
    while (used.has(one.name)) one.name = wholeName(random, ethnic, one.sex, family)
    used.add(one.name)
  }
  return children
}

type ChildOf = Omit<Truth, 'name' | 'number' | 'commune'> & { family: string; place: Place; numbered: number }

const numberOf = (random: Random, birth: PlainDate, sex: Sex): string =>
  `0${random.weighted([
    ['22', 8],
    ['20', 1],
    ['24', 1],
  ] as const)}${sex === 'male' ? 2 : 3}${birth.slice(2, 4)}${random.digits(6)}`

const makeChild = (random: Random, { family, place, numbered, ...known }: ChildOf): Truth => ({
  ...known,
  name: wholeName(random, known.ethnic, known.sex, family),
  birth: random.chance(0.01) ? plainDate(partsOf(known.birth).year, 1, 1) : known.birth,
  commune: place.code,
  number: random.chance(numbered) ? numberOf(random, known.birth, known.sex) : '',
})

/** Twins are often named alike: the same first letter, or one mark apart. */
const makeTwin = (random: Random, first: Truth, numbered: number): Truth => {
  const sex: Sex = random.chance(0.65) ? first.sex : first.sex === 'male' ? 'female' : 'male'
  let name = wholeName(random, first.ethnic, sex, familyOf(first.name))
  for (let tries = 0; tries < 30 && random.chance(0.5); tries++) {
    const other = wholeName(random, first.ethnic, sex, familyOf(first.name))
    if (other !== first.name && unaccent(givenOf(other))[0] === unaccent(givenOf(first.name))[0]) name = other
  }
  if (sex === first.sex && random.chance(0.5)) name = [...first.name.split(' ').slice(0, -1), givenOf(name)].join(' ')
  const next = String(Number(first.number.slice(-6)) + 1)
    .padStart(6, '0')
    .slice(-6)
  const number =
    first.number === ''
      ? ''
      : sex === first.sex && random.chance(0.4)
        ? first.number.slice(0, 6) + next
        : random.chance(numbered)
          ? numberOf(random, first.birth, sex)
          : ''
  return { ...first, name, sex, number }
}

/** A row as a careful clerk writes it: cells are left out, nothing is wrong. */
const written = (random: Random, truth: Truth): string[] => [
  '',
  truth.name,
  random.chance(0.5) ? truth.birth : formatDate(truth.birth),
  random.pick(truth.sex === 'male' ? ['nam', 'Nam', 'male'] : ['nữ', 'Nữ', 'female']),
  random.chance(0.05) ? '' : truth.mother,
  random.chance(0.08) ? '' : truth.father,
  random.chance(0.03) ? '' : truth.village,
  random.chance(0.02) ? '' : truth.commune,
  random.chance(0.1) ? '' : truth.number,
]

const weights: Record<Mistake, number> = {
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
const weighted = mistakes.map((mistake) => [mistake, weights[mistake]] as const)

const makeCopy = (
  random: Random,
  truth: Truth,
  child: number,
  copy: number,
  options: LinkageListOptions,
  mistakesEach: number,
  places: Place[],
): ListedRow => {
  const cells = written(random, truth)
  const made: Mistake[] = []
  if (options.only) made.push(options.only)
  else {
    // As many as a hurried clerk makes: often none, sometimes many.
    let left = mistakesEach
    while (random.chance(left / (1 + left)) && made.length < 6) {
      const mistake = random.weighted(weighted)
      if (!made.includes(mistake)) made.push(mistake)
      left *= 0.95
    }
  }
  // What concerns a whole cell first, the way of writing last.
  const last = ['noMarks', 'telex', 'decomposed', 'capitals']
  made.sort((x, y) => last.indexOf(x) - last.indexOf(y))
  for (const mistake of made) spoil(random, cells, mistake, truth, places)
  return { child, copy, cells, mistakes: made }
}

const beside: Record<string, string> = {
  a: 'sqz',
  b: 'vgn',
  c: 'xvd',
  d: 'sfe',
  e: 'wrd',
  g: 'fht',
  h: 'gjn',
  i: 'uok',
  k: 'jli',
  l: 'kop',
  m: 'nk',
  n: 'bmh',
  o: 'ipl',
  p: 'ol',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbg',
  x: 'zcs',
  y: 'tuh',
}

/** One letter of a name doubled, dropped, swapped with the next or taken for its neighbour on the keyboard. */
const mistype = (random: Random, text: string): string => {
  const letters = [...text.normalize('NFC')]
  const places = letters.flatMap((letter, n) => (/\p{L}/u.test(letter) ? [n] : []))
  if (places.length === 0) return text
  const at = random.pick(places)
  const letter = letters[at] as string
  const kind = random.whole(0, 3)
  if (kind === 0 && places.length > 3) letters.splice(at, 1)
  else if (kind === 1) letters.splice(at, 0, letter.toLowerCase())
  else if (kind === 2 && at + 1 < letters.length && letters[at + 1] !== ' ')
    [letters[at], letters[at + 1]] = [letters[at + 1] as string, letter]
  else letters[at] = random.pick([...(beside[unaccent(letter)] ?? 'aeo')])
  return letters.join('')
}

const marks = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
/** Another tone on one syllable, or none. */
const wrongTone = (random: Random, text: string): string => {
  const words = text.split(' ')
  const at = random.whole(0, words.length - 1)
  const bare = (words[at] as string).normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
  const vowels = [...bare.matchAll(/[aeiouy][\u0302\u0306\u031b]*/gi)]
  if (vowels.length === 0) return text
  const vowel = random.pick(vowels)
  const end = vowel.index + vowel[0].length
  words[at] = (bare.slice(0, end) + (random.chance(0.3) ? '' : random.pick(marks)) + bare.slice(end)).normalize('NFC')
  return words.join(' ')
}

const heard: readonly (readonly [RegExp, string])[] = [
  [/\bTr/, 'Ch'],
  [/\bCh/, 'Tr'],
  [/\bS/, 'X'],
  [/\bX/, 'S'],
  [/\bL/, 'N'],
  [/\bN(?![gh])/, 'L'],
  [/\bD/, 'Gi'],
  [/\bGi(?=[aàáảãạâăeêoôơuư])/, 'D'],
  [/\bR/, 'D'],
  [/ý\b/, 'í'],
  [/y\b/, 'i'],
  [/i\b/, 'y'],
  [/ỳ\b/, 'ì'],
  [/\bĐ/, 'D'],
]
const misheard = (random: Random, text: string): string => {
  const able = heard.filter(([from]) => from.test(text))
  if (able.length === 0) return mistype(random, text)
  const [from, to] = random.pick(able)
  return text.replace(from, to)
}

const telexTones: Record<string, string> = { '\u0300': 'f', '\u0301': 's', '\u0303': 'x', '\u0309': 'r', '\u0323': 'j' }
const asTelex = (text: string): string =>
  text
    .split(' ')
    .map((word) => {
      let tone = ''
      const rest = word.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => {
        tone = telexTones[mark] as string
        return ''
      })
      return (
        rest
          .replace(/([aeo])\u0302/gi, (_, v: string) => v + v.toLowerCase())
          .replace(/([aou])[\u0306\u031b]/gi, '$1w')
          .replace(/đ/g, 'dd')
          .replace(/Đ/g, 'Dd') + tone
      )
    })
    .join(' ')

const [NAME, DATE, SEX, MOTHER, FATHER, VILLAGE, COMMUNE, NUMBER] = [1, 2, 3, 4, 5, 6, 7, 8] as const

const spoil = (random: Random, cells: string[], mistake: Mistake, truth: Truth, places: Place[]): void => {
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

/** Without marks, capitals kept. */
const unaccentedCase = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
