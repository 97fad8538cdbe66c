/** Where the sections that the officer writes stand in the composed paper, and which of them hold nothing yet. */
import type { ReportSummary, ReportView } from '#api/reports.ts'
import type { Block, ReportDocument } from '#core/reports/report-model.ts'

type Named = Pick<ReportView['sections'][number], 'key' | 'heading'>

const upper = (text: string): string => text.normalize('NFC').toLocaleUpperCase('vi')

/** The section that a heading opens. A chapter of one section prints its title in capitals. */
export const sectionOfHeading = (sections: readonly Named[], block: Block): string | null =>
  block.kind === 'heading' ? (sections.find(({ heading }) => upper(heading) === upper(block.text))?.key ?? null) : null

/** Sections under whose heading a draft prints only a hint: nothing is known and nothing is written. */
export const emptySectionsOf = (sections: readonly Named[], document: ReportDocument): string[] => {
  const empty: string[] = []
  let open: string | null = null
  for (const block of document.sections.flatMap((section) => section.blocks)) {
    if (block.kind === 'heading') open = sectionOfHeading(sections, block)
    if (block.kind === 'hint' && open !== null) empty.push(open)
  }
  return empty
}

export const isFinal = (report: Pick<ReportSummary, 'state'>): boolean => report.state === 'final'
