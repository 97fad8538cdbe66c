/**
 * The rules of time within one kind of fact of one child. What is entered wins over its days; what was believed before
 * keeps the days that are left to it. Pure: says which rows are superseded and which are written, touches nothing.
 */
import type { PlainDate } from '../../dates.ts'
import type { FactContent, FactKind } from './fact-kind.ts'

/** `validTo` is the first day it no longer holds; null: it still does. */
export type Span = { validFrom: PlainDate; validTo: PlainDate | null }
export type HeldFact = Span & { factId: string; content: FactContent }
/** `restOf`: the row whose days it keeps, and with them where that came from. */
export type NewFact = Span & { content: FactContent; restOf?: string }

export type Placing = {
  /** Rows that are no longer believed. */
  superseded: string[]
  /** Rows that are believed from now on: what was entered first, then what is left of others. */
  written: NewFact[]
}

const far = '9999-12-31' as PlainDate
const endOf = (span: Span): PlainDate => span.validTo ?? far

/** Can the two not be true on the same day? */
export const areApart = (kind: FactKind, a: FactContent, b: FactContent): boolean => {
  if (kind.apart === 'one') return true
  // "Looked at, none found" cannot stand beside a circumstance.
  if ('present' in a && (a.present === false || b.present === false)) return true
  return kind.apart.by.every((column) => (a[column] ?? null) === (b[column] ?? null))
}

/**
 * Places a fact among those believed now.
 * A state without an end lasts until the next fact that it cannot hold together with. `replaces` is the row that is
 * corrected: it is superseded whatever its days were.
 * @returns null when exactly this is believed already.
 */
export const placeFact = (
  kind: FactKind,
  held: readonly HeldFact[],
  entered: NewFact,
  replaces: string | null = null,
): Placing | null => {
  const others = held.filter((fact) => fact.factId !== replaces && areApart(kind, fact.content, entered.content))
  if (kind.time === 'event') {
    const same = others.find((fact) => kind.apart === 'one' || fact.validFrom === entered.validFrom)
    if (same?.validFrom === entered.validFrom && sameContent(same.content, entered.content) && replaces === null)
      return null
    return { superseded: [...(replaces ? [replaces] : []), ...(same ? [same.factId] : [])], written: [entered] }
  }
  const next = others
    .map((fact) => fact.validFrom)
    .filter((day) => day > entered.validFrom)
    .sort()[0]
  const placed: NewFact = { ...entered, validTo: entered.validTo ?? next ?? null }
  const superseded = replaces ? [replaces] : []
  const written: NewFact[] = [placed]
  for (const fact of others) {
    if (fact.validFrom >= endOf(placed) || endOf(fact) <= placed.validFrom) continue
    if (
      replaces === null &&
      sameContent(fact.content, placed.content) &&
      fact.validFrom <= placed.validFrom &&
      endOf(fact) >= endOf(placed)
    )
      return null
    superseded.push(fact.factId)
    if (fact.validFrom < placed.validFrom) written.push({ ...fact, validTo: placed.validFrom, restOf: fact.factId })
    if (endOf(fact) > endOf(placed)) written.push({ ...fact, validFrom: endOf(placed), restOf: fact.factId })
  }
  return {
    superseded,
    written: written.map(({ content, validFrom, validTo, restOf }) => ({
      content,
      validFrom,
      validTo,
      ...(restOf !== undefined && { restOf }),
    })),
  }
}

/** Ends a state: from that day it no longer holds. @returns null when it had ended by then. */
export const endFact = (fact: HeldFact, on: PlainDate): Placing | null =>
  on <= fact.validFrom || on >= endOf(fact)
    ? null
    : { superseded: [fact.factId], written: [{ content: fact.content, validFrom: fact.validFrom, validTo: on }] }

/** Does something of a displaced row stay believed? Then taking back what displaced it gives all of it back. */
export const keepsDays = (old: Span, placed: Span): boolean =>
  old.validFrom < placed.validFrom || endOf(old) > endOf(placed)

/** A row with the moment it was written. */
export type WrittenFact = HeldFact & { recordedAt: string }

/**
 * Takes back a fact that was entered by mistake. What it had cut short when it was written gets its days back: `before`
 * are the rows that were superseded at that moment. A row that it replaced whole is not known from one it corrected, and
 * stays away.
 */
export const takeBack = (fact: WrittenFact, held: readonly WrittenFact[], before: readonly HeldFact[]): Placing => {
  const placing: Placing = { superseded: [fact.factId], written: [] }
  const rests = held.filter((row) => row.factId !== fact.factId && row.recordedAt === fact.recordedAt)
  for (const old of before) {
    const own = rests.filter(
      (rest) =>
        sameContent(rest.content, old.content) &&
        rest.validFrom >= old.validFrom &&
        endOf(rest) <= endOf(old) &&
        (rest.validTo === fact.validFrom || rest.validFrom === fact.validTo),
    )
    if (own.length === 0) continue
    placing.superseded.push(...own.map((rest) => rest.factId))
    // Only the days of what is taken back are given back: the rests may be all that is believed of the old row.
    const earlier = own.find((rest) => rest.validTo === fact.validFrom)
    const later = own.find((rest) => rest.validFrom === fact.validTo)
    placing.written.push({
      content: old.content,
      restOf: old.factId,
      validFrom: earlier ? earlier.validFrom : old.validFrom > fact.validFrom ? old.validFrom : fact.validFrom,
      validTo: later ? later.validTo : endOf(old) < endOf(fact) ? old.validTo : fact.validTo,
    })
  }
  return placing
}

const sameContent = (a: FactContent, b: FactContent): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => (a[key] ?? null) === (b[key] ?? null))

/**
 * What of a fact finds room among those believed: the days on which nothing is held that it cannot hold together with.
 * For laying one file beside another without changing what either says.
 */
export const fitFact = (kind: FactKind, held: readonly HeldFact[], entered: NewFact): NewFact[] => {
  const others = held.filter((fact) => areApart(kind, fact.content, entered.content))
  if (kind.time === 'event')
    return others.some((fact) => kind.apart === 'one' || fact.validFrom === entered.validFrom) ? [] : [entered]
  let free: NewFact[] = [entered]
  for (const fact of others)
    free = free.flatMap((piece) => {
      if (fact.validFrom >= endOf(piece) || endOf(fact) <= piece.validFrom) return [piece]
      const before = fact.validFrom > piece.validFrom ? [{ ...piece, validTo: fact.validFrom }] : []
      const after = endOf(fact) < endOf(piece) ? [{ ...piece, validFrom: endOf(fact) }] : []
      return [...before, ...after]
    })
  return free
}
