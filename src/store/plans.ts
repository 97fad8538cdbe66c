/** Plan documents and the lines read in them. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { RuleError } from '#core/errors.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { PlanHead } from '#core/plans/accepted-plan.ts'
import type { ReviewLine } from '#core/plans/review-line.ts'
import type { Tx } from './as-actor.ts'
import { areaScope } from './scope.ts'

export type PlanState = 'draft' | 'in_force' | 'ended'

export type PlanCounts = {
  targets: number
  measures: number
  pending: number
  accepted: number
  rejected: number
  doubtful: number
  measuresWithoutIndicator: number
}

export type StoredPlan = PlanHead & {
  planId: string
  communePath: string
  state: PlanState
  readingNumber: number
  synthetic: boolean
  fileId: string
  fileName: string
  addedAt: string
  adoptedAt: string | null
  counts: PlanCounts
}

const plans = sql`
  select p.plan_id as "planId", p.commune_path as "communePath", p.title, p.code, p.issued_on as "issuedOn",
    p.period_from as "periodFrom", p.period_to as "periodTo", p.state, p.reading_number as "readingNumber",
    p.synthetic, p.file_id as "fileId", f.name as "fileName", p.added_at as "addedAt", p.adopted_at as "adoptedAt",
    jsonb_build_object(
      'targets', count(*) filter (where l.kind = 'target'),
      'measures', count(*) filter (where l.kind = 'measure'),
      'pending', count(*) filter (where l.state = 'pending'),
      'accepted', count(*) filter (where l.state = 'accepted'),
      'rejected', count(*) filter (where l.state = 'rejected'),
      'doubtful', count(distinct coalesce(l.parent_line_id, l.line_id)) filter (where l.state = 'pending' and not l.certain),
      'measuresWithoutIndicator', count(*) filter (
        where l.kind = 'measure' and l.state = 'accepted' and not l.indicator_confirmed)) as counts
  from plan_documents p
  join stored_files f on f.province_id = p.province_id and f.file_id = p.file_id
  left join plan_lines l on l.province_id = p.province_id and l.plan_id = p.plan_id`

const grouped = sql`group by p.province_id, p.plan_id, f.name`

/** The provinces that a transaction's areas lie in: the key of every plan begins with one. */
const provincesOf = (tx: Tx): number[] => [...new Set(tx.areaPaths.map(provinceIdOf))]

/** Plans of the transaction's areas, or of one of them, the newest first. */
export const listPlans = async (tx: Tx, area?: string): Promise<StoredPlan[]> => {
  const { communePaths } = areaScope(tx, area)
  const communes = communePaths.filter((path) => path.includes('/'))
  const provinces = communePaths.filter((path) => !path.includes('/')).map(Number)
  const { rows } = await sql<StoredPlan>`${plans}
    where p.province_id = any (${provincesOf(tx)})
      and (p.commune_path = any (${communes}) or p.province_id = any (${provinces}))
    ${grouped} order by p.added_at desc, p.plan_id`.execute(tx.db)
  return rows
}

/** One plan with the text it was read from. @throws RuleError `not_found`. */
export const getPlan = async (tx: Tx, planId: string): Promise<StoredPlan & { text: string }> => {
  const { rows } = await sql<StoredPlan>`${plans}
    where p.province_id = any (${provincesOf(tx)}) and p.plan_id = ${planId} ${grouped}`.execute(tx.db)
  const plan = rows[0]
  if (!plan) throw new RuleError('not_found')
  const found = await sql<{ text: string }>`select text from plan_documents
    where province_id = ${provinceIdOf(plan.communePath)} and plan_id = ${planId}`.execute(tx.db)
  return { ...plan, text: found.rows[0]?.text ?? '' }
}

/** One plan to be changed: whoever changes it next waits for this transaction. @throws RuleError `not_found`. */
export const getPlanForChange = async (tx: Tx, planId: string): Promise<StoredPlan & { text: string }> => {
  await sql`select 1 from plan_documents
    where province_id = any (${provincesOf(tx)}) and plan_id = ${planId} for update`.execute(tx.db)
  return getPlan(tx, planId)
}

/** The plan that was read from a file of exactly these bytes in a commune, if it was handed in before. */
export const findPlanByDigest = async (tx: Tx, communePath: string, digest: Buffer): Promise<string | undefined> => {
  const { rows } = await sql<{ planId: string }>`
    select p.plan_id as "planId" from plan_documents p
    join stored_files f on f.province_id = p.province_id and f.file_id = p.file_id
    where p.province_id = ${provinceIdOf(communePath)} and p.commune_path = ${communePath} and f.digest = ${digest}
      and p.state <> 'ended'
    order by p.added_at limit 1`.execute(tx.db)
  return rows[0]?.planId
}

/**
 * Handing in the same file takes its turn: the second of two at the same moment finds the plan of the first. Held until
 * the transaction ends.
 */
export const lockHandingIn = async (tx: Tx, communePath: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plans ${communePath}`}, 0))`.execute(tx.db)
}

/** Adds a plan without lines; returns its number. */
export const insertPlan = async (
  tx: Tx,
  plan: PlanHead & { communePath: string; fileId: string; text: string },
): Promise<string> => {
  const planId = randomUUID()
  await tx.db
    .insertInto('plan_documents')
    .values({
      province_id: provinceIdOf(plan.communePath),
      plan_id: planId,
      commune_path: plan.communePath,
      file_id: plan.fileId,
      text: plan.text,
      title: plan.title,
      code: plan.code,
      issued_on: plan.issuedOn,
      period_from: plan.periodFrom,
      period_to: plan.periodTo,
      state: 'draft',
      synthetic: tx.actor.synthetic,
      added_by: tx.actor.accountId,
      added_at: tx.now,
    })
    .execute()
  return planId
}

type PlanKey = { planId: string; communePath: string }

/** What the letterhead says, after it was read again or corrected. */
export const updatePlanHead = async (tx: Tx, plan: PlanKey, head: PlanHead, readingNumber?: number): Promise<void> => {
  await tx.db
    .updateTable('plan_documents')
    .set({
      title: head.title,
      code: head.code,
      issued_on: head.issuedOn,
      period_from: head.periodFrom,
      period_to: head.periodTo,
      ...(readingNumber === undefined ? {} : { reading_number: readingNumber }),
    })
    .where('province_id', '=', provinceIdOf(plan.communePath))
    .where('plan_id', '=', plan.planId)
    .execute()
}

/** Puts a plan in force. */
export const adoptPlan = async (tx: Tx, plan: PlanKey): Promise<void> => {
  await tx.db
    .updateTable('plan_documents')
    .set({ state: 'in_force', adopted_by: tx.actor.accountId, adopted_at: tx.now })
    .where('province_id', '=', provinceIdOf(plan.communePath))
    .where('plan_id', '=', plan.planId)
    .execute()
}

/**
 * Ends the plans that this one replaces: in force in the same commune, with the same number and symbol and the same
 * years. Others stay in force beside it. Returns their numbers.
 */
export const endReplacedPlans = async (tx: Tx, plan: PlanKey & PlanHead): Promise<string[]> => {
  const { rows } = await sql<{ planId: string }>`update plan_documents set state = 'ended'
    where province_id = ${provinceIdOf(plan.communePath)} and commune_path = ${plan.communePath}
      and plan_id <> ${plan.planId} and state = 'in_force' and code = ${plan.code}
      and period_from is not distinct from ${plan.periodFrom} and period_to is not distinct from ${plan.periodTo}
    returning plan_id as "planId"`.execute(tx.db)
  return rows.map((row) => row.planId)
}

/** Every line of a plan, in the order of the document. */
export const listPlanLines = async (tx: Tx, plan: PlanKey): Promise<ReviewLine[]> => {
  const { rows } = await sql<Omit<ReviewLine, 'passage'> & { start: number; end: number }>`
    select line_id as "lineId", parent_line_id as "parentLineId", line_key as "lineKey", kind, position,
      passage_start as start, passage_end as "end", content, as_read as "asRead", field_versions as "fieldVersions",
      certain, doubt, state, corrected, reading_number as "readingNumber", indicator_code as "indicatorCode",
      indicator_confirmed as "indicatorConfirmed"
    from plan_lines where province_id = ${provinceIdOf(plan.communePath)} and plan_id = ${plan.planId}
    order by position, line_id`.execute(tx.db)
  return rows.map(({ start, end, ...line }) => ({ ...line, passage: { start, end } }))
}

/** Writes lines as they are now, new ones and known ones, in one statement. */
export const savePlanLines = async (tx: Tx, plan: PlanKey, lines: readonly ReviewLine[]): Promise<void> => {
  if (lines.length === 0) return
  const rows = lines.map((line) => ({
    province_id: provinceIdOf(plan.communePath),
    plan_id: plan.planId,
    line_id: line.lineId,
    parent_line_id: line.parentLineId,
    kind: line.kind,
    line_key: line.lineKey,
    position: line.position,
    passage_start: line.passage.start,
    passage_end: line.passage.end,
    as_read: line.asRead,
    content: line.content,
    field_versions: line.fieldVersions,
    certain: line.certain,
    doubt: line.doubt,
    state: line.state,
    corrected: line.corrected,
    reading_number: line.readingNumber,
    indicator_code: line.indicatorCode,
    indicator_confirmed: line.indicatorConfirmed,
  }))
  // Who decided, and when, is written when the decision changes, and taken away with it.
  await sql`insert into plan_lines as kept
    select r.* from jsonb_populate_recordset(null::plan_lines, ${JSON.stringify(rows)}::jsonb) as r
    on conflict (province_id, line_id) do update set
      parent_line_id = excluded.parent_line_id, line_key = excluded.line_key, position = excluded.position,
      passage_start = excluded.passage_start, passage_end = excluded.passage_end, as_read = excluded.as_read,
      content = excluded.content, field_versions = excluded.field_versions, certain = excluded.certain,
      doubt = excluded.doubt, state = excluded.state, corrected = excluded.corrected,
      reading_number = excluded.reading_number, indicator_code = excluded.indicator_code,
      indicator_confirmed = excluded.indicator_confirmed,
      decided_by = case when kept.state = excluded.state then kept.decided_by
        when excluded.state = 'pending' then null else ${tx.actor.accountId}::uuid end,
      decided_at = case when kept.state = excluded.state then kept.decided_at
        when excluded.state = 'pending' then null else ${tx.now}::timestamptz end`.execute(tx.db)
}

/** Takes away lines that are no longer read. The database refuses any that a person corrected or decided. */
export const removePlanLines = async (tx: Tx, plan: PlanKey, lineIds: readonly string[]): Promise<void> => {
  if (lineIds.length === 0) return
  await sql`delete from plan_lines where province_id = ${provinceIdOf(plan.communePath)} and plan_id = ${plan.planId}
    and line_id = any (${[...lineIds]}::uuid[])`.execute(tx.db)
}

/** Plans in force in a commune whose years include this one, the last adopted first. */
export const listPlansInForce = async (tx: Tx, communePath: string, year: number): Promise<StoredPlan[]> =>
  (await listPlans(tx, communePath))
    .filter((plan) => plan.state === 'in_force' && (plan.periodFrom ?? year) <= year && year <= (plan.periodTo ?? year))
    .sort((a, b) => ((a.adoptedAt ?? '') < (b.adoptedAt ?? '') ? 1 : -1))
