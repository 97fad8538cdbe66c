/**
 * Writes children into the register: new ones, and what changed of those already there. Everything of one call is one
 * transaction. A change supersedes what was believed and says from when the new state holds; nothing is overwritten.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { factKind } from '#core/children/facts/catalogue.ts'
import type { FactContent } from '#core/children/facts/fact-kind.ts'
import type { NewFact } from '#core/children/facts/placing.ts'
import type { ImportedChild } from '#core/children/imported-child.ts'
import { nameSounds } from '#core/children/name-sounds.ts'
import {
  type FactDates,
  householdKey,
  type ImportPlan,
  mergeChild,
  personKey,
  type StoredChild,
} from '#core/children/registration.ts'
import type { ChildFact } from '#core/children/same-child.ts'
import { isSensitiveGroup } from '#core/children/sensitive-groups.ts'
import type { PlainDate } from '#core/dates.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { insertMany } from './bulk.ts'
import { refreshCurrent } from './child-current.ts'
import { type FactTable, factsOf, factTables, identityOf } from './child-facts.ts'
import { derivedNameTables, nameRow } from './child-names.ts'
import { enterFact } from './fact-writes.ts'
import type { SealKeys } from './seal.ts'

export type Registration = {
  communePath: string
  plan: Pick<ImportPlan, 'add' | 'change'>
  /** Every child of the commune as stored: siblings' households and persons are found in them. */
  stored: readonly StoredChild[]
  villagePathOf: (villageName: string | null) => string | null
  factsFrom: PlainDate
  source: 'import' | 'entered' | 'demo' | 'reported'
  batchId: string | null
  keys: SealKeys
  synthetic: boolean
  today: PlainDate
}

const tablesOfFact: Record<ChildFact, readonly FactTable[]> = {
  identity: ['child_births', 'child_ethnicities'],
  residence: ['child_residences'],
  household: ['child_residences'],
  carers: [],
  birthRegistration: ['child_birth_registrations'],
  enrolment: ['child_enrolments'],
  // Placed one by one: other groups of the child go on.
  specialCircumstance: [],
  support: ['child_supports'],
  healthInsurance: ['child_health_insurances'],
  disability: ['child_disabilities'],
  poverty: [],
  note: [],
}

/** What the rows are about: written first, so that their facts find them. */
const subjectTables: readonly string[] = ['children', 'households', 'persons']
const derivedTables: readonly string[] = derivedNameTables

/** Collects the rows of one registration, table by table. */
class Rows {
  readonly byTable = new Map<string, Record<string, unknown>[]>()
  add(table: string, row: Record<string, unknown>): void {
    const rows = this.byTable.get(table)
    if (rows) rows.push(row)
    else this.byTable.set(table, [row])
  }
}

/**
 * Registers new children and the changes of known ones.
 * @returns the ids of the children that were written.
 */
export const registerChildren = async (
  tx: Tx,
  asked: Registration,
): Promise<{ added: string[]; changed: string[] }> => {
  // A fresh database has no statistics, and app_user may not make them: the policies' subqueries would then be planned
  // as whole reads of a table for every row written (seen: the time grew with the square of the list).
  await sql`set local enable_seqscan = off`.execute(tx.db)
  const provinceId = provinceIdOf(asked.communePath)
  const rows = new Rows()
  const villageOf = (child: ImportedChild): string => asked.villagePathOf(child.villageName) ?? asked.communePath

  const households = new Map<string, string>()
  const persons = new Map<string, string>()
  for (const child of asked.stored) {
    const key = householdKey(child)
    if (key && child.householdId) households.set(key, child.householdId)
    for (const carer of child.carers) {
      const id = child.personIds[carer.relation]
      if (id) persons.set(personKey(child, carer), id)
    }
  }
  const poverties = new Map<string, ImportedChild['householdPoverty']>()
  for (const child of asked.stored) if (child.householdId) poverties.set(child.householdId, child.householdPoverty)
  const povertyEndings: string[] = []

  const householdFor = (child: ImportedChild, filedPath: string, dates: FactDates): string | null => {
    const key = householdKey(child)
    // Poverty is a fact of the household: a child of whom only that is known gets one of its own.
    if (key === null && child.householdPoverty === null) return null
    const known = key === null ? undefined : households.get(key)
    const householdId = known ?? randomUUID()
    if (!known) {
      if (key !== null) households.set(key, householdId)
      rows.add('households', {
        household_id: householdId,
        filed_path: filedPath,
      })
      if (child.household.code || child.household.headName || child.address)
        rows.add('household_identities', {
          household_id: householdId,
          code: child.household.code,
          head_name: child.household.headName,
          address: child.address,
        })
    }
    sayPoverty(householdId, child, dates)
    return householdId
  }
  const sayPoverty = (householdId: string, child: ImportedChild, dates: FactDates): void => {
    const before = poverties.get(householdId) ?? null
    if (child.householdPoverty === null || child.householdPoverty === before) return
    if (before !== null) povertyEndings.push(householdId)
    poverties.set(householdId, child.householdPoverty)
    rows.add('household_poverties', {
      household_id: householdId,
      poverty: child.householdPoverty,
      decision: dates.povertyDecision ?? null,
      valid_from: dates.povertyFrom ?? asked.factsFrom,
    })
  }
  const addCarer = (
    childId: string,
    child: ImportedChild,
    carer: ImportedChild['carers'][number],
    filedPath: string,
    validFrom: PlainDate,
  ): void => {
    const key = personKey(child, carer)
    let personId = persons.get(key)
    if (!personId) {
      personId = randomUUID()
      persons.set(key, personId)
      rows.add('persons', {
        person_id: personId,
        filed_path: filedPath,
      })
      rows.add('person_identities', {
        person_id: personId,
        full_name: carer.fullName,
        birth_year: carer.birthYear,
        phone: carer.phone,
      })
    }
    rows.add('child_carers', {
      child_id: childId,
      person_id: personId,
      relation: carer.relation,
      valid_from: validFrom,
    })
  }
  const addNames = (childId: string, child: ImportedChild, filedPath: string): void => {
    rows.add('child_names', { child_id: childId, village_path: filedPath, ...nameRow(child) })
    for (const { token, sound } of nameSounds(child.fullName))
      rows.add('child_name_tokens', { child_id: childId, village_path: filedPath, token, sound })
  }

  const added: string[] = []
  for (const { child, dates = {} } of asked.plan.add) {
    const childId = randomUUID()
    const filedPath = villageOf(child)
    added.push(childId)
    rows.add('children', {
      child_id: childId,
      filed_path: filedPath,
    })
    const householdId = householdFor(child, filedPath, dates)
    rows.add('child_identities', { child_id: childId, ...identityOf(child, asked.keys) })
    addNames(childId, child, filedPath)
    const facts = factsOf(child, { villagePath: filedPath, householdId, factsFrom: asked.factsFrom, dates })
    for (const table of factTables)
      for (const { content, validFrom, validTo } of facts[table])
        rows.add(table, { child_id: childId, ...content, valid_from: validFrom, valid_to: validTo })
    for (const carer of child.carers) addCarer(childId, child, carer, filedPath, child.birthDate)
  }

  // What is believed of the known children changes: end what was, say what is.
  const endings = new Map<FactTable, string[]>()
  const carerEndings: string[] = []
  const identityEndings: string[] = []
  const nameEndings: string[] = []
  const moves: { childId: string; filedPath: string }[] = []
  const changed: string[] = []
  const circumstances: { childId: string; filedPath: string; table: FactTable; fact: NewFact }[] = []
  for (const { incoming, stored, differences } of asked.plan.change) {
    const child = mergeChild(stored, incoming.child)
    const childId = stored.childId
    changed.push(childId)
    const facts = new Set(differences.map((d) => d.fact))
    const filedPath = asked.villagePathOf(child.villageName) ?? stored.villagePath ?? asked.communePath
    if (filedPath !== (stored.villagePath ?? asked.communePath)) moves.push({ childId, filedPath })
    const keepsHousehold = householdKey(child) === null && stored.householdId !== null
    if (keepsHousehold && stored.householdId !== null) sayPoverty(stored.householdId, child, incoming.dates ?? {})
    const householdId = keepsHousehold ? stored.householdId : householdFor(child, filedPath, incoming.dates ?? {})
    if (facts.has('identity') || facts.has('residence') || facts.has('note')) {
      identityEndings.push(childId)
      rows.add('child_identities', { child_id: childId, ...identityOf(child, asked.keys) })
    }
    if (facts.has('identity') || facts.has('residence') || facts.has('carers')) {
      nameEndings.push(childId)
      addNames(childId, child, filedPath)
    }
    const rewritten = new Set([...facts].flatMap((f) => tablesOfFact[f]))
    const contents = factsOf(child, {
      villagePath: filedPath,
      householdId,
      factsFrom: asked.factsFrom,
      dates: incoming.dates ?? {},
    })
    for (const table of rewritten) {
      endings.set(table, [...(endings.get(table) ?? []), childId])
      for (const { content, validFrom, validTo } of contents[table])
        rows.add(table, { child_id: childId, ...content, valid_from: validFrom, valid_to: validTo })
    }
    if (facts.has('specialCircumstance'))
      for (const table of ['child_special_circumstances', 'child_protected_circumstances'] as const)
        for (const { content, validFrom, validTo } of contents[table]) {
          // A secret group beside open ones: these go on.
          const endsOpen = content.present === false && child.specialCircumstance.present === true
          if (endsOpen && stored.specialGroups.some((group) => !isSensitiveGroup(group))) continue
          circumstances.push({
            childId,
            filedPath,
            table,
            fact: { content: content as FactContent, validFrom, validTo },
          })
        }
    if (facts.has('carers')) {
      carerEndings.push(childId)
      for (const carer of child.carers) {
        // A corrected name or telephone is a person of its own; the earlier belief stays in the history.
        const same = stored.carers.find((c) => c.relation === carer.relation)
        const unchanged =
          same && same.fullName === carer.fullName && same.phone === carer.phone && same.birthYear === carer.birthYear
        if (!unchanged) persons.delete(personKey(child, carer))
        addCarer(childId, child, carer, filedPath, child.birthDate)
      }
    }
  }

  for (const [table, childIds] of endings) await supersede(tx, table, 'child_id', provinceId, childIds, asked.factsFrom)
  await supersede(tx, 'child_carers', 'child_id', provinceId, carerEndings, null)
  await supersede(tx, 'household_poverties', 'household_id', provinceId, povertyEndings, asked.factsFrom)
  await supersede(tx, 'child_identities', 'child_id', provinceId, identityEndings, null)
  if (nameEndings.length > 0)
    for (const table of derivedTables)
      await sql`delete from ${sql.table(table)} where province_id = ${provinceId} and commune_path = ${asked.communePath}
        and child_id = any (${nameEndings}::uuid[])`.execute(tx.db)
  for (const move of moves)
    await sql`update children set filed_path = ${move.filedPath} where province_id = ${provinceId} and child_id = ${move.childId}`.execute(
      tx.db,
    )

  const written = { province_id: provinceId, recorded_at: tx.now, recorded_by: tx.actor.accountId }
  const filed = { province_id: provinceId, commune_path: asked.communePath }
  for (const table of subjectTables)
    await insertMany(tx, table, rows.byTable.get(table) ?? [], { ...written, ...filed, synthetic: asked.synthetic })
  for (const table of derivedTables) await insertMany(tx, table, rows.byTable.get(table) ?? [], filed)
  for (const [table, list] of rows.byTable)
    if (!subjectTables.includes(table) && !derivedTables.includes(table))
      await insertMany(tx, table, list, { ...written, source: asked.source, batch_id: asked.batchId })
  for (const { childId, filedPath, table, fact } of circumstances) {
    const kind = factKind(table.replace('child_', ''))
    if (kind)
      await enterFact(tx, { provinceId, childId, communePath: asked.communePath, filedPath }, kind, fact, {
        source: asked.source === 'reported' ? 'reported' : 'import',
        batchId: asked.batchId,
        today: asked.today,
      })
  }
  const siblings = asked.stored.filter((c) => c.householdId !== null && povertyEndings.includes(c.householdId))
  const touched = new Set([...added, ...changed, ...siblings.map((c) => c.childId)])
  await refreshCurrent(tx, asked.communePath, [...touched], asked.today)
  return { added, changed }
}

/**
 * Ends the belief in the current rows of some subjects. Where the new state holds only from a day, the old row stays
 * believed until that day: a copy with that end is written, so that earlier days keep their answer.
 */
const supersede = async (
  tx: Tx,
  table: string,
  subject: 'child_id' | 'household_id',
  provinceId: number,
  ids: readonly string[],
  holdsUntil: PlainDate | null,
): Promise<void> => {
  if (ids.length === 0) return
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    with ended as (
      update ${sql.table(table)} set superseded_at = ${tx.now}
      where province_id = ${provinceId} and ${sql.ref(subject)} = any (${[...ids]}::uuid[]) and superseded_at is null
      returning *)
    select to_jsonb(ended) as row from ended`.execute(tx.db)
  if (holdsUntil === null || table === 'child_births' || table === 'child_ethnicities') return
  const kept = rows
    .map(({ row }) => row)
    .filter((row) => (row.valid_from as string) < holdsUntil)
    .map(({ fact_id: _, ...row }) => {
      const end = row.valid_to !== null && (row.valid_to as string) < holdsUntil ? row.valid_to : holdsUntil
      return {
        ...row,
        valid_to: end,
        recorded_at: tx.now,
        recorded_by: tx.actor.accountId,
        superseded_at: null,
      }
    })
  await insertMany(tx, table, kept)
}
