/** Lists of children handed in: preview, the officer's columns, acceptance in one transaction, the refused rows. */

import type { FastifyInstance } from 'fastify'
import { childApi } from '#api/children.ts'
import { type ImportField, importFields } from '#core/children/import-fields.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { writeRefusedRows } from '#render/children-problems.ts'
import { writeChildrenTemplate } from '#render/children-template.ts'
import type { Tx } from '#store/as-actor.ts'
import { registerChildren } from '#store/children.ts'
import { insertFile, sha256 } from '#store/files.ts'
import {
  findBatch,
  findBatchForChange,
  findUnfinished,
  type ImportBatch,
  insertBatch,
  listBatches,
  lockRegister,
  type OwnColumns,
  updateBatch,
} from '#store/imports.ts'
import { listPlaces } from '#store/places.ts'
import { oneCommune } from '#store/scope.ts'
import type { AppContext } from './app.ts'
import { previewOf, readHandedIn, readImport } from './import-preview.ts'
import { ethnicGroups } from './lists.ts'
import { serve } from './serve.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const getBatch = async (tx: Tx, batchId: string): Promise<ImportBatch> => {
  const batch = await findBatch(tx, batchId)
  if (!batch) throw new RuleError('not_found')
  return batch
}

/** The same, to be changed: it waits for whoever is changing it now. */
const getBatchForChange = async (tx: Tx, batchId: string): Promise<ImportBatch> => {
  const batch = await findBatchForChange(tx, batchId)
  if (!batch) throw new RuleError('not_found')
  return batch
}

const ownColumns = (fields: Record<string, string | null>): OwnColumns => {
  const own: OwnColumns = {}
  for (const [index, field] of Object.entries(fields)) {
    if (!/^\d{1,3}$/.test(index) || (field !== null && !Object.hasOwn(importFields, field)))
      throw new RuleError('invalid_request', { where: `fields.${index}` })
    own[index] = field as ImportField | null
  }
  return own
}

export const serveImports = (app: FastifyInstance, context: AppContext): void => {
  const preview = async (tx: Tx, batch: ImportBatch, today: PlainDate) => {
    const reading = await readImport(tx, batch, context.keys, today)
    if (batch.state !== 'preview' || tx.readOnly) return previewOf(batch, reading)
    const counted = await updateBatch(tx, batch, {
      rowsTotal: reading.rowsTotal,
      rowsGood: reading.rowsTotal - reading.rowsRefused,
      rowsBad: reading.rowsRefused,
    })
    return previewOf(counted, reading)
  }

  serve(app, context, childApi.startImport, async ({ tx, body, today }) => {
    const communePath = oneCommune(tx, body.commune)
    const bytes = Buffer.from(body.contentBase64, 'base64')
    const unfinished = await findUnfinished(tx, communePath, sha256(bytes))
    if (unfinished) return preview(tx, await getBatchForChange(tx, unfinished.batchId), today)
    // Read before it is kept: a file that cannot be read is refused whole.
    const { sheets } = await readHandedIn(bytes, body.fileName)
    const sheet = sheets.find((s) => s.name === body.sheetName) ?? sheets.find((s) => s.rows.length > 0) ?? sheets[0]
    if (!sheet || sheet.rows.length === 0) throw new RuleError('file_empty')
    const { fileId, digest } = await insertFile(tx, {
      family: 'imports',
      communePath,
      name: body.fileName,
      mediaType: 'application/octet-stream',
      bytes,
    })
    const batchId = await insertBatch(tx, {
      communePath,
      fileId,
      digest,
      sheetName: sheet.name,
      headingRow: 0,
      mapping: {},
      factsFrom: body.factsFrom ?? (`${today.slice(0, 4)}-01-01` as PlainDate),
    })
    tx.record({
      areaPath: communePath,
      action: 'hand_in',
      subjectKind: 'import',
      subjectId: batchId,
      contentDigest: digest,
    })
    return preview(tx, await getBatch(tx, batchId), today)
  })

  serve(app, context, childApi.listImports, async ({ tx }) =>
    (await listBatches(tx)).map(({ batchId, fileName, state, startedAt, rowsTotal, added, changed, unchanged }) => ({
      batchId,
      fileName,
      state,
      startedAt,
      rowsTotal,
      added,
      changed,
      unchanged,
    })),
  )

  serve(app, context, childApi.readImport, async ({ tx, params, today }) =>
    preview(tx, await getBatch(tx, params.batchId), today),
  )

  serve(app, context, childApi.mapImport, async ({ tx, params, body, today }) => {
    const batch = await getBatchForChange(tx, params.batchId)
    if (batch.state !== 'preview') throw new RuleError('import_finished')
    const changed = await updateBatch(tx, batch, {
      mapping: ownColumns(body.fields),
      ...(body.sheetName === undefined ? {} : { sheetName: body.sheetName, headingRow: 0 }),
      ...(body.headingRow === undefined ? {} : { headingRow: body.headingRow ?? 0 }),
      ...(body.factsFrom === undefined ? {} : { factsFrom: body.factsFrom }),
    })
    return preview(tx, changed, today)
  })

  serve(app, context, childApi.acceptImport, async ({ tx, params, today, actor }) => {
    const first = await getBatch(tx, params.batchId)
    await lockRegister(tx, first.communePath)
    const batch = await getBatchForChange(tx, params.batchId)
    if (batch.state === 'dropped') throw new RuleError('import_finished')
    const reading = await readImport(tx, batch, context.keys, today)
    if (batch.state === 'done') return previewOf(batch, reading)
    const { added, changed } = await registerChildren(tx, {
      communePath: batch.communePath,
      plan: reading.plan,
      stored: reading.stored,
      villagePathOf: reading.villagePathOf,
      factsFrom: batch.factsFrom,
      source: 'import',
      batchId: batch.batchId,
      keys: context.keys,
      synthetic: actor.synthetic,
      today,
    })
    const done = await updateBatch(tx, batch, {
      state: 'done',
      rowsTotal: reading.rowsTotal,
      rowsGood: reading.rowsTotal - reading.rowsRefused,
      rowsBad: reading.rowsRefused,
      added: added.length,
      changed: changed.length,
      unchanged: reading.plan.same.length,
    })
    // One audit row for the batch, with the digest of what entered.
    tx.record({
      areaPath: batch.communePath,
      action: 'import',
      subjectKind: 'import',
      subjectId: batch.batchId,
      fields: [`added:${added.length}`, `changed:${changed.length}`],
      contentDigest: sha256(Buffer.from(JSON.stringify(reading.plan))),
    })
    return previewOf(done, reading)
  })

  serve(app, context, childApi.dropImport, async ({ tx, params, today }) => {
    const batch = await getBatchForChange(tx, params.batchId)
    if (batch.state === 'done') throw new RuleError('import_finished')
    if (batch.state === 'dropped') return previewOf(batch, await readImport(tx, batch, context.keys, today))
    const dropped = await updateBatch(tx, batch, { state: 'dropped' })
    tx.record({ areaPath: batch.communePath, action: 'withdraw', subjectKind: 'import', subjectId: batch.batchId })
    return previewOf(dropped, await readImport(tx, dropped, context.keys, today))
  })

  serve(app, context, childApi.refusedRows, async ({ tx, params, today }) => {
    const batch = await getBatch(tx, params.batchId)
    const reading = await readImport(tx, batch, context.keys, today)
    return {
      bytes: await writeRefusedRows(reading.rows, reading.mapping, reading.problems),
      name: `${batch.fileName.replace(/\.[^.]*$/, '')} - dòng chưa nhận.xlsx`,
      mediaType: xlsxType,
    }
  })

  serve(app, context, childApi.template, async ({ tx }) => {
    const villages = await listPlaces(tx, 'village', oneCommune(tx))
    return {
      bytes: await writeChildrenTemplate({ villages: villages.map((v) => v.name), ethnicGroups: ethnicGroups() }),
      name: 'Danh sách trẻ em - mẫu.xlsx',
      mediaType: xlsxType,
    }
  })
}
