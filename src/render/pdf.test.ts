import { unzlibSync } from 'fflate'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { composeYearlyReport } from '#core/reports/yearly-report.ts'
import { sampleInput } from '#test/reports/sample.ts'
import { renderPdf } from './pdf.ts'

let file = ''
let streams: string[] = []

const open = (bytes: Uint8Array): void => {
  file = Buffer.from(bytes).toString('latin1')
  streams = [...file.matchAll(/stream\r?\n/g)].flatMap((m) => {
    const start = (m.index ?? 0) + m[0].length
    try {
      return [Buffer.from(unzlibSync(bytes.slice(start, file.indexOf('endstream', start)))).toString('latin1')]
    } catch {
      return []
    }
  })
}
const pages = (): [number, number][] =>
  [...file.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((m) => [
    Math.round(Number(m[1])),
    Math.round(Number(m[2])),
  ])

beforeAll(async () => open(await renderPdf(composeYearlyReport(sampleInput()))))

describe('the PDF', () => {
  it('is A4, upright for the report, on its side for the annex', () => {
    expect(file.startsWith('%PDF-1.7')).toBe(true)
    const sizes = pages()
    expect(sizes.length).toBeGreaterThan(5)
    const firstAnnexPage = sizes.findIndex(([width]) => width === 842)
    expect(sizes.slice(0, firstAnnexPage).every(([w, h]) => w === 595 && h === 842)).toBe(true)
    expect(sizes.slice(firstAnnexPage).every(([w, h]) => w === 842 && h === 595)).toBe(true)
  })

  it('holds Tinos and no other font', () => {
    const fonts = new Set([...file.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/g)].map((m) => m[1]))
    expect([...fonts].sort()).toEqual(['Tinos-Bold', 'Tinos-BoldItalic', 'Tinos-Italic', 'Tinos-Regular'])
  })

  it('has text that can be searched: ẻ, ỷ and Ủ are named in the fonts', () => {
    const maps = streams.filter((s) => s.includes('beginbfchar') || s.includes('beginbfrange')).join('\n')
    for (const code of ['1EBB', '1EF7', '1EE6']) expect(maps.toUpperCase()).toContain(code)
  })

  it('is the same file for the same report', async () => {
    const [a, b] = [
      await renderPdf(composeYearlyReport(sampleInput())),
      await renderPdf(composeYearlyReport(sampleInput())),
    ]
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true)
  })

  it('takes whatever an officer writes as words, never as code', async () => {
    const input = sampleInput()
    input.texts = { ...input.texts, causes: '#panic("x") $1/0$ *a* _b_ @c \\ [d] <e> // f `g` = h' }
    await expect(renderPdf(composeYearlyReport(input))).resolves.toBeInstanceOf(Uint8Array)
  })

  it('sets a draft with hints, several addressees and a named signatory', async () => {
    const input = {
      ...sampleInput(),
      status: 'draft' as const,
      texts: {},
      addressees: ['Ủy ban nhân dân tỉnh', 'Sở Y tế'],
    }
    input.signatory = { authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Người Ký Thử' }
    open(await renderPdf(composeYearlyReport(input)))
    expect(pages().length).toBeGreaterThan(5)
  })

  it('goes on with a long table on the next page instead of leaving the rest of this one empty', async () => {
    const report = composeYearlyReport(sampleInput())
    const [body] = report.sections
    const table = body?.blocks.find((block) => block.kind === 'table')
    if (body === undefined || table === undefined) throw new Error('no table')
    const { rows } = table
    // A little less than half a page each: kept whole they would go by two to a page.
    const long = { ...table, rows: Array.from({ length: 15 }, () => rows[0] ?? []) }
    open(await renderPdf({ ...report, sections: [{ ...body, blocks: Array(9).fill(long) }] }))
    expect(pages()).toHaveLength(4)
  })

  it('refuses what is not a report', async () => {
    const report = composeYearlyReport(sampleInput())
    await expect(renderPdf({ ...report, title: '' })).rejects.toThrow(/title/)
  })

  it('says in a sentence that the machine has no Typst, and tries again the next time', async () => {
    vi.resetModules()
    vi.doMock('@myriaddreamin/typst-ts-node-compiler', () => {
      throw new Error('no native package')
    })
    const fresh = await import('./pdf.ts')
    const report = composeYearlyReport(sampleInput())
    await expect(fresh.renderPdf(report)).rejects.toThrow(/không tạo được PDF: thiếu gói .*Tải bản \.docx/)
    vi.doUnmock('@myriaddreamin/typst-ts-node-compiler')
    await expect(fresh.renderPdf(report)).resolves.toBeInstanceOf(Uint8Array)
  })
})
