/** `mangnon children import FILE`: hands a list in; good rows enter the register, refused ones are listed with the reason. */
import { basename } from 'node:path'
import { childApi } from '#api/children.ts'
import { formatNumber } from '#core/numbers.ts'
import type { Command } from './command.ts'
import { bytesOfFile } from './files.ts'

const shownProblems = 50

export const childrenImport: Command = async ({ args, options, io, call }) => {
  const file = args[0] as string
  const bytes = await bytesOfFile(file)
  const caller = await call()
  const preview = await caller(childApi.startImport, {
    body: {
      fileName: basename(file),
      contentBase64: Buffer.from(bytes).toString('base64'),
      ...(typeof options.commune === 'string' ? { commune: options.commune } : {}),
    },
  })
  // A list without a name column would only be refused row by row: a person must say which column is which.
  const understood = preview.columns.some((c) => c.field === 'fullName' || c.field === 'givenName')
  const done = understood ? await caller(childApi.acceptImport, { params: { batchId: preview.batchId } }) : preview
  const { added, changed, unchanged, refused } = done.outcome ?? {
    added: 0,
    changed: 0,
    unchanged: 0,
    refused: preview.rowsBad,
  }
  const result = {
    batchId: done.batchId,
    state: done.state,
    rows: done.rowsTotal,
    added,
    changed,
    unchanged,
    refused,
    problems: preview.problems,
  }
  if (options.json) io.out(JSON.stringify(result))
  else {
    io.out(
      understood
        ? `Đã nhập ${formatNumber(done.rowsTotal)} dòng: thêm ${formatNumber(added)}, đổi ${formatNumber(changed)}, giữ nguyên ${formatNumber(unchanged)}, chưa nhận ${formatNumber(refused)}.`
        : 'Không nhận ra cột họ tên, chưa nhập dòng nào. Mở trang Trẻ em → Nhập từ Excel để chọn cột.',
    )
    for (const problem of preview.problems.slice(0, shownProblems)) io.out(`  ${problem.vi}`)
    if (preview.problemCount > shownProblems)
      io.out(
        `  … và ${formatNumber(preview.problemCount - shownProblems)} điều nữa: xem trên trang Trẻ em → Nhập từ Excel.`,
      )
  }
  return understood ? 0 : 1
}
