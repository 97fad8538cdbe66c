/**
 * Chapters and sections with their content. A draft prints a hint where a section is empty; the final paper leaves the
 * section out and numbers the rest on, and `emptySections` names them beforehand, so that finalising is a choice and
 * not an accident.
 */
import type { z } from 'zod'
import { outline, type Part } from './outline.ts'
import { textBlocks } from './report-blocks.ts'
import type { Block } from './report-model.ts'
import { situationBlocks } from './situation.ts'
import { textFor } from './starter-texts.ts'
import { resultsLead, sectionSentences } from './target-paragraphs.ts'
import { allResults, type Named } from './target-results.ts'
import { type SectionKey, YearlyReportInput } from './yearly-report-input.ts'

const contentOf = (p: Part, input: YearlyReportInput, named: Named[]): Block[] => [
  ...(p.key === 'situation' ? situationBlocks(input) : []),
  ...sectionSentences(named, p.key),
  ...textBlocks(textFor(p.key, input)),
]

/** The sections in which nothing will stand: what the officer sees before finalising. */
export const emptySections = (
  raw: z.input<typeof YearlyReportInput>,
): { key: SectionKey; title: string; hint: string }[] => {
  const input = YearlyReportInput.parse(raw)
  const named = allResults(input)
  return outline(input.year)
    .flatMap((chapter) => chapter.parts)
    .filter((p) => contentOf(p, input, named).length === 0)
}

const roman = ['I', 'II', 'III', 'IV', 'V'] as const

/** The chapters that hold something, numbered on. A draft shows all of them, with hints in the empty ones. */
export const chapters = (input: YearlyReportInput, named: Named[]): { blocks: Block[]; hasTasks: boolean } => {
  const blocks: Block[] = []
  let chapterNumber = 0
  let hasTasks = false
  for (const chapter of outline(input.year)) {
    const inside: Block[] = []
    let partNumber = 0
    for (const p of chapter.parts) {
      const content = contentOf(p, input, named)
      if (content.length === 0 && input.status === 'final') continue
      if (p.key === 'tasks') hasTasks = true
      if (chapter.numbered) inside.push({ kind: 'heading', level: 2, number: `${++partNumber}.`, text: p.title })
      inside.push(...content)
      if (content.length === 0) inside.push({ kind: 'hint', text: p.hint })
    }
    const lead = chapter.parts[0].key === 'direction' ? resultsLead(input, named) : []
    if (inside.length + lead.length === 0) continue
    blocks.push(
      { kind: 'heading', level: 1, number: `${roman[chapterNumber++] ?? ''}.`, text: chapter.title },
      ...lead,
      ...inside,
    )
  }
  return { blocks, hasTasks }
}
