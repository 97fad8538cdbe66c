import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { composeYearlyReport } from '#core/reports/yearly-report.ts'
import { sampleInput } from '#test/reports/sample.ts'
import { renderDocx } from './docx.ts'

let parts: Record<string, string> = {}
const xml = (name: string): string => parts[name] ?? ''
const body = (): string => xml('word/document.xml')
const attributes = (tag: string, of = body()): Record<string, string>[] =>
  [...of.matchAll(new RegExp(`<w:${tag}((?: w:\\w+="[^"]*")*)/?>`, 'g'))].map((m) =>
    Object.fromEntries([...(m[1] ?? '').matchAll(/w:(\w+)="([^"]*)"/g)].map((a) => [a[1], a[2]])),
  )
/** The paragraph that holds these words: its text, its sizes in points, whether bold or italic. */
const paragraphWith = (words: string) => {
  const found = [...body().matchAll(/<w:p>.*?<\/w:p>/gs)].map((m) => m[0]).find((p) => textOf(p).includes(words)) ?? ''
  const run = /<w:r>.*?<\/w:r>/s.exec(found)?.[0] ?? ''
  return {
    size: Number(/<w:sz w:val="(\d+)"/.exec(run)?.[1]) / 2,
    bold: /<w:b\/>/.test(run),
    italic: /<w:i\/>/.test(run),
    xml: found,
  }
}
const textOf = (part: string): string =>
  [...part.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
    .map((m) => m[1])
    .join('')
    .replaceAll('\u00a0', ' ')

beforeAll(async () => {
  const file = await renderDocx(composeYearlyReport(sampleInput()))
  parts = Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]))
})

describe('the Word file, by Decree 30/2020', () => {
  it('is A4 with margins 20, 20, 30, 20 mm; the annex lies on its side and counts its own pages', () => {
    expect(attributes('pgSz')).toEqual([
      { w: '11906', h: '16838', orient: 'portrait' },
      { w: '16838', h: '11906', orient: 'landscape' },
    ])
    for (const margin of attributes('pgMar'))
      expect(margin).toMatchObject({ top: '1134', bottom: '1134', left: '1701', right: '1134' })
    expect(attributes('pgNumType')).toEqual([{ start: '1' }, { start: '1' }])
  })

  it('is set in Times New Roman throughout', () => {
    expect(xml('word/styles.xml')).toContain('<w:rFonts w:ascii="Times New Roman"')
    const others = attributes('rFonts', body())
      .flatMap((f) => Object.values(f))
      .filter((font) => font !== 'Times New Roman')
    expect(others).toEqual([])
  })

  it.each([
    ['CỘNG HÒA XÃ HỘI', 12, true, false],
    ['Độc lập - Tự do', 13, true, false],
    ['UBND TỈNH QUẢNG NINH', 12, false, false],
    ['XÃ LƯƠNG MINH', 12, true, false],
    ['Số: ', 13, false, false],
    ['Lương Minh, ngày', 13, false, true],
    ['BÁO CÁO', 14, true, false],
    ['Kết quả thực hiện công tác', 14, true, false],
    ['Thực hiện Kế hoạch số', 14, false, false],
    ['I. TÌNH HÌNH CHUNG', 14, true, false],
    ['Nơi nhận:', 12, true, true],
    ['- Lưu: VT', 11, false, false],
    ['TM. ỦY BAN NHÂN DÂN', 14, true, false],
    ['Phụ lục', 14, true, false],
    ['(Kèm theo', 14, false, true],
  ])('%s is %i pt', (words, size, bold, italic) => {
    const found = words === 'Phụ lục' ? paragraphWithExact('Phụ lục') : paragraphWith(words)
    expect(found).toMatchObject({ size, bold, italic })
  })

  it('has its parts in order', () => {
    const text = textOf(body())
    const order = [
      'UBND TỈNH',
      'CỘNG HÒA',
      'Số:',
      'ngày',
      'BÁO CÁO',
      'Thực hiện Kế hoạch',
      'I. TÌNH',
      'V. KIẾN',
      './.',
      'Nơi nhận:',
      'TM. ỦY',
      'Phụ lụcKẾT QUẢ',
    ]
    const places = order.map((words) => text.indexOf(words))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  it('draws three rules, the one under the motto as long as the motto', () => {
    const rules = [
      ...body().matchAll(/<w:pPr>(?:(?!<\/w:pPr>).)*<w:top w:val="single"(?:(?!<\/w:pPr>).)*<\/w:pPr>/gs),
    ].map((m) => attributes('ind', m[0])[0])
    const rooms = [61.5, 98.5, 160]
    const lengths = rules.map((ind, i) => (rooms[i] ?? 0) - ((Number(ind?.left) + Number(ind?.right)) * 25.4) / 1440)
    expect(lengths).toHaveLength(3)
    expect(lengths[1]).toBeCloseTo(56.1, 0)
    // "XÃ LƯƠNG MINH" is 36,1 mm long: a third to a half of it. The title fills its line of 144 mm.
    expect((lengths[0] ?? 0) / 36.06).toSatisfy((share: number) => share > 1 / 3 && share < 1 / 2)
    expect((lengths[2] ?? 0) / 144).toSatisfy((share: number) => share > 1 / 3 && share < 1 / 2)
  })

  it('indents, justifies and spaces the body', () => {
    const { xml: paragraph } = paragraphWith('Thực hiện Kế hoạch số')
    expect(attributes('ind', paragraph)[0]).toEqual({ firstLine: '720' })
    expect(attributes('spacing', paragraph)[0]).toMatchObject({ after: '120' })
    expect(attributes('jc', paragraph)[0]).toEqual({ val: 'both' })
  })

  it('repeats header rows and breaks no row', () => {
    expect(attributes('tblHeader')).toHaveLength(4 + 3)
    const rows = body().match(/<w:tr>/g)?.length
    expect(attributes('cantSplit')).toHaveLength(rows ?? -1)
  })

  it('holds together the head and the foot of a long table, and lets its middle break', async () => {
    const report = composeYearlyReport(sampleInput())
    const [first] = report.sections
    const table = first?.blocks.find((block) => block.kind === 'table')
    if (first === undefined || table === undefined) throw new Error('no table')
    const long = { ...table, rows: Array.from({ length: 15 }, () => table.rows[0] ?? []) }
    const file = unzipSync(await renderDocx({ ...report, sections: [{ ...first, blocks: [long] }] }))
    const rows = strFromU8(file['word/document.xml'] ?? new Uint8Array()).match(/<w:tr>.*?<\/w:tr>/gs) ?? []
    expect(rows.map((row) => (row.includes('<w:keepNext/>') ? '+' : '-')).join('')).toBe('+++----------++-')
  })

  it('numbers pages at the top from the second on, and marks every page', () => {
    const headers = Object.keys(parts).filter((name) => name.startsWith('word/header'))
    expect(headers.filter((name) => xml(name).includes('PAGE'))).toHaveLength(2)
    expect(attributes('titlePg')).toHaveLength(2)
    const footers = Object.keys(parts).filter((name) => name.startsWith('word/footer'))
    expect(footers).toHaveLength(4)
    for (const name of footers) expect(textOf(xml(name))).toBe('Dữ liệu minh hoạ')
  })

  it('keeps numbers with their words', () => {
    expect(body()).toContain('còn\u00a004\u00a0trẻ')
  })

  it('is the same file for the same report, without the hour it was made', async () => {
    const [a, b] = await Promise.all([
      renderDocx(composeYearlyReport(sampleInput())),
      renderDocx(composeYearlyReport(sampleInput())),
    ])
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true)
    expect(xml('docProps/core.xml')).toContain('2026-11-14T00:00:00Z')
  })

  it('keeps characters that mean something in XML, and refuses what is not a report', async () => {
    const input = sampleInput()
    input.texts = { ...input.texts, causes: 'Thiếu <b>kinh phí</b> & "nhân lực"' }
    const file = unzipSync(await renderDocx(composeYearlyReport(input)))
    expect(strFromU8(file['word/document.xml'] ?? new Uint8Array())).toContain(
      'Thiếu &lt;b&gt;kinh phí&lt;/b&gt; &amp; &quot;nhân lực&quot;',
    )
    await expect(renderDocx({ ...composeYearlyReport(input), sections: [] })).rejects.toThrow(/sections/)
  })
})

const paragraphWithExact = (words: string) => {
  const found = [...body().matchAll(/<w:p>.*?<\/w:p>/gs)].map((m) => m[0]).find((p) => textOf(p) === words) ?? ''
  const run = /<w:r>.*?<\/w:r>/s.exec(found)?.[0] ?? ''
  return {
    size: Number(/<w:sz w:val="(\d+)"/.exec(run)?.[1]) / 2,
    bold: /<w:b\/>/.test(run),
    italic: /<w:i\/>/.test(run),
    xml: found,
  }
}
