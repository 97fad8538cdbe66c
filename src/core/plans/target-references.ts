/** The targets and objectives that a sentence names by number. */
import { trimZeros } from './targets.ts'

const oneNumber = '\\(?0*\\d{1,3}(?:\\.\\d{1,2}){0,2}[a-zđ]?\\)?(?!\\d|\\s?%|\\s?‰|\\.\\d|,\\d|\\/)'

const separator =
  '(?:\\s*[,;]?\\s*(?:và|đến|tới)\\s*|\\s*[,;&]\\s*|\\s*-\\s*)(?:từ\\s+)?(?:các\\s+)?(?:chỉ tiêu\\s*)?(?:số\\s+)?(?:từ\\s+)?'

const references = new RegExp(
  `(?<!\\p{L})chỉ tiêu(?:\\s+(?:số|thứ))?\\s*:?\\s*(?:từ\\s+(?:số\\s+)?)?(${oneNumber}(?:${separator}${oneNumber})*)`,
  'gu',
)

const objectiveReferences =
  /(?<!\p{L})(?:chỉ tiêu (?:của |thuộc |tại |trong )(?:các )?|thực hiện (?:các )?)mục tiêu(?:\s+số)?\s*:?\s*(\d{1,2}(?:\s*(?:,|và|-|đến)\s*\d{1,2})*)(?!\d|%)/gu

/** The numbers of the targets that a clause names: "1, 2 và 09", "từ chỉ tiêu 1 đến chỉ tiêu 5", "1-5". */
export const listTargetNumbers = (low: string): string[] => {
  const found: string[] = []
  for (const match of low.matchAll(references)) {
    const list = match[1]!
      .replace(/(?:các\s+)?chỉ tiêu\s*(?:số\s*)?(?:từ\s+)?/gu, '')
      .replace(/(?<!\p{L})(?:từ|số|các)\s+/gu, '')
      .replace(/[()]/g, '')
    for (const part of list.split(/\s*(?:,|;|&|(?<!\p{L})và(?!\p{L}))\s*/u)) {
      const range = /^(?:từ\s+)?0*(\d+)\s*(?:-|đến|tới)\s*0*(\d+)$/u.exec(part.trim())
      const dotted = /^(?:từ\s+)?(\d+(?:\.\d+)*)\.(\d+)\s*(?:-|đến|tới)\s*(\d+(?:\.\d+)*)\.(\d+)$/u.exec(part.trim())
      if (dotted && dotted[1] === dotted[3] && Number(dotted[4]) - Number(dotted[2]) < 60) {
        for (let n = Number(dotted[2]); n <= Number(dotted[4]); n++) found.push(`${dotted[1]}.${n}`)
      } else if (range && Number(range[1]) < Number(range[2]) && Number(range[2]) - Number(range[1]) < 60) {
        for (let n = Number(range[1]); n <= Number(range[2]); n++) found.push(String(n))
      } else
        found.push(
          ...part
            .split(/\s*(?:-|đến|tới)\s*/u)
            .map((n) => trimZeros(n.replace(/^từ\s+/u, '').trim()))
            .filter((n) => /^\d/.test(n)),
        )
    }
  }
  return [...new Set(found)]
}

export const objectiveNumbers = (low: string): string[] =>
  [...low.matchAll(objectiveReferences)].flatMap((match) => {
    const range = /^(\d+)\s*(?:-|đến)\s*(\d+)$/.exec(match[1]!)
    if (range)
      return Array.from({ length: Math.max(0, Math.min(20, Number(range[2]) - Number(range[1]) + 1)) }, (_, i) =>
        String(Number(range[1]) + i),
      )
    return match[1]!
      .split(/\D+/)
      .filter((n) => n !== '')
      .map(trimZeros)
  })
