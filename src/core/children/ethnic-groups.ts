/** The 54 ethnic groups by code, for choosing one; a test holds them to `reference/catalogues/ethnic-groups.json`. */
const names =
  'Kinh|Tày|Thái|Hoa|Khơ-me|Mường|Nùng|HMông|Dao|Gia-rai|Ngái|Ê-đê|Ba-na|Xơ-đăng|Sán Chay|Cơ-ho|Chăm|Sán Dìu|Hrê|Mnông|' +
  'Ra-glai|Xtiêng|Bru-Vân Kiều|Thổ|Giáy|Cơ-tu|Gié-Triêng|Mạ|Khơ-mú|Co|Ta-ôi|Chơ-ro|Kháng|Xinh-mun|Hà Nhì|Chu-ru|Lào|' +
  'La Chí|La Ha|Phù Lá|La Hủ|Lự|Lô Lô|Chứt|Mảng|Pà Thẻn|Cờ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ-măm|Người nước ngoài'

export const ethnicGroups: readonly { code: string; name: string }[] = names
  .split('|')
  .map((name, at) => ({ code: String(at + 1).padStart(2, '0'), name }))

export const ethnicNameOf = (code: string): string => ethnicGroups.find((group) => group.code === code)?.name ?? code
