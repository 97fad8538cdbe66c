/**
 * From children as a list or the demonstration tells them to what enters the register: who is new, who is there already
 * and in what they differ; households and persons shared by siblings; each fact with the day it holds from.
 */
import type { PlainDate } from '../dates.ts'
import { sortKey } from '../sort-key.ts'
import { cleanText, unaccent } from '../text.ts'
import type { Carer, ImportedChild } from './imported-child.ts'
import { type ChildDifference, childDifferences, compareIdentity, identityKeys, nameKey } from './same-child.ts'

/** A child of the register with what is believed of it now. */
export type StoredChild = ImportedChild & {
  childId: string
  villagePath: string | null
  householdId: string | null
  personIds: Partial<Record<Carer['relation'], string>>
  /** Every group of special circumstances that holds; the list names one. */
  specialGroups: string[]
}

/** From which day each fact holds, where it is known better than by the list as a whole. */
export type FactDates = {
  residenceFrom?: PlainDate
  residenceTo?: PlainDate | null
  /** Of one whose coming was reported: how it lives here and what brought it. */
  residence?: { kind: 'permanent' | 'temporary'; reason: 'born' | 'came'; otherPlace: string | null }
  earlierResidence?: { villagePath: string; from: PlainDate; to: PlainDate } | null
  enrolledFrom?: PlainDate | null
  specialFrom?: PlainDate | null
  supportFrom?: PlainDate | null
  insuredFrom?: PlainDate | null
  disabledFrom?: PlainDate | null
  povertyFrom?: PlainDate | null
  povertyDecision?: string | null
}

export type Incoming = { row: number; child: ImportedChild; dates?: FactDates }

export type ImportPlan = {
  add: Incoming[]
  change: { incoming: Incoming; stored: StoredChild; differences: ChildDifference[] }[]
  same: { incoming: Incoming; stored: StoredChild }[]
  /** Perhaps a child already there: a person decides, nothing is written. */
  unsure: { incoming: Incoming; stored: StoredChild }[]
}

/**
 * Compares a list with the children of the commune. Importing the same list twice finds every child the same.
 * Each stored child is matched once at most.
 */
export const planImport = (stored: readonly StoredChild[], list: readonly Incoming[]): ImportPlan => {
  const incoming = agreeOnHouseholds(list)
  const byKey = new Map<string, StoredChild[]>()
  const byName = new Map<string, StoredChild[]>()
  const put = (map: Map<string, StoredChild[]>, key: string, child: StoredChild): void => {
    const list = map.get(key)
    if (list) list.push(child)
    else map.set(key, [child])
  }
  for (const child of stored) {
    for (const key of identityKeys(child)) put(byKey, key, child)
    put(byName, looseKey(child), child)
  }
  const taken = new Set<string>()
  const plan: ImportPlan = { add: [], change: [], same: [], unsure: [] }
  for (const entry of incoming) {
    const near = new Set<StoredChild>()
    for (const key of identityKeys(entry.child)) for (const child of byKey.get(key) ?? []) near.add(child)
    for (const child of byName.get(looseKey(entry.child)) ?? []) near.add(child)
    const candidates = [...near].filter((child) => !taken.has(child.childId))
    const found = candidates.find((child) => compareIdentity(child, entry.child) === 'same')
    if (found) {
      taken.add(found.childId)
      const differences = childDifferences(namingGroup(found, entry.child), entry.child)
      if (differences.length === 0) plan.same.push({ incoming: entry, stored: found })
      else plan.change.push({ incoming: entry, stored: found, differences })
      continue
    }
    const doubtful = candidates.find((child) => compareIdentity(child, entry.child) === 'unsure')
    if (doubtful) plan.unsure.push({ incoming: entry, stored: doubtful })
    else plan.add.push(entry)
  }
  return plan
}

/** A child may be in several groups, a list names one: what it names, if it holds, is what it is compared with. */
const namingGroup = (stored: StoredChild, imported: ImportedChild): ImportedChild => {
  const { groupCode } = imported.specialCircumstance
  return groupCode !== null && stored.specialGroups.includes(groupCode)
    ? { ...stored, specialCircumstance: { ...stored.specialCircumstance, groupCode } }
    : stored
}

/**
 * Rows of one household say the same of it: the head where a row leaves it out, and the poverty of the first row that
 * says it. Otherwise two rows that contradict each other would overwrite each other at every import.
 */
const agreeOnHouseholds = (list: readonly Incoming[]): Incoming[] => {
  const heads = new Map<string, string>()
  for (const { child } of list) {
    const code = child.household.code ? cleanText(child.household.code).toLowerCase() : null
    if (code && child.household.headName && !heads.has(code)) heads.set(code, child.household.headName)
  }
  const withHeads = list.map((entry) => {
    const { code, headName } = entry.child.household
    const head = code && !headName ? heads.get(cleanText(code).toLowerCase()) : undefined
    return head ? { ...entry, child: { ...entry.child, household: { code, headName: head } } } : entry
  })
  const poverty = new Map<string, ImportedChild['householdPoverty']>()
  for (const { child } of withHeads) {
    const key = householdKey(child)
    if (key && child.householdPoverty !== null && !poverty.has(key)) poverty.set(key, child.householdPoverty)
  }
  return withHeads.map((entry) => {
    const key = householdKey(entry.child)
    const said = key ? (poverty.get(key) ?? null) : entry.child.householdPoverty
    return said === entry.child.householdPoverty
      ? entry
      : { ...entry, child: { ...entry.child, householdPoverty: said } }
  })
}

/** Name without diacritics and birth year: finds those who may be the same child, for a closer look. */
const looseKey = (child: ImportedChild): string =>
  `${unaccent(cleanText(child.fullName))}|${child.birthDate.slice(0, 4)}`

/** The stored child with what the list says laid over it; what the list does not say stays. */
export const mergeChild = (stored: ImportedChild, imported: ImportedChild): ImportedChild => {
  const over = <T extends object>(before: T, after: T): T => {
    const merged = { ...before }
    for (const [key, value] of Object.entries(after))
      if (value !== null) (merged as Record<string, unknown>)[key] = value
    return merged
  }
  const carers = [...stored.carers]
  for (const carer of imported.carers) {
    const at = carers.findIndex((c) => c.relation === carer.relation)
    if (at < 0) carers.push(carer)
    else carers[at] = over(carers[at] as Carer, carer)
  }
  const rank = { year: 0, month: 1, day: 2 }
  const keepBirth =
    rank[imported.birthPrecision] < rank[stored.birthPrecision] &&
    stored.birthDate.startsWith(imported.birthDate.slice(0, imported.birthPrecision === 'year' ? 4 : 7))
  return {
    ...over(
      { ...stored, note: stored.note },
      {
        ...imported,
        household: over(stored.household, imported.household),
        birthRegistration: over(stored.birthRegistration, imported.birthRegistration),
        enrolment: over(stored.enrolment, imported.enrolment),
        specialCircumstance: over(stored.specialCircumstance, imported.specialCircumstance),
        support: over(stored.support, imported.support),
        healthInsurance: over(stored.healthInsurance, imported.healthInsurance),
        disability: over(stored.disability, imported.disability),
        carers,
      },
    ),
    ...(keepBirth ? { birthDate: stored.birthDate, birthPrecision: stored.birthPrecision } : {}),
  }
}

/**
 * What makes two children of one household: the household's number with its head, else its head and village, else the
 * mother, else the father. Null when the list says none of these.
 */
export const householdKey = (child: ImportedChild): string | null => {
  const village = child.villageName ? unaccent(cleanText(child.villageName)) : '?'
  if (child.household.code) {
    const head = child.household.headName
    return `code:${cleanText(child.household.code).toLowerCase()}|${head ? nameKey(head) : '?'}`
  }
  if (child.household.headName) return `head:${village}|${nameKey(child.household.headName)}`
  for (const relation of ['mother', 'father', 'guardian'] as const) {
    const carer = child.carers.find((c) => c.relation === relation)
    if (carer) return `${relation}:${village}|${nameKey(carer.fullName)}|${carer.birthYear ?? '?'}`
  }
  return null
}

/** What makes two carers one person: household, name, birth year and telephone. */
export const personKey = (child: ImportedChild, carer: Carer): string =>
  `${householdKey(child) ?? 'alone'}|${nameKey(carer.fullName)}|${carer.birthYear ?? '?'}|${carer.phone ?? '?'}`

/** The key that sorts names as Vietnamese lists do: `Bàn A Phúc` by the given name first, as `Phúc Bàn A`. */
export const sortName = (fullName: string): string => {
  const words = cleanText(fullName).split(' ')
  const given = words.pop() ?? ''
  return sortKey([given, ...words].join(' '))
}
