/**
 * What a cell says. Every reader answers with a value, with null ("the list does not say") or with `unreadable`:
 * something stands there that is not understood, and nothing is made up for it.
 */
import { addDays, isPlainDate, type PlainDate, parseDate, plainDate, yearOf } from '../dates.ts'
import { cleanText, unaccent } from '../text.ts'
import type { Cell } from './import-fields.ts'
import type {
  BirthPrecision,
  DisabilityLevel,
  DisabilityType,
  HouseholdPoverty,
  SchoolLevel,
} from './imported-child.ts'

export const unreadable: unique symbol = Symbol('unreadable')
export type Unreadable = typeof unreadable

const plain = /^[\x21-\x7e\u00c0-\u02af\u1e00-\u1ef9]+(?: [\x21-\x7e\u00c0-\u02af\u1e00-\u1ef9]+)*$/

/** The text of a cell as people read it: a day as dd/mm/yyyy, a leading apostrophe of Excel dropped. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') {
    const text = plain.test(cell) ? cell : cleanText(cell)
    return text.startsWith("'") ? text.slice(1).trim() : text
  }
  if (typeof cell === 'number')
    return Number.isSafeInteger(cell) ? String(cell) : Number.isFinite(cell) ? String(cell) : ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (Number.isNaN(cell.getTime())) return ''
  const iso = cell.toISOString().slice(0, 10)
  return isPlainDate(iso) ? `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}` : iso
}

const makeWordKey = (text: string): string =>
  unaccent(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

// "Có", "Nữ", "Tiểu học" come back in every row; what was once worked out is kept, within a bound.
const shortKeys = new Map<string, string>()

/** Lower case without marks and punctuation, for comparing words. */
export const wordKey = (text: string): string => {
  if (text.length > 24) return makeWordKey(text)
  let key = shortKeys.get(text)
  if (key === undefined) {
    key = makeWordKey(text)
    if (shortKeys.size < 10_000) shortKeys.set(text, key)
  }
  return key
}

const unknownWords = new Set(
  [
    '?',
    '-',
    '.',
    'khong ro',
    'chua ro',
    'khong biet',
    'chua biet',
    'khong xac dinh',
    'chua xac dinh',
    'kxd',
    'cxd',
    'n a',
    'na',
    'null',
    'unknown',
  ].map((w) => wordKey(w) || w),
)

/** True for an empty cell and for words that say that nobody knows: `?`, `-`, `không rõ`. */
export const saysNothing = (text: string): boolean =>
  text.length < 20 &&
  (text === '' || /^[\s.?…_–—-]+$/.test(text) || (/^[kcnu]/i.test(text) && unknownWords.has(wordKey(text))))

/** `#REF!`, `#N/A`: what Excel leaves where a formula failed. */
export const isExcelError = (text: string): boolean =>
  /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/.test(text)

const yesWords = new Set(
  [
    'x',
    'v',
    'co',
    'c',
    '1',
    'da',
    'roi',
    'da co',
    'co roi',
    'true',
    'dung',
    'yes',
    'y',
    'ok',
    'du',
    'day du',
    'xx',
    'thuoc',
    'duoc',
  ].concat([
    'da dang ky',
    'da dkks',
    'da khai sinh',
    'da lam',
    'da cap',
    'da duoc cap',
    'co the',
    'co bhyt',
    'co gks',
    'dang hoc',
    'di hoc',
    'dang di hoc',
    'con hoc',
    'da di hoc',
    'da ho tro',
    'duoc ho tro',
    'da duoc ho tro',
    'da tro giup',
    'duoc tro giup',
    'da duoc tro giup',
    'dang huong',
    'da huong',
    'duoc huong',
  ]),
)
const noWords = new Set(
  [
    'khong',
    'ko',
    'k',
    'kh',
    'hong',
    'khg',
    'chua',
    '0',
    'false',
    'sai',
    'no',
    'n',
    'khong co',
    'chua co',
    'ko co',
    'k co',
    'khong thuoc',
  ].concat([
    'chua dang ky',
    'chua dkks',
    'chua khai sinh',
    'chua lam',
    'chua cap',
    'chua duoc cap',
    'khong dang ky',
    'khong hoc',
    'khong di hoc',
    'chua di hoc',
    'bo hoc',
    'da bo hoc',
    'nghi hoc',
    'da nghi hoc',
    'thoi hoc',
    'chua den tuoi',
    'chua den tuoi di hoc',
    'chua den tuoi hoc',
    'o nha',
    'chua ho tro',
    'chua duoc ho tro',
    'khong duoc ho tro',
    'chua tro giup',
    'chua duoc tro giup',
    'chua huong',
    'khong huong',
    'binh thuong',
    'khong khuyet tat',
    'khong bi',
  ]),
)

/** `readYesNo('chưa')` is false, `readYesNo('x')` true, `readYesNo('')` null. */
export const readYesNo = (text: string): boolean | null | Unreadable => {
  if (saysNothing(text)) return null
  if (/^[x×✓✔√☑☒+]$/i.test(text)) return true
  const key = wordKey(text)
  if (yesWords.has(key)) return true
  if (noWords.has(key)) return false
  return unreadable
}

export type ReadDate = { date: PlainDate; precision: BirthPrecision } | 'not_in_calendar' | 'unreadable' | null

const excelEpoch = '1899-12-30' as PlainDate

/**
 * A day as lists hold it: a date cell, Excel's day number, `05/03/2019`, `3/5/19`, `tháng 5/2019`, `2019`.
 * A bare number is Excel's day number only where it falls between 1955 and `latest`, so that `50319` is not 2037.
 */
export const readDate = (cell: Cell | undefined, latest: PlainDate): ReadDate => {
  if (cell instanceof Date) {
    const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
    return isPlainDate(iso) ? { date: iso as PlainDate, precision: 'day' } : 'not_in_calendar'
  }
  const text = cellText(cell)
  if (saysNothing(text)) return null
  const day = parseDate(text)
  if (day && !/^\d{6}$/.test(text)) return { date: day, precision: 'day' }
  if (/^\d+(\.\d+)?$/.test(text)) return readBareNumber(text, typeof cell === 'number', latest)
  return readWrittenDate(text)
}

const readBareNumber = (text: string, isNumber: boolean, latest: PlainDate): ReadDate => {
  const value = Number(text)
  if (/^(19|20)\d{2}$/.test(text)) return { date: plainDate(value, 1, 1), precision: 'year' }
  if (value > 20_000 && value < 80_000) {
    const date = addDays(excelEpoch, Math.floor(value))
    if (date <= latest) return { date, precision: 'day' }
  }
  // A number cell drops the leading zero of 05032019.
  const digits = isNumber && (text.length === 7 || text.length === 5) ? `0${text}` : text
  if (!/^\d{6}$|^\d{8}$/.test(digits)) return 'unreadable'
  const day = parseDate(digits)
  if (day) return { date: day, precision: 'day' }
  const iso = /^(\d{4})(\d{2})(\d{2})$/.exec(digits)
  const turned = iso ? parseDate(`${iso[1]}-${iso[2]}-${iso[3]}`) : null
  return turned ? { date: turned, precision: 'day' } : 'not_in_calendar'
}

const readWrittenDate = (text: string): ReadDate => {
  const key = unaccent(text)
    .replace(/^(sinh|ns)\b[\s:]*/, '')
    .replace(/^ngay\s*/, '')
    .replace(/\s*(thang|nam)\s*/g, '/')
    .replace(/\s+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(am|pm|sa|ch)?$/, '')
    .replace(/[\\,.\s–—-]+/g, '/')
    .replace(/\/{2,}/g, '/')
    .replace(/^\/|\/$/g, '')
  const year = /^((?:19|20)\d{2})$/.exec(key)
  if (year) return { date: plainDate(Number(year[1]), 1, 1), precision: 'year' }
  const month = /^(\d{1,2})\/((?:19|20)\d{2})$/.exec(key) ?? flip(/^((?:19|20)\d{2})\/(\d{1,2})$/.exec(key))
  if (month) return readMonth(Number(month[2]), Number(month[1]))
  const full = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(key)
  if (full) {
    const fullYear = (full[3] as string).length === 2 ? 2000 + Number(full[3]) : Number(full[3])
    if (fullYear < 1900 || fullYear > 2199) return 'not_in_calendar'
    if (Number(full[1]) === 0)
      return Number(full[2]) === 0
        ? { date: plainDate(fullYear, 1, 1), precision: 'year' }
        : readMonth(fullYear, Number(full[2]))
    const day = parseDate(`${full[1]}/${full[2]}/${fullYear}`)
    return day ? { date: day, precision: 'day' } : 'not_in_calendar'
  }
  const iso = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(key)
  if (iso) {
    const day = parseDate(`${iso[1]}-${iso[2]}-${iso[3]}`)
    return day ? { date: day, precision: 'day' } : 'not_in_calendar'
  }
  return 'unreadable'
}

const flip = (match: RegExpExecArray | null): string[] | null =>
  match ? [match[0], match[2] as string, match[1] as string] : null

const readMonth = (year: number, month: number): ReadDate =>
  month >= 1 && month <= 12 ? { date: plainDate(year, month, 1), precision: 'month' } : 'not_in_calendar'

/** `25/03/2019` for `03/25/2019`: the likely meaning of a date written month first, or null. */
export const likelyDate = (text: string): string | null => {
  const match = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text)
  return match && Number(match[2]) > 12 && parseDate(`${match[2]}/${match[1]}/${match[3]}`)
    ? `${match[2]?.padStart(2, '0')}/${match[1]?.padStart(2, '0')}/${match[3]}`
    : null
}

const specialGroups: readonly (readonly [string, RegExp])[] = [
  ['HCDB01', /mo coi (ca )?(cha|bo)( va| lan|,)? ?me|mo coi hoan toan|mo coi ca hai/],
  ['HCDB02', /bi bo roi|^bo roi/],
  ['HCDB03', /khong noi nuong tua|khong nuong tua/],
  ['HCDB04', /khuyet tat|\btkt\b/],
  ['HCDB05', /\bhiv\b|\baids\b/],
  ['HCDB06', /(vi pham|lam trai) phap luat/],
  ['HCDB07', /\bma tuy\b/],
  ['HCDB08', /bo hoc kiem song/],
  ['HCDB09', /\bbao luc\b/],
  ['HCDB10', /\bboc lot\b/],
  ['HCDB11', /xam hai tinh duc/],
  ['HCDB12', /\bmua ban\b/],
  ['HCDB13', /hiem ngheo|dieu tri dai ngay/],
  ['HCDB14', /\bdi cu\b|lanh nan|(ti|ty) nan/],
]

/**
 * The groups of Law on Children Article 10 that a text names. "Mồ côi cha" alone is none of them: a child with one
 * living parent belongs to group 3 only in the cases of Decree 56/2017/NĐ-CP Article 5.
 */
export const readSpecialGroups = (text: string, numbersAreGroups: boolean): string[] => {
  const key = unaccent(text)
  const code = /^(?:hcdb|nhom)?\s*\.?\s*0?(\d{1,2})$/.exec(key.trim())
  if (code && (numbersAreGroups || /[a-z]/.test(key))) {
    const number = Number(code[1])
    return number >= 1 && number <= 14 ? [`HCDB${String(number).padStart(2, '0')}`] : []
  }
  return specialGroups.filter(([, words]) => words.test(key)).map(([group]) => group)
}

const poverties: readonly (readonly [HouseholdPoverty, RegExp])[] = [
  ['near_poor', /^(((ho|thuoc|dien|dan toc) )*(can ngheo|cn)|hcn)$/],
  [
    'none',
    /^((ho )?(khong ngheo|khong thuoc( dien| ho ngheo)?|binh thuong|trung binh|tb|muc song trung binh|kha|du an|giau|kha gia)|khong|ko|k|0|khong co|none)$/,
  ],
  ['poor', /^(((ho|thuoc|dien) )*(ngheo)|hn|ho ngheo dtts)$/],
]

export const readPoverty = (text: string): HouseholdPoverty | null | Unreadable => {
  if (saysNothing(text)) return null
  const key = wordKey(text)
  return poverties.find(([, words]) => words.test(key))?.[0] ?? unreadable
}

const levels: readonly (readonly [SchoolLevel | 'early', RegExp])[] = [
  ['nursery', /^(nha tre|nt|nhom tre|nursery)$/],
  ['preschool', /^(mau giao|mg|preschool|kindergarten|mam non 5 tuoi|mg 5 tuoi|mau giao 5 tuoi)$/],
  ['early', /^(mam non|mn)$/],
  ['primary', /^(tieu hoc|th|cap 1|cap i|bac 1|primary)$/],
  ['lower_secondary', /^(trung hoc co so|thcs|cap 2|cap ii|bac 2|lower secondary)$/],
  ['upper_secondary', /^(trung hoc pho thong|thpt|cap 3|cap iii|bac 3|upper secondary)$/],
]

/** "Mầm non" covers two levels; who is 3 or more in the year the school year began is in preschool. */
export const readLevel = (text: string, birthYear: number, schoolYear: number): SchoolLevel | null | Unreadable => {
  if (saysNothing(text)) return null
  const found = levels.find(([, words]) => words.test(wordKey(text)))?.[0]
  if (!found) return unreadable
  return found === 'early' ? (schoolYear - birthYear >= 3 ? 'preschool' : 'nursery') : found
}

/** The level that a school's and a class's names leave no doubt about, else null. */
export const levelOfNames = (
  school: string | null,
  className: string | null,
  birthYear: number,
  schoolYear: number,
): SchoolLevel | null => {
  const s = wordKey(school ?? '')
  const c = wordKey(className ?? '')
  if (/\b(nha tre|nhom tre|nt|24 36 thang)\b/.test(c)) return 'nursery'
  if (/\b(mau giao|mg|tuoi|mam|choi)\b/.test(c)) return 'preschool'
  if (/\b(mam non|mau giao|mn)\b/.test(s)) return schoolYear - birthYear >= 3 ? 'preschool' : 'nursery'
  const grade = Number(/^(?:lop )?(\d{1,2})(?!\d)/.exec(c)?.[1] ?? 0)
  if (grade >= 1 && grade <= 5) return 'primary'
  if (grade >= 6 && grade <= 9) return 'lower_secondary'
  if (grade >= 10 && grade <= 12) return 'upper_secondary'
  return null
}

/** The year in which the current school year began: from 1 August the new one (a simplification for reading only). */
export const schoolYearOf = (today: PlainDate): number =>
  Number(today.slice(5, 7)) >= 8 ? yearOf(today) : yearOf(today) - 1

const disabilityTypes: readonly (readonly [DisabilityType, RegExp])[] = [
  ['movement', /^(van dong|kt van dong|vd|chan|tay|tay chan|chan tay)$/],
  ['hearing_speech', /^(nghe|noi|nghe noi|nghe va noi|cam diec|cam|diec|nn|nghe noi)$/],
  ['vision', /^(nhin|mat|mu|khiem thi|thi giac)$/],
  ['mental', /^(than kinh|tam than|than kinh tam than|tktt)$/],
  ['intellectual', /^(tri tue|cham phat trien|down|cham phat trien tri tue)$/],
  ['other', /^(khac|tu ky|kt khac)$/],
]

export const readDisabilityType = (text: string): DisabilityType | null | Unreadable => {
  if (saysNothing(text)) return null
  const key = wordKey(text).replace(/^(khuyet tat|kt|dang|ve) +/g, '')
  return disabilityTypes.find(([, words]) => words.test(key))?.[0] ?? unreadable
}

export const readDisabilityLevel = (text: string): DisabilityLevel | null | Unreadable => {
  if (saysNothing(text)) return null
  const key = wordKey(text).replace(/^(muc( do)?|khuyet tat|kt) +/g, '')
  if (/^(dac biet nang|dbn|db nang)$/.test(key)) return 'very_severe'
  if (/^nang$/.test(key)) return 'severe'
  return key === 'nhe' ? 'mild' : unreadable
}

/** Twelve digits; a number cell has lost the zeros in front, which every province code of the number begins with. */
export const readPersonalNumber = (
  cell: Cell | undefined,
): { number: string; restored: boolean } | null | Unreadable => {
  const text = cellText(cell)
  if (saysNothing(text)) return null
  const digits = text.replace(/[\s.·_-]/g, '')
  if (/^\d{12}$/.test(digits)) return { number: digits, restored: false }
  if (typeof cell === 'number' && /^\d{10,11}$/.test(digits))
    return { number: digits.padStart(12, '0'), restored: true }
  return unreadable
}

/**
 * Whether a personal number agrees with sex and year of birth: digit 4 holds century and sex, digits 5–6 the year.
 * Basis: 137-2015-nd-cp, Article 13 (structure kept by 70-2024-nd-cp, not confirmed on the text).
 */
export const personalNumberDisagrees = (
  number: string,
  sex: 'male' | 'female' | null,
  birth: PlainDate,
): 'sex' | 'year' | null => {
  const marker = Number(number[3])
  const year = 1900 + Math.floor(marker / 2) * 100 + Number(number.slice(4, 6))
  if (year !== yearOf(birth)) return 'year'
  return sex !== null && (marker % 2 === 0 ? 'male' : 'female') !== sex ? 'sex' : null
}

/** A telephone number with the zero that a number cell drops: 912345678 becomes 0912345678. */
export const readPhone = (cell: Cell | undefined): string | null => {
  const text = cellText(cell)
  if (saysNothing(text)) return null
  const digits = text.replace(/[\s.-]/g, '')
  return typeof cell === 'number' && /^[35789]\d{8}$/.test(digits)
    ? `0${digits}`
    : /^\+?\d+$/.test(digits)
      ? digits
      : text
}

/** Marks that stand in no Vietnamese name typed in Unicode, and in most typed with TCVN3 (".VnTime") fonts. */
export const looksLikeOldFont = (text: string): boolean => /[\u00a6-\u00ac\u00ae\u00b5-\u00bf]/.test(text)

/** `TRIỆU A SỐNG` becomes `Triệu A Sống`. */
export const titleCase = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[\s'-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
