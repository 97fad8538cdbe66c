/** Which numbers of a clause are values to reach, and which part of the clause belongs to each. */
import { insideBrackets } from './measure-draft.ts'
import { isBaseline, listCounts, listRates, type Quantity } from './quantities.ts'

/** Rates are what targets are made of; counts matter where no rate stands beside them, or where words demand them. */
export const chooseQuantities = (low: string, planStart: number | null): Quantity[] => {
  const rates = listRates(low).filter((rate) => !isBaseline(low, rate, planStart))
  const counts = listCounts(low)
    .filter((count, i, all) => i === 0 || !servesOther(low.slice(all[i - 1]!.end, count.start)))
    .filter((count, i, all) => i === 0 || /[,;:]|\s(?:và|còn)\s/u.test(low.slice(all[i - 1]!.end, count.start)))
    .filter(
      (count) =>
        !rates.some((rate) => count.start < rate.end && rate.start < count.end) && !isBaseline(low, count, planStart),
    )
  const outside = (quantity: Quantity): boolean => !insideBrackets(low, quantity.start)
  const open = rates.filter(outside)
  const bracketed = counts.some(outside) ? [] : rates.filter((rate) => !isRemark(low, rate))
  const chosen = open.length > 0 ? open : bracketed
  const demanded = counts
    .filter(outside)
    .filter(
      (count) =>
        chosen.length === 0 ||
        (/^[\s-]*(?:có\s)?$/u.test(low.slice(0, count.start)) && isApart(low, count, chosen)) ||
        (demandsCount.test(low.slice(Math.max(0, count.start - 30), count.start)) && isApart(low, count, chosen)),
    )
  return [...chosen, ...demanded].sort((a, b) => a.start - b.start)
}

/** "20 điểm vui chơi, mỗi điểm phục vụ 500 trẻ em": the second number describes the first. */
const servesOther = (between: string): boolean =>
  /(?:mỗi|phục vụ|với quy mô|cho khoảng|sức chứa)(?!\p{L})/u.test(between)

/** "100% xã có ít nhất 01 mô hình" is one measure; a count of its own begins a new part of the sentence. */
const isApart = (low: string, count: Quantity, rates: readonly Quantity[]): boolean => {
  const before = rates.findLast((rate) => rate.end <= count.start)
  const after = rates.find((rate) => rate.start >= count.end)
  if (
    before &&
    !/(?:,|\svà)\s+(?:phấn đấu\s|hằng năm\s|hàng năm\s|mỗi \p{L}+\s)?(?:xây dựng|thành lập|tổ chức|có|mỗi|duy trì|ít nhất|tối thiểu)(?!\p{L})/u.test(
      low.slice(before.end, count.start),
    )
  )
    return false
  return !after || before !== undefined || /,|\svà\s/u.test(low.slice(count.end, after.start))
}

const demandsCount = /(?:ít nhất|tối thiểu|không quá|xây dựng|thành lập|tổ chức)\s(?:được\s|mới\s|thêm\s)?$/u

/** Brackets that tell what was, or what another plan asks: "(năm 2025: 92%)", "(tỉnh giao 95%)". */
const isRemark = (low: string, rate: Quantity): boolean => {
  const open = low.lastIndexOf('(', rate.start)
  return /năm \d{4}|hiện|kết quả|tỉnh|trung ương|giao|khảo sát|thực hiện|ước|so với/u.test(low.slice(open, rate.start))
}

/** Words with which a new part of a sentence can begin. */
const freshStart =
  /^(?:và\s+|trong đó\s*,?\s*|riêng\s+)?(?:(?:phấn đấu|bảo đảm|đảm bảo|tối thiểu|ít nhất|trên|dưới|hơn|không quá|không dưới|từ|có|khoảng|gần|giữ vững|duy trì|đạt|còn|xuống|lên)\s+)*(?:tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|số|tổng số|mức|giảm|tăng|nâng|hạ|kéo giảm|đưa|khống chế|phấn đấu|bảo đảm|đảm bảo|duy trì|\d|đến năm|đến hết năm|vào năm|năm \d|trên|dưới|ít nhất|tối thiểu|đạt|còn|xuống|không quá|thể|trẻ|riêng|trong đó|đối với|ở|tại|khu vực|mỗi|các|từng bước|hằng năm|hàng năm|xây dựng|thành lập|có|không)/u

/** Where each value's part of the clause begins; the last bound is the end of the clause. */
export const boundsOf = (low: string, quantities: readonly Quantity[]): number[] => {
  const bounds = [0]
  for (let i = 0; i + 1 < quantities.length; i++) {
    const [from, to] = [quantities[i]!.end, quantities[i + 1]!.start]
    const gap = low.slice(from, to)
    const separators = [...gap.matchAll(/,\s+|\s+(?:và|còn)\s+|\s+-\s+|:\s+/gu)].filter(
      (found) => !insideBrackets(low, from + found.index),
    )
    const fits = separators.filter(
      (found) =>
        freshStart.test(low.slice(from + found.index + found[0].length)) &&
        !inPhrase(low, from + found.index, found[0]),
    )
    const chosen = fits[0] ?? separators.at(-1)
    bounds.push(chosen ? from + chosen.index + (/và|còn/.test(chosen[0]) ? 1 : chosen[0].length) : from)
  }
  bounds.push(low.length)
  return bounds
}

/** "thừa cân, béo phì", "thiên tai, thảm họa": commas inside a name; a fresh start needs more than a bare number word. */
const inPhrase = (low: string, at: number, separator: string): boolean => {
  const after = low.slice(at + separator.length)
  return (
    /^(?:số sinh|các loại|có (?:hiệu quả|chất lượng)|ở (?:cơ sở|cộng đồng|gia đình)|tại (?:gia|cộng))/u.test(after) ||
    (/^trẻ em/.test(after) && /^\s*và/.test(separator))
  )
}
