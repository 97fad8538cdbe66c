/** The demo's measurements, doses, services and last year's classes, written as the officer's own entries. */
import { factKind, tableOf } from '#core/children/facts/catalogue.ts'
import type { FactContent } from '#core/children/facts/fact-kind.ts'
import type { PlainDate } from '#core/dates.ts'
import type { DemoCommune } from '#core/demo/commune.ts'
import { demoHealth } from '#core/demo/health.ts'
import { dropOuts, lastYearsClasses } from '#core/demo/last-school-year.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from '#store/as-actor.ts'
import { insertMany } from '#store/bulk.ts'
import { refreshCurrent } from '#store/child-current.ts'
import { enterFact } from '#store/fact-writes.ts'
import { healthReference } from '#store/health-reference.ts'

/** Adds them for the children just registered; `childIds` in the order of the commune's children. */
export const addDemoHealth = async (
  tx: Tx,
  commune: DemoCommune,
  childIds: readonly string[],
  today: PlainDate,
): Promise<void> => {
  const provinceId = provinceIdOf(commune.path)
  const idOf = new Map(commune.children.map((child, n) => [child.key, childIds[n] ?? '']))
  const shared = { province_id: provinceId, recorded_at: tx.now, recorded_by: tx.actor.accountId, source: 'demo' }
  const { growth, immunisation } = healthReference()
  const facts = [
    ...demoHealth(commune, { tables: growth.tables, doses: immunisation.doses }),
    ...lastYearsClasses(commune).map((fact) => ({ ...fact, kind: 'enrolments' as const })),
  ]
  for (const kind of new Set(facts.map((fact) => fact.kind)))
    await insertMany(
      tx,
      tableOf({ kind }),
      facts
        .filter((fact) => fact.kind === kind)
        .map(({ key, content, validFrom, ...span }) => ({
          child_id: idOf.get(key),
          ...content,
          valid_from: validFrom,
          valid_to: 'validTo' in span ? span.validTo : null,
        })),
      shared,
    )
  // What cuts into facts that hold already goes the way of single entries.
  const enter = async (
    key: string,
    name: string,
    content: FactContent,
    validFrom: PlainDate,
    validTo: PlainDate | null,
  ) => {
    const kind = factKind(name)
    const child = commune.children.find((one) => one.key === key)
    const filedPath = commune.villages.find(({ name: village }) => village === child?.villageName)?.path ?? commune.path
    const childId = idOf.get(key)
    if (kind && childId)
      await enterFact(
        tx,
        { provinceId, childId, communePath: commune.path, filedPath },
        kind,
        { content, validFrom, validTo },
        {
          source: 'demo',
          today,
        },
      )
  }
  for (const { key, content, validFrom, validTo } of dropOuts(commune))
    await enter(key, 'enrolments', content, validFrom, validTo)
  for (const { key, disability, disabledFrom } of commune.children)
    if (disability.present && disabledFrom)
      await enter(
        key,
        'disabilities',
        { ...disability, learning_need: disability.level === 'very_severe' ? 'special' : 'inclusive' },
        disabledFrom,
        null,
      )
  await refreshCurrent(tx, commune.path, 'all', today)
}
