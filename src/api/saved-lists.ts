/** Lists that officers keep: a question, its columns and its order. */
import { z } from 'zod'
import { ChildFilter, ChildSort } from '#core/children/child-filter.ts'
import { ColumnKey } from '#core/children/list-columns.ts'
import { endpoint } from './endpoint.ts'

const Columns = z.array(ColumnKey).max(40)

export const SavedListContent = z.object({
  name: z.string().trim().min(1).max(80),
  filter: ChildFilter,
  columns: Columns,
  sort: ChildSort,
  /** Everybody of the commune may open it; only who made it changes it. */
  shared: z.boolean(),
})
export type SavedListContent = z.infer<typeof SavedListContent>

export const SavedList = SavedListContent.extend({ listId: z.uuid(), isOwn: z.boolean() })
export type SavedList = z.infer<typeof SavedList>

/** `columns`: those the person last chose for other lists; null: none yet. */
export const SavedLists = z.object({ lists: z.array(SavedList), columns: Columns.nullable() })
export type SavedLists = z.infer<typeof SavedLists>

const listRef = z.object({ listId: z.uuid() })

export const savedListApi = {
  list: endpoint({
    method: 'GET',
    path: '/saved-lists',
    permission: 'list.keep',
    query: z.object({ area: z.string().optional() }),
    reply: SavedLists,
    summary: 'One’s own kept lists and the shared ones of the commune',
  }),
  keep: endpoint({
    method: 'PUT',
    path: '/saved-lists/:listId',
    permission: 'list.keep',
    params: listRef,
    query: z.object({ area: z.string().optional() }),
    body: SavedListContent,
    reply: SavedLists,
    summary: 'Keep a list, or change one’s own',
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/saved-lists/:listId',
    permission: 'list.keep',
    params: listRef,
    query: z.object({ area: z.string().optional() }),
    reply: SavedLists,
    summary: 'Take away one’s own kept list; keeping it again brings it back',
  }),
  keepColumns: endpoint({
    method: 'PUT',
    path: '/list-columns',
    permission: 'list.keep',
    body: z.object({ columns: Columns }),
    reply: z.object({ columns: Columns }),
    summary: 'Remember the columns one chose for lists of children',
  }),
}
