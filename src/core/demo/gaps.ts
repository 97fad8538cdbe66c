/** What the commune does not know or has not done: births not registered, schooling and circumstances not known. */
import { schoolYearOf } from '../children/import-enrolment.ts'
import { ageOn, type PlainDate, yearOf } from '../dates.ts'
import type { DemoChild } from './children.ts'
import type { Random } from './random.ts'

const unregisteredReasons = [
  'Mới sinh, gia đình chưa đi đăng ký',
  'Cha mẹ chưa đăng ký kết hôn, chưa đủ giấy tờ',
  'Sinh tại nhà, chưa có giấy chứng sinh',
  'Mẹ đi làm xa, chưa mang giấy tờ về',
]

export const placeGaps = (random: Random, children: DemoChild[], today: PlainDate): void => {
  const plain = children.filter((c) => c.specialCircumstance.present === false)
  const small = plain
    .filter((c) => ageOn(c.birthDate, today) < 5)
    .sort((a, b) => (a.birthDate < b.birthDate ? 1 : a.birthDate > b.birthDate ? -1 : 0))
  const few = Math.max(1, Math.round(small.length * 0.012))
  const without = [small[0], ...Array.from({ length: few - 1 }, () => random.pick(small))].filter(
    (c) => c !== undefined,
  )
  without.forEach((child, n) => {
    child.birthRegistration = {
      registered: false,
      registeredOn: null,
      number: null,
      reasonNot: unregisteredReasons[n % 4] as string,
    }
    child.personalNumber = null
  })
  const unknown = small.filter((c) => !without.includes(c) && ageOn(c.birthDate, today) >= 1)
  for (let n = 0; n < Math.min(3, unknown.length); n++) {
    const child = random.pick(unknown)
    child.birthRegistration = { registered: null, registeredOn: null, number: null, reasonNot: null }
    child.personalNumber = null
  }
  const five = plain.filter((c) => schoolYearOf(today) - yearOf(c.birthDate) === 5)
  const [notInSchool, notKnown] = [five[0], five[five.length - 1]]
  if (notInSchool) notInSchool.enrolment = { status: 'not_enrolled', level: null, schoolName: null, className: null }
  if (notKnown && notKnown !== notInSchool)
    notKnown.enrolment = { status: null, level: null, schoolName: null, className: null }
  for (const child of [notInSchool, notKnown]) if (child) child.enrolledFrom = null
  for (let n = 0; n < Math.min(6, plain.length); n++) {
    const child = random.pick(plain)
    child.specialCircumstance = { present: null, groupCode: null, note: null }
    child.disability = { present: null, type: null, level: null }
  }
}
