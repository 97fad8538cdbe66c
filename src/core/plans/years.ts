/** Years in target sentences: those by which a value is to be reached, and those that mean something else. */

export type PrintedYear = { year: number; start: number; end: number }

const yearPhrase =
  /(?:(?:và\s)?(?:vào|đến|tới|trong|từ|trước|hết|cuối|đạt|cho)?\s?(?:hết |cuối |đầu |khoảng |thời điểm )?(?:tháng \d{1,2} )?(?:các )?năm\s|(?<=\d{4}(?: và |, | - ))|(?<=(?:đến|vào) )|(?<=(?:^|[:;,(]) ?)(?=\d{4}\s?:\s)|(?<=giai đoạn \d{4}\s?-\s?))(\d{4})(?!\d|\s?[-/]\s?\p{Lu})/gu

/** Brackets that tell what was: "(khảo sát năm 2025: 18,6%)", "(tăng 08 điểm so với năm 2025)". */
const remark =
  /\((?=[^()]{0,200}(?:\d\s?[%‰]|khảo sát|hiện|so với|thực hiện|kết quả|số liệu|thống kê|ước))[^()]{0,400}\)/gu

/** Lists the years in a stretch of folded text; "so với năm 2025" and the beginning of a period are left out. */
export const listYears = (given: string): PrintedYear[] => {
  const found: PrintedYear[] = []
  const low = given.replace(remark, (bracket) => ' '.repeat(bracket.length))
  for (const match of low.matchAll(yearPhrase)) {
    const year = Number(match[1])
    if (year < 2000 || year > 2100) continue
    const before = low.slice(Math.max(0, match.index - 30), match.index + match[0].length - 4)
    const after = low.slice(match.index + match[0].length, match.index + match[0].length + 12)
    if (
      !(/từ năm\s*$/u.test(before) && /^ trở đi/u.test(after)) &&
      /(?:so với|so sánh với|cùng kỳ|của|từ|kể từ|luật[^,;]{0,20}|nghị định[^,;]{0,20}|ngày \d{1,2} tháng \d{1,2}|tháng \d{1,2})\s*(?:vào |đầu |cuối )?năm\s*$/u.test(
        before,
      )
    )
      continue
    if (/^\s?-\s?\d{4}/.test(after)) continue
    const on = /^ trở đi/u.exec(after)?.[0].length ?? 0
    found.push({ year, start: match.index, end: match.index + match[0].length + on })
  }
  for (const match of low.matchAll(untilDay)) {
    const [start, end] = [match.index, match.index + match[0].length]
    const year = Number(match[1] ?? match[2])
    if (year < 2000 || year > 2100 || found.some((other) => other.start < end && start < other.end)) continue
    found.push({ year, start, end })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** "đến ngày 30/6/2027", "trước ngày 31 tháng 12 năm 2028": the year in which a value is to be reached. */
const untilDay =
  /(?<!\p{L})(?:đến|trước|tới|chậm nhất|hết)(?: hết)? (?:ngày )?\d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(\d{4})| tháng \d{1,2} năm (\d{4}))(?!\d)/gu

/** The one year that a heading prints over its list, or null when it prints none or several. */
export const yearOfHeading = (low: string): number | null => {
  const years = new Set(listYears(low.replace(/giai đoạn \d{4}\s?-\s?\d{4}/gu, ' ')).map((found) => found.year))
  return years.size === 1 ? [...years][0]! : null
}

/** Text without its phrases of year, for naming what is measured. */
export const withoutYears = (text: string, low: string): string => {
  let result = ''
  let from = 0
  for (const { start, end } of listYears(low)) {
    if (start < from) continue
    result += text.slice(from, start)
    from = end
  }
  return result + text.slice(from)
}
