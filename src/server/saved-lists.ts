/** Lists that officers keep. */
import type { FastifyInstance } from 'fastify'
import { type SavedLists, savedListApi } from '#api/saved-lists.ts'
import { ChildFilter } from '#core/children/child-filter.ts'
import { ColumnKey } from '#core/children/list-columns.ts'
import type { Tx } from '#store/as-actor.ts'
import { findColumns, keepColumns, keepList, listKept, removeList } from '#store/saved-lists.ts'
import { type ServerContext, serve } from './serve.ts'

/** A list may be older than the conditions and columns of today: what no longer is falls away. */
const known = (columns: readonly string[]): ColumnKey[] =>
  columns.flatMap((column) => ColumnKey.safeParse(column).data ?? [])

const everyList = async (tx: Tx, area: string | undefined): Promise<SavedLists> => {
  const lists = await listKept(tx, area)
  const columns = await findColumns(tx)
  return {
    lists: lists.map((list) => ({
      ...list,
      filter: ChildFilter.safeParse(list.filter).data ?? {},
      columns: known(list.columns),
    })),
    columns: columns && known(columns),
  }
}

export const serveSavedLists = (app: FastifyInstance, context: ServerContext): void => {
  serve(app, context, savedListApi.list, ({ tx, query }) => everyList(tx, query.area))

  serve(app, context, savedListApi.keep, async ({ tx, params, query, body }) => {
    await keepList(tx, query.area, params.listId, body)
    return everyList(tx, query.area)
  })

  serve(app, context, savedListApi.remove, async ({ tx, params, query }) => {
    await removeList(tx, query.area, params.listId)
    return everyList(tx, query.area)
  })

  serve(app, context, savedListApi.keepColumns, async ({ tx, body }) => {
    await keepColumns(tx, body.columns)
    return { columns: body.columns }
  })
}
