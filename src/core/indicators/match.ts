/**
 * Which indicator of the catalogue a plan's measure means. Ranked, with reasons an officer can judge; the officer
 * confirms. Similar wording counts most, then the age group, then the unit; a conflict of age or of sense costs more
 * than any likeness gains.
 */

import type { Direction } from '../plans/plan-reading.ts'
import { syllablesOf, unaccent } from '../text.ts'
import type { Indicator, IndicatorUnit } from './indicator.ts'

/** Completed years, both included; `to` null is open ("từ 11 tuổi trở lên"). */
export type AgeGroup = { from: number; to: number | null }

export type MatchReason = {
  code:
    | 'same_words'
    | 'similar_words'
    | 'some_words'
    | 'same_age'
    | 'other_age'
    | 'same_unit'
    | 'other_unit'
    | 'opposite'
    | 'other_place'
  vi: string
  en: string
}

export type RankedIndicator = { code: string; score: number; reasons: MatchReason[] }

export type MatchQuery = {
  /** What the measure says it measures. */
  measureText: string
  /** The whole target it stands in; only a weak hint, since a target often holds several measures. */
  targetText?: string
  unit: string | null
  direction?: Direction | null
}

type CatalogueEntry = Pick<Indicator, 'code' | 'name' | 'alsoCalled' | 'unit' | 'population'>

/**
 * Different words for one thing, on unaccented text, longest first. Each phrase becomes one token, so that "nhẹ cân" and
 * "cân nặng theo tuổi" are the same word and "cân" in "thừa cân" is not theirs.
 */
const synonyms: readonly [token: string, phrases: readonly string[]][] = [
  [
    '_nhe_can',
    [
      'suy dinh duong the nhe can',
      'suy dinh duong the can nang theo tuoi',
      'can nang theo tuoi',
      'can nang/tuoi',
      'nhe can',
      'thieu can',
    ],
  ],
  [
    '_thap_coi',
    [
      'suy dinh duong the thap coi',
      'suy dinh duong the chieu cao theo tuoi',
      'chieu cao theo tuoi',
      'chieu cao/tuoi',
      'thap coi',
    ],
  ],
  [
    '_beo_phi',
    [
      'suy dinh duong the beo phi',
      'thua can, beo phi',
      'thua can va beo phi',
      'thua can beo phi',
      'thua can - beo phi',
      'beo phi',
      'thua can',
    ],
  ],
  [
    '_mau_giao',
    [
      'di hoc mau giao',
      'ra lop mau giao',
      'den truong mam non',
      'hoc mau giao',
      'den lop mau giao',
      'truong mau giao',
      'hoc mam non',
      'mau giao',
      'mam non',
    ],
  ],
  ['_di_hoc', ['huy dong', 'ra lop', 'den truong', 'den lop', 'di hoc']],
  ['_khai_sinh', ['dang ky khai sinh', 'co giay khai sinh', 'giay khai sinh', 'lam khai sinh', 'khai sinh']],
  [
    '_tiem_chung',
    ['tiem chung day du', 'tiem du', 'tiem chung', 'tiem phong', 'vac xin', 'vac-xin', 'vaccine', 'vacxin'],
  ],
  ['_so_sinh', ['tre so sinh', 'so sinh', 'duoi 28 ngay tuoi']],
  ['_tu_vong', ['tu vong', 'chet']],
  ['_thuong_tich', ['tai nan, thuong tich', 'tai nan thuong tich', 'thuong tich', 'tai nan']],
  ['_hcdb', ['hoan canh dac biet', 'hcdb']],
  ['_ho_tro', ['cham soc, nuoi duong, tro giup', 'cham soc, tro giup', 'nuoi duong', 'tro giup', 'ho tro']],
  ['_xam_hai', ['bi xam hai', 'xam hai', 'bao luc']],
  ['_lao_dong', ['lao dong tre em', 'tre em lao dong', 'lao dong']],
  ['_tao_hon', ['tao hon', 'ket hon som', 'ket hon tre em']],
  ['_tieu_hoc', ['tieu hoc', 'cap 1', 'cap i']],
  ['_thcs', ['trung hoc co so', 'thcs', 'cap 2', 'cap ii']],
  ['_bo_hoc', ['bo hoc', 'nghi hoc giua chung']],
  ['_hoan_thanh', ['hoan thanh chuong trinh', 'hoan thanh cap', 'tot nghiep', 'hoan thanh']],
  ['_truong', ['co so giao duc', 'truong hoc', 'nha truong', 'truong']],
  ['_ve_sinh', ['cong trinh ve sinh', 'nha ve sinh', 've sinh']],
  ['_y_kien', ['hoi y kien', 'lay y kien', 'tham van', 'y kien']],
  ['_tham_gia', ['quyen tham gia', 'tham gia']],
  ['_vui_choi', ['van hoa, vui choi', 'van hoa vui choi', 'vui choi, giai tri', 'vui choi']],
  ['_thien_tai', ['thien tai, tham hoa', 'thien tai', 'tham hoa', 'bao lu', 'lu lut']],
  ['_phu_hop_te', ['phu hop voi tre em', 'than thien voi tre em', 'xa phu hop']],
  ['_hiv', ['hiv/aids', 'hiv', 'hiv tu me sang con']],
  ['_tam_ly', ['tam ly hoc duong', 'ho tro tam ly', 'tu van tam ly']],
  ['_mang', ['moi truong mang', 'tren mang', 'internet']],
  ['_khuyet_tat', ['khuyet tat']],
]

/** Words every measure has: they say nothing about which. */
const empty = new Set(
  'tre em ty le suat so cua cac cho va den tren tong duoc co bi la cap bac muc dat giam tang xuong con duy tri nam phan dau dam bao on dinh hang moi tu tro len tuoi duoi trong voi ve theo mot nhung de phat ty lượng luong % te'.split(
    ' ',
  ),
)

const phrases = synonyms
  .flatMap(([token, list]) => list.map((phrase) => [phrase, token] as const))
  .sort((a, b) => b[0].length - a[0].length)

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const phrasePattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${phrases.map(([phrase]) => escaped(phrase)).join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
)
const tokenOfPhrase = new Map(phrases)

/** The telling words of a text: phrases first, the rest syllable by syllable. */
export const tellingWords = (text: string): Set<string> => {
  const words = new Set<string>()
  const rest = unaccent(text)
    .replace(/\s+/g, ' ')
    .replace(phrasePattern, (phrase) => {
      words.add(tokenOfPhrase.get(phrase) as string)
      return ' | '
    })
  for (const part of rest.split('|')) {
    const syllables = syllablesOf(part).filter((s) => !/^\d+$/.test(s))
    syllables.forEach((s, i) => {
      if (!empty.has(s)) words.add(s)
      const next = syllables[i + 1]
      if (next && !(empty.has(s) && empty.has(next))) words.add(`${s} ${next}`)
    })
  }
  return words
}

/** Every age group that a text names: "dưới 5 tuổi" is 0 to 4, "từ 5 đến 17 tuổi", "đến 8 tuổi", "từ 11 tuổi trở lên". */
export const ageGroupsIn = (text: string): AgeGroup[] => {
  const found: AgeGroup[] = []
  const add = (group: AgeGroup) => {
    if (!found.some((g) => g.from === group.from && g.to === group.to)) found.push(group)
    return ' | '
  }
  const n = (digits: string | undefined) => Number(digits)
  const pattern = /\bduoi 28 ngay/g
  unaccent(text)
    .replace(/\s+/g, ' ')
    .replace(pattern, ' | ')
    .replace(/\b(?:tu )?(?:du )?(\d{1,2})(?: tuoi)? den duoi (\d{1,2}) tuoi/g, (_, a, b) =>
      add({ from: n(a), to: n(b) - 1 }),
    )
    .replace(/\b(?:tu )?(?:du )?(\d{1,2})(?: tuoi)? ?(?:den|-|–) ?(\d{1,2}) tuoi/g, (_, a, b) =>
      add({ from: n(a), to: n(b) }),
    )
    .replace(/\b(?:tu )?(?:du )?(\d{1,2}) tuoi tro len/g, (_, a) => add({ from: n(a), to: null }))
    .replace(/\b(?:tren) (\d{1,2}) tuoi/g, (_, a) => add({ from: n(a) + 1, to: null }))
    .replace(/\bduoi (\d{1,2}) tuoi/g, (_, a) => add({ from: 0, to: n(a) - 1 }))
    .replace(/\bden (\d{1,2}) tuoi/g, (_, a) => add({ from: 0, to: n(a) }))
    .replace(/\b(\d{1,2}) tuoi/g, (_, a) => add({ from: n(a), to: n(a) }))
  return found
}

const ageWords = (group: AgeGroup): { vi: string; en: string } => {
  if (group.to === null) return { vi: `từ ${group.from} tuổi trở lên`, en: `aged ${group.from} and over` }
  if (group.from === group.to && group.from > 0) return { vi: `${group.from} tuổi`, en: `aged ${group.from}` }
  if (group.from === 0) return { vi: `dưới ${group.to + 1} tuổi`, en: `under ${group.to + 1}` }
  return { vi: `từ ${group.from} đến ${group.to} tuổi`, en: `aged ${group.from} to ${group.to}` }
}

/** An open age group of a plan ends where the indicator's does: "từ 11 tuổi trở lên" is 11 to 15. */
const sameAge = (asked: AgeGroup, entry: AgeGroup): boolean =>
  asked.from === entry.from && (asked.to === null || entry.to === null || asked.to === entry.to)

/** The general age of a child is no age group of its own in a plan's wording. */
const ageOf = (entry: CatalogueEntry): AgeGroup | null => {
  const { ageFrom, ageTo } = entry.population
  return ageFrom === null || (ageFrom === 0 && ageTo === 15) ? null : { from: ageFrom, to: ageTo }
}

const isRate = (unit: string): boolean => ['%', '‰', 'per_1000', 'per_500', 'per_100000'].includes(unit)

/** Whether a measure's unit fits the indicator's; null when the measure says nothing. */
const unitFits = (query: MatchQuery, entry: IndicatorUnit): boolean | null => {
  const { unit, direction } = query
  if (direction === 'achieve') return entry === 'yes_no'
  // A yearly change in percent is read on a count as well as on a rate.
  if ((direction === 'decrease' || direction === 'increase') && (unit === '%' || unit === null)) return null
  // "Không có trẻ em bỏ học": zero of a rate is zero of its numerator.
  if (direction === 'exactly' || direction === 'eliminate') return null
  if (unit === null) return null
  if (unit === '%') return entry === '%'
  if (unit === '‰' || unit === 'per_1000' || unit === 'per_500') return entry === '‰'
  if (unit === 'per_100000') return entry === 'per_100000'
  return !isRate(entry) && entry !== 'yes_no'
}

/** "Chưa đăng ký khai sinh", "không được tiêm chủng": the opposite of what an indicator counts. */
const saysNot = (text: string): boolean =>
  /\bchua (?!den)|\bkhong (?:duoc|di|dang ky|co giay|tiem|hoan thanh|phu hop|dat)\b/.test(unaccent(text))

const urbanRural = (text: string): 'rural' | 'urban' | null => {
  const plain = unaccent(text)
  const [rural, urban] = [/nong thon/.test(plain), /thanh thi/.test(plain)]
  return rural === urban ? null : rural ? 'rural' : 'urban'
}

const plain = (text: string): string => syllablesOf(text).join(' ')

type Prepared = { entry: CatalogueEntry; wordings: Set<string>[]; place: 'rural' | 'urban' | null; not: boolean }

const overlap = (asked: Set<string>, known: Set<string>, weight: (word: string) => number): number => {
  const sum = (words: Iterable<string>) => [...words].reduce((total, word) => total + weight(word), 0)
  const shared = sum([...asked].filter((word) => known.has(word)))
  // Ruzicka's measure on sets: what is shared, of all that either says.
  return shared === 0 ? 0 : shared / (sum(asked) + sum(known) - shared)
}

/** Below this nothing is alike but a common syllable; offering it would only mislead. */
const least = 0.1

/** All indicators with some likeness, the likeliest first; equal scores in the order of codes. */
export const rankIndicators = (query: MatchQuery, catalogue: readonly CatalogueEntry[]): RankedIndicator[] => {
  const prepared: Prepared[] = catalogue.map((entry) => ({
    entry,
    wordings: [entry.name.vi, ...entry.alsoCalled].map(tellingWords),
    place: urbanRural(entry.name.vi),
    not: saysNot(entry.name.vi),
  }))
  // A word of many indicators tells little: log of one in how many.
  const inHowMany = new Map<string, number>()
  for (const { wordings } of prepared)
    for (const word of new Set(wordings.flatMap((w) => [...w]))) inHowMany.set(word, (inHowMany.get(word) ?? 0) + 1)
  const weight = (word: string): number => {
    const idf = Math.log((catalogue.length + 1) / ((inHowMany.get(word) ?? 0) + 0.5))
    // A pair of plain syllables repeats what its halves say; a known phrase is worth more than a syllable.
    return idf * (word.startsWith('_') ? 2 : word.includes(' ') ? 0.5 : 0.7)
  }
  const asked = tellingWords(query.measureText)
  const whole = plain(query.measureText)
  const around = tellingWords(query.targetText ?? '')
  const own = ageGroupsIn(query.measureText)
  const outer = own.length > 0 ? [] : ageGroupsIn(query.targetText ?? '')
  const ages = own.length > 0 ? own : outer.length === 1 ? outer : []
  const place = urbanRural(query.measureText)
  const not = saysNot(query.measureText)

  return prepared
    .map(({ entry, wordings, place: entryPlace, not: entryNot }): RankedIndicator => {
      // "Số trẻ em" has no telling word and is still its own name.
      const named = whole !== '' && [entry.name.vi, ...entry.alsoCalled].some((wording) => plain(wording) === whole)
      const likeness = named ? 1 : Math.max(...wordings.map((known) => overlap(asked, known, weight)))
      const context = around.size === 0 ? 0 : Math.max(...wordings.map((known) => overlap(around, known, weight)))
      let score = likeness + 0.1 * context
      const reasons: MatchReason[] = []
      if (likeness >= 0.75) reasons.push({ code: 'same_words', vi: 'trùng tên chỉ tiêu', en: 'same wording' })
      else if (likeness >= 0.35) reasons.push({ code: 'similar_words', vi: 'tên gần giống', en: 'similar wording' })
      else if (likeness > 0) reasons.push({ code: 'some_words', vi: 'có từ giống nhau', en: 'some words in common' })
      const age = ageOf(entry)
      if (ages.length > 0 && score > 0) {
        const shared = age && ages.find((group) => sameAge(group, age))
        if (shared) {
          score += 0.25
          const words = ageWords(shared)
          reasons.push({
            code: 'same_age',
            vi: `trùng nhóm tuổi ${words.vi}`,
            en: `same age group: ${words.en}`,
          })
        } else if (age) {
          score *= 0.4
          const words = ageWords(age)
          reasons.push({ code: 'other_age', vi: `khác nhóm tuổi: ${words.vi}`, en: `another age group: ${words.en}` })
        } else score *= 0.8
      } else if (age && score > 0) score *= 0.9
      const fits = unitFits(query, entry.unit)
      if (fits === true && score > 0) {
        score += 0.1
        if (query.unit !== null || query.direction === 'achieve')
          reasons.push({ code: 'same_unit', vi: 'cùng đơn vị tính', en: 'same unit' })
      } else if (fits === false && score > 0) {
        score *= 0.6
        reasons.push({ code: 'other_unit', vi: 'khác đơn vị tính', en: 'another unit' })
      }
      if (not !== entryNot && score > 0) {
        score *= 0.5
        reasons.push({ code: 'opposite', vi: 'nói điều ngược lại', en: 'says the opposite' })
      }
      if (entryPlace !== place && score > 0) {
        score *= entryPlace === null ? 0.9 : 0.6
        if (entryPlace !== null)
          reasons.push({
            code: 'other_place',
            vi: entryPlace === 'rural' ? 'chỉ ở nông thôn' : 'chỉ ở thành thị',
            en: entryPlace === 'rural' ? 'rural only' : 'urban only',
          })
      }
      return { code: entry.code, score: Math.round(score * 1000) / 1000, reasons: likeness > 0 ? reasons : [] }
    })
    .filter((ranked) => ranked.reasons.length > 0 && ranked.score >= least)
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
}
