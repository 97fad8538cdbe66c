/**
 * A report as PDF, set by Typst in Tinos (the widths of Times New Roman, free licence). Same layout numbers as docx.ts;
 * the pages themselves are described in report.typ. No text is spliced into that source: it arrives as JSON.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { dayNumber } from '#core/dates.ts'
import { contentWidth, layout, numberLine, placeLine, ReportDocument, rowsHeld } from '#core/reports/report-model.ts'
import { ruleWidth } from './rule-width.ts'

/** This machine has no Typst: its native package does not exist for the platform or was not installed. */
export class PdfUnavailableError extends Error {
  constructor(cause: unknown) {
    super(
      `Máy chủ này không tạo được PDF: thiếu gói @myriaddreamin/typst-ts-node-compiler cho ${process.platform}-${process.arch}. Tải bản .docx rồi lưu thành PDF bằng Word. / This server cannot make PDF files: the Typst package for ${process.platform}-${process.arch} is missing. Use the .docx instead.`,
      { cause },
    )
    this.name = 'PdfUnavailableError'
  }
}

const fonts = [
  '400Regular/Tinos_400Regular',
  '400Regular_Italic/Tinos_400Regular_Italic',
  '700Bold/Tinos_700Bold',
  '700Bold_Italic/Tinos_700Bold_Italic',
]

const makeCompiler = async (): Promise<{ compiler: NodeCompiler; source: string }> => {
  const typst = await import('@myriaddreamin/typst-ts-node-compiler').catch((cause: unknown) => {
    throw new PdfUnavailableError(cause)
  })
  const { resolve } = createRequire(import.meta.url)
  const fontBlobs = fonts.map((name) => readFileSync(resolve(`@expo-google-fonts/tinos/${name}.ttf`)))
  return {
    compiler: typst.NodeCompiler.create({ fontArgs: [{ fontBlobs }] }),
    source: readFileSync(new URL('./report.typ', import.meta.url), 'utf8'),
  }
}

/** Made at the first report (40–140 ms) and kept; a failure is not kept. */
let making: ReturnType<typeof makeCompiler> | null = null
const theCompiler = (): ReturnType<typeof makeCompiler> => {
  making ??= makeCompiler().catch((error: unknown) => {
    making = null
    throw error
  })
  return making
}

/** What the pages need beside the document: lines that core words, rows that it holds together, and the lengths of the drawn rules. */
const inputsFor = (report: ReportDocument): Record<string, string> => {
  const blocks = report.sections.flatMap((section) => section.blocks)
  const head = blocks.find((block) => block.kind === 'letterhead')
  const title = blocks.find((block) => block.kind === 'title')
  const sections = report.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'letterhead'
        ? { ...block, numberLine: numberLine(block), placeLine: placeLine(block) }
        : block.kind === 'table'
          ? { ...block, held: rowsHeld(block) }
          : block,
    ),
  }))
  const rules = {
    motto: ruleWidth.motto(layout.size.motto),
    agency: ruleWidth.part(head?.agency.split('\n').at(-1) ?? '', layout.size.agency),
    title: ruleWidth.title(title?.subject ?? '', layout.size.body, contentWidth('portrait') - 16),
  }
  return {
    report: JSON.stringify({ ...report, sections }),
    layout: JSON.stringify(layout),
    rules: JSON.stringify(rules),
  }
}

/**
 * Writes the report as PDF; the same report gives the same bytes. Throws `ZodError` for anything that is not a
 * `ReportDocument`, `PdfUnavailableError` where Typst does not exist.
 */
export const renderPdf = async (document: ReportDocument): Promise<Uint8Array> => {
  const report = ReportDocument.parse(document)
  const { compiler, source } = await theCompiler()
  const compiled = compiler.compile({ mainFileContent: source, inputs: inputsFor(report) })
  const { result } = compiled
  if (result === null) {
    const failure = compiled.takeDiagnostics()
    throw new Error(`Typst: ${JSON.stringify(failure ? compiler.fetchDiagnostics(failure) : 'no document')}`)
  }
  const pdf = compiler.pdf(result, { creationTimestamp: dayNumber(report.date) * 86_400 })
  // Keeps what the last few reports share (fonts, layout of the source), frees the rest.
  compiler.evictCache(10)
  return new Uint8Array(pdf)
}
