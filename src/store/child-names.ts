/** The derived rows of who a child is: its name in order and in syllables, its carers' names. Lists and search read them. */
import { sql } from 'kysely'
import type { Carer } from '#core/children/imported-child.ts'
import { nameSounds, soundOf } from '#core/children/name-sounds.ts'
import { sortName } from '#core/children/registration.ts'
import { syllablesOf } from '#core/text.ts'
import type { Tx } from './as-actor.ts'
import { insertMany } from './bulk.ts'

/** Derived from facts: no source, no author. */
export const derivedNameTables = ['child_names', 'child_name_tokens'] as const

const letterOf = { mother: 'm', father: 'f', guardian: 'g' } as const

/** `m ban Ti mai|f Cieu van`: of every carer the letter of the relation, then each syllable by its sound. */
export const carerSounds = (carers: readonly Pick<Carer, 'relation' | 'fullName'>[]): string =>
  carers
    .map(({ relation, fullName }) => [letterOf[relation], ...syllablesOf(fullName).map(soundOf)].join(' '))
    .join('|')

export type NamedChild = {
  fullName: string
  carers: readonly Pick<Carer, 'relation' | 'fullName' | 'phone'>[]
}

/** The row of `child_names`, without its keys and places. */
export const nameRow = ({ fullName, carers }: NamedChild): Record<string, unknown> => {
  const of = (relation: Carer['relation']) => carers.find((carer) => carer.relation === relation)
  const nearest = [of('mother'), of('father'), of('guardian')]
  return {
    full_name: fullName,
    sort_name: sortName(fullName),
    mother_name: of('mother')?.fullName ?? null,
    father_name: of('father')?.fullName ?? null,
    guardian_name: of('guardian')?.fullName ?? null,
    carer_phone: nearest.find((carer) => carer?.phone)?.phone ?? null,
    carer_sounds: carerSounds(carers),
  }
}

/** Where a child is filed. */
type Filed = { provinceId: number; childId: string; communePath: string; filedPath: string }

/** Writes the derived rows of a child's names anew: after its own name, a carer or the place of its file changed. */
export const writeNames = async (tx: Tx, child: Filed): Promise<void> => {
  const own = sql`province_id = ${child.provinceId} and child_id = ${child.childId}`
  const { rows: carers } = await sql<NamedChild['carers'][number]>`
    select k.relation, i.full_name as "fullName", i.phone from child_carers k
    join person_identities i on i.province_id = k.province_id and i.person_id = k.person_id and i.superseded_at is null
    where k.province_id = ${child.provinceId} and k.child_id = ${child.childId} and k.superseded_at is null
      and k.valid_to is null`.execute(tx.db)
  const { rows: identities } = await sql<{ full_name: string }>`select full_name from child_identities
    where ${own} and superseded_at is null`.execute(tx.db)
  const fullName = identities[0]?.full_name
  if (fullName === undefined) return
  const filed = {
    province_id: child.provinceId,
    child_id: child.childId,
    commune_path: child.communePath,
    village_path: child.filedPath,
  }
  for (const table of derivedNameTables)
    await sql`delete from ${sql.table(table)} where ${own} and commune_path = ${child.communePath}`.execute(tx.db)
  await insertMany(tx, 'child_names', [nameRow({ fullName, carers })], filed)
  await insertMany(tx, 'child_name_tokens', nameSounds(fullName), filed)
}
