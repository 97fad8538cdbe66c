/** `mangnon figures compute --year 2026 [--as-of 2026-11-14]`: every target with its figure, verdict and gap. */
import { figureApi, type TargetBoard } from '#api/figures.ts'
import { formatDate } from '#core/dates.ts'
import { verdictLabels } from '#core/indicators/verdict.ts'
import { dayAsked, whereAsked, yearAsked } from './asked.ts'
import type { Command } from './command.ts'

export const figuresCompute: Command = async ({ options, io, call }) => {
  const year = yearAsked(options)
  const asOf = dayAsked(options)
  const caller = await call()
  const board = await caller(figureApi.board, {
    query: { year, ...whereAsked(options), ...(asOf === undefined ? {} : { asOf }) },
  })
  io.out(options.json ? JSON.stringify(board) : summaryOf(board))
  return 0
}

const summaryOf = (board: TargetBoard): string => {
  const { counts } = board
  return [
    board.planTitle,
    `Số liệu năm ${board.year}, tính đến hết ngày ${formatDate(board.cutOff)} / figures of ${board.year}, counted to ${board.cutOff}`,
    ...(board.cutOffNote ? [board.cutOffNote.vi, board.cutOffNote.en] : []),
    '',
    ...board.targets.flatMap((target) =>
      target.measures.map((measure, at) => {
        const number = `${target.number ?? '-'}${target.measures.length > 1 ? `.${at + 1}` : ''}`
        return `${number.padStart(5)}  [${verdictLabels[measure.verdict].vi}] ${measure.sentence.vi}`
      }),
    ),
    '',
    `${counts.met} đạt, ${counts.notMet} chưa đạt, ${counts.insufficient} chưa đủ số liệu, ${counts.notJudged} không đánh giá`,
    `${counts.met} met, ${counts.notMet} not met, ${counts.insufficient} not enough data, ${counts.notJudged} not judged`,
  ].join('\n')
}
