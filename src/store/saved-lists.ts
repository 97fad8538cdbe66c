/** Lists that officers keep, and the columns each of them last chose. No child stands in them. */
import { sql } from 'kysely'
import type { ChildFilter, ChildSort } from '#core/children/child-filter.ts'
import { RuleError } from '#core/errors.ts'
import { communePathOf, provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { areaScope, rowsWithin } from './scope.ts'

export type KeptList = {
  listId: string
  name: string
  filter: ChildFilter
  columns: string[]
  sort: ChildSort
  shared: boolean
  isOwn: boolean
}

/** One's own and the shared ones of the communes one works in, by name. */
export const listKept = async (tx: Tx, area?: string): Promise<KeptList[]> => {
  const { rows } = await sql<KeptList>`select t.list_id as "listId", t.name, t.filter, t.columns, t.sort, t.shared,
      t.recorded_by = ${tx.actor.accountId} as "isOwn"
    from saved_lists t where ${rowsWithin('t', areaScope(tx, area), { villages: false })}
    order by t.name collate "vi-x-icu", t.list_id limit 200`.execute(tx.db)
  return rows
}

/** The commune a person keeps lists in: the one asked for, else their own. */
const communeOf = (tx: Tx, area: string | undefined): string => {
  const [commune] = areaScope(tx, area).communePaths
  if (commune === undefined) throw new RuleError('not_found')
  return communePathOf(commune)
}

/** Keeps a list under an id of the caller's making, or changes one's own of that id. @throws RuleError `list_not_yours`. */
export const keepList = async (
  tx: Tx,
  area: string | undefined,
  listId: string,
  kept: Omit<KeptList, 'listId' | 'isOwn'>,
): Promise<void> => {
  const communePath = communeOf(tx, area)
  const provinceId = provinceIdOf(communePath)
  const filter = JSON.stringify(kept.filter)
  const { rows: there } = await sql<{ own: boolean }>`select recorded_by = ${tx.actor.accountId} as own from saved_lists
    where province_id = ${provinceId} and list_id = ${listId}`.execute(tx.db)
  if (there[0]?.own === false) throw new RuleError('list_not_yours')
  if (there[0])
    await sql`update saved_lists set name = ${kept.name}, filter = ${filter}::jsonb, columns = ${kept.columns}::text[],
      sort = ${kept.sort}, shared = ${kept.shared}, recorded_at = ${tx.now}
      where province_id = ${provinceId} and list_id = ${listId}`.execute(tx.db)
  else {
    const { numAffectedRows } =
      await sql`insert into saved_lists (province_id, list_id, commune_path, name, filter, columns, sort, shared, recorded_at,
        recorded_by)
      values (${provinceId}, ${listId}, ${communePath}, ${kept.name}, ${filter}::jsonb, ${kept.columns}::text[], ${kept.sort},
        ${kept.shared}, ${tx.now}, ${tx.actor.accountId})
      on conflict do nothing`.execute(tx.db)
    // Another's own, which one does not see.
    if (!numAffectedRows) throw new RuleError('list_not_yours')
  }
  tx.record({
    areaPath: communePath,
    action: there[0] ? 'change' : 'add',
    subjectKind: 'saved_list',
    subjectId: listId,
  })
}

/** @throws RuleError `not_found` when it is not one's own. */
export const removeList = async (tx: Tx, area: string | undefined, listId: string): Promise<void> => {
  const communePath = communeOf(tx, area)
  const { numAffectedRows } = await sql`delete from saved_lists where province_id = ${provinceIdOf(communePath)}
    and list_id = ${listId} and recorded_by = ${tx.actor.accountId}`.execute(tx.db)
  if (!numAffectedRows) throw new RuleError('not_found')
  tx.record({ areaPath: communePath, action: 'remove', subjectKind: 'saved_list', subjectId: listId })
}

/** The columns a person last chose; null: none yet. */
export const findColumns = async (tx: Tx): Promise<string[] | null> => {
  const { rows } = await sql<{ columns: string[] }>`select columns from list_preferences
    where province_id = ${provinceIdOf(tx.actor.homePath)} and account_id = ${tx.actor.accountId}`.execute(tx.db)
  return rows[0]?.columns ?? null
}

/** What a person likes to see is nobody's record: it goes into no audit chain. */
export const keepColumns = async (tx: Tx, columns: readonly string[]): Promise<void> => {
  await sql`insert into list_preferences (province_id, account_id, columns)
    values (${provinceIdOf(tx.actor.homePath)}, ${tx.actor.accountId}, ${[...columns]}::text[])
    on conflict (province_id, account_id) do update set columns = excluded.columns`.execute(tx.db)
}
