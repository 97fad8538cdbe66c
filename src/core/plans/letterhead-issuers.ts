/** Who issued a document, and the authority above. */
import type { Piece } from './letterhead-lines.ts'
import type { Letterhead } from './plan-reading.ts'
import { fold, words } from './words.ts'

/** A name of an authority that wants the next line to be whole: "ỦY BAN NHÂN DÂN" | "XÃ LƯƠNG MINH". */
const authority =
  /^(?:ubnd|ủy ban|hđnd|hội đồng|sở|bộ(?! chỉ huy)|phòng|ban|cục|vụ|chi cục|văn phòng|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ|công an|trường|trung tâm|hội|đoàn|liên đoàn|tỉnh đoàn|huyện đoàn|mặt trận|chính phủ|thủ tướng|quốc hội|tòa án|viện|bộ chỉ huy|bệnh viện|trạm|bch|chi bộ)(?!\p{L})/u

export const assignIssuers = (letterhead: Letterhead, names: readonly Piece[]): void => {
  const owners: string[] = []
  const ordered = names.filter((piece) => !/^\*+$/.test(piece.text))
  for (const piece of ordered) {
    const before = owners.at(-1)
    const startsNew = authority.test(piece.low) && !(before && wantsMore(fold(before)))
    if (before === undefined || startsNew) owners.push(piece.text)
    else owners[owners.length - 1] = `${before} ${piece.text}`
  }
  const found = owners.filter((owner) => authority.test(fold(owner)))
  letterhead.issuer = found.at(-1) ?? null
  letterhead.parentIssuer = found.length > 1 ? found[0]! : null
}

const wantsMore = (low: string): boolean =>
  /(?:và|về|nhân dân|thương binh|văn hóa|nông nghiệp|giáo dục|tài nguyên|kế hoạch|lao động|,|-|chỉ đạo|của)$/u.test(
    low,
  ) &&
  !words('sở y tế').test(low) &&
  !/^(?:ủy ban nhân dân|ubnd|hội đồng nhân dân).*\s(?:tỉnh|huyện|xã|phường)\s/.test(low)
