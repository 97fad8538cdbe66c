/** The quality of a register: what is known, what cannot be right, and how it went in the last months. */
import type { FastifyInstance } from 'fastify'
import { qualityApi } from '#api/quality.ts'
import { completeness, qualityFaults, qualityFields, qualityOf } from '#core/children/register-quality.ts'
import type { StoredChild } from '#core/children/registration.ts'
import { type Instant, instantMs } from '#core/dates.ts'
import type { Tx } from '#store/as-actor.ts'
import { knownAt, listResidentIds } from '#store/register-quality.ts'
import { oneCommune } from '#store/scope.ts'
import { listStoredChildren } from '#store/stored-children.ts'
import type { AppContext } from './app.ts'
import { serve } from './serve.ts'

const mostFaults = 200
const months = 6
const dayMs = 86_400_000

/** `area` as far as it is within the transaction: a village, or the whole commune. */
const villageOf = (tx: Tx, area: string | undefined): string | undefined =>
  area !== undefined && area.split('/').length === 3 && tx.areaPaths.length > 0 ? area : undefined

export const serveRegisterQuality = (app: FastifyInstance, context: AppContext): void => {
  serve(app, context, qualityApi.read, async ({ tx, query, today }) => {
    const communePath = oneCommune(tx, query.area)
    const residents = await listResidentIds(tx, query.area, today)
    const village = villageOf(tx, query.area)
    const children = (await listStoredChildren(tx, communePath, context.keys)).filter(
      (child) => residents.has(child.childId) && (village === undefined || child.villagePath === village),
    )
    const all = qualityOf(children, today)
    const words = new Map(qualityFields.map(({ field, words: of }) => [field, of]))
    const byId = new Map(children.map((child) => [child.childId, child]))
    const villages = new Map<string, StoredChild[]>()
    for (const child of children) {
      const path = child.villagePath ?? communePath
      villages.set(path, [...(villages.get(path) ?? []), child])
    }
    return {
      children: all.children,
      completeness: completeness(all.fields),
      fields: all.fields.map((field) => ({
        ...field,
        words: words.get(field.field) ?? { vi: field.field, en: field.field },
      })),
      villages: [...villages].map(([path, of]) => {
        const own = qualityOf(of, today)
        return {
          path,
          name: of[0]?.villageName ?? 'Chưa rõ thôn',
          children: of.length,
          completeness: completeness(own.fields),
          faults: all.faults.filter(({ childId }) => (byId.get(childId)?.villagePath ?? communePath) === path).length,
          fields: own.fields,
        }
      }),
      faults: all.faults.slice(0, mostFaults).map(({ childId, fault }) => ({
        childId,
        fullName: byId.get(childId)?.fullName ?? '',
        villageName: byId.get(childId)?.villageName ?? null,
        fault,
        words: qualityFaults[fault],
      })),
    }
  })

  serve(app, context, qualityApi.trend, async ({ tx, query, today, now }) => {
    const communePath = oneCommune(tx, query.area)
    const residents = await listResidentIds(tx, query.area, today)
    const moments = Array.from(
      { length: months },
      (_, n) => new Date(instantMs(now) - (months - 1 - n) * 30 * dayMs).toISOString() as Instant,
    )
    return knownAt(tx, communePath, [...residents], moments)
  })
}
