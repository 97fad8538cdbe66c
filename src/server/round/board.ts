/** The round as it stands: every line with its state, put together once for lists, counts and Hôm nay. */
import type { RoundLine } from '#api/round.ts'
import { addDays, type PlainDate } from '#core/dates.ts'
import { lineState, type RoundChild, roundLines } from '#core/round/lines.ts'
import { currentMonth, type RoundMonth } from '#core/round/month.ts'
import type { Tx } from '#store/as-actor.ts'
import { listChecks, listClosings } from '#store/round.ts'
import { listChanges, type ReportedChange } from '#store/round-changes.ts'
import { listRoundChildren, namesOfChildren } from '#store/round-children.ts'
import type { AreaScope } from '#store/scope.ts'
import { roundRules, staleKinds } from './rules.ts'

/** The month that what is reported today belongs to. */
export const monthUnderWay = async (
  tx: Tx,
  communePath: string,
  today: PlainDate,
): Promise<{ month: RoundMonth; lastClosed: RoundMonth | null; closedTo: PlainDate | null }> => {
  const [newest] = await listClosings(tx, communePath)
  const lastClosed = newest?.month ?? null
  return { month: currentMonth(today, lastClosed), lastClosed, closedTo: newest?.countedTo ?? null }
}

export type Board = { month: RoundMonth; lines: RoundLine[]; changes: ReportedChange[] }

/** Every line of the scope. Names only when asked for: they are identity. */
export const readBoard = async (
  tx: Tx,
  scope: AreaScope,
  asked: { month: RoundMonth; today: PlainDate; named: boolean; only?: string },
): Promise<Board> => {
  const { month, today } = asked
  const rules = roundRules(today)
  const children = await listRoundChildren(tx, scope, { month, today, kinds: staleKinds(rules) })
  const known = new Map(children.map((child) => [child.childId, child]))
  const checks = new Map((await listChecks(tx, scope, month)).map((check) => [check.childId, check]))
  const changes = await listChanges(tx, scope, month)
  const reported = new Set(
    changes
      .filter((change) => change.month === month && (change.state === 'waiting' || change.state === 'accepted'))
      .flatMap(({ childId }) => (childId === null ? [] : [childId])),
  )
  // What was visited within the month keeps its line; what was recorded within it may have answered the question.
  const due = roundLines(
    children.map((child) => beforeMonth(child, month)),
    month,
    rules,
  )
  const names = asked.named
    ? await namesOfChildren(
        tx,
        scope,
        due.map(({ childId }) => childId),
      )
    : new Map<string, string>()
  const lines = due
    .filter(({ childId }) => asked.only === undefined || childId === asked.only)
    .map((line): RoundLine => {
      const child = known.get(line.childId) as RoundChild
      return {
        childId: line.childId,
        fullName: names.get(line.childId) ?? null,
        birthDate: child.birthDate,
        birthPrecision: child.birthPrecision,
        villagePath: line.villagePath,
        reasons: line.reasons.map(({ reason, kinds }) => ({
          reason,
          kinds,
          since:
            reason === 'visit_due'
              ? child.lastVisitOn
              : (kinds
                  .map((kind) => child.knownOn[kind])
                  .filter((day) => day !== undefined)
                  .sort()[0] ?? null),
        })),
        state: lineState(line, month, {
          check: checks.get(line.childId)?.result ?? null,
          changeReported: reported.has(line.childId),
          lastVisitOn: child.lastVisitOn,
        }),
      }
    })
  return { month, lines, changes }
}

/** A visit made within the month answers the line; it does not take it away. */
const beforeMonth = (child: RoundChild, month: RoundMonth): RoundChild =>
  child.lastVisitOn !== null && child.lastVisitOn > addDays(`${month}-01` as PlainDate, -1)
    ? { ...child, lastVisitOn: null }
    : child
