/** Which report is owed, up to which day it counts, when a school year starts; read once from `reference/`. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isValidOn } from '#core/catalogues/catalogue.ts'
import { parseSpecialCircumstances } from '#core/catalogues/lists.ts'
import {
  lastDayInTime,
  type PlanDue,
  parseCutOffs,
  parseObligations,
  parseSchoolYears,
  periodOf,
  type ReportDuty,
  schoolYearLastMonthDay,
  schoolYearMonthDay,
} from '#core/catalogues/reporting.ts'
import { type PlainDate, plainDate } from '#core/dates.ts'
import type { FormulaContext } from '#core/indicators/formula.ts'
import { formulaContext } from '#core/indicators/indicator.ts'
import { type EndedSchoolYear, endedSchoolYear } from '#core/indicators/last-school-year.ts'
import type { GroupName } from '#core/reports/report-input.ts'

const text = (name: string): string => readFileSync(resolve(import.meta.dirname, '../../reference', name), 'utf8')

const readRules = () => ({
  duties: parseObligations(text('reporting/obligations.json')).entries,
  cutOffs: parseCutOffs(text('reporting/cut-offs.json')).entries,
  schoolYears: parseSchoolYears(text('reporting/school-year.json')).entries,
  groups: parseSpecialCircumstances(text('catalogues/special-circumstances.json')).entries,
})
let read: ReturnType<typeof readRules> | undefined
const rules = (): ReturnType<typeof readRules> => {
  read ??= readRules()
  return read
}

const yearlyDuty = 'commune-yearly'

/** The commune's duty to report every year, as it stands at the end of that year. */
export const yearlyReportDuty = (year: number): ReportDuty => {
  const duty = rules().duties.find((d) => d.code === yearlyDuty && isValidOn(d, plainDate(year, 12, 31)))
  if (!duty) throw new Error(`reference/reporting/obligations.json names no ${yearlyDuty} for ${year}`)
  return duty
}

/** The last day that the yearly report counts. Our proposal where no letter says otherwise; the officer may change it. */
export const yearlyCutOff = (year: number): PlainDate => {
  const code = yearlyReportDuty(year).cutOffCode
  for (const entry of rules().cutOffs) {
    if (entry.code !== code) continue
    const { lastDay } = periodOf(entry, year)
    if (isValidOn(entry, lastDay)) return lastDay
  }
  return plainDate(year, 12, 31)
}

/** Until when the yearly report is in time; the plan's own day wins. Null when nobody names a day. */
export const yearlyReportDue = (year: number, plan: PlanDue | null) => lastDayInTime(yearlyReportDuty(year), year, plan)

const firstMonthDay = (day: PlainDate): string => schoolYearMonthDay(rules().schoolYears, day) ?? '09-05'

/** The last school year that had ended by a day. */
export const schoolYearEndedBy = (day: PlainDate): EndedSchoolYear =>
  endedSchoolYear(day, firstMonthDay(day), schoolYearLastMonthDay(rules().schoolYears, day) ?? '05-31')

/** The days that formulas are read on. */
export const formulaDays = (cutOff: PlainDate): FormulaContext => ({
  ...formulaContext(cutOff, firstMonthDay(cutOff)),
  endedSchoolYearStart: schoolYearEndedBy(cutOff).start,
})

/** Groups of special circumstances by code; those kept where few may read them are marked. */
export const specialGroupNames = (): GroupName[] =>
  rules().groups.map((group) => ({ code: group.code, name: group.name, restricted: group.restricted }))
