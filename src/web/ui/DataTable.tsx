import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type Row,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table'
import { Fragment, type ReactNode, useMemo, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import css from './DataTable.module.css'
import { uiText } from './text.ts'

export type Column<T> = {
  key: string
  header: string
  cell: (row: T) => ReactNode
  /** Makes the column sortable by this value; names sort as Vietnamese does. */
  sortBy?: (row: T) => string | number | null
  /** Figures stand right. */
  align?: 'end'
  /**
   * Its place in the stacked row on a phone: `title` first line, `end` right of it, `line` below (the default),
   * `labelled` below with its heading before it, `hidden` not at all.
   */
  phone?: 'title' | 'end' | 'line' | 'labelled' | 'hidden'
  /** Stands in the stacked row only. */
  phoneOnly?: boolean
}

type Props<T> = {
  /** What the table lists, for those who do not see it. */
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  /** A heading row before the first row of each group; rows must come sorted by group, so sorting is off. */
  groupOf?: (row: T) => { key: string; title: ReactNode }
  /** The row belongs to the one above: no line between them. */
  continues?: (row: T) => boolean
  selectedKey?: string | null
  /** Below the rows: how many, further actions, `Pages`. */
  foot?: ReactNode
  /** The order that whoever gave the rows gave them in; `onSort` asks for another. Without it the rows are sorted here. */
  sort?: { key: string; descending: boolean }
  onSort?: (sort: { key: string; descending: boolean }) => void
  /** More columns than the page is wide: on a desk it scrolls sideways in its own box. */
  isWide?: boolean
  /** The table scrolls inside a box of its own (a drawer): its head sticks to the box. */
  inBox?: boolean
}

const vietnamese = new Intl.Collator('vi')

/** The shared table: sorted by its heads, rows stacked on a phone. Put it in a `card`. Empty: show an `EmptyState` instead. */
export const DataTable = <T,>({
  label,
  columns,
  rows,
  rowKey,
  groupOf,
  continues,
  selectedKey,
  foot,
  sort,
  onSort,
  isWide,
  inBox,
}: Props<T>) => {
  const [ownSorting, setSorting] = useState<SortingState>([])
  const sorting = sort ? [{ id: sort.key, desc: sort.descending }] : ownSorting
  const definitions = useMemo(
    () => columns.map((column) => definitionOf(column, groupOf !== undefined)),
    [columns, groupOf],
  )
  const table = useReactTable({
    data: rows as T[],
    columns: definitions,
    state: { sorting },
    onSortingChange: (change) => {
      const next = typeof change === 'function' ? change(sorting) : change
      if (!onSort) setSorting(next)
      else if (next[0]) onSort({ key: next[0].id, descending: next[0].desc })
    },
    manualSorting: onSort !== undefined,
    enableSortingRemoval: onSort === undefined,
    getRowId: rowKey,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  })
  const shown = table.getRowModel().rows
  return (
    <div className={classNames(inBox && css.inBox)}>
      <div
        className={classNames(isWide && css.wide)}
        {...(isWide && { tabIndex: 0, role: 'region', 'aria-label': label })}
      >
        {/* Roles said aloud: `display: block` on a phone takes the table's own away. */}
        {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
        <table role="table" aria-label={label} className={css.table}>
          <thead role="rowgroup">
            <tr role="row">
              {table.getFlatHeaders().map((header, at) => (
                <th
                  key={header.id}
                  role="columnheader"
                  scope="col"
                  className={classNames(
                    columns[at]?.align === 'end' && css.end,
                    columns[at]?.phoneOnly && css.phoneOnly,
                  )}
                  aria-sort={ariaSort(header.column.getIsSorted(), header.column.getCanSort())}
                >
                  {header.column.getCanSort() ? (
                    <SortButton
                      name={columns[at]?.header ?? ''}
                      sorted={header.column.getIsSorted()}
                      onSort={() => header.column.toggleSorting()}
                    />
                  ) : (
                    columns[at]?.header
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((row, at) => (
              <Fragment key={row.id}>
                {groupOf ? (
                  <GroupHead row={row} before={shown[at - 1]} groupOf={groupOf} span={columns.length} />
                ) : null}
                <tr
                  role="row"
                  className={classNames(css.row, isContinued(shown[at + 1], continues) && css.continues)}
                  aria-selected={selectedKey === row.id ? true : undefined}
                >
                  {row.getVisibleCells().map((cell, n) => {
                    const column = columns[n] as Column<T>
                    return (
                      <td
                        key={cell.id}
                        role="cell"
                        data-label={column.header}
                        className={classNames(
                          column.align === 'end' && css.end,
                          column.phoneOnly && css.phoneOnly,
                          css[`phone_${column.phone ?? 'line'}`],
                        )}
                      >
                        {flexRender(cell.column.columnDef.cell, cell.getContext())}
                      </td>
                    )
                  })}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
        {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
      </div>
      {foot ? <div className={css.foot}>{foot}</div> : null}
    </div>
  )
}

const definitionOf = <T,>(column: Column<T>, grouped: boolean): ColumnDef<T> => ({
  id: column.key,
  header: column.header,
  accessorFn: (row) => column.sortBy?.(row) ?? null,
  cell: ({ row }) => column.cell(row.original),
  enableSorting: column.sortBy !== undefined && !grouped,
  sortDescFirst: false,
  // Unknown values stay at the end whichever way.
  sortUndefined: 'last',
  sortingFn: (a, b, id) => {
    const [x, y] = [a.getValue(id), b.getValue(id)]
    return typeof x === 'number' && typeof y === 'number' ? x - y : vietnamese.compare(String(x ?? ''), String(y ?? ''))
  },
})

const ariaSort = (sorted: false | 'asc' | 'desc', sortable: boolean) =>
  sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : sortable ? 'none' : undefined

const isContinued = <T,>(next: Row<T> | undefined, continues: ((row: T) => boolean) | undefined): boolean =>
  next !== undefined && continues?.(next.original) === true

const SortButton = ({ name, sorted, onSort }: { name: string; sorted: false | 'asc' | 'desc'; onSort: () => void }) => {
  const text = useText(uiText)
  return (
    <button type="button" className={css.sort} title={text.sortBy(name)} onClick={onSort}>
      {name}
      {sorted === 'asc' ? <IconArrowUp size={15} aria-hidden /> : null}
      {sorted === 'desc' ? <IconArrowDown size={15} aria-hidden /> : null}
    </button>
  )
}

const GroupHead = <T,>({
  row,
  before,
  groupOf,
  span,
}: {
  row: Row<T>
  before: Row<T> | undefined
  groupOf: (row: T) => { key: string; title: ReactNode }
  span: number
}) => {
  const group = groupOf(row.original)
  if (before && groupOf(before.original).key === group.key) return null
  return (
    // biome-ignore lint/a11y/noRedundantRoles: display: block on a phone takes the table's own roles away
    <tr role="row" className={css.group}>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <td role="cell" colSpan={span}>
        {group.title}
      </td>
    </tr>
  )
}

/** Previous and next page of a list that the server cuts into pages. */
export const Pages = ({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) => {
  const text = useText(uiText)
  if (pages <= 1) return null
  return (
    <div className={css.pages}>
      <Button size="small" onClick={() => page > 1 && onPage(page - 1)}>
        {text.previous}
      </Button>
      <span>{text.page(String(page), String(pages))}</span>
      <Button size="small" onClick={() => page < pages && onPage(page + 1)}>
        {text.next}
      </Button>
    </div>
  )
}
