/** Every kind of fact that can be entered for a child. The order is the order in which a person is offered them. */
import { careFacts } from './care-facts.ts'
import { circumstanceFacts } from './circumstance-facts.ts'
import type { FactKind } from './fact-kind.ts'
import { healthFacts } from './health-facts.ts'
import { residenceFacts } from './residence-facts.ts'

export const factKinds: readonly FactKind[] = [...residenceFacts, ...circumstanceFacts, ...healthFacts, ...careFacts]

const byName = new Map(factKinds.map((kind) => [kind.kind, kind]))

/** The kind of that name; undefined when there is none. */
export const factKind = (name: string): FactKind | undefined => byName.get(name)

/** The table that holds a kind. */
export const tableOf = (kind: Pick<FactKind, 'kind'>): string => `child_${kind.kind}`
