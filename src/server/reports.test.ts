import { unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CallError, type Caller, type FileReply } from '#api/call.ts'
import { figureApi } from '#api/figures.ts'
import { reportApi } from '#api/reports.ts'
import type { Instant, PlainDate } from '#core/dates.ts'
import { type ReportDocument, textOf } from '#core/reports/report-model.ts'
import { type DemoApp, demoApp } from '#test/people/app.ts'
import { adoptDemoPlan, registerBirthOf } from '#test/people/figures.ts'
import { testNow } from '#test/people/keys.ts'

const day = (text: string): PlainDate => text as PlainDate
const birth = 'te.birth-registration.u5'

let demo: DemoApp
let tham: Caller
let khoa: Caller
beforeAll(async () => {
  demo = await demoApp()
  tham = await demo.as('tham')
  khoa = await demo.as('khoa')
  await adoptDemoPlan(tham)
})
beforeEach(() => {
  demo.clock.now = testNow as Instant
})
afterAll(() => demo.close())

/** Plain blanks: where a line must not break is the layout's business. */
const wordsOf = (view: { document?: unknown }): string =>
  textOf(view.document as ReportDocument).replaceAll('\u00a0', ' ')
const later = (seconds: number): void => {
  demo.clock.now = new Date(Date.parse(demo.clock.now) + seconds * 1000).toISOString() as Instant
}
const refusal = async (work: Promise<unknown>): Promise<CallError> => {
  try {
    await work
  } catch (error) {
    if (error instanceof CallError) return error
    throw error
  }
  throw new Error('it was not refused')
}
const file = async (work: Promise<unknown>): Promise<FileReply> => (await work) as FileReply
const docxText = (bytes: Uint8Array): string =>
  new TextDecoder().decode(unzipSync(bytes)['word/document.xml']).replace(/<[^>]+>/g, ' ')

describe('a draft', () => {
  test('is composed from the figures of the year, in the official layout', async () => {
    const draft = await tham(reportApi.start, { body: { year: 2026 } })
    expect(draft).toMatchObject({
      state: 'draft',
      cutOff: '2026-11-14',
      countedTo: '2026-11-14',
      communePath: '22/06985',
      finalisedAt: null,
      issuedNumber: null,
    })
    expect(draft.missingFigures).toBeGreaterThan(10)
    expect(draft.sections.map((s) => s.key)).toContain('proposals')
    const words = wordsOf(draft)
    expect(words).toContain('ỦY BAN NHÂN DÂN\nXÃ LƯƠNG MINH')
    expect(words).toContain('Kế hoạch số 07/KH-UBND ngày 15/01/2026')
    expect(words).toMatch(/Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh .*chưa đăng ký/)
    expect(words).toContain('Bảng 1. Trẻ em theo nhóm tuổi và giới tính')
    expect(words).toContain('Mục tiêu 1: Chăm sóc sức khỏe, dinh dưỡng và phát triển toàn diện cho trẻ em')
    expect(words).toContain('Lưu: VT')
    expect((draft.document as ReportDocument).marks).toEqual(['Dự thảo', 'Dữ liệu minh hoạ'])
  })

  test('is the same draft when begun again, by the same person or with the same click', async () => {
    const [one, two] = await Promise.all([
      tham(reportApi.start, { body: { year: 2026 } }),
      tham(reportApi.start, { body: { year: 2026 } }),
    ])
    expect(one.reportId).toBe(two.reportId)
    expect((await tham(reportApi.list, { query: {} })).map((r) => r.reportId)).toEqual([one.reportId])
  })

  test('before its cut-off counts up to today', async () => {
    demo.clock.now = '2026-11-05T02:00:00.000Z' as Instant
    const draft = await tham(reportApi.start, { body: { year: 2026 } })
    expect(draft).toMatchObject({ cutOff: '2026-11-14', countedTo: '2026-11-05' })
  })

  test('takes texts section by section; two people at one section are told, at two they are not', async () => {
    const { reportId } = await tham(reportApi.start, { body: { year: 2026 } })
    const edit = (fields: Record<string, { value: string; baseVersion: number }>) =>
      tham(reportApi.edit, { params: { reportId }, body: { fields } })
    const first = await edit({ budget: { value: 'Kinh phí giao 120.000.000 đồng.', baseVersion: 0 } })
    expect(first.sections.find((s) => s.key === 'budget')).toMatchObject({ version: 1 })
    expect(wordsOf(first)).toContain('Kinh phí giao 120.000.000 đồng.')

    const conflict = await refusal(
      edit({
        budget: { value: 'Kinh phí giao 100.000.000 đồng.', baseVersion: 0 },
        inspection: { value: 'Hai cuộc kiểm tra.', baseVersion: 0 },
      }),
    )
    expect(conflict).toMatchObject({ status: 409, code: 'changed_meanwhile', detail: { fields: 'budget' } })
    expect(wordsOf(await tham(reportApi.read, { params: { reportId } }))).not.toContain('Hai cuộc kiểm tra')

    // The same words from an old page are there already; another section is nobody's conflict.
    const both = await edit({
      budget: { value: 'Kinh phí giao 120.000.000 đồng.', baseVersion: 0 },
      inspection: { value: 'Hai cuộc kiểm tra.', baseVersion: 0 },
    })
    expect(both.sections.find((s) => s.key === 'budget')?.version).toBe(1)
    expect(wordsOf(both)).toContain('Hai cuộc kiểm tra.')
    expect((await refusal(edit({ secret: { value: 'x', baseVersion: 0 } }))).code).toBe('invalid_request')
  })

  test('opens as Word and as PDF', async () => {
    const { reportId } = await tham(reportApi.start, { body: { year: 2026 } })
    const docx = await file(tham(reportApi.docx, { params: { reportId } }))
    expect(docx.name).toMatch(/^Du thao .*2026\.docx$/)
    expect(docxText(docx.bytes)).toContain('BÁO CÁO')
    const pdf = await file(tham(reportApi.pdf, { params: { reportId } }))
    expect(pdf.mediaType).toBe('application/pdf')
    expect(new TextDecoder('latin1').decode(pdf.bytes.slice(0, 5))).toBe('%PDF-')
  })

  test('cannot be given a number yet', async () => {
    const { reportId } = await tham(reportApi.start, { body: { year: 2026 } })
    const body = { number: '15', issuedOn: day('2026-11-16'), signed: null }
    expect((await refusal(tham(reportApi.issue, { params: { reportId }, body }))).code).toBe('report_not_final')
  })
})

describe('who may do what with reports', () => {
  test('collaborator, administrator and auditor see none; the province reads; the chair finalises and does not edit', async () => {
    const { reportId } = await tham(reportApi.start, { body: { year: 2026 } })
    for (const name of ['sam', 'quantri', 'kiemtra'] as const) {
      const someone = await demo.as(name)
      for (const work of [
        () => someone(reportApi.list, { query: {} }),
        () => someone(reportApi.read, { params: { reportId } }),
        () => someone(reportApi.docx, { params: { reportId } }),
        () => someone(reportApi.finalise, { params: { reportId } }),
      ])
        expect((await refusal(work())).code, name).toBe('not_permitted')
    }
    const huyen = await demo.as('huyen')
    expect((await huyen(reportApi.read, { params: { reportId } })).reportId).toBe(reportId)
    expect((await huyen(reportApi.list, { query: {} })).map((r) => r.reportId)).toContain(reportId)
    expect((await refusal(huyen(reportApi.finalise, { params: { reportId } }))).code).toBe('not_permitted')
    const body = { fields: { budget: { value: 'x', baseVersion: 9 } } }
    expect((await refusal(khoa(reportApi.edit, { params: { reportId }, body }))).code).toBe('not_permitted')
    const mai = await demo.as('mai-bache')
    for (const work of [
      () => mai(reportApi.read, { params: { reportId } }),
      () => mai(reportApi.pdf, { params: { reportId } }),
      () => mai(reportApi.edit, { params: { reportId }, body }),
      () => mai(reportApi.finalise, { params: { reportId } }),
    ])
      expect((await refusal(work())).code).toBe('not_found')
    expect(await mai(reportApi.list, { query: {} })).toEqual([])
    expect((await refusal(mai(reportApi.start, { body: { year: 2026 } }))).code).toBe('no_plan_in_force')
  })
})

describe('finalised', () => {
  test('the paper, its figures and their rows stay; the living figure moves on', async () => {
    const { reportId } = await tham(reportApi.start, { body: { year: 2026 } })
    const rowsNow = () => tham(figureApi.rows, { query: { indicator: birth, year: 2026 } })
    const rowsThen = () => tham(figureApi.rows, { query: { indicator: birth, year: 2026, report: reportId } })
    const living = await rowsNow()

    // A double click, with two request numbers.
    const [once, twice] = await Promise.all([
      khoa(reportApi.finalise, { params: { reportId } }),
      khoa(reportApi.finalise, { params: { reportId } }),
    ])
    expect(once).toEqual(twice)
    expect(once).toMatchObject({ state: 'final', finalisedBy: 'Vũ Đăng Khoa', cutOff: '2026-11-14' })
    const { rows: kept } = await demo.database.adminPool.query(
      'select indicator_code from figures where report_id = $1',
      [reportId],
    )
    expect(new Set(kept.map((r) => r.indicator_code)).size).toBe(kept.length)
    expect(kept.length).toBeGreaterThanOrEqual(5)
    const frozen = await rowsThen()
    expect(frozen.figure).toMatchObject({ frozen: true, numerator: living.figure.numerator })
    expect(frozen.rows).toEqual(living.rows)
    const docx = await file(tham(reportApi.docx, { params: { reportId } }))

    later(60)
    const child = living.rows.find((row) => row.bucket === 'not_counted')
    if (!child) throw new Error('nobody is missing')
    await registerBirthOf(demo, child.childId, day('2026-11-12'))
    later(60)
    expect((await rowsNow()).figure.numerator).toBe((living.figure.numerator ?? 0) + 1)
    expect(await rowsThen()).toEqual(frozen)
    expect((await tham(reportApi.read, { params: { reportId } })).document).toEqual(once.document)
    expect((await file(tham(reportApi.docx, { params: { reportId } }))).bytes).toEqual(docx.bytes)
    const named = await tham(figureApi.namedRows, { query: { indicator: birth, report: reportId } })
    expect(named.rows.every((row) => row.fullName !== null)).toBe(true)

    // Not even the application's own role can change what was frozen.
    for (const sql of [
      'update figures set superseded_at = now() where report_id is not null returning 1',
      `update reports set texts = '{}' where state = 'final' returning 1`,
    ]) {
      const changed = await demo.inTx('khoa', 'report.finalise', async (tx) => {
        const { CompiledQuery } = await import('kysely')
        return (await tx.db.executeQuery(CompiledQuery.raw(sql))).rows.length
      })
      expect(changed, sql).toBe(0)
    }
  })

  test('cannot be edited; a correction is a new draft beside it', async () => {
    const [final] = (await tham(reportApi.list, { query: {} })).filter((r) => r.state === 'final')
    const reportId = final?.reportId ?? ''
    const body = { fields: { budget: { value: 'Sửa sau khi chốt', baseVersion: 9 } } }
    expect((await refusal(tham(reportApi.edit, { params: { reportId }, body }))).code).toBe('report_is_final')
    later(120)
    const next = await tham(reportApi.start, { body: { year: 2026 } })
    expect(next.reportId).not.toBe(reportId)
    expect(next.state).toBe('draft')
    expect((await tham(reportApi.list, { query: {} })).map((r) => r.state).sort()).toEqual(['draft', 'final'])
  })

  test('gets its number, date and signed paper afterwards; files made later carry them', async () => {
    const final = (await tham(reportApi.list, { query: {} })).find((r) => r.state === 'final')
    const params = { reportId: final?.reportId ?? '' }
    const issue = (more: object) =>
      tham(reportApi.issue, { params, body: { number: '7', issuedOn: day('2026-11-16'), signed: null, ...more } })
    const paper = (content: string) => ({
      fileName: 'ban-ky.pdf',
      contentBase64: Buffer.from(content).toString('base64'),
    })
    expect((await refusal(issue({ signed: paper('not a PDF') }))).code).toBe('file_wrong_type')
    expect((await refusal(issue({ issuedOn: day('2026-11-20') }))).code).toBe('day_in_future')
    // It was finalised on the 16th: no paper with these figures can be older.
    expect(await refusal(issue({ issuedOn: day('2026-11-15') }))).toMatchObject({
      code: 'issued_before_final',
      detail: { day: '15/11/2026', finalised: '16/11/2026' },
    })

    const issued = await issue({ signed: paper('%PDF-1.7\nsigned\n%%EOF\n') })
    expect(issued).toMatchObject({ issuedNumber: '7', issuedOn: '2026-11-16', signedFile: { name: 'ban-ky.pdf' } })
    const words = wordsOf(issued)
    expect(words).toContain('Số: 07/BC-UBND')
    expect(words).toMatch(/Lương Minh, ngày\s16 tháng\s11 năm\s2026/u)
    expect(words).toMatch(/Kèm theo Báo cáo số\s07\/BC-UBND ngày\s16 tháng\s11/u)
    const docx = await file(tham(reportApi.docx, { params }))
    expect(docxText(docx.bytes)).toContain('07/BC-UBND')
    const signed = await file(tham(reportApi.signedFile, { params }))
    expect(new TextDecoder().decode(signed.bytes)).toContain('signed')

    // A number corrected later keeps the signed paper.
    later(60)
    expect(await issue({ number: '08/BC-UBND' })).toMatchObject({
      issuedNumber: '08/BC-UBND',
      signedFile: { name: 'ban-ky.pdf' },
    })
    expect(wordsOf(await tham(reportApi.read, { params }))).toContain('Số: 08/BC-UBND\n')
  })

  test('the figures of the year before are those that were reported', async () => {
    demo.clock.now = '2027-11-16T02:00:00.000Z' as Instant
    const { rows } = await demo.inTx('tham', 'figure.read', async (tx) => {
      const { listReportedFigures } = await import('#store/figures.ts')
      return { rows: await listReportedFigures(tx, { communePath: '22/06985', year: 2026, asKnown: demo.clock.now }) }
    })
    expect(rows.map((f) => f.indicatorCode)).toContain(birth)
    expect(rows.every((f) => f.reportId !== null)).toBe(true)
  })
})
