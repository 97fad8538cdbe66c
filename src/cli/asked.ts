/** What figures and reports are asked for on the command line. */
import { isPlainDate, type PlainDate } from '#core/dates.ts'
import { type Options, usageError } from './command.ts'

/** The year of `--year`. @throws CliError without one. */
export const yearAsked = (options: Options): number => {
  const year = Number(options.year)
  if (options.year !== undefined && !(/^\d{4}$/.test(String(options.year)) && year >= 2000 && year <= 2100))
    throw usageError('--year cần một năm bốn chữ số, ví dụ 2026.', '--year wants a year of four digits, such as 2026.')
  if (options.year === undefined)
    throw usageError('Thiếu năm: thêm --year 2026.', 'The year is missing: add --year 2026.')
  return year
}

/** The day of `--as-of`, if given. @throws CliError when it is no day. */
export const dayAsked = (options: Options): PlainDate | undefined => {
  const day = options['as-of']
  if (day === undefined) return undefined
  if (typeof day !== 'string' || !isPlainDate(day))
    throw usageError('--as-of cần một ngày, ví dụ 2026-11-14.', '--as-of wants a day, such as 2026-11-14.')
  return day as PlainDate
}

/** `--commune` and `--plan` as the contract names them. */
export const whereAsked = (options: Options): { area?: string; plan?: string } => ({
  ...(typeof options.commune === 'string' ? { area: options.commune } : {}),
  ...(typeof options.plan === 'string' ? { plan: options.plan } : {}),
})
