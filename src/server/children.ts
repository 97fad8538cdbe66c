/** Children: the list, one child, the list as a file. */

import type { FastifyInstance } from 'fastify'
import { type ChildRow, childApi } from '#api/children.ts'
import { RuleError } from '#core/errors.ts'
import { provinceIdOf } from '#core/permissions.ts'
import { writeChildrenList } from '#render/children-list.ts'
import { type ChildFilter, type ChildRecord, findChild, listChildren, pageSize } from '#store/child-lists.ts'
import { getChildDetails } from '#store/child-page.ts'
import { mergedInto } from '#store/merges.ts'
import type { AppContext } from './app.ts'
import { ethnicName } from './lists.ts'
import { serve } from './serve.ts'

const toRow = (record: ChildRecord): ChildRow => ({ ...record, ethnicName: ethnicName(record.ethnicCode) })

/** A file holds the whole list; more than this is asked for by narrower filters. */
const mostInAFile = 20_000

export const serveChildren = (app: FastifyInstance, context: AppContext): void => {
  serve(app, context, childApi.list, async ({ tx, query, today }) => {
    const list = await listChildren(tx, query as ChildFilter, today)
    return { ...list, pageSize, rows: list.rows.map(toRow) }
  })

  serve(app, context, childApi.read, async ({ tx, params, today }) => {
    const child = await findChild(tx, params.childId, today)
    if (!child) {
      const keptId = await mergedInto(tx, params.childId)
      throw keptId === undefined ? new RuleError('not_found') : new RuleError('child_merged', { keptId })
    }
    const details = await getChildDetails(tx, provinceIdOf(child.villagePath), child.childId, context.keys)
    // Opening one child's page is written down; the list is not, or the chain would hold nothing else.
    tx.record({ areaPath: child.villagePath, action: 'read', subjectKind: 'child', subjectId: child.childId })
    return { child: toRow(child), ...details }
  })

  serve(app, context, childApi.listFile, async ({ tx, query, today }) => {
    const { rows } = await listChildren(tx, { ...(query as ChildFilter), page: 1 }, today, mostInAFile)
    const area = rows[0]?.villagePath ?? tx.areaPaths[0] ?? tx.actor.homePath
    tx.record({
      areaPath: area,
      action: 'export',
      subjectKind: 'children',
      subjectId: area,
      fields: [`rows:${rows.length}`],
    })
    return {
      bytes: await writeChildrenList(rows.map(toRow), today),
      name: `Danh sách trẻ em ${today}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  })
}
