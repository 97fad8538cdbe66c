import {
  IconBookmark,
  IconColumns3,
  IconDownload,
  IconFileImport,
  IconPrinter,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react'
import { type QueryKey, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ChildList, childApi, type ListedChild } from '#api/children.ts'
import type { ChildSort } from '#core/children/child-filter.ts'
import { titleOf } from '#core/children/conditions/title.ts'
import { type ColumnKey, usualColumns } from '#core/children/list-columns.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { LoadingPage } from '../shell/LoadingPage.tsx'
import { useCan, useScope, useSession } from '../shell/root-route.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { DataTable, Pages } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import css from './ChildrenPage.module.css'
import { ChildrenRail } from './ChildrenRail.tsx'
import { ColumnDrawer } from './ColumnDrawer.tsx'
import { ConditionDrawer } from './ConditionDrawer.tsx'
import { chipsOf, namesOf } from './conditions.ts'
import { ExportDrawer } from './ExportDrawer.tsx'
import { NewChildDrawer } from './entry/NewChildDrawer.tsx'
import { BarButton, FilterBar } from './FilterBar.tsx'
import { KeepListDrawer } from './KeepListDrawer.tsx'
import { listText } from './list-text.ts'
import { PrintSheet } from './PrintSheet.tsx'
import { RegisterCare } from './RegisterCare.tsx'
import { type ListAsked, listQuery, overviewQuery } from './routes.ts'
import { type ChildrenText, childrenText } from './text.ts'
import { useChildColumns } from './use-child-columns.tsx'
import { useConditions } from './use-conditions.ts'
import { useDownload } from './use-download.ts'
import { useKeptLists } from './use-kept-lists.ts'
import { mostToPrint, usePrint } from './use-print.ts'

/** The children of the area: a question at the left, its answer at the right, the conditions over it. */
export const ChildrenPage = () => {
  const text = useText(childrenText)
  const listsText = useText(listText)
  const { area } = useScope()
  const { today } = useSession()
  const language = useLanguage()
  const { conditions, page, sort, list: openId, apply, goTo, sortBy, openList } = useConditions()
  const kept = useKeptLists(openId, conditions, sort)
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState<'conditions' | 'columns' | 'keep' | 'export' | null>(null)
  const close = () => setOpen(null)
  const asked: ListAsked = { filter: { ...conditions, ...(sort !== 'name' && { sort }) }, search: typed }
  const list = useQuery({
    ...listQuery(area, asked, page),
    // The rows before stay until the answer comes, but never those of another area.
    placeholderData: (before, query) => (areaOf(query?.queryKey) === area ? before : undefined),
  })
  const everything = useQuery(overviewQuery(area, undefined)).data
  const print = usePrint(area, asked)
  const { data } = list
  if (!data)
    return list.error ? <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> : <LoadingPage />

  const places = everything?.villages ?? data.villages
  const village = conditions.village
  const villageName = village === undefined ? null : (places.find((place) => place.path === village)?.name ?? village)
  const title = titleOf(conditions, namesOf(conditions, villageName), language)
  const day = formatDate(today)
  const all = everything?.total ?? data.total
  if (everything?.total === 0 && !typed) return <EmptyRegister />
  return (
    <>
      <PageHead
        title={title}
        above={kept.current && (kept.hasChanged ? listsText.changed : listsText.list)(kept.current.name)}
        below={
          list.isPlaceholderData
            ? text.loading
            : print.sheet
              ? text.printedOn(day, formatNumber(print.sheet.length))
              : data.total === all
                ? text.belowAll(formatNumber(data.total), day)
                : text.below(formatNumber(data.total), formatNumber(all), day)
        }
        actions={
          <Actions
            printing={print.busy}
            onDownload={() => setOpen('export')}
            onPrint={() => void print.start(data.total)}
          />
        }
      />
      <RegisterCare />
      <div className={classNames(css.refusals, 'no-print')}>
        <ErrorNotice error={print.error ?? list.error} />
        {print.tooLong ? <Notice kind="warn">{text.tooManyToPrint(formatNumber(mostToPrint))}</Notice> : null}
      </div>
      {print.sheet ? <PrintSheet label={title} rows={print.sheet} columns={kept.columns} /> : null}
      <div className={classNames(css.split, print.sheet && 'no-print')}>
        <ChildrenRail villages={placesWithCounts(places, data.villages)} ages={data.ages} lists={kept.lists} />
        <div className={classNames('card', css.answer)} aria-busy={list.isPlaceholderData}>
          <FilterBar
            chips={chipsOf(conditions, villageName, language)}
            name={typed}
            onName={(next) => {
              setTyped(next)
              if (page > 1) goTo(1)
            }}
            onRemove={(chip) => apply(chip.without)}
            onAdd={() => setOpen('conditions')}
            lists={kept.lists}
          >
            <BarButton
              icon={<IconColumns3 size={16} stroke={1.8} aria-hidden />}
              label={listsText.columns}
              onClick={() => setOpen('columns')}
            />
            <BarButton
              icon={<IconBookmark size={16} stroke={1.8} aria-hidden />}
              label={kept.current?.isOwn ? listsText.keptTitle : listsText.keep}
              onClick={() => setOpen('keep')}
            />
          </FilterBar>
          <Answer data={data} title={title} columns={kept.columns} sort={sort} onSort={sortBy} onPage={goTo} />
        </div>
      </div>
      <ConditionDrawer opened={open === 'conditions'} total={data.total} villages={places} onClose={close} />
      <ColumnDrawer opened={open === 'columns'} columns={kept.columns} onChange={kept.choose} onClose={close} />
      <ExportDrawer
        opened={open === 'export'}
        area={area}
        asked={asked}
        total={data.total}
        columns={kept.columns}
        onClose={close}
      />
      {open === 'keep' ? (
        <KeepListDrawer
          opened
          area={area}
          current={kept.current?.isOwn ? kept.current : null}
          shown={{ filter: conditions, columns: [...kept.columns], sort }}
          searches={typed !== ''}
          onKept={openList}
          onClose={close}
        />
      ) : null}
    </>
  )
}

const areaOf = (key: QueryKey | undefined): unknown => {
  const args = key?.[1] as { query?: { area?: string }; body?: { area?: string } } | undefined
  return args?.query?.area ?? args?.body?.area
}

type Village = ChildList['villages'][number]

/** Every village of the area with its count under the conditions: none is 0, not absent. */
const placesWithCounts = (places: readonly Village[], counted: readonly Village[]): Village[] =>
  places.map((place) => ({ ...place, count: counted.find((village) => village.path === place.path)?.count ?? 0 }))

const Actions = ({
  printing,
  onDownload,
  onPrint,
}: {
  printing: boolean
  onDownload: () => void
  onPrint: () => void
}) => {
  const text = useText(childrenText)
  const can = useCan()
  const mayImport = can('child.import')
  return (
    <>
      <span className="desk-only">
        <Button busy={printing} onClick={onPrint}>
          <IconPrinter size={18} stroke={1.8} aria-hidden />
          {printing ? text.preparing : text.print}
        </Button>
      </span>
      <Button aria-haspopup="dialog" onClick={onDownload}>
        <IconDownload size={18} stroke={1.8} aria-hidden />
        {text.downloadExcel}
      </Button>
      {mayImport ? (
        <ButtonLink {...paths.importChildren()}>
          <IconFileImport size={18} stroke={1.8} aria-hidden />
          {text.importExcel}
        </ButtonLink>
      ) : null}
      {can('child.edit') ? <AddChild /> : null}
    </>
  )
}

/** One child that stands in no list. The form comes when it is asked for. */
const AddChild = () => {
  const text = useText(childrenText)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="main" onClick={() => setOpen(true)}>
        <IconUserPlus size={18} stroke={1.8} aria-hidden />
        {text.addChild}
      </Button>
      {open ? <NewChildDrawer onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const Answer = ({
  data,
  title,
  columns: chosen,
  sort,
  onSort,
  onPage,
}: {
  data: ChildList
  title: string
  columns: readonly ColumnKey[]
  sort: ChildSort
  onSort: (sort: ChildSort) => void
  onPage: (page: number) => void
}) => {
  const text = useText(childrenText)
  const pages = Math.ceil(data.total / data.pageSize)
  const columns = useChildColumns(chosen)
  const isNear = data.rows.some((child) => child.score >= 2)
  if (data.rows.length === 0)
    return (
      <EmptyState icon={<IconUsers size={28} stroke={1.6} />} title={text.nothing}>
        {text.nothingHint}
      </EmptyState>
    )
  const first = (data.page - 1) * data.pageSize + 1
  return (
    <DataTable
      label={title}
      columns={columns}
      rows={data.rows}
      isWide={chosen.join() !== usualColumns.join()}
      rowKey={(child) => child.childId}
      sort={sortOf(sort)}
      onSort={({ key, descending }) => onSort(`${descending ? '-' : ''}${key}` as ChildSort)}
      {...(isNear && { groupOf: (child: ListedChild) => nearness(child, text) })}
      foot={
        <div className={css.foot}>
          <span>
            {pages <= 1
              ? text.total(formatNumber(data.total))
              : text.range(formatNumber(first), formatNumber(first + data.rows.length - 1), formatNumber(data.total))}
          </span>
          <Pages page={data.page} pages={pages} onPage={onPage} />
        </div>
      }
    />
  )
}

const sortOf = (sort: ChildSort) => ({ key: sort.replace('-', ''), descending: sort.startsWith('-') })

/** A search finds those who are called so first, then those who sound so, then those whose parents are called so. */
const nearness = ({ score }: ListedChild, text: ChildrenText) =>
  score >= 3
    ? { key: 'carer', title: text.foundByCarer }
    : score === 2
      ? { key: 'sound', title: text.foundBySound }
      : { key: 'exact', title: text.foundExactly }

const EmptyRegister = () => {
  const text = useText(childrenText)
  const language = useLanguage()
  const mayImport = useCan()('child.import')
  const template = useDownload(childApi.template)
  return (
    <>
      <PageHead title={titleOf({}, { village: null, ethnic: null }, language)} />
      <div className="card">
        <EmptyState
          icon={<IconUsers size={28} stroke={1.6} />}
          title={text.empty}
          actions={
            mayImport ? (
              <>
                <ButtonLink kind="main" {...paths.importChildren()}>
                  <IconFileImport size={18} stroke={1.8} aria-hidden />
                  {text.importExcel}
                </ButtonLink>
                <Button kind="quiet" busy={template.busy} onClick={() => void template.start({})}>
                  {text.template}
                </Button>
              </>
            ) : null
          }
        >
          {mayImport ? text.emptyHint : text.emptyNotMine}
        </EmptyState>
        <ErrorNotice error={template.error} />
      </div>
    </>
  )
}
