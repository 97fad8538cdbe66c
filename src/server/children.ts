/** Children: the list, one child, the list as a file. */

import type { FastifyInstance } from 'fastify'
import { childApi } from '#api/children.ts'
import type { ChildFilter, ChildSort } from '#core/children/child-filter.ts'
import { childQuestions, questionKeys } from '#core/children/child-questions.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { provinceIdOf } from '#core/permissions.ts'
import { writeChildrenList } from '#render/children-list.ts'
import type { Tx } from '#store/as-actor.ts'
import { countChildren, findChild, listChildren, listChoices, pageSize } from '#store/child-lists.ts'
import { getChildDetails } from '#store/child-page.ts'
import { mergedInto } from '#store/merges.ts'
import type { AppContext } from './app.ts'
import { ethnicName } from './lists.ts'
import { serve } from './serve.ts'

const withEthnicName = <T extends { ethnicCode: string | null }>(record: T): T & { ethnicName: string | null } => ({
  ...record,
  ethnicName: ethnicName(record.ethnicCode),
})

type Asked = ChildFilter & {
  area?: string | undefined
  sort?: ChildSort | undefined
  page?: number | undefined
  search?: string | undefined
}
const questionOf = ({ area, sort, page, search, ...filter }: Asked) => ({ area, sort, page, search, filter })

/** A file holds the whole list; more than this is asked for by narrower filters. */
const mostInAFile = 20_000

/** Counts everybody and reads nobody out. */
const beyondLastPage = 100_000

export const serveChildren = (app: FastifyInstance, context: AppContext): void => {
  const answer = async (tx: Tx, asked: Asked, today: PlainDate) => {
    const list = await listChildren(tx, questionOf(asked), today, context.keys)
    return { ...list, pageSize, rows: list.rows.map(withEthnicName) }
  }
  serve(app, context, childApi.list, ({ tx, query, today }) => answer(tx, query, today))
  serve(app, context, childApi.search, ({ tx, body, today }) => answer(tx, body, today))

  serve(app, context, childApi.overview, async ({ tx, query: { area, village }, today }) => {
    const asked = questionKeys.map((key) => ({ ...childQuestions[key], ...(village && { village }) }))
    const counts = await countChildren(tx, area, asked, today)
    const { total, villages } = await listChildren(tx, { area, filter: {}, page: beyondLastPage }, today, context.keys)
    return {
      total,
      villages,
      questions: Object.fromEntries(questionKeys.map((key, at) => [key, counts[at] ?? 0])),
      ...(await listChoices(tx, area)),
    }
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
    return { child: withEthnicName(child), ...details }
  })

  serve(app, context, childApi.listFile, async ({ tx, query, today }) => {
    const question = { ...questionOf(query), page: 1 }
    const { rows } = await listChildren(tx, question, today, context.keys, mostInAFile)
    const area = rows[0]?.villagePath ?? tx.areaPaths[0] ?? tx.actor.homePath
    tx.record({
      areaPath: area,
      action: 'export',
      subjectKind: 'children',
      subjectId: area,
      fields: [`rows:${rows.length}`],
    })
    return {
      bytes: await writeChildrenList(rows.map(withEthnicName), today),
      name: `Danh sách trẻ em ${today}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  })
}
