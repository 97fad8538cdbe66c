/**
 * How often the commonest syllables stand in names, roughly. Ours: small lists say little about frequencies, so a list's
 * own counts are weighed against these (`frequencies.ts`); from some thousands of rows on they no longer matter.
 */

const table = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const [syllable = '', permille = '0'] = entry.split(':')
        return [syllable, Number(permille) / 1000]
      }),
  )

/** Unaccented family names. */
const families = table(`nguyen:250 tran:90 le:70 pham:60 hoang:50 vu:35 vo:20 phan:30 truong:20 bui:25 dang:30 do:25
  ngo:15 ho:10 duong:15 dinh:15 ly:30 trieu:30 ban:25 phung:15 nong:20 chiu:15 lo:20 vi:10 be:10 ma:15 giang:10 vang:15 sung:10
  thao:10 tang:10 la:10 ninh:8 cao:8 ha:10 luong:12 lu:10 quang:8 lau:8 y:8 a:8`)

/** Unaccented middle names. */
const middles = table(`thi:300 van:180 a:20 minh:25 duc:20 ngoc:25 thu:15 quang:12 anh:10 kim:10 huu:10 xuan:10 thanh:15
  gia:15 bao:15 tien:8 quoc:8 dinh:8 khanh:8 tuan:8 phuong:8 hong:8 mui:8 tai:8`)

/** Unaccented given names. */
const givens =
  table(`anh:25 linh:20 huong:15 hoa:15 mai:15 lan:12 nam:12 hung:15 dung:15 minh:15 duc:12 tuan:12 thao:12 trang:12
  ha:12 hai:10 long:10 huy:10 nhi:10 my:8 vy:8 an:12 chi:8 ngan:8 phuong:12 thanh:12 hien:10 hanh:8 nga:8 dat:8 thang:8 son:8 cuong:8`)

export const backgroundOf = {
  family: (plain: string): number => families.get(plain) ?? 0.004,
  middle: (plain: string): number => middles.get(plain) ?? 0.004,
  given: (plain: string): number => givens.get(plain) ?? 0.002,
}
