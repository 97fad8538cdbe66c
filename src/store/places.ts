/** Areas of today and what they were made from. */

import { sql } from 'kysely'
import { dayInVietnam } from '#core/dates.ts'
import type { Tx } from './as-actor.ts'

export type PlaceRecord = {
  path: string
  code: string
  name: string
  fullName: string
  kind: 'province' | 'commune' | 'village'
}

const columns = sql`path, code, name, full_name as "fullName", kind`

/** The areas of a kind directly below a parent, today, in the order of the alphabet. */
export const listPlaces = async (tx: Tx, kind: PlaceRecord['kind'], parentPath: string): Promise<PlaceRecord[]> => {
  const { rows } = await sql<PlaceRecord>`select ${columns} from areas
    where kind = ${kind} and parent_path = ${parentPath} and valid_to is null
    order by name collate "vi-x-icu"`.execute(tx.db)
  return rows
}

/** Names of areas by path, today. */
export const namesOfPlaces = async (tx: Tx, paths: readonly string[]): Promise<Map<string, PlaceRecord>> => {
  const { rows } = await sql<PlaceRecord>`select ${columns} from areas
    where path = any (${[...paths]}) and valid_to is null`.execute(tx.db)
  return new Map(rows.map((row) => [row.path, row]))
}

/** Is it the commune, or a village of it, of today or of before? */
export const isPlaceOf = async (tx: Tx, communePath: string, path: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from areas where path = ${path}
    and (path = ${communePath} or kind = 'village' and parent_path = ${communePath}) limit 1`.execute(tx.db)
  return rows.length > 0
}

/** Adds villages to a commune; those whose path is there already are left as they are. */
export const insertVillages = async (
  tx: Tx,
  communePath: string,
  villages: readonly { code: string; name: string }[],
  synthetic: boolean,
): Promise<void> => {
  const day = dayInVietnam(tx.now)
  await sql`insert into areas (kind, code, path, parent_path, province_id, name, full_name, type, valid_from, synthetic)
    select 'village', v.code, ${communePath} || '/' || v.code, ${communePath}, ${Number(communePath.slice(0, 2))}, v.name,
      v.name, 'thon', ${day}::date, ${synthetic}
    from unnest(${villages.map((v) => v.code)}::text[], ${villages.map((v) => v.name)}::text[]) as v(code, name)
    where not exists (select from areas a where a.parent_path = ${communePath} and a.valid_to is null
      and (a.path = ${communePath} || '/' || v.code or lower(a.name) = lower(v.name)))`.execute(tx.db)
}

/** The units before 1 July 2025 that a commune was made from. */
export const listOrigins = async (
  tx: Tx,
  communePath: string,
): Promise<{ name: string; path: string; extent: 'full' | 'partial'; happenedOn: string }[]> => {
  const { rows } = await sql<{ name: string; path: string; extent: 'full' | 'partial'; happenedOn: string }>`
    select coalesce(a.full_name || coalesce(', ' || d.full_name, ''), c.from_path) as name, c.from_path as path, c.extent,
      c.happened_on as "happenedOn"
    from area_changes c
    left join areas a on a.path = c.from_path
    left join areas d on d.path = a.parent_path and d.kind = 'district'
    where c.to_path = ${communePath} order by 1`.execute(tx.db)
  return rows
}
