/** Last year's classes of the demo's pupils, and the few who left before the end. */
import { schoolYearOf } from '../children/import-enrolment.ts'
import { type PlainDate, plainDate, yearOf } from '../dates.ts'
import type { DemoCommune } from './commune.ts'

export type DemoEnrolment = {
  key: string
  validFrom: PlainDate
  validTo: PlainDate | null
  content: Record<string, string | boolean | null>
}

const levelOf = (grade: number) => (grade <= 5 ? 'primary' : grade <= 9 ? 'lower_secondary' : 'upper_secondary')

/** The class of the year before, for those who are pupils now and lived here then. */
export const lastYearsClasses = (commune: DemoCommune): DemoEnrolment[] => {
  const now = schoolYearOf(commune.today)
  const [from, to] = [plainDate(now - 1, 9, 5), plainDate(now, 9, 5)]
  const schoolOf = (level: string) => commune.schools.find((school) => school.levels.includes(level as never))?.name
  return commune.children.flatMap((child): DemoEnrolment[] => {
    const grade = Number.parseInt(child.enrolment.className ?? '', 10) - 1
    const isPupil = child.enrolment.status === 'enrolled' && child.enrolment.level !== 'nursery'
    if (!isPupil || child.enrolment.level === 'preschool' || !(grade >= 1) || child.residenceFrom > from) return []
    const level = levelOf(grade)
    return [
      {
        key: child.key,
        validFrom: from,
        validTo: to,
        content: {
          enrolled: true,
          level,
          school_name: schoolOf(level) ?? null,
          class_name: `${grade}${(child.enrolment.className ?? '').replace(/^\d+/, '')}`,
        },
      },
    ]
  })
}

const reasons = ['Theo cha mẹ đi làm xa', 'Ở nhà phụ gia đình']

/** Two who left lower-secondary school in spring: what was, then that they left. */
export const dropOuts = (commune: DemoCommune): DemoEnrolment[] => {
  const now = schoolYearOf(commune.today)
  const from = plainDate(now - 1, 9, 5)
  return commune.children
    .filter((child) => {
      const age = now - yearOf(child.birthDate)
      return (
        child.enrolment.status === 'not_enrolled' &&
        child.residenceTo === null &&
        age >= 13 &&
        age <= 15 &&
        child.residenceFrom <= from
      )
    })
    .slice(0, 2)
    .flatMap((child, n): DemoEnrolment[] => {
      const grade = Math.min(9, now - 1 - yearOf(child.birthDate) - 5)
      const left = plainDate(now, 2 + n, 12)
      const school = commune.schools.find((one) => one.levels.includes('lower_secondary'))?.name ?? null
      return [
        {
          key: child.key,
          validFrom: from,
          validTo: left,
          content: { enrolled: true, level: 'lower_secondary', school_name: school, class_name: `${grade}A` },
        },
        {
          key: child.key,
          validFrom: left,
          validTo: null,
          content: { enrolled: false, dropped_out: true, reason: reasons[n] ?? null },
        },
      ]
    })
}
