/** Names of agencies, organisations and groups that plans give work to. */
import { fold } from './words.ts'

/**
 * First words of a name, in folded text. Many of them begin ordinary words too ("phòng ngừa", "ban hành", "tổ chức"),
 * which the lookaheads refuse.
 */
const heads = [
  'sở(?! dĩ| hữu)',
  'phòng(?!,| ngừa| chống| tránh| bệnh| dịch| học)',
  'ban(?! hành| đầu| ngày| đêm)',
  'bộ(?! luật| chỉ tiêu| tiêu chí| máy| tài liệu| công cụ| quy| câu| phận)',
  'cục',
  'thuế (?:cơ sở|tỉnh|thành phố)',
  'hạt (?:kiểm lâm|quản lý)',
  'vụ(?! việc| án)',
  'chi cục',
  'văn phòng(?! phẩm| tư vấn)',
  'ủy ban',
  'ub(?:nd|mttq|mt)',
  'ub',
  'hđnd',
  'hội đồng',
  'mặt trận',
  'mttq',
  'công an',
  'bộ (?:chỉ huy|đội)',
  'bchqs|bch',
  'ban chỉ huy',
  'đồn biên phòng',
  'đoàn(?! kết| viên)',
  'tỉnh đoàn|thành đoàn|huyện đoàn|quận đoàn|thị đoàn|tp đoàn',
  'hội(?! nghị| thảo| thi| nhập| chứng| viên)',
  'liên đoàn',
  'liên minh',
  'liên hiệp',
  'công đoàn',
  '(?:hệ thống |các )?trường(?! hợp| học an toàn)',
  'trạm',
  'trung tâm',
  'bệnh viện',
  'đài(?! thọ)',
  'báo(?! cáo| động| gồm)',
  'cổng thông tin',
  'thôn|bản|khu phố|tổ dân phố|ấp|khóm|buôn|làng|khu dân cư',
  'các (?:sở|ban|ngành|phòng|cơ quan|đơn vị|thôn|bản|ấp|khu|tổ|khóm|buôn|trường|cơ sở|xã|phường|địa phương|huyện|hội|tổ chức|đoàn thể|trạm|thành viên|doanh nghiệp|trung tâm|công ty|chi hội|chi đoàn|chi bộ|chi ủy|đảng bộ|cấp ủy|ban quản lý|bộ phận|điểm trường|trạm|hộ|nhà trường|cấp|cộng tác viên)',
  'những (?:cơ quan|đơn vị)',
  'tất cả các',
  'cơ quan|đơn vị',
  'cơ sở (?:giáo dục|y tế|trợ giúp|khám|bảo trợ)',
  'nhà trường',
  'tòa án|tand',
  'viện kiểm sát|vksnd|viện ksnd',
  'kho bạc',
  'bảo hiểm xã hội|bhxh',
  'thanh tra(?! ,)',
  'đảng ủy',
  'chi ủy|chi bộ',
  'tỉnh ủy|thành ủy|huyện ủy',
  'tổ(?! chức thực hiện| chức (?:các|tuyên|triển|tốt|hoạt|hội|lớp|tập|đào|kiểm|sơ|tổng)| chức,)',
  'quỹ(?! đất| thời gian)',
  'nhà (?:văn hóa|thiếu nhi)',
  'hiệu trưởng|thủ trưởng|trưởng (?:thôn|ban|phòng|khu|trạm|công an)|giám đốc|chủ tịch',
  'công chức',
  'cán bộ',
  'cộng tác viên',
  'thường trực',
  'ngành',
  'bưu điện',
  'đặc khu',
  'xã(?! hội)|phường|thị trấn|huyện|thành phố',
  'doanh nghiệp|công ty',
  'nhân viên',
  'lãnh đạo',
  'gia đình|cha mẹ',
  'vp(?=\\s)',
]

const head = new RegExp(`^(?:${heads.join('|')})(?![\\p{L}\\p{N}])`, 'u')

/** Sentence openings before the name of an agency: "Đề nghị …", "Giao …", "Trách nhiệm của …". */
const opening =
  /^(?:\d+[.)]\s*)?(?:(?:đề nghị|giao(?: cho)?|yêu cầu|phân công|trách nhiệm(?: của)?|nhiệm vụ(?: của)?|đối với|cấp (?:tỉnh|huyện|xã)\s*:|đồng chí|và|ủy quyền(?: cho)?|trân trọng đề nghị|kính đề nghị)\s+)+/u

/** Words behind a name that begin the duty: the name ends before them. */
const duty =
  /\s*(?:[:;]|\s[-–]\s(?=cơ quan|đơn vị|chủ trì)|,?\s+(?:có trách nhiệm|chịu trách nhiệm|căn cứ|chủ trì|phối hợp|chủ động|tham mưu|là (?:cơ quan|đơn vị|đầu mối)|thực hiện|tổ chức thực hiện|tổ chức triển khai|triển khai|hướng dẫn|tăng cường|tiếp tục|xây dựng|chỉ đạo(?! )|chỉ đạo (?:các|việc|thực hiện|triển khai)|giúp|báo cáo|tổng hợp|theo dõi|làm đầu mối|nghiên cứu|bố trí|lồng ghép|đẩy mạnh|phát huy|vận động|quan tâm|rà soát|đưa|nêu tại|theo chức năng|trên cơ sở|gửi|phụ trách|đảm nhiệm|tiếp nhận|cập nhật|quản lý|đôn đốc|cung cấp|nghiêm túc|khẩn trương|kịp thời|hoàn thành|bảo đảm|đảm bảo))(?![\p{L}])/u

const duties = new RegExp(duty.source, 'gu')

/** Where the duty begins. A capital inside a name ("Sở Xây dựng", "Ban Tổ chức") or a word right behind "Ban" is none. */
const dutyStart = (low: string, text: string): number => {
  for (const match of low.matchAll(duties)) {
    const word = match.index + match[0].search(/\p{L}/u)
    if (!/\p{L}/u.test(match[0])) return match.index
    if (/^\p{Lu}/u.test(text.slice(word)) || /^(?:ban|tổ|các ban|hội đồng)\s?$/u.test(low.slice(0, match.index)))
      continue
    return match.index
  }
  return low.length
}

/** The agency that a heading names ("1. Đề nghị Ủy ban MTTQ Việt Nam xã:"), or null when it names something else. */
export const agencyOfHeading = (text: string): string | null => {
  const found = agencyAt(text)
  if (!found) return null
  const rest = fold(text.slice(found.end)).replace(/[\s.:;]+$/, '')
  return rest === '' || /^\s*(?:\(|:|,?\s*(?:có|chịu) trách nhiệm)/.test(rest) ? found.name : null
}

/** The agency at the beginning of a text, and where its name ends; null when the text begins with something else. */
export const agencyAt = (text: string): { name: string; start: number; end: number } | null => {
  const low = fold(text)
  const open = opening.exec(low)
  const lead = /^[\s"“(\-–•+*]*/u.exec(low.slice(open?.[0].length ?? 0))![0].length
  const start = (open?.[0].length ?? 0) + lead
  const rest = low.slice(start)
  if (!head.test(rest)) return null
  const end0 = dutyStart(rest, text.slice(start))
  let end = end0
  const bracket = /\s*\((?!\p{Lu}{2,}\))/u.exec(rest.slice(0, end))
  if (bracket && bracket.index > 0 && !/\)/.test(rest.slice(bracket.index, end).replace(/\)\s*[.:;]*$/, '')))
    end = bracket.index
  const name = text.slice(start, start + end).replace(/[\s.,:;]+$/, '')
  if (name.length < 2 || name.length > 220) return null
  return { name, start, end: start + end }
}

/** One name or several: "Sở Y tế, Sở Tư pháp và Công an tỉnh" are three; "Lao động - Thương binh và Xã hội" is none. */
export const splitAgencies = (text: string): string[] => {
  const names: string[] = []
  let start = 0
  for (const match of text.matchAll(/\s*[;,]\s*(?:và\s+)?|\s+và\s+/gu)) {
    const at = match.index + match[0].length
    if (match.index === 0 || !isOwnName(text.slice(at))) continue
    names.push(text.slice(start, match.index))
    start = at
  }
  names.push(text.slice(start))
  return names.map((name) => name.replace(/^[\s,;]+|[\s.,:;]+$/g, '')).filter((name) => name !== '')
}

/** A name of its own has a capital, or is "các …" behind a comma; "ban, ngành, đoàn thể" goes on with "các sở". */
const isOwnName = (rest: string): boolean =>
  head.test(fold(rest)) && (/^\p{Lu}/u.test(rest) || /^(?:các|những|công an|trạm)\s/u.test(fold(rest)))
