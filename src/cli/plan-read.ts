/** `mangnon plan read FILE [--json]`: reads a plan without database or sign-in. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { formatDate, type PlainDate } from '#core/dates.ts'
import { errorSentence, RuleError } from '#core/errors.ts'
import { formatNumber } from '#core/numbers.ts'
import type { Deadline, Measure, PlanReading } from '#core/plans/plan-reading.ts'
import { readPlan } from '#core/plans/read-plan.ts'
import { readDocument } from '#intake/document.ts'
import { maxFileBytes, megabyte } from '#intake/limits.ts'

type Output = { out(text: string): void; err(text: string): void }

/** Prints the reading; returns the exit code: 0, or 2 when the file cannot be read. */
export const planRead = async (file: string, options: { json: boolean }, io: Output): Promise<number> => {
  try {
    const reading = readPlan(readDocument(await bytesOf(file), basename(file)).text)
    io.out(options.json ? JSON.stringify(reading, null, 2) : summaryOf(reading))
    return 0
  } catch (error) {
    if (!(error instanceof RuleError)) throw error
    io.err(`${errorSentence(error.code, error.detail, 'vi')}\n${errorSentence(error.code, error.detail, 'en')}`)
    return 2
  }
}

/** The size is asked before the file is read, so that a film dropped by mistake is refused at once. */
const bytesOf = async (file: string): Promise<Uint8Array> => {
  try {
    const found = await stat(file)
    if (!found.isFile()) throw new RuleError('file_not_found', { file })
    if (found.size > maxFileBytes) throw new RuleError('file_too_large', { limit: `${maxFileBytes / megabyte} MB` })
    return new Uint8Array(await readFile(file))
  } catch (error) {
    if (error instanceof RuleError) throw error
    throw new RuleError('file_not_found', { file })
  }
}

const summaryOf = (reading: PlanReading): string => {
  const { letterhead, signatory } = reading
  const measures = reading.targets.reduce((sum, target) => sum + target.measures.length, 0)
  const lines = [
    `${capital(letterhead.type ?? 'văn bản')} ${letterhead.code ?? '(chưa có số)'}${letterhead.date ? ` ngày ${day(letterhead.date)}` : ''}`,
    `Cơ quan ban hành: ${letterhead.issuer ?? 'chưa rõ'}`,
    `Trích yếu: ${letterhead.title ?? 'chưa rõ'}`,
    `Người ký: ${[signatory.signsFor, signatory.title, signatory.name].filter((part) => part !== null).join(', ') || 'chưa rõ'}`,
    '',
    `Căn cứ và văn bản nhắc đến: ${reading.citations.length}`,
    `Mục tiêu: ${reading.objectives.length}`,
    `Chỉ tiêu: ${reading.targets.length}, gồm ${measures} mức phải đạt`,
    ...reading.targets.flatMap((target) => [
      `  ${target.label ?? (target.number ? `Chỉ tiêu ${target.number}` : 'Chỉ tiêu (không đánh số)')}${leadsOf(reading, target.number)}`,
      ...target.measures.map((measure) => `    - ${measure.indicator}: ${levelOf(measure)}`),
      ...(target.measures.length === 0 ? [`    - ${target.text}`] : []),
    ]),
    '',
    `Thời hạn: ${reading.deadlines.length}`,
    ...reading.deadlines.map(
      (deadline) =>
        `  - ${whenOf(deadline)}: ${deadline.what}${deadline.from ? ` (${deadline.from}` : ''}${deadline.to ? `${deadline.from ? ' → ' : ' ('}${deadline.to}` : ''}${deadline.from || deadline.to ? ')' : ''}`,
    ),
  ]
  return lines.join('\n')
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const day = (iso: string): string => formatDate(iso as PlainDate)

const leadsOf = (reading: PlanReading, number: string | null): string => {
  if (number === null) return ''
  const leads = reading.assignments.filter(
    (assignment) => assignment.role === 'lead' && assignment.targets.includes(number),
  )
  return leads.length > 0 ? ` (chủ trì: ${[...new Set(leads.map((lead) => lead.unit))].join('; ')})` : ''
}

const signs: Record<Measure['direction'], string> = {
  above: 'trên',
  below: 'dưới',
  at_most: 'không quá',
  at_least: 'từ',
  exactly: 'bằng',
  decrease: 'giảm',
  increase: 'tăng',
  eliminate: 'loại trừ',
  achieve: 'đạt chuẩn',
  maintain: 'duy trì',
}

const units: Record<string, string> = {
  per_1000: '/1.000',
  per_10000: '/10.000',
  per_100000: '/100.000',
  per_500: '/500',
  count: '',
}

const levelOf = (measure: Measure): string => {
  const unit =
    measure.unit === null
      ? ''
      : (units[measure.unit] ?? (/^[%‰]$/.test(measure.unit) ? measure.unit : ` ${measure.unit}`))
  const value =
    measure.value === null
      ? ''
      : ` ${formatNumber(measure.value, 4)}${measure.value2 === null ? '' : `–${formatNumber(measure.value2, 4)}`}${unit}`
  return `${signs[measure.direction]}${value}${measure.per ? ' mỗi năm' : ''}${measure.year ? `, năm ${measure.year}` : ', chưa rõ năm'}`
}

const often: Record<NonNullable<Deadline['recurrence']>, string> = {
  yearly: 'hằng năm',
  '6-month': '6 tháng',
  quarterly: 'hằng quý',
  monthly: 'hằng tháng',
  weekly: 'hằng tuần',
}

const whenOf = (deadline: Deadline): string => {
  const printed = deadline.date
    ? day(deadline.date)
    : deadline.monthDay
      ? `${deadline.monthDay.slice(3)}/${deadline.monthDay.slice(0, 2)}`
      : ''
  return (
    [deadline.before && printed ? 'trước' : '', printed, deadline.recurrence ? often[deadline.recurrence] : '']
      .filter((part) => part !== '')
      .join(' ') || 'chưa rõ ngày'
  )
}
