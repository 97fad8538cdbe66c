/** Files that may be of one child: found by linkage, decided by a person. */
import type { FastifyInstance } from 'fastify'
import { type ComparedChild, type DuplicatePair, duplicateApi } from '#api/duplicates.ts'
import { type Agreement, dateAgreement, textAgreement } from '#core/children/compare-files.ts'
import type { StoredChild } from '#core/children/registration.ts'
import { RuleError } from '#core/errors.ts'
import { openRecords } from '#core/linkage/child-records.ts'
import { type LinkedPair, linkChildren } from '#core/linkage/link-children.ts'
import { lockFile } from '#store/fact-writes.ts'
import { keepApart, listApart, listMerges, maybeOne, mergeChildren, undoMerge } from '#store/merges.ts'
import { oneCommune } from '#store/scope.ts'
import { listStoredChildren } from '#store/stored-children.ts'
import type { AppContext } from './app.ts'
import { serve } from './serve.ts'

const mostShown = 100

const carerOf = (child: StoredChild, relation: 'mother' | 'father'): string | null =>
  child.carers.find((carer) => carer.relation === relation)?.fullName ?? null

const compared = (child: StoredChild): ComparedChild => ({
  childId: child.childId,
  fullName: child.fullName,
  sex: child.sex,
  birthDate: child.birthDate,
  birthPrecision: child.birthPrecision,
  villageName: child.villageName,
  motherName: carerOf(child, 'mother'),
  fatherName: carerOf(child, 'father'),
  personalNumber: child.personalNumber,
  address: child.address,
})

const known = (child: ComparedChild): number => Object.values(child).filter((value) => value !== null).length

const exactly = (a: string | null, b: string | null): Agreement =>
  a === null || b === null ? 'unknown' : a === b ? 'same' : 'different'

const fieldsOf = (a: ComparedChild, b: ComparedChild): DuplicatePair['fields'] => [
  { field: 'fullName', agreement: textAgreement(a.fullName, b.fullName) },
  { field: 'birthDate', agreement: dateAgreement(a, b) },
  { field: 'sex', agreement: exactly(a.sex, b.sex) },
  { field: 'personalNumber', agreement: textAgreement(a.personalNumber, b.personalNumber) },
  { field: 'motherName', agreement: textAgreement(a.motherName, b.motherName) },
  { field: 'fatherName', agreement: textAgreement(a.fatherName, b.fatherName) },
  { field: 'villageName', agreement: exactly(a.villageName, b.villageName) },
  { field: 'address', agreement: textAgreement(a.address, b.address) },
]

const linked = (children: readonly StoredChild[], communeCode: string): LinkedPair[] => {
  const records = openRecords({ twoLists: false })
  const iso = { day: 10, month: 7, year: 4 }
  for (const child of children)
    records.add(
      [
        child.childId,
        child.fullName,
        child.birthDate.slice(0, iso[child.birthPrecision]),
        child.sex === null ? '' : child.sex === 'male' ? 'm' : 'f',
        carerOf(child, 'mother') ?? '',
        carerOf(child, 'father') ?? '',
        child.villageName ?? '',
        communeCode,
        child.personalNumber ?? '',
      ],
      0,
    )
  return linkChildren(records.finish())
}

export const serveDuplicates = (app: FastifyInstance, context: AppContext): void => {
  serve(app, context, duplicateApi.list, async ({ tx, query }) => {
    const communePath = oneCommune(tx, query.area)
    const children = await listStoredChildren(tx, communePath, context.keys)
    const apart = await listApart(tx, communePath)
    const byId = new Map(children.map((child) => [child.childId, child]))
    const found = linked(children, communePath.split('/')[1] ?? '').filter(
      ({ a, b }) => !apart.has(a < b ? `${a}|${b}` : `${b}|${a}`),
    )
    const pairs = found.slice(0, mostShown).flatMap(({ a, b, probability }): DuplicatePair[] => {
      const [one, other] = [byId.get(a), byId.get(b)]
      if (!one || !other) return []
      // The file that knows more comes first: most often it is the one to keep.
      const [first, second] = [compared(one), compared(other)].sort((x, y) => known(y) - known(x)) as [
        ComparedChild,
        ComparedChild,
      ]
      return [{ probability, first, second, fields: fieldsOf(first, second) }]
    })
    tx.record({ areaPath: communePath, action: 'find_duplicates', subjectKind: 'children', subjectId: communePath })
    return { pairs, total: found.length }
  })

  serve(app, context, duplicateApi.apart, async ({ tx, body }) => {
    const [first, second] = await lockPair(tx, body)
    await keepApart(tx, first, second)
    tx.record({ areaPath: first.filedPath, action: 'keep_apart', subjectKind: 'child', subjectId: first.childId })
    return { apart: true }
  })

  serve(app, context, duplicateApi.maybe, async ({ tx, body }) => {
    const [first, second] = await lockPair(tx, body)
    await maybeOne(tx, first, second)
    tx.record({ areaPath: first.filedPath, action: 'maybe_one', subjectKind: 'child', subjectId: first.childId })
    return { apart: false }
  })

  const lockPair = async (tx: Parameters<typeof lockFile>[0], body: { first: string; second: string }) => {
    if (body.first === body.second) throw new RuleError('invalid_request', { where: 'second' })
    const [one, other] = [body.first, body.second].sort()
    const refs = [await lockFile(tx, one ?? ''), await lockFile(tx, other ?? '')] as const
    return refs
  }

  serve(app, context, duplicateApi.merge, async ({ tx, body, today }) => {
    if (body.keptId === body.mergedId) throw new RuleError('invalid_request', { where: 'mergedId' })
    const mergeId = await mergeChildren(tx, { ...body, today })
    const { filedPath } = await lockFile(tx, body.keptId)
    for (const childId of [body.keptId, body.mergedId])
      tx.record({
        areaPath: filedPath,
        action: 'merge',
        subjectKind: 'child',
        subjectId: childId,
        fields: [`merge:${mergeId}`],
        ...(body.reason ? { reason: body.reason } : {}),
      })
    return { mergeId }
  })

  serve(app, context, duplicateApi.undo, async ({ tx, params, today }) => {
    const undone = await undoMerge(tx, params.mergeId, today)
    const { filedPath } = await lockFile(tx, undone.keptId)
    for (const childId of [undone.keptId, undone.mergedId])
      tx.record({
        areaPath: filedPath,
        action: 'unmerge',
        subjectKind: 'child',
        subjectId: childId,
        fields: [`merge:${params.mergeId}`],
      })
    return undone
  })

  serve(app, context, duplicateApi.merges, ({ tx, query }) => listMerges(tx, query.area))
}
