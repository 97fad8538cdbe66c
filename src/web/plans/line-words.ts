/** Lines in words: what each is called, and what it says in one sentence. */
import type { PlanLine } from '#api/plans.ts'
import type { LineText } from './line-text.ts'
import { contentOf, dayWords } from './review-lines.ts'

/** `Chỉ tiêu 5`, `Phòng Văn hoá - Xã hội`, `28-CT/TW`: how a line is called. */
export const nameOf = (line: PlanLine, text: LineText): string => {
  switch (line.kind) {
    case 'target': {
      const { number, label } = contentOf(line, 'target')
      return number === null ? (label ?? text.nameOf.targetPlain) : text.nameOf.target(number)
    }
    case 'measure':
      return contentOf(line, 'measure').indicator
    case 'objective': {
      const { number } = contentOf(line, 'objective')
      return number === null ? text.nameOf.objectivePlain : text.nameOf.objective(number)
    }
    case 'assignment':
      return contentOf(line, 'assignment').unit
    case 'deadline':
      return contentOf(line, 'deadline').what
    case 'citation': {
      const { type, code, title } = contentOf(line, 'citation')
      return code === null ? title || type || text.tab.citations : [type, code].filter(Boolean).join(' ')
    }
    case 'letterhead':
      return text.nameOf.letterhead
  }
}

/** What stands in the margin of the paper. */
export const marginOf = (line: PlanLine, text: LineText): string => {
  if (line.kind === 'target')
    return [text.short.target, contentOf(line, 'target').number].filter(Boolean).join('\u00a0')
  if (line.kind === 'objective')
    return [text.short.objective, contentOf(line, 'objective').number].filter(Boolean).join('\u00a0')
  return line.kind === 'measure' ? '' : text.short[line.kind]
}

/** `trước ngày 20/11 hằng năm`. */
export const dueWords = (line: PlanLine, text: LineText): string => {
  const { date, monthDay, before, recurrence } = contentOf(line, 'deadline')
  const day = dayWords(date) ?? (monthDay === null ? null : monthDay.split('-').reverse().join('/'))
  const when = day === null ? null : before ? text.before(day) : text.by(day)
  const again = recurrence === null ? null : text.recurrence[recurrence]
  return [when, again].filter((part) => part !== null).join(' ') || text.noDay
}
