/**
 * Whether two entries are one child, and in what they differ. Importing the same file twice must change nothing, so an
 * entry carries several keys, the strongest first; the loader looks for any of them among the children of the commune.
 */
import { cleanText, unaccent } from '../text.ts'
import type { ImportedChild } from './imported-child.ts'

const tones: Record<string, string> = { '\u0300': '1', '\u0309': '2', '\u0303': '3', '\u0301': '4', '\u0323': '5' }

const syllableKey = (syllable: string): string => {
  let tone = ''
  const rest = syllable.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => {
    tone += tones[mark]
    return ''
  })
  return rest.normalize('NFC') + tone
}

/** Names are made of few syllables, and taking one apart is dear: what was once worked out is kept, within a bound. */
const bySyllable = (work: (syllable: string) => string): ((text: string) => string) => {
  const known = new Map<string, string>()
  return (text) => {
    let key = ''
    for (const syllable of text.split(/[\s'’.-]+/)) {
      if (syllable === '') continue
      let part = known.get(syllable)
      if (part === undefined) {
        part = work(cleanText(syllable).toLowerCase())
        if (known.size < 10_000) known.set(syllable, part)
      }
      key = key === '' ? part : `${key} ${part}`
    }
    return key
  }
}

/**
 * A name for comparison: lower case, spaces folded, the tone after its syllable so that `Hoà` equals `Hòa`. Marks stay:
 * twins named Tú and Tư are two children.
 */
export const nameKey = bySyllable((syllable) => (/^[a-z]+$/.test(syllable) ? syllable : syllableKey(syllable)))

/** A name without marks, for "much like": `Tú` and `Tư` are both `tu`. */
export const looseNameKey = bySyllable(unaccent)

const motherOf = (child: ImportedChild): string | null =>
  child.carers.find((c) => c.relation === 'mother')?.fullName ?? null

/**
 * The keys by which a child is found again, strongest first: personal number; name, birthday and mother; name, birthday
 * and village. An entry without mother and village has the name and birthday alone.
 */
export const identityKeys = (child: ImportedChild): string[] => {
  const keys: string[] = []
  if (child.personalNumber) keys.push(`number:${child.personalNumber}`)
  const base = `${nameKey(child.fullName)}|${child.birthDate.slice(0, child.birthPrecision === 'day' ? 10 : child.birthPrecision === 'month' ? 7 : 4)}|${child.sex ?? '?'}`
  const mother = motherOf(child)
  if (mother) keys.push(`mother:${base}|${nameKey(mother)}`)
  if (child.villageName) keys.push(`village:${base}|${looseNameKey(child.villageName)}`)
  if (!mother && !child.villageName) keys.push(`name:${base}`)
  return keys
}

/** The strongest key alone. */
export const identityKey = (child: ImportedChild): string => identityKeys(child)[0] as string

const birthAgrees = (a: ImportedChild, b: ImportedChild): boolean => {
  const length = { day: 10, month: 7, year: 4 }
  const shared = Math.min(length[a.birthPrecision], length[b.birthPrecision])
  return a.birthDate.slice(0, shared) === b.birthDate.slice(0, shared)
}

/**
 * `same`: import may update one with the other. `unsure`: a person decides. Two different personal numbers are two
 * children, whatever else agrees; one number with two names is for a person to look at.
 */
export const compareIdentity = (a: ImportedChild, b: ImportedChild): 'same' | 'different' | 'unsure' => {
  const sameName = nameKey(a.fullName) === nameKey(b.fullName)
  if (a.personalNumber && b.personalNumber) {
    if (a.personalNumber !== b.personalNumber) return 'different'
    return sameName || birthAgrees(a, b) ? 'same' : 'unsure'
  }
  if (!birthAgrees(a, b)) return 'different'
  if (!sameName) return looseNameKey(a.fullName) === looseNameKey(b.fullName) ? 'unsure' : 'different'
  if (a.sex && b.sex && a.sex !== b.sex) return 'unsure'
  const [motherA, motherB] = [motherOf(a), motherOf(b)]
  if (motherA && motherB) return nameKey(motherA) === nameKey(motherB) ? 'same' : 'unsure'
  if (a.villageName && b.villageName) {
    return looseNameKey(a.villageName) === looseNameKey(b.villageName) ? 'same' : 'unsure'
  }
  return 'unsure'
}

/** The facts of a child that an import can change, each stored and dated by itself. */
export type ChildFact =
  | 'identity'
  | 'residence'
  | 'household'
  | 'carers'
  | 'birthRegistration'
  | 'enrolment'
  | 'specialCircumstance'
  | 'support'
  | 'healthInsurance'
  | 'disability'
  | 'poverty'
  | 'note'

export type ChildDifference = { fact: ChildFact; field: string; before: unknown; after: unknown }

const same = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' ? cleanText(a).toLowerCase() === cleanText(b).toLowerCase() : a === b

/**
 * What an import would change in the child as stored. What the list does not say (null) changes nothing, and neither
 * does a difference in capitals or spaces. A carer is compared by relation; one that the list leaves out stays.
 */
export const childDifferences = (stored: ImportedChild, imported: ImportedChild): ChildDifference[] => {
  const found: ChildDifference[] = []
  const compare = (fact: ChildFact, field: string, before: unknown, after: unknown): void => {
    if (after !== null && after !== undefined && !same(before, after)) found.push({ fact, field, before, after })
  }
  const compareAll = (fact: ChildFact, before: object, after: object): void => {
    for (const [field, value] of Object.entries(after))
      compare(fact, field, (before as Record<string, unknown>)[field], value)
  }
  compare('identity', 'fullName', stored.fullName, imported.fullName)
  compare('identity', 'sex', stored.sex, imported.sex)
  const rank = { year: 0, month: 1, day: 2 }
  // A list that knows the year only does not take away a birthday that agrees with it.
  if (!birthAgrees(stored, imported) || rank[imported.birthPrecision] > rank[stored.birthPrecision]) {
    compare('identity', 'birthDate', stored.birthDate, imported.birthDate)
    compare('identity', 'birthPrecision', stored.birthPrecision, imported.birthPrecision)
  }
  compare('identity', 'personalNumber', stored.personalNumber, imported.personalNumber)
  compare('identity', 'ethnicCode', stored.ethnicCode, imported.ethnicCode)
  compare('residence', 'villageName', stored.villageName, imported.villageName)
  compare('residence', 'address', stored.address, imported.address)
  compareAll('household', stored.household, imported.household)
  for (const carer of imported.carers) {
    const before = stored.carers.find((c) => c.relation === carer.relation)
    compare('carers', `${carer.relation}.fullName`, before?.fullName ?? null, carer.fullName)
    compare('carers', `${carer.relation}.birthYear`, before?.birthYear ?? null, carer.birthYear)
    compare('carers', `${carer.relation}.phone`, before?.phone ?? null, carer.phone)
  }
  compareAll('birthRegistration', stored.birthRegistration, imported.birthRegistration)
  compareAll('enrolment', stored.enrolment, imported.enrolment)
  compareAll('specialCircumstance', stored.specialCircumstance, imported.specialCircumstance)
  compareAll('support', stored.support, imported.support)
  compareAll('healthInsurance', stored.healthInsurance, imported.healthInsurance)
  compareAll('disability', stored.disability, imported.disability)
  compare('poverty', 'householdPoverty', stored.householdPoverty, imported.householdPoverty)
  compare('note', 'note', stored.note, imported.note)
  return found
}
