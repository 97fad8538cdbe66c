/**
 * A report as a Word file. Layout numbers come from core (`layout`, Decree 30/2020/NĐ-CP, Annex I); nothing is decided
 * here but how Word says it. Rules under the motto, the agency and the title are paragraph borders: Word and
 * LibreOffice draw them at an exact length, which no drawing object does in both.
 */
import { Document, LineRuleType, Packer } from 'docx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { layout, ReportDocument } from '#core/reports/report-model.ts'
import { section } from './docx/section.ts'

const FONT = 'Times New Roman'

/** The same report gives the same bytes: the library's clock is taken out of the file's properties and entries. */
const withoutClock = (file: Uint8Array, date: string): Uint8Array => {
  const entries = unzipSync(file)
  const at = new Date(`${date}T00:00:00`)
  const stable: Parameters<typeof zipSync>[0] = {}
  for (const [name, bytes] of Object.entries(entries)) {
    const content =
      name === 'docProps/core.xml'
        ? strToU8(new TextDecoder().decode(bytes).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${date}T00:00:00Z`))
        : bytes
    stable[name] = [content, { mtime: at }]
  }
  return zipSync(stable, { level: 6 })
}

/** Writes the report as .docx. Throws `ZodError` for anything that is not a `ReportDocument`. */
export const renderDocx = async (document: ReportDocument): Promise<Uint8Array> => {
  const report = ReportDocument.parse(document)
  const file = new Document({
    title: report.title,
    creator: report.author,
    lastModifiedBy: report.author,
    description: report.marks.join(' · '),
    styles: {
      default: {
        document: {
          run: { font: FONT, size: layout.size.body * 2, color: '000000', language: { value: 'vi-VN' } },
          paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 } },
        },
      },
    },
    sections: report.sections.map((s, i) => section(s, report.marks, i === 0)),
  })
  return withoutClock(new Uint8Array(await Packer.toArrayBuffer(file)), report.date)
}
