import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type SavedList, savedListApi } from '#api/saved-lists.ts'
import { type ColumnKey, usualColumns } from '#core/children/list-columns.ts'
import { queryOf, useCall } from '../client.ts'
import { useScope } from '../shell/root-route.tsx'
import { type Conditions, sameText } from './conditions.ts'
import type { ChildrenSearch } from './routes.ts'

export const keptListsQuery = (area: string) => queryOf(savedListApi.list, { query: { area } })

/**
 * The lists that are kept, the one that is open, and the columns that show: those just chosen, else of the open list, else
 * those the person chose last, else the usual ones.
 */
export const useKeptLists = (
  openId: string | undefined,
  conditions: Conditions,
  sort: NonNullable<ChildrenSearch['sort']>,
) => {
  const { area } = useScope()
  const kept = useQuery(keptListsQuery(area)).data
  const keeping = useCall(savedListApi.keepColumns)
  const [chosen, setChosen] = useState<{ of: string | undefined; columns: ColumnKey[] } | null>(null)
  const lists = kept?.lists ?? []
  const current = lists.find(({ listId }) => listId === openId) ?? null
  const columns = chosen && chosen.of === openId ? chosen.columns : (current?.columns ?? kept?.columns ?? usualColumns)
  const choose = (next: ColumnKey[]) => {
    setChosen({ of: openId, columns: next })
    // The columns of a kept list are kept with it, by its own button.
    if (!current) void keeping.send({ body: { columns: next } })
  }
  return {
    lists,
    current,
    columns,
    choose,
    hasChanged: current !== null && !isShown(current, conditions, columns, sort),
  }
}

const isShown = (list: SavedList, conditions: Conditions, columns: readonly ColumnKey[], sort: string): boolean =>
  sameText(list.filter) === sameText(conditions) && list.sort === sort && list.columns.join() === columns.join()
