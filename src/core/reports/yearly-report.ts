/**
 * The yearly report of a plan, composed from figures and from what the officer wrote.
 *
 * The outline is ours (outline.ts); layout by Decree 30/2020/NĐ-CP. Number and date stay blank until the records office
 * assigns them.
 */
import type { z } from 'zod'
import { chapters } from './chapters.ts'
import { type Block, keepTogether, ReportDocument, type Section } from './report-model.ts'
import { openingBlocks } from './report-opening.ts'
import { allResults } from './target-results.ts'
import { targetsAnnex } from './targets-annex.ts'
import { YearlyReportInput } from './yearly-report-input.ts'

/** Composes the report. Throws `ZodError` for an input that is not a `YearlyReportInput`. */
export const composeYearlyReport = (raw: z.input<typeof YearlyReportInput>): ReportDocument => {
  const input = YearlyReportInput.parse(raw)
  const named = allResults(input)
  const { blocks, hasTasks } = chapters(input, named)
  const subject = `Kết quả thực hiện công tác trẻ em năm ${input.year}${hasTasks ? ` và phương hướng, nhiệm vụ năm ${input.year + 1}` : ''}`
  const body: Section = {
    orientation: 'portrait',
    blocks: [...openingBlocks(input, subject), ...blocks, ...closingBlocks(input)],
  }
  return ReportDocument.parse({
    title: `Báo cáo ${subject.slice(0, 1).toLocaleLowerCase('vi')}${subject.slice(1)}`,
    author: input.agency.nameInText,
    date: input.date ?? input.cutOff,
    marks: [...(input.status === 'draft' ? ['Dự thảo'] : []), ...(input.synthetic ? ['Dữ liệu minh hoạ'] : [])],
    sections: named.length > 0 ? [body, targetsAnnex(input, named)] : [body],
  })
}

const closingBlocks = (input: YearlyReportInput): Block[] => [
  {
    kind: 'paragraph',
    keepWithNext: true,
    text: keepTogether(
      `Trên đây là báo cáo kết quả thực hiện công tác trẻ em năm ${input.year} trên địa bàn ${input.areaName}. ${input.agency.nameInText} trân trọng báo cáo./.`,
    ),
  },
  {
    kind: 'signature',
    recipients: input.recipients,
    authority: input.signatory.authority,
    name: input.signatory.name,
  },
]
