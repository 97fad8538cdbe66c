/** `mangnon plan import FILE [--accept]`: hands a plan in; with --accept, puts it in force in the caller's name. */
import { basename } from 'node:path'
import { CallError, type Caller } from '#api/call.ts'
import { type PlanLine, type PlanReview, planApi } from '#api/plans.ts'
import type { Command } from './command.ts'
import { bytesOfFile } from './files.ts'

export const planImport: Command = async ({ args, options, io, call }) => {
  const file = args[0] as string
  const bytes = await bytesOfFile(file)
  const caller = await call()
  let plan = await caller(planApi.add, {
    body: {
      fileName: basename(file),
      contentBase64: Buffer.from(bytes).toString('base64'),
      ...(typeof options.commune === 'string' ? { commune: options.commune } : {}),
    },
  })
  if (options.accept === true && plan.state === 'draft') plan = await acceptPlan(caller, plan)
  const doubtful = plan.lines.filter((line) => line.doubt !== null)
  const { lines: _, text: __, ...summary } = plan
  if (options.json)
    io.out(
      JSON.stringify({
        ...summary,
        doubtful: doubtful.map((line) => ({
          lineId: line.lineId,
          kind: line.kind,
          state: line.state,
          words: wordsOf(plan, line),
          doubt: line.doubt,
        })),
      }),
    )
  else io.out(summaryOf(plan, doubtful))
  return 0
}

/** Accepts everything that holds, adopts the plan and ties its measures to indicators where the choice is clear. */
const acceptPlan = async (caller: Caller, plan: PlanReview): Promise<PlanReview> => {
  const params = { planId: plan.planId }
  const accepted = await caller(planApi.acceptCertain, { params })
  const state = new Map(accepted.lines.map((line) => [line.lineId, line.state]))
  for (const line of accepted.lines) {
    // Its target may have brought it along already.
    if (state.get(line.lineId) !== 'pending') continue
    const changed = await caller(planApi.decide, {
      params: { ...params, lineId: line.lineId },
      body: { state: 'accepted' },
    }).catch((error: unknown) => {
      // A line that does not hold waits for a person; the rest goes on.
      if (error instanceof CallError && error.code === 'plan_value_invalid') return []
      throw error
    })
    for (const { lineId, state: now } of changed) state.set(lineId, now)
  }
  await caller(planApi.adopt, { params })
  return caller(planApi.confirmIndicators, { params })
}

const wordsOf = (plan: PlanReview, line: PlanLine): string =>
  plan.text.slice(line.passage.start, line.passage.end).replace(/\s+/g, ' ').trim()

const states = {
  draft: 'bản đọc, chưa ai xác nhận / a draft nobody has confirmed',
  in_force: 'đang thực hiện / in force',
  ended: 'đã hết hiệu lực / ended',
} as const

const summaryOf = (plan: PlanReview, doubtful: readonly PlanLine[]): string => {
  const { counts } = plan
  return [
    `${plan.code ?? '(chưa có số)'}: ${plan.title}`,
    `Tình trạng / state: ${states[plan.state]}`,
    `${counts.targets} chỉ tiêu, ${counts.measures} mức phải đạt; đã nhận ${counts.accepted}, còn chờ ${counts.pending}, đã bỏ ${counts.rejected}`,
    `${counts.targets} targets, ${counts.measures} measures; accepted ${counts.accepted}, waiting ${counts.pending}, rejected ${counts.rejected}`,
    ...(counts.measuresWithoutIndicator > 0
      ? [`Chưa gắn chỉ số / without indicator: ${counts.measuresWithoutIndicator}`]
      : []),
    ...(doubtful.length > 0 ? ['', 'Cần xem lại / to look at:'] : []),
    ...doubtful.map((line) => `  - ${wordsOf(plan, line).slice(0, 100)}: ${line.doubt?.vi}`),
    `planId ${plan.planId}`,
  ].join('\n')
}
