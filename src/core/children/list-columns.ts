/**
 * The columns that a list of children can show, print and write to a file, each as text. One description for the screen,
 * the paper and Excel; what is not known is said so, never left looking like "no".
 */
import { z } from 'zod'
import { formatDate } from '../dates.ts'
import type { ChildRow } from './child-row.ts'
import { choicesOf } from './conditions/choices-of.ts'
import { words } from './conditions/condition.ts'
import { factKinds } from './facts/catalogue.ts'
import { openGroups } from './facts/circumstance-groups.ts'
import type { Words } from './facts/fact-kind.ts'

export const ColumnKey = z.enum([
  'birth',
  'age',
  'sex',
  'ethnic',
  'village',
  'residence',
  'registration',
  'number',
  'school',
  'schoolName',
  'className',
  'circumstances',
  'support',
  'benefits',
  'poverty',
  'disability',
  'insurance',
  'immunised',
  'growth',
  'mother',
  'father',
  'guardian',
  'phone',
  'livesWith',
  'parentsAway',
  'carerDecision',
  'risks',
  'prevention',
  'visitor',
  'lastVisit',
  'earlyServices',
])
export type ColumnKey = z.infer<typeof ColumnKey>

/** What the desk sees when nothing else was chosen. The name always stands first. */
export const usualColumns: readonly ColumnKey[] = ['birth', 'village', 'registration', 'school', 'circumstances']

/** What of a child the columns read. */
export type ChildOfList = Omit<ChildRow, 'childId' | 'ethnicCode' | 'villagePath'>

type Language = keyof Words
export type ListColumn = {
  key: ColumnKey
  heading: Words
  /** In Excel, in characters. */
  width: number
  text: (child: ChildOfList, language: Language) => string
}

const unknown = words('chưa rõ', 'not known')
const yes = words('Có', 'Yes')
const no = words('Không', 'No')

const said = (value: boolean | null, language: Language, ifYes = yes, ifNo = no): string =>
  (value === null ? unknown : value ? ifYes : ifNo)[language]

/** The word of a code in the facts' own lists. */
const wordOf = (kind: string, column: string, code: string, language: Language): string =>
  choicesOf(factKinds, kind, column).find((choice) => choice.code === code)?.[language] ?? code

const joined = (texts: readonly (string | null | false)[]): string => texts.filter(Boolean).join('; ')

const birthOf = ({ birthDate, birthPrecision }: ChildOfList): string =>
  formatDate(birthDate).slice(birthPrecision === 'day' ? 0 : birthPrecision === 'month' ? 3 : 6)

const residenceOf = (child: ChildOfList, language: Language): string => {
  if (child.dead) return words('đã mất', 'died')[language]
  if (child.resident === false) return words('Đã chuyển đi', 'Moved away')[language]
  if (child.residenceKind === null) return unknown[language]
  return joined([
    wordOf('residences', 'kind', child.residenceKind, language),
    child.migrant && words('di cư', 'migrant')[language],
  ])
}

const poverties: Record<string, Words> = {
  poor: words('Hộ nghèo', 'Poor household'),
  near_poor: words('Hộ cận nghèo', 'Near-poor household'),
  none: words('Không', 'No'),
}

const growthOf = (child: ChildOfList, language: Language): string => {
  if (child.measuredOn === null) return words('chưa cân đo', 'not measured')[language]
  const found = joined([
    child.underweight && words('nhẹ cân', 'underweight')[language],
    child.stunted && words('thấp còi', 'stunted')[language],
    child.wasted && words('gầy còm', 'wasted')[language],
    child.overweight && words('thừa cân', 'overweight')[language],
  ])
  const known = [child.underweight, child.stunted, child.wasted, child.overweight].some((one) => one !== null)
  return found || (known ? words('bình thường', 'normal')[language] : unknown[language])
}

const column = (key: ColumnKey, vi: string, en: string, width: number, text: ListColumn['text']): ListColumn => ({
  key,
  heading: words(vi, en),
  width,
  text,
})

export const listColumns: readonly ListColumn[] = [
  column('birth', 'Ngày sinh', 'Born', 12, birthOf),
  column('age', 'Tuổi', 'Age', 6, (c) => String(c.age)),
  column('sex', 'Giới tính', 'Sex', 9, (c, l) =>
    c.sex === null ? unknown[l] : (c.sex === 'male' ? words('Nam', 'Boy') : words('Nữ', 'Girl'))[l],
  ),
  column('ethnic', 'Dân tộc', 'Ethnic group', 12, (c, l) => c.ethnicName ?? unknown[l]),
  column('village', 'Thôn', 'Village', 16, (c) => c.villageName),
  column('residence', 'Cư trú', 'Residence', 14, residenceOf),
  column('registration', 'Khai sinh', 'Birth registration', 14, (c, l) =>
    said(c.birthRegistered, l, words('Đã đăng ký', 'Registered'), words('Chưa đăng ký', 'Not registered')),
  ),
  column('number', 'Số định danh', 'Personal number', 12, (c, l) =>
    said(c.hasNumber, l, words('Đã có', 'On record'), words('Chưa có', 'Not on record')),
  ),
  column('school', 'Đi học', 'School', 18, (c, l) =>
    c.enrolled
      ? c.schoolLevel
        ? wordOf('enrolments', 'level', c.schoolLevel, l)
        : words('Đang đi học', 'In school')[l]
      : c.droppedOut
        ? words('Bỏ học', 'Dropped out')[l]
        : said(c.enrolled, l, yes, words('Không đi học', 'Not in school')),
  ),
  column('schoolName', 'Trường', 'School name', 28, (c) => c.schoolName ?? ''),
  column('className', 'Lớp', 'Class', 10, (c) => c.className ?? ''),
  column('circumstances', 'Hoàn cảnh đặc biệt', 'Special circumstances', 26, (c, l) =>
    c.specialPresent
      ? joined(c.specialGroups.map((code) => openGroups.find((group) => group.code === code)?.[l] ?? code)) || yes[l]
      : said(c.specialPresent, l),
  ),
  column('support', 'Được trợ giúp', 'Support', 12, (c, l) =>
    said(c.supported, l, words('Đã được', 'Yes'), words('Chưa được', 'Not yet')),
  ),
  column('benefits', 'Chính sách đang hưởng', 'Benefits', 26, (c) => joined(c.benefits)),
  column('poverty', 'Hộ nghèo, cận nghèo', 'Household poverty', 14, (c, l) =>
    c.poverty === null ? unknown[l] : (poverties[c.poverty]?.[l] ?? c.poverty),
  ),
  column('disability', 'Khuyết tật', 'Disability', 18, (c, l) =>
    c.disabled
      ? joined([
          c.disabilityType && wordOf('disabilities', 'type', c.disabilityType, l),
          c.disabilityLevel && wordOf('disabilities', 'level', c.disabilityLevel, l),
        ]) || yes[l]
      : said(c.disabled, l),
  ),
  column('insurance', 'Bảo hiểm y tế', 'Health insurance', 12, (c, l) => said(c.insured, l)),
  column('immunised', 'Tiêm chủng đầy đủ dưới 1 tuổi', 'Fully immunised under one', 14, (c, l) =>
    said(c.immunisedUnder1, l),
  ),
  column('growth', 'Cân đo gần nhất', 'Last measurement', 16, growthOf),
  column('mother', 'Mẹ', 'Mother', 22, (c) => c.motherName ?? ''),
  column('father', 'Cha', 'Father', 22, (c) => c.fatherName ?? ''),
  column('guardian', 'Người giám hộ', 'Guardian', 22, (c) => c.guardianName ?? ''),
  column('phone', 'Điện thoại gia đình', 'Family telephone', 14, (c) => c.carerPhone ?? ''),
  column('livesWith', 'Sống cùng', 'Lives with', 16, (c, l) =>
    c.livesWith ? wordOf('living_arrangements', 'lives_with', c.livesWith, l) : unknown[l],
  ),
  column('parentsAway', 'Cha mẹ đi làm ăn xa', 'Parents working away', 12, (c, l) =>
    c.parentsAway ? wordOf('living_arrangements', 'parents_away', c.parentsAway, l) : unknown[l],
  ),
  column('carerDecision', 'Quyết định giao người chăm sóc', 'Decision about a carer', 14, (c, l) =>
    said(c.carerDecided, l, words('Đã có', 'Yes'), words('Chưa có', 'Not yet')),
  ),
  column('risks', 'Nguy cơ', 'Risks', 26, (c) => joined(c.risks)),
  column('prevention', 'Kế hoạch phòng ngừa', 'Prevention plan', 12, (c, l) =>
    said(c.preventionPlanned, l, words('Đã có', 'Yes'), words('Chưa có', 'Not yet')),
  ),
  column('visitor', 'Người được phân công thăm', 'Named visitor', 12, (c, l) =>
    said(c.hasVisitor, l, words('Đã có', 'Yes'), words('Chưa có', 'Not yet')),
  ),
  column('lastVisit', 'Lần thăm gần nhất', 'Last visit', 12, (c, l) =>
    c.lastVisit ? formatDate(c.lastVisit) : words('chưa thăm', 'none')[l],
  ),
  column('earlyServices', 'Dịch vụ 0–8 tuổi', 'Early services', 24, (c, l) =>
    c.earlyServices === null
      ? unknown[l]
      : joined(c.earlyServices.map((service) => wordOf('early_services', 'service', service, l))) || no[l],
  ),
]

export const nameHeading = words('Họ và tên', 'Name')

/** The columns of those keys, in the order in which they were chosen. */
export const columnsOf = (keys: readonly ColumnKey[]): ListColumn[] =>
  keys.flatMap((key) => listColumns.find((one) => one.key === key) ?? [])
