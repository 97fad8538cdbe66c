import { describe, expect, it } from 'vitest'
import { sampleInput } from '../../../test/reports/sample.ts'
import { plainDate } from '../dates.ts'
import { emptySections } from './chapters.ts'
import { sectionFor } from './outline.ts'
import { keepTogether, placeLine, ReportDocument, textOf } from './report-model.ts'
import { starterText } from './starter-texts.ts'
import { composeYearlyReport } from './yearly-report.ts'
import { YearlyReportInput } from './yearly-report-input.ts'

/** Text with plain spaces, as a reader sees it. */
const plain = (document: ReportDocument): string => textOf(document).replaceAll('\u00a0', ' ')
const compose = (change: (input: ReturnType<typeof sampleInput>) => void = () => {}) => {
  const input = sampleInput()
  change(input)
  return composeYearlyReport(input)
}
const headingsOf = (document: ReportDocument) =>
  document.sections.flatMap((s) => s.blocks).flatMap((b) => (b.kind === 'heading' ? [`${b.number} ${b.text}`] : []))

describe('the yearly report', () => {
  it('has the five chapters and the ten parts of the outline, in order', () => {
    const headings = headingsOf(compose())
    expect(headings.filter((h) => /^[IV]+\. /.test(h))).toEqual([
      'I. TÌNH HÌNH CHUNG',
      'II. KẾT QUẢ THỰC HIỆN',
      'III. ĐÁNH GIÁ CHUNG',
      'IV. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027',
      'V. KIẾN NGHỊ, ĐỀ XUẤT',
    ])
    const results = headings.slice(
      headings.indexOf('II. KẾT QUẢ THỰC HIỆN') + 1,
      headings.indexOf('III. ĐÁNH GIÁ CHUNG'),
    )
    expect(results.map((h) => h.split('.')[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
  })

  it('opens with plan, cut-off day and blank number and date, and ends with "./."', () => {
    const text = plain(compose())
    expect(text).toContain(
      'Thực hiện Kế hoạch số 12/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân xã Lương Minh thực hiện Chương trình hành động',
    )
    expect(text).toContain('(số liệu tính đến hết ngày 14/11/2026)')
    expect(text).toMatch(/^Số: +\/BC-UBND$/m)
    expect(text).toMatch(/^Lương Minh, ngày +tháng +năm 2026$/m)
    expect(text).toMatch(/trân trọng báo cáo\.\/\.\nNơi nhận:/)
  })

  it('puts each sentence into the part it belongs to', () => {
    const text = plain(compose())
    const protection = text.slice(text.indexOf('4. Bảo vệ trẻ em'), text.indexOf('5. Chăm sóc sức khỏe'))
    expect(protection).toContain(
      'đạt 98,8% (335/339), thấp hơn chỉ tiêu 100% là 1,2 điểm phần trăm; còn 04 trẻ chưa đăng ký.',
    )
    expect(protection).toContain('Chưa có số liệu về: tỷ lệ trẻ em bị xâm hại trên tổng số trẻ em (chỉ tiêu 9)')
    expect(
      sectionFor({ text: 'Xã đạt tiêu chuẩn phù hợp với trẻ em', objective: 'Mục tiêu 1: sức khỏe', section: null }),
    ).toBe('childFriendly')
  })

  it('lists every measure of every target in a landscape annex', () => {
    const document = compose()
    const annex = document.sections[1]
    expect(annex?.orientation).toBe('landscape')
    const table = annex?.blocks.find((b) => b.kind === 'table')
    if (table?.kind !== 'table') throw new Error('no table')
    const measures = sampleInput().targets.reduce((sum, t) => sum + t.measures.length, 0)
    expect(table.rows.filter((row) => row.length === 9)).toHaveLength(measures)
    expect(
      table.rows.filter((row) => row.length === 1).map((row) => row[0]?.text.slice(0, 10).replaceAll('\u00a0', ' ')),
    ).toEqual(['Mục tiêu 1', 'Mục tiêu 2', 'Mục tiêu 3', 'Mục tiêu 4'])
    expect(table.columns.reduce((sum, c) => sum + c.width, 0)).toBe(247)
    expect(
      table.rows.map((row) =>
        row
          .map((c) => c.text)
          .join(' | ')
          .replaceAll('\u00a0', ' '),
      ),
    ).toContain(
      '14 | Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh | % | 100% | 335 | 339 | 98,8% | Chưa đạt; thấp hơn 1,2 điểm phần trăm; còn 04 trẻ chưa đăng ký | Văn phòng HĐND và UBND xã',
    )
  })

  it('shows children whose group is unknown as a row of their own', () => {
    expect(plain(compose())).toContain('7 | Chưa rõ | 2 | - | -')
  })

  it('marks invented data and drafts', () => {
    expect(compose().marks).toEqual(['Dữ liệu minh hoạ'])
    expect(
      compose((i) => {
        i.synthetic = false
        i.status = 'draft'
      }).marks,
    ).toEqual(['Dự thảo'])
  })

  it('holds no machine words, whatever is missing', () => {
    const bare = compose((i) => {
      Object.assign(i, { population: null, specialCircumstances: null, texts: {}, recipients: [] })
      i.plan = { title: 'Kế hoạch công tác trẻ em', code: null, date: null, issuer: null }
      for (const target of i.targets) for (const m of target.measures) m.figure = null
    })
    for (const document of [compose(), bare])
      expect(textOf(document)).not.toMatch(/NaN|undefined|null|\[object|Infinity/)
    expect(
      plain(
        compose((i) => {
          i.targets = []
        }),
      ),
    ).not.toContain('Phụ lục')
  })
})

describe('sections that nobody has written', () => {
  it('show a hint in the draft and are left out, and the rest numbered on, in the final paper', () => {
    const empty = (status: 'draft' | 'final') =>
      compose((i) => {
        i.status = status
        i.texts = { ...i.texts, communication: '', proposals: '  ' }
      })
    expect(plain(empty('draft'))).toContain('Nêu hoạt động Tháng hành động vì trẻ em')
    expect(headingsOf(empty('draft'))).toContain('V. KIẾN NGHỊ, ĐỀ XUẤT')
    const final = empty('final')
    expect(final.sections.flatMap((s) => s.blocks).some((b) => b.kind === 'hint')).toBe(false)
    expect(headingsOf(final)).toContain('2. Tổ chức bộ máy, đội ngũ, tập huấn')
    expect(headingsOf(final).some((h) => h.includes('KIẾN NGHỊ'))).toBe(false)
  })

  it('are named before finalising', () => {
    const input = sampleInput()
    input.texts = { tasks: '' }
    expect(emptySections(input).map((s) => s.key)).toEqual([
      'direction',
      'communication',
      'organisation',
      'budget',
      'inspection',
      'causes',
      'tasks',
      'proposals',
    ])
    expect(plain(composeYearlyReport(input))).not.toContain('phương hướng, nhiệm vụ năm 2027')
  })

  it('begin with figures only, and stay empty once emptied', () => {
    const input = YearlyReportInput.parse(sampleInput())
    expect(starterText('limitations', input)).toContain('Các số đo chưa đạt: ')
    expect(starterText('direction', input)).toBe('')
    expect(
      headingsOf(
        compose((i) => {
          i.texts.limitations = ''
        }),
      ).some((h) => h.includes('hạn chế')),
    ).toBe(false)
  })
})

describe('what is refused', () => {
  it('names the field', () => {
    expect(() =>
      compose((i) => {
        Object.assign(i, { cutOff: '2026-02-30' })
      }),
    ).toThrow(/cutOff/)
    expect(() =>
      compose((i) => {
        Object.assign(i, { agency: null })
      }),
    ).toThrow(/agency/)
    expect(() =>
      compose((i) => {
        if (i.population) i.population.total = 10
      }),
    ).toThrow(/parts_exceed_total/)
    expect(() =>
      compose((i) => {
        const f = i.targets[13]?.measures[0]?.figure
        if (f) f.numerator = -1
      }),
    ).toThrow(/numerator/)
  })

  it('a table that does not fit its page or its columns', () => {
    const document = compose()
    const table = document.sections[1]?.blocks.find((b) => b.kind === 'table')
    if (table?.kind !== 'table') throw new Error('no table')
    expect(
      ReportDocument.safeParse({ ...document, sections: [{ orientation: 'portrait', blocks: [table] }] }).success,
    ).toBe(false)
    const short = { ...table, rows: [[{ text: 'one' }, { text: 'two' }]] }
    expect(
      ReportDocument.safeParse({ ...document, sections: [{ orientation: 'landscape', blocks: [short] }] }).success,
    ).toBe(false)
  })
})

describe('numbers, dates and spaces', () => {
  it('pads days below ten and the months January and February', () => {
    const on = (date: ReturnType<typeof plainDate>) =>
      placeLine({ place: 'Lương Minh', date, year: 2026 }).replaceAll('\u00a0', ' ')
    expect(on(plainDate(2026, 2, 5))).toBe('Lương Minh, ngày 05 tháng 02 năm 2026')
    expect(on(plainDate(2026, 3, 15))).toBe('Lương Minh, ngày 15 tháng 3 năm 2026')
  })

  it('breaks the name of a people’s committee before its kind of unit', () => {
    const document = compose((i) => {
      i.agency.name = 'ỦY BAN NHÂN DÂN XÃ LƯƠNG MINH'
    })
    expect(textOf(document)).toContain('ỦY BAN NHÂN DÂN\nXÃ LƯƠNG MINH')
  })

  it('writes a number below ten with a zero', () => {
    expect(
      plain(
        compose((i) => {
          i.number = '7'
        }),
      ),
    ).toContain('Số: 07/BC-UBND')
  })

  it('keeps numbers with their words', () => {
    expect(keepTogether('còn 04 trẻ, năm 2026, số 12/KH-UBND')).toBe(
      'còn\u00a004\u00a0trẻ, năm\u00a02026, số\u00a012/KH-UBND',
    )
  })
})
