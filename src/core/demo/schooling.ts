/** The schools of the demo commune, and who goes to which. */
import { schoolYearOf } from '../children/import-enrolment.ts'
import type { SchoolLevel } from '../children/imported-child.ts'
import { type PlainDate, plainDate, yearOf } from '../dates.ts'
import type { DemoChild } from './children.ts'
import type { Random } from './random.ts'

export type DemoSchool = { name: string; levels: SchoolLevel[]; inCommune: boolean }

const preschoolName = 'Trường Mầm non Hoa Rừng'
const primaryName = 'Trường Tiểu học Suối Trong'
const secondaryName = 'Trường PTDT bán trú THCS Đồi Quế'
const upperName = 'Trường THPT Núi Biếc (ngoài xã)'
const preschoolPoints = ['Khe Sím', 'Đồng Chiềng', 'Làng Sáng', 'Tân Hợp']

export const demoSchools: readonly DemoSchool[] = [
  { name: preschoolName, levels: ['nursery', 'preschool'], inCommune: true },
  ...preschoolPoints.map(
    (point): DemoSchool => ({
      name: `${preschoolName} - điểm ${point}`,
      levels: ['nursery', 'preschool'],
      inCommune: true,
    }),
  ),
  { name: primaryName, levels: ['primary'], inCommune: true },
  { name: secondaryName, levels: ['lower_secondary'], inCommune: true },
  { name: upperName, levels: ['upper_secondary'], inCommune: false },
]

export const enrol = (random: Random, child: DemoChild, today: PlainDate): void => {
  const schoolYear = schoolYearOf(today)
  const age = schoolYear - yearOf(child.birthDate)
  const since = plainDate(schoolYear, 9, 5) <= today ? plainDate(schoolYear, 9, 5) : plainDate(schoolYear, 8, 1)
  const shares: readonly (readonly [number, number])[] = [
    [0, 0],
    [1, 0.12],
    [2, 0.42],
    [3, 0.93],
    [4, 0.98],
    [14, 1],
    [15, 0.86],
    [16, 0.78],
    [20, 0.7],
  ]
  const share = (shares.find(([upTo]) => age <= upTo) ?? [0, 0])[1]
  if (!random.chance(share)) {
    child.enrolment = { status: 'not_enrolled', level: null, schoolName: null, className: null }
    return
  }
  const point = preschoolPoints.find((p) => p === child.villageName)
  const early = point
    ? `${preschoolName} - điểm ${point}`
    : random.chance(0.5)
      ? `${preschoolName} - điểm ${random.pick(preschoolPoints)}`
      : preschoolName
  const letter = random.pick(['A', 'B'])
  if (age <= 2) child.enrolment = { status: 'enrolled', level: 'nursery', schoolName: early, className: 'Nhà trẻ' }
  else if (age <= 5)
    child.enrolment = { status: 'enrolled', level: 'preschool', schoolName: early, className: `${age} tuổi ${letter}` }
  else {
    const grade = age - 5
    const [level, schoolName] =
      grade <= 5
        ? (['primary', primaryName] as const)
        : grade <= 9
          ? (['lower_secondary', secondaryName] as const)
          : (['upper_secondary', upperName] as const)
    child.enrolment = { status: 'enrolled', level, schoolName, className: `${Math.min(grade, 12)}${letter}` }
  }
  child.enrolledFrom = since
}
