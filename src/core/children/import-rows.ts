/**
 * Rows of a list into children, and every problem by row and column. Nothing is made up: a cell that is not understood
 * is a problem of its row, an empty one is unknown.
 */
import { ageOn, formatDate, isPlainDate, type PlainDate, yearOf } from '../dates.ts'
import { type Cell, type ImportField, importFields } from './import-fields.ts'
import type { ColumnMapping } from './import-headings.ts'
import { type RowProblem, type RowProblemCode, rowProblem } from './import-problems.ts'
import {
  cellText,
  isExcelError,
  levelOfNames,
  likelyDate,
  looksLikeOldFont,
  personalNumberDisagrees,
  type ReadDate,
  readDate,
  readDisabilityLevel,
  readDisabilityType,
  readLevel,
  readPersonalNumber,
  readPhone,
  readPoverty,
  readSpecialGroups,
  readYesNo,
  saysNothing,
  schoolYearOf,
  titleCase,
  type Unreadable,
  unreadable,
  wordKey,
} from './import-values.ts'
import {
  type Carer,
  type CarerRelation,
  type HouseholdPoverty,
  type ImportedChild,
  type Sex,
  unknownChild,
} from './imported-child.ts'
import { identityKeys, looseNameKey, nameKey } from './same-child.ts'

export type ImportContext = {
  today: PlainDate
  villages: readonly { name: string; path: string }[]
  ethnicGroups: readonly { code: string; name: string; otherNames: readonly string[] }[]
}

export type SkippedRow = { row: number; why: 'total' | 'village_heading' | 'number_only' | 'footer' | 'example' }

export type RowReading = {
  good: { row: number; child: ImportedChild }[]
  problems: RowProblem[]
  unchangedBlankRows: number
  /** Rows that are no child: totals, headings of a village, a running number alone, signatures. */
  skipped: SkippedRow[]
}

type Row = readonly Cell[]

const memo = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>()
  return (text) => {
    if (known.has(text)) return known.get(text) as T
    const value = read(text)
    if (known.size < 20_000) known.set(text, value)
    return value
  }
}

const editDistance = (a: string, b: string): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      current[j] = Math.min(
        (previous[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      )
    }
    previous = current
  }
  return previous[b.length] as number
}

const villageKey = (text: string): string =>
  wordKey(text).replace(/^(thon|ban|khu|xom|ap|to dan pho|tdp|khu pho)(?= \S)\s/, '')

type VillageAnswer = { name: string } | { suggestion: string | null }

/** Finds a village by name, with or without "thôn" and marks; two that differ in marks alone need their marks. */
const villageFinder = (villages: ImportContext['villages']): ((text: string) => VillageAnswer) => {
  const byKey = new Map<string, string[]>()
  for (const { name } of villages) byKey.set(villageKey(name), [...(byKey.get(villageKey(name)) ?? []), name])
  const accented = (text: string): string => nameKey(text).replace(/^(thôn|khu|xóm5?|ấp|xom4|ap4|ban2|thon) /, '')
  return memo((text) => {
    for (const part of [text, text.split(/[,;–(]/)[0] ?? '']) {
      const found = byKey.get(villageKey(part)) ?? []
      if (found.length === 1) return { name: found[0] as string }
      const exact = found.find((name) => accented(name) === accented(part))
      if (exact) return { name: exact }
    }
    const key = villageKey(text).slice(0, 60)
    let best: { name: string; distance: number } | null = null
    for (const [other, names] of byKey) {
      const distance = editDistance(key, other)
      if (distance <= Math.max(2, Math.floor(other.length / 3)) && (!best || distance < best.distance))
        best = { name: names[0] as string, distance }
    }
    return { suggestion: best?.name ?? null }
  })
}

const ethnicFinder = (groups: ImportContext['ethnicGroups']): ((text: string) => string | null) => {
  const byKey = new Map<string, string>()
  for (const group of groups) for (const name of [group.name, ...group.otherNames]) byKey.set(wordKey(name), group.code)
  return memo((text) => {
    const key = wordKey(text).replace(/^(dan toc|nguoi) /, '')
    const whole = byKey.get(key) ?? byKey.get(key.replace(/ /g, ''))
    if (whole) return whole
    // "Dao Thanh Y", "Thái Trắng": a branch named after its group.
    const words = key.split(' ')
    for (let n = words.length - 1; n >= 1; n--) {
      const found = byKey.get(words.slice(0, n).join(' '))
      if (found) return found
    }
    return null
  })
}

/** "Không có", "đã mất", "bỏ đi": words where a parent's name should stand. */
const notAPerson = (text: string): boolean =>
  /^(khong|không|chưa|chua|đã|da|mất|mat|chết|chet|bỏ|bo|ly|ngoài|ngoai)(\s|$)/i.test(text) &&
  /^(khong( co| ro( cha)?| khai)?|chua (co|ro)|(da )?(mat|chet|ly hon)|bo di|ngoai gia thu)$/.test(wordKey(text))

// With its marks, so that "Tống Công Minh" stays a child; without marks only the bare words.
const isTotal = (text: string): boolean =>
  /^(tổng|cộng)([\s:]|$)/i.test(text) ||
  /^(tong|cong|tong cong|tong so|tong so tre( em)?)( \d+)?( tre( em)?)?$/.test(wordKey(text))
const footerWords =
  /^(nguoi (lap|ghi|tong hop|khai)|can bo (lap|phu trach)|ky( va)? ghi|ky ten|thu truong|chu tich|tm |kt |xac nhan cua|truong thon|danh sach (nay )?(gom|co)|an dinh)|(^|\s)ngay \d* ?thang \d* ?nam( \d+)?$/

/** Reads the rows under the headings. Never throws on what a cell holds. */
export const readRows = (rows: readonly Row[], mapping: ColumnMapping, context: ImportContext): RowReading => {
  const column = new Map<ImportField, { index: number; heading: string }>()
  for (const c of mapping.columns)
    if (c.field && c.field !== 'ignored') column.set(c.field, { index: c.index, heading: c.heading })
  const { today } = context
  const schoolYear = schoolYearOf(today)
  const findVillage = villageFinder(context.villages)
  const findEthnic = ethnicFinder(context.ethnicGroups)
  const yesNo = memo(readYesNo)
  const fullKeys = new Map<string, { row: number; name: string }>()
  const looseKeys = new Map<string, number>()
  const result: RowReading = { good: [], problems: [], unchangedBlankRows: 0, skipped: [] }
  const place = new Map<ImportField, number>([...column].map(([field, c]) => [field, c.index]))
  let sectionVillage: string | null = null

  // The row being read; one set of functions serves all rows, so that a row costs no closures.
  let row: Row = []
  let number = 0
  let problems: RowProblem[] = []
  let refused = false

  const cellOf = (field: ImportField): Cell | undefined => {
    const index = place.get(field)
    return index === undefined ? undefined : row[index]
  }
  const complain = (
    code: RowProblemCode,
    field: ImportField,
    value: string,
    detail?: Record<string, string | number>,
  ): void => {
    const at = column.get(field)
    const made = rowProblem(
      { row: number, column: at?.heading || importFields[field].vi, columnIndex: at?.index ?? null, field, value },
      code,
      detail,
    )
    if (made.severity === 'error') refused = true
    problems.push(made)
  }
  const textOf = (field: ImportField, limit = 500): string | null => {
    const cell = cellOf(field)
    if (cell === null || cell === undefined || cell === '') return null
    const text = cellText(cell)
    if (text === '' || saysNothing(text)) return null
    if (text.charCodeAt(0) === 35 && isExcelError(text)) complain('cell_error', field, text)
    else if (text.length > limit) complain('text_too_long', field, text, { limit })
    else return text
    return null
  }
  const answer = (field: ImportField): boolean | null => {
    const text = textOf(field)
    if (text === null) return null
    const value = yesNo(text)
    if (value !== unreadable) return value
    complain('yes_no_unreadable', field, text)
    return null
  }
  const known = <T>(value: T | null | Unreadable, code: RowProblemCode, field: ImportField, text: string): T | null => {
    if (value !== unreadable) return value
    complain(code, field, text)
    return null
  }

  const readName = (): string | null => {
    let field: ImportField = 'fullName'
    let name = textOf('fullName', 100)
    if (name === null && (place.has('familyName') || place.has('givenName'))) {
      field = place.has('familyName') ? 'familyName' : 'givenName'
      name = [textOf('familyName', 100), textOf('givenName', 100)].filter((part) => part !== null).join(' ') || null
    }
    if (name === null) {
      if (!refused) complain('name_missing', field, '')
      return null
    }
    if (looksLikeOldFont(name)) complain('old_font', field, name)
    else if (!/\p{L}/u.test(name) || readDateLike(name)) complain('name_unreadable', field, name)
    else {
      if (/\d/.test(name)) complain('name_has_digits', field, name)
      if (name.length > 3 && (name === name.toUpperCase() || name === name.toLowerCase())) {
        complain('name_case', field, name, { suggestion: titleCase(name) })
      }
      if (!name.includes(' ')) complain('name_one_word', field, name)
    }
    return name
  }

  const complainOfDate = (read: 'not_in_calendar' | 'unreadable', field: ImportField): void => {
    const text = cellText(cellOf(field))
    const suggestion = read === 'not_in_calendar' ? likelyDate(text) : null
    if (isExcelError(text)) complain('cell_error', field, text)
    else if (suggestion) complain('date_month_first', field, text, { suggestion })
    else complain(read === 'unreadable' ? 'date_unreadable' : 'date_not_in_calendar', field, text)
  }

  const readBirthParts = (): { read: ReadDate; field: ImportField } => {
    const [day, month, year] = (['birthDay', 'birthMonth', 'birthYear'] as const).map((f) => cellText(cellOf(f)))
    if (!year) return { read: null, field: 'birthYear' }
    const parts = [day, month, year].filter((part) => part !== '' && !saysNothing(part ?? ''))
    return { read: readDate(parts.join('/'), today), field: 'birthYear' }
  }

  let birthField: ImportField = 'birthDate'
  const readBirth = (): { date: PlainDate; precision: 'day' | 'month' | 'year'; sex: Sex | null } | null => {
    birthField = 'birthDate'
    let read = readDate(cellOf('birthDate'), today)
    let sex: Sex | null = null
    if (read === null) {
      for (const [field, of] of [
        ['birthDateMale', 'male'],
        ['birthDateFemale', 'female'],
        ['sexMale', 'male'],
        ['sexFemale', 'female'],
      ] as const) {
        if (read !== null || !place.has(field)) continue
        const cell = cellOf(field)
        const isSexColumn = field === 'sexMale' || field === 'sexFemale'
        const found = readDate(cell, today)
        // A birthday in the column "Nam" or "Nữ" says both; a mark there is only a mark.
        if (found === null || (isSexColumn && typeof found === 'string' && !/\d{2}/.test(cellText(cell)))) continue
        ;[read, sex, birthField] = [found, of, field]
      }
    }
    if (read === null && place.has('birthYear')) ({ read, field: birthField } = readBirthParts())
    if (read === null) {
      complain('birth_missing', birthField, '')
      return null
    }
    if (typeof read === 'string') {
      complainOfDate(read, birthField)
      return null
    }
    const shown = cellText(cellOf(birthField)) || formatDate(read.date)
    if (read.date > today) {
      complain('birth_in_future', birthField, shown)
      return null
    }
    const age = ageOn(read.date, today)
    if (age > 25) complain('birth_too_long_ago', birthField, shown, { age })
    // With the year alone a person may still be 15.
    else if (age >= 17 || (age >= 16 && read.precision === 'day'))
      complain('age_16_or_more', birthField, shown, { age })
    return { ...read, sex }
  }

  const readSex = (ofBirthColumn: Sex | null): Sex | null => {
    const male = ofBirthColumn === null && place.has('sexMale') ? answer('sexMale') : null
    const female = ofBirthColumn === null && place.has('sexFemale') ? answer('sexFemale') : null
    if (male && female) complain('sex_both', 'sexMale', cellText(cellOf('sexMale')))
    const text = textOf('sex')
    if (text === null) return ofBirthColumn ?? (male ? 'male' : female ? 'female' : null)
    const key = wordKey(text)
    if (key === 'nam' || key === 'trai' || key === 'm' || key === 'male') return 'male'
    if (key === 'nu' || key === 'gai' || key === 'f' || key === 'female') return 'female'
    complain('sex_unreadable', 'sex', text)
    return null
  }

  const readPersonal = (child: ImportedChild): void => {
    const cell = cellOf('personalNumber')
    if (cell === null || cell === undefined || cell === '') return
    const read = readPersonalNumber(cell)
    if (read === null) return
    if (read === unreadable) {
      complain('personal_number_length', 'personalNumber', cellText(cell))
      return
    }
    child.personalNumber = read.number
    if (read.restored) complain('personal_number_zero', 'personalNumber', cellText(cell), { suggestion: read.number })
    const wrong = personalNumberDisagrees(read.number, child.sex, child.birthDate)
    if (wrong === 'sex') complain('personal_number_sex', 'personalNumber', read.number)
    if (wrong === 'year') complain('personal_number_year', 'personalNumber', read.number)
  }

  const readPlace = (child: ImportedChild): void => {
    child.address = textOf('address')
    const text = textOf('village')
    if (text !== null) {
      const found = findVillage(text)
      if ('name' in found) child.villageName = found.name
      else if (found.suggestion) complain('village_near', 'village', text, { suggestion: found.suggestion })
      else complain('village_unknown', 'village', text)
    } else if (sectionVillage) child.villageName = sectionVillage
    else if (child.address !== null && !place.has('village')) {
      const found = findVillage(child.address.split(/[,;–]| - /)[0] as string)
      if ('name' in found) child.villageName = found.name
    }
  }

  const notes: string[] = []
  const readCarer = (relation: CarerRelation, birthYear: number): Carer | null => {
    const nameField = `${relation}Name` as const
    const label = importFields[nameField].vi
    const name = textOf(nameField, 200)
    const phone = readPhone(cellOf(`${relation}Phone`))
    const yearText = textOf(`${relation}BirthYear`)
    let year: number | null = null
    if (yearText !== null) {
      const read = readDate(cellOf(`${relation}BirthYear`), today)
      year = read !== null && typeof read !== 'string' ? yearOf(read.date) : null
      if (year === null) complain('year_unreadable', `${relation}BirthYear`, yearText)
      else if (relation !== 'guardian' && birthYear - year < 12)
        complain('carer_too_young', `${relation}BirthYear`, yearText)
    }
    if (name !== null && !notAPerson(name)) {
      if (looksLikeOldFont(name)) complain('old_font', nameField, name)
      return { relation, fullName: name, birthYear: year, phone }
    }
    if (name !== null && !/^khong|^chua/.test(wordKey(name))) notes.push(`${label}: ${name}`)
    const left = [yearText, phone].filter((part) => part !== null).join(', ')
    if (left !== '') {
      complain('carer_without_name', nameField, left)
      notes.push(`${label}: ${left}`)
    }
    return null
  }

  const readCarers = (child: ImportedChild): void => {
    for (const relation of ['father', 'mother', 'guardian'] as const) {
      const carer = readCarer(relation, yearOf(child.birthDate))
      if (carer) child.carers.push(carer)
    }
    const both = textOf('parentNames')
    if (both !== null) {
      const names = both.split(/\s*[/;,+\n]\s*|\s+-\s+/).filter((n) => n !== '')
      if (names.length === 2 && child.carers.length === 0 && names.every((n) => n.includes(' '))) {
        child.carers.push({ relation: 'father', fullName: names[0] as string, birthYear: null, phone: null })
        child.carers.push({ relation: 'mother', fullName: names[1] as string, birthYear: null, phone: null })
      } else if (!notAPerson(both)) {
        complain('parents_unclear', 'parentNames', both)
        notes.push(`${column.get('parentNames')?.heading || importFields.parentNames.vi}: ${both}`)
      }
    }
    const phone = readPhone(cellOf('contactPhone'))
    if (phone === null) return
    const only = child.carers.length === 1 ? child.carers[0] : undefined
    if (only && only.phone === null) only.phone = phone
    else notes.push(`${importFields.contactPhone.vi}: ${phone}`)
  }

  const readRegistration = (child: ImportedChild): void => {
    const reg = child.birthRegistration
    reg.number = textOf('birthRegistrationNumber')
    reg.reasonNot = textOf('birthNotRegisteredReason')
    const on = readDate(cellOf('birthRegisteredOn'), today)
    if (typeof on === 'string') complainOfDate(on, 'birthRegisteredOn')
    else if (on !== null && on.precision === 'day') {
      if (on.date > today) complain('date_in_future', 'birthRegisteredOn', formatDate(on.date))
      else if (child.birthPrecision === 'day' && on.date < child.birthDate)
        complain('registered_before_birth', 'birthRegisteredOn', formatDate(on.date))
      reg.registeredOn = on.date
    } else if (on !== null) complainOfDate('unreadable', 'birthRegisteredOn')
    const text = textOf('birthRegistered')
    if (text !== null) {
      const said = yesNo(text)
      if (said !== unreadable) reg.registered = said
      else if (/^\d{1,6}([/.-]\d{4}|\/TP.*|\/20.*)?$/i.test(text))
        [reg.registered, reg.number] = [true, reg.number ?? text]
      else complain('yes_no_unreadable', 'birthRegistered', text)
    }
    const not = answer('birthNotRegistered')
    if (not !== null && reg.registered === null) reg.registered = not ? false : null
    else if (not === true && reg.registered === true)
      complain('registered_contradiction', 'birthNotRegistered', cellText(cellOf('birthNotRegistered')))
    const proof = reg.number ?? (reg.registeredOn ? formatDate(reg.registeredOn) : null)
    if (reg.registered === null && proof !== null) reg.registered = true
    if (reg.registered === false && proof !== null)
      complain('registered_contradiction', reg.number ? 'birthRegistrationNumber' : 'birthRegisteredOn', proof)
    if (reg.registered === true && reg.reasonNot !== null) {
      complain('reason_contradiction', 'birthNotRegisteredReason', reg.reasonNot)
      reg.reasonNot = null
    }
  }

  const readEnrolment = (child: ImportedChild): void => {
    const e = child.enrolment
    const birthYear = yearOf(child.birthDate)
    const notText = (field: 'school' | 'className' | 'level'): string | null => {
      const text = textOf(field)
      if (text === null || text.length > 24 || yesNo(text) !== false) return text
      e.status = 'not_enrolled'
      return null
    }
    e.schoolName = notText('school')
    e.className = notText('className')
    const levelText = notText('level')
    if (levelText !== null)
      e.level = known(readLevel(levelText, birthYear, schoolYear), 'level_unknown', 'level', levelText)
    const said = answer('enrolled')
    const not = answer('notEnrolled')
    if (said !== null) e.status = said ? 'enrolled' : 'not_enrolled'
    if (not === true) e.status = 'not_enrolled'
    const proof = e.schoolName ?? e.className ?? levelText
    if (e.status === null && proof !== null) e.status = 'enrolled'
    if (e.status === 'not_enrolled' && proof !== null)
      complain('enrolment_contradiction', e.schoolName ? 'school' : e.className ? 'className' : 'level', proof)
    if (e.level === null && e.status === 'enrolled')
      e.level = levelOfNames(e.schoolName, e.className, birthYear, schoolYear)
  }

  const readSpecial = (child: ImportedChild): void => {
    const s = child.specialCircumstance
    s.note = textOf('specialNote')
    const addNote = (text: string): void => {
      s.note = s.note === null || s.note === text ? text : `${text}. ${s.note}`
    }
    for (const field of ['specialGroup', 'special'] as const) {
      const text = textOf(field)
      if (text === null) continue
      const said = yesNo(text)
      if (field === 'special' && said !== unreadable) {
        s.present = said
        continue
      }
      const groups = readSpecialGroups(text, field === 'specialGroup')
      if (groups.length === 0) {
        if (said === false) continue
        complain('special_unclear', field, text)
        addNote(text)
        continue
      }
      if (groups.length > 1) complain('special_several', field, text)
      if (groups.length > 1 || (field === 'special' && text.length > 40)) addNote(text)
      s.groupCode = groups[0] as string
    }
    if (s.groupCode !== null && s.present === false)
      complain('special_contradiction', 'specialGroup', cellText(cellOf('specialGroup')) || s.groupCode)
    if (s.groupCode !== null && s.present === null) s.present = true
    const support = child.support
    support.kind = textOf('supportKind')
    const text = textOf('supportGiven')
    if (text !== null) {
      const said = yesNo(text)
      if (said !== unreadable) support.given = said
      else if (/^(chua|khong) /.test(wordKey(text))) complain('yes_no_unreadable', 'supportGiven', text)
      else [support.given, support.kind] = [true, support.kind ?? text]
    }
    if (support.kind !== null && yesNo(support.kind) === false)
      [support.kind, support.given] = [null, support.given ?? false]
    if (support.kind !== null && support.given === false) complain('support_contradiction', 'supportKind', support.kind)
    if (support.kind !== null && support.given === null) support.given = true
  }

  const readInsurance = (child: ImportedChild): void => {
    const i = child.healthInsurance
    i.number = textOf('insuranceNumber')
    if (i.number !== null && i.number.length < 12 && yesNo(i.number) === false) [i.number, i.has] = [null, false]
    const text = textOf('insurance')
    if (text !== null) {
      const said = yesNo(text)
      if (said !== unreadable) i.has = said
      else if (/^[A-Z]{0,2}[\s\d]{9,20}$/i.test(text)) [i.has, i.number] = [true, i.number ?? text]
      else complain('yes_no_unreadable', 'insurance', text)
    }
    if (i.number !== null && i.has === false) complain('insurance_contradiction', 'insuranceNumber', i.number)
    if (i.number !== null && i.has === null) i.has = true
  }

  const readDisability = (child: ImportedChild): void => {
    const d = child.disability
    const type = textOf('disabilityType')
    if (type !== null && yesNo(type) !== false)
      d.type = known(readDisabilityType(type), 'disability_unknown', 'disabilityType', type)
    const level = textOf('disabilityLevel')
    if (level !== null && yesNo(level) !== false)
      d.level = known(readDisabilityLevel(level), 'disability_unknown', 'disabilityLevel', level)
    const text = textOf('disability')
    if (text !== null) {
      const said = yesNo(text)
      if (said !== unreadable) d.present = said
      else {
        const asType = readDisabilityType(text)
        const asLevel = readDisabilityLevel(text)
        if (asType !== unreadable) d.type ??= asType
        else if (asLevel !== unreadable) d.level ??= asLevel
        else complain('disability_unknown', 'disability', text)
      }
    }
    const proof = d.type !== null ? type : d.level !== null ? level : null
    if (d.present === false && proof !== null)
      complain('disability_contradiction', type ? 'disabilityType' : 'disabilityLevel', proof)
    if (d.present === null && (d.type !== null || d.level !== null)) d.present = true
  }

  const readHouseholdPoverty = (child: ImportedChild): void => {
    const marks: HouseholdPoverty[] = []
    let noes = 0
    for (const [field, value] of [
      ['poor', 'poor'],
      ['nearPoor', 'near_poor'],
    ] as const) {
      const text = textOf(field)
      if (text === null) continue
      const said = yesNo(text)
      if (said === true) marks.push(value)
      else if (said === false) noes++
      else {
        const read = known(readPoverty(text), 'poverty_unknown', field, text)
        if (read === 'none') noes++
        else if (read !== null) marks.push(read)
      }
    }
    if (marks.length > 1 && marks[0] !== marks[1]) complain('poverty_both', 'poor', cellText(cellOf('poor')))
    child.householdPoverty = marks[0] ?? (noes === 2 ? 'none' : null)
    const text = textOf('poverty')
    if (text !== null)
      child.householdPoverty = known(readPoverty(text), 'poverty_unknown', 'poverty', text) ?? child.householdPoverty
  }

  /** A row that is no child: totals, the name of a village over its children, signatures. */
  const notAChild = (): SkippedRow['why'] | null => {
    const nameCell = cellText(cellOf('fullName') ?? cellOf('familyName') ?? cellOf('givenName'))
    const birth = readDate(
      cellOf('birthDate') ?? cellOf('birthDateMale') ?? cellOf('birthDateFemale') ?? cellOf('birthYear'),
      today,
    )
    if (birth !== null && typeof birth !== 'string') return null
    const texts = row.map(cellText).filter((t) => t !== '')
    const words = texts.filter((t) => !/^([IVXLC]+|[A-Z]|\d+)[.)]?$/.test(t))
    const first = words[0]
    if (first === undefined) return nameCell === '' ? 'number_only' : null
    if (isTotal(first)) return 'total'
    if (words.length <= 2) {
      const village = findVillage(first.replace(/^([IVXLC]+|[A-Z]|\d+)[.)]\s*/, '').replace(/[:：].*$/, ''))
      if ('name' in village) {
        sectionVillage = village.name
        return 'village_heading'
      }
    }
    return words.length <= 3 && words.some((w) => footerWords.test(wordKey(w))) ? 'footer' : null
  }

  const noteRepeats = (child: ImportedChild): void => {
    const keys = identityKeys(child)
    for (const key of keys) {
      const other = fullKeys.get(key)
      if (!other) continue
      if (key.startsWith('number:') && nameKey(other.name) !== nameKey(child.fullName)) {
        complain('personal_number_repeated', 'personalNumber', child.personalNumber ?? '', { other: other.row })
      } else
        complain('repeated_in_file', place.has('fullName') ? 'fullName' : 'givenName', child.fullName, {
          other: other.row,
        })
      return
    }
    for (const key of keys) fullKeys.set(key, { row: number, name: child.fullName })
    const loose = `${looseNameKey(child.fullName)}|${child.birthDate}`
    const other = looseKeys.get(loose)
    if (other !== undefined) complain('similar_in_file', 'fullName', child.fullName, { other })
    else looseKeys.set(loose, number)
  }

  const readChild = (): ImportedChild | null => {
    notes.length = 0
    const name = readName()
    const birth = readBirth()
    // Without name or birthday the rest is still read, so that all problems of the row come back at once.
    const child = unknownChild(name ?? '?', birth?.date ?? today)
    child.birthPrecision = birth?.precision ?? 'day'
    child.sex = readSex(birth?.sex ?? null)
    if (birth) readPersonal(child)
    const ethnic = textOf('ethnic')
    if (ethnic !== null) {
      child.ethnicCode = findEthnic(ethnic)
      if (child.ethnicCode === null) complain('ethnic_unknown', 'ethnic', ethnic)
    }
    readPlace(child)
    child.household.code = textOf('householdCode')
    child.household.headName = textOf('householdHead')
    readCarers(child)
    if (birth) readRegistration(child)
    readEnrolment(child)
    readSpecial(child)
    readInsurance(child)
    readDisability(child)
    readHouseholdPoverty(child)
    const note = textOf('note', 1000)
    if (note !== null) notes.unshift(note)
    child.note = notes.length > 0 ? notes.join('. ').slice(0, 2000) : null
    if (name !== null && birth && !refused) noteRepeats(child)
    return refused ? null : child
  }

  let ended = false
  for (let index = mapping.firstDataRow; index < rows.length; index++) {
    row = rows[index] ?? []
    number = index + 1
    problems = []
    refused = false
    if (
      row.every(
        (cell) =>
          cell === null || cell === undefined || cell === '' || (typeof cell === 'string' && cell.trim() === ''),
      )
    ) {
      result.unchangedBlankRows++
      continue
    }
    const nameCell = cellOf('fullName') ?? cellOf('familyName')
    const birthCell = cellOf('birthDate')
    // The example row of our own template, left in.
    if (typeof nameCell === 'string' && /^\s*ví dụ\s*[:：-]/i.test(nameCell)) {
      result.skipped.push({ row: number, why: 'example' })
      continue
    }
    if (!nameCell || !birthCell || birthCell === '') {
      const why = notAChild()
      // After the signatures' line come names of signers, which are no children.
      if (why || (ended && row.filter((c) => cellText(c) !== '').length <= 3)) {
        ended ||= why === 'footer'
        result.skipped.push({ row: number, why: why ?? 'footer' })
        continue
      }
    }
    const child = readChild()
    for (const problem of problems) result.problems.push(problem)
    if (child) result.good.push({ row: number, child })
  }
  return result
}

const readDateLike = (text: string): boolean => /^[\d/.\-\s]+$/.test(text) || isPlainDate(text)
