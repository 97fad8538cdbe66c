import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PlanReading } from './plan-reading.ts'
import { readPlan } from './read-plan.ts'

/** Every passage of a reading. */
const passagesOf = (reading: PlanReading) => [
  ...reading.citations.map((item) => item.passage),
  ...reading.headings.map((item) => item.passage),
  ...reading.objectives.map((item) => item.passage),
  ...reading.targets.flatMap((target) => [target.passage, ...target.measures.map((measure) => measure.passage)]),
  ...reading.assignments.map((item) => item.passage),
  ...reading.deadlines.map((item) => item.passage),
]

/** A reading without its text and places: what does not depend on how the file was written. */
const contentOf = (reading: PlanReading): unknown =>
  JSON.parse(
    JSON.stringify(
      reading,
      (key, value) => (key === 'passage' || key === 'text' ? (typeof value === 'string' ? value : undefined) : value),
      0,
    ).replace(/"text":"(?:[^"\\]|\\.)*\\n(?:[^"\\]|\\.)*",/, ''),
  )

const communePlan = `ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   XÃ SƠN CA                      Độc lập - Tự do - Hạnh phúc
   ---------                      ---------------------------
Số: 07/KH-UBND                 Sơn Ca, ngày 09 tháng 01 năm 2026

                          KẾ HOẠCH
          Công tác trẻ em năm 2026 trên địa bàn xã Sơn Ca

Căn cứ Luật Trẻ em năm 2016;
Căn cứ Nghị định số 56/2017/NĐ-CP ngày 09/5/2017 của Chính phủ quy định chi tiết một số điều của Luật Trẻ em;
Thực hiện Kế hoạch số 12-KH/ĐU ngày 05 tháng 01 năm 2026 của Đảng ủy xã, Ủy ban nhân dân xã Sơn Ca ban hành Kế hoạch như sau:

I. MỤC TIÊU
1. Mục tiêu chung
Trẻ em trong xã được an toàn và được đến trường.
2. Mục tiêu cụ thể đến năm 2026
a) Mục tiêu 1: Sức khỏe
- Chỉ tiêu 1: Tỷ lệ trẻ em dưới 2 tuổi được cân đo đạt 95%.
- Chỉ tiêu 2: Giảm tỷ lệ trẻ thấp còi xuống dưới 18%; 100% trẻ được tẩy giun.
b) Mục tiêu 2: Học tập
- Chỉ tiêu 3: Huy động 99% trẻ 5 tuổi ra lớp.

II. TỔ CHỨC THỰC HIỆN
1. Trạm Y tế: Chủ trì thực hiện chỉ tiêu 1, 2.
2. Trường Mầm non Sơn Ca
Chủ trì thực hiện chỉ tiêu 03; phối hợp thực hiện chỉ tiêu 1.
3. Các thôn: Báo cáo Ủy ban nhân dân xã trước ngày 15/11 hằng năm.

Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);                         KT. CHỦ TỊCH
- Các thôn;                                PHÓ CHỦ TỊCH
- Lưu: VT.

                                       Lò Thị Mẫu
`

describe('a commune plan in two columns', () => {
  const reading = readPlan(communePlan)

  test('letterhead', () => {
    expect(reading.letterhead).toEqual({
      issuer: 'ỦY BAN NHÂN DÂN XÃ SƠN CA',
      parentIssuer: null,
      code: '07/KH-UBND',
      number: '07',
      symbol: 'KH-UBND',
      place: 'Sơn Ca',
      date: '2026-01-09',
      type: 'kế hoạch',
      title: 'Công tác trẻ em năm 2026 trên địa bàn xã Sơn Ca',
    })
  })

  test('recipients and signature, printed side by side', () => {
    expect(reading.recipients).toEqual(['UBND tỉnh (b/c)', 'Các thôn', 'Lưu: VT'])
    expect(reading.signatory).toEqual({
      name: 'Lò Thị Mẫu',
      title: 'PHÓ CHỦ TỊCH',
      signsFor: 'TM. ỦY BAN NHÂN DÂN - KT. CHỦ TỊCH',
    })
  })

  test('citations in order, laws by name', () => {
    expect(reading.citations.map(({ type, code, date, issuer }) => [type, code, date, issuer])).toEqual([
      ['luật', null, null, null],
      ['nghị định', '56/2017/NĐ-CP', '2017-05-09', 'Chính phủ'],
      ['luật', null, null, null],
      ['kế hoạch', '12-KH/ĐU', '2026-01-05', 'Đảng ủy xã'],
    ])
  })

  test('headings by the document’s own nesting', () => {
    expect(reading.headings.map(({ level, number, text }) => `${level} ${number} ${text}`)).toEqual([
      '1 I MỤC TIÊU',
      '2 1 Mục tiêu chung',
      '2 2 Mục tiêu cụ thể đến năm 2026',
      '3 a Mục tiêu 1: Sức khỏe',
      '3 b Mục tiêu 2: Học tập',
      '1 II TỔ CHỨC THỰC HIỆN',
      '2 1 Trạm Y tế',
      '2 2 Trường Mầm non Sơn Ca',
      '2 3 Các thôn',
    ])
  })

  test('targets, their objective, the year over the list', () => {
    expect(
      reading.targets.map(({ label, number, objective, measures }) => [
        label,
        number,
        objective,
        measures.map((m) => [m.value, m.year]),
      ]),
    ).toEqual([
      ['Chỉ tiêu 1', '1', '1', [[95, 2026]]],
      [
        'Chỉ tiêu 2',
        '2',
        '1',
        [
          [18, 2026],
          [100, 2026],
        ],
      ],
      ['Chỉ tiêu 3', '3', '2', [[99, 2026]]],
    ])
  })

  test('assignments: "03" is 3, lead and coordinate apart', () => {
    expect(
      reading.assignments
        .filter(({ targets }) => targets.length > 0)
        .map(({ unit, role, targets }) => [unit, role, targets]),
    ).toEqual([
      ['Trạm Y tế', 'lead', ['1', '2']],
      ['Trường Mầm non Sơn Ca', 'lead', ['3']],
      ['Trường Mầm non Sơn Ca', 'coordinate', ['1']],
    ])
  })

  test('the deadline knows who owes it to whom', () => {
    expect(reading.deadlines).toMatchObject([
      { monthDay: '11-15', date: null, before: true, recurrence: 'yearly', from: 'Các thôn', to: 'Ủy ban nhân dân xã' },
    ])
  })
})

describe('styles', () => {
  test('a letter: subject, addressees, department under a province', () => {
    const reading = readPlan(
      `UBND TỈNH HẠ LÂM\nSỞ Y TẾ\n-------\nSố: 415/SYT-TE&BĐG\nV/v chuẩn bị Diễn đàn trẻ em\nnăm 2026\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHạ Lâm, ngày 3 tháng 4 năm 2026\n\nKính gửi: Ủy ban nhân dân các xã, phường.\n\nSở Y tế đề nghị các đơn vị chuẩn bị các việc sau đây.\n`,
    )
    expect(reading.letterhead).toMatchObject({
      issuer: 'SỞ Y TẾ',
      parentIssuer: 'UBND TỈNH HẠ LÂM',
      code: '415/SYT-TE&BĐG',
      type: 'công văn',
      title: 'chuẩn bị Diễn đàn trẻ em năm 2026',
      date: '2026-04-03',
    })
    expect(reading.addressees).toEqual(['Ủy ban nhân dân các xã, phường'])
  })

  test('number and day left blank for the records office', () => {
    const { letterhead } = readPlan(
      'ỦY BAN NHÂN DÂN\nPHƯỜNG AN LẠC\n\nSố:        /KH-UBND\n\nAn Lạc, ngày      tháng      năm 2026\n\nKẾ HOẠCH\nDạy bơi cho trẻ em\n\nI. MỤC TIÊU\n',
    )
    expect(letterhead).toMatchObject({
      code: null,
      number: null,
      symbol: 'KH-UBND',
      date: null,
      place: 'An Lạc',
      title: 'Dạy bơi cho trẻ em',
      issuer: 'ỦY BAN NHÂN DÂN PHƯỜNG AN LẠC',
    })
  })

  test('a letterhead with upright bars, its type known by the symbol only', () => {
    const { letterhead } = readPlan(
      'ỦY BAN NHÂN DÂN TỈNH HẠ LÂM | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 58/KH-UBND | Hạ Lâm, ngày 02 tháng 3 năm 2026 |\nPHÒNG NGỪA LAO ĐỘNG TRẺ EM GIAI ĐOẠN 2026-2030\nCăn cứ Luật Trẻ em;\n',
    )
    expect(letterhead).toMatchObject({
      code: '58/KH-UBND',
      type: 'kế hoạch',
      place: 'Hạ Lâm',
      date: '2026-03-02',
      title: 'PHÒNG NGỪA LAO ĐỘNG TRẺ EM GIAI ĐOẠN 2026-2030',
    })
  })

  test('a web copy that breaks every line, with bars for the cells of its tables', () => {
    const reading = readPlan(
      'ỦY\nBAN NHÂN DÂN\nTỈNH CÀ MAU\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\nSố: 9/KH-UBND\n|\nCà\nMau, ngày 3 tháng 9\nnăm 2026\n|\nKẾ HOẠCH\nVÌ TRẺ EM\nI. CHỈ TIÊU\n- 90% trẻ em khỏe mạnh.\n|\nNơi\nnhận:\n- Sở Y tế;\n- Lưu: VT.\n|\nTM.\nỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Thị Sen\n|\n',
    )
    expect(reading.letterhead).toMatchObject({
      issuer: 'ỦY BAN NHÂN DÂN TỈNH CÀ MAU',
      place: 'Cà Mau',
      date: '2026-09-03',
    })
    expect(reading.recipients).toEqual(['Sở Y tế', 'Lưu: VT'])
    expect(reading.signatory).toEqual({ name: 'Trần Thị Sen', title: 'CHỦ TỊCH', signsFor: 'TM. ỦY BAN NHÂN DÂN' })
  })

  test('QUYẾT NGHỊ opens the articles of a resolution and is no heading', () => {
    const reading = readPlan(
      'HỘI ĐỒNG NHÂN DÂN\nTỈNH CÀ MAU\nSố: 9/NQ-HĐND\nNGHỊ QUYẾT\nVề trẻ em\nCăn cứ Luật Trẻ em;\nQUYẾT NGHỊ:\nĐiều 1. Mục tiêu\n1. Chỉ tiêu\na) 90% trẻ em khỏe mạnh.\nĐiều 2. Tổ chức thực hiện\nGiao Ủy ban nhân dân tỉnh.\n',
    )
    expect(reading.headings.map(({ level, number }) => [level, number])).toEqual([
      [1, '1'],
      [2, '1'],
      [1, '2'],
    ])
  })

  test('a table without a column of units takes them from the names of its rows', () => {
    const { targets } = readPlan(
      'KẾ HOẠCH\nVì trẻ em\n\nI. CHỈ TIÊU\nTT | Chỉ tiêu | Năm 2026 | Năm 2030\n1 | Tỷ lệ trẻ em biết bơi (%) | 50 | 70\n2 | Tỷ suất tử vong (‰) | < 12 | < 10\n3 | Tỷ lệ trẻ em có thẻ | 99 | 100\n4 | Số mô hình | 02 | 05\n',
    )
    expect(
      targets.flatMap(({ measures }) => measures.map(({ indicator, value, unit }) => [indicator, value, unit])),
    ).toEqual([
      ['Tỷ lệ trẻ em biết bơi', 50, '%'],
      ['Tỷ lệ trẻ em biết bơi', 70, '%'],
      ['Tỷ suất tử vong', 12, '‰'],
      ['Tỷ suất tử vong', 10, '‰'],
      ['Tỷ lệ trẻ em có thẻ', 99, '%'],
      ['Tỷ lệ trẻ em có thẻ', 100, '%'],
      ['Số mô hình', 2, 'count'],
      ['Số mô hình', 5, 'count'],
    ])
  })

  test('papers named in one list have the authority that closes it', () => {
    const { citations } = readPlan(
      'KẾ HOẠCH\nVì trẻ em\n\nCăn cứ các Quyết định số 11/QĐ-TTg ngày 19/7/2021, số 12/QĐ-TTg ngày 01/6/2021 của Thủ tướng Chính phủ.\n',
    )
    expect(citations.map(({ code, issuer }) => [code, issuer])).toEqual([
      ['11/QĐ-TTg', 'Thủ tướng Chính phủ'],
      ['12/QĐ-TTg', 'Thủ tướng Chính phủ'],
    ])
  })

  test('the name of who signs, run into the last recipient', () => {
    const { recipients, signatory } = readPlan(
      'KẾ HOẠCH\nVì trẻ em\n\nI. CHỈ TIÊU\n- 90% trẻ em khỏe mạnh.\nNơi nhận: TM. ỦY BAN NHÂN DÂN\n- Sở Y tế; CHỦ TỊCH\n- Lưu: VT. Trần Thị Sen\n',
    )
    expect(recipients).toEqual(['Sở Y tế', 'Lưu: VT'])
    expect(signatory).toEqual({ name: 'Trần Thị Sen', title: 'CHỦ TỊCH', signsFor: 'TM. ỦY BAN NHÂN DÂN' })
  })

  test('a party directive', () => {
    const { letterhead } = readPlan(
      'TỈNH ỦY HẠ LÂM               ĐẢNG CỘNG SẢN VIỆT NAM\n      *                 Hạ Lâm, ngày 20 tháng 5 năm 2026\nSố 15-CT/TU\n\n                 CHỈ THỊ\n   CỦA BAN THƯỜNG VỤ TỈNH ỦY\n   về chăm lo cho trẻ em\n\nThời gian qua, công tác trẻ em có nhiều tiến bộ.\n',
    )
    expect(letterhead).toMatchObject({
      issuer: 'TỈNH ỦY HẠ LÂM',
      code: '15-CT/TU',
      number: '15',
      symbol: 'CT/TU',
      type: 'chỉ thị',
      date: '2026-05-20',
    })
  })

  test('hard wraps, doubled line ends and page numbers change nothing', () => {
    const wrapped = communePlan.replace(
      'Căn cứ Nghị định số 56/2017/NĐ-CP ngày 09/5/2017 của Chính phủ quy định chi tiết một số điều của Luật Trẻ em;',
      'Căn cứ Nghị định số 56/2017/NĐ-CP ngày 09/5/2017 của Chính phủ quy\nđịnh chi tiết một số điều của Luật Trẻ em;\n\n          2\n',
    )
    expect(contentOf(readPlan(wrapped))).toEqual(contentOf(readPlan(communePlan)))
  })

  test('unlabelled targets in a dashed list; sub-items are targets, their head is none', () => {
    const reading = readPlan(
      'KẾ HOẠCH\nVì trẻ em\n\nI. CHỈ TIÊU PHẤN ĐẤU NĂM 2027\n- Về y tế:\n+ 95% trẻ được khám sức khỏe.\n+ Tỷ lệ trẻ béo phì dưới 9%.\n- Không có trẻ em bỏ học.\nII. GIẢI PHÁP\n- Truyền thông tới 100% hộ gia đình.\n',
    )
    expect(
      reading.targets.map((target) => [
        target.label,
        target.number,
        target.measures.map((m) => [m.direction, m.value, m.year]),
      ]),
    ).toEqual([
      [null, null, [['at_least', 95, 2027]]],
      [null, null, [['below', 9, 2027]]],
      [null, null, [['exactly', 0, 2027]]],
    ])
  })

  test('a table of targets with a unit in charge', () => {
    const reading = readPlan(
      'KẾ HOẠCH\nVì trẻ em\n\nI. CHỈ TIÊU\n\nSTT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2026 | Đến năm 2030 | Cơ quan chủ trì\n1 | Tỷ lệ trẻ được khai sinh | % | 98,5 | 100 | Phòng Tư pháp\n2 | Tỷ suất tử vong trẻ dưới 1 tuổi | ‰ | dưới 9 | dưới 7 | Trạm Y tế\n3 | Số sân chơi | sân | 12 | 20 | Các thôn\n\nII. KINH PHÍ\nTheo phân cấp.\n',
    )
    expect(
      reading.targets.map((target) => [
        target.number,
        target.text,
        target.measures.map((m) => [m.direction, m.value, m.unit, m.year]),
      ]),
    ).toEqual([
      [
        '1',
        'Tỷ lệ trẻ được khai sinh',
        [
          ['at_least', 98.5, '%', 2026],
          ['at_least', 100, '%', 2030],
        ],
      ],
      [
        '2',
        'Tỷ suất tử vong trẻ dưới 1 tuổi',
        [
          ['below', 9, '‰', 2026],
          ['below', 7, '‰', 2030],
        ],
      ],
      [
        '3',
        'Số sân chơi',
        [
          ['at_least', 12, 'count', 2026],
          ['at_least', 20, 'count', 2030],
        ],
      ],
    ])
    expect(reading.assignments.filter((a) => a.role === 'lead').map((a) => [a.unit, a.targets])).toEqual([
      ['Phòng Tư pháp', ['1']],
      ['Trạm Y tế', ['2']],
      ['Các thôn', ['3']],
    ])
  })

  test('targets are assigned by sentence, by range, by objective, and to partners', () => {
    const duties = (lines: string): unknown[] =>
      readPlan(
        `KẾ HOẠCH\nVì trẻ em\n\nI. MỤC TIÊU\n1. Mục tiêu 1: Sống khỏe\n${[1, 2, 3].map((n) => `- Chỉ tiêu ${n}: ${n}0% trẻ khỏe.`).join('\n')}\n2. Mục tiêu 2: Học giỏi\n- Chỉ tiêu 4: 40% trẻ học hai buổi.\nII. TỔ CHỨC THỰC HIỆN\n${lines}\n`,
      )
        .assignments.filter(({ targets }) => targets.length > 0)
        .map(({ unit, role, targets }) => [unit, role, targets.join(' ')])
    expect(duties('1. Giao Sở Y tế chủ trì, phối hợp với Sở Tư pháp, Công an tỉnh thực hiện chỉ tiêu 1.')).toEqual([
      ['Sở Y tế', 'lead', '1'],
      ['Sở Tư pháp', 'coordinate', '1'],
      ['Công an tỉnh', 'coordinate', '1'],
    ])
    expect(duties('1. Sở Y tế\n- Chủ trì các chỉ tiêu từ chỉ tiêu 1 đến chỉ tiêu 3.')).toEqual([
      ['Sở Y tế', 'lead', '1 2 3'],
    ])
    expect(duties('1. Sở Y tế\n- Chủ trì các chỉ tiêu 1-3 và 04.')).toEqual([['Sở Y tế', 'lead', '1 2 3 4']])
    expect(duties('1. Sở Xây dựng: Chủ trì thực hiện các chỉ tiêu thuộc Mục tiêu 1.')).toEqual([
      ['Sở Xây dựng', 'lead', '1 2 3'],
    ])
    expect(duties('Chỉ tiêu 1, 2: Phòng Y tế chủ trì.')).toEqual([['Phòng Y tế', 'lead', '1 2']])
    expect(duties('1. Hội Phụ nữ: Phối hợp với Sở Y tế thực hiện chỉ tiêu 2; chủ trì thực hiện chỉ tiêu 4.')).toEqual([
      ['Hội Phụ nữ', 'coordinate', '2'],
      ['Hội Phụ nữ', 'lead', '4'],
    ])
    expect(duties('1. Sở Nội vụ chủ trì, Sở Tài chính, Công an tỉnh phối hợp thực hiện chỉ tiêu 4.')).toEqual([
      ['Sở Nội vụ', 'lead', '4'],
      ['Sở Tài chính', 'coordinate', '4'],
      ['Công an tỉnh', 'coordinate', '4'],
    ])
    expect(duties('1. Chỉ tiêu 1 do Sở Y tế chủ trì; chỉ tiêu 2, 3 do Sở Tư pháp chủ trì.')).toEqual([
      ['Sở Y tế', 'lead', '1'],
      ['Sở Tư pháp', 'lead', '2 3'],
    ])
    expect(duties('1. Đối với chỉ tiêu 2: Sở Xây dựng chủ trì; Sở Công Thương phối hợp.')).toEqual([
      ['Sở Xây dựng', 'lead', '2'],
      ['Sở Công Thương', 'coordinate', '2'],
    ])
    expect(
      duties(
        '1. Phân công thực hiện chỉ tiêu:\n- Sở Y tế: chỉ tiêu 1, 2;\n- Công an tỉnh: chỉ tiêu 4 (phối hợp: Sở Tư pháp).',
      ),
    ).toEqual([
      ['Sở Y tế', 'carry out', '1 2'],
      ['Công an tỉnh', 'carry out', '4'],
      ['Sở Tư pháp', 'coordinate', '4'],
    ])
  })

  test('days in every form', () => {
    const days = (sentence: string): unknown[] =>
      readPlan(`KẾ HOẠCH\nVì trẻ em\n\nI. BÁO CÁO\n${sentence}\n`).deadlines.map(
        ({ date, monthDay, before, recurrence, from, to }) => [date, monthDay, before, recurrence, from, to],
      )
    expect(days('Các xã gửi kế hoạch về Sở Y tế trước ngày 15/02/2026.')).toEqual([
      ['2026-02-15', '02-15', true, null, 'Các xã', 'Sở Y tế'],
    ])
    expect(days('Các thôn báo cáo Ủy ban nhân dân xã chậm nhất ngày 20 tháng 11 hằng năm.')).toEqual([
      [null, '11-20', true, 'yearly', 'Các thôn', 'Ủy ban nhân dân xã'],
    ])
    expect(days('Các xã định kỳ báo cáo 6 tháng (trước ngày 20/5), năm (trước ngày 15/11) về Sở Y tế.')).toEqual([
      [null, '05-20', true, '6-month', 'Các xã', 'Sở Y tế'],
      [null, '11-15', true, 'yearly', 'Các xã', 'Sở Y tế'],
    ])
    expect(days('Trạm Y tế báo cáo Sở Y tế trước ngày 25 hằng tháng.')).toEqual([
      [null, null, true, 'monthly', 'Trạm Y tế', 'Sở Y tế'],
    ])
    expect(days('Các xã báo cáo Sở Y tế trước ngày 15/6 và 15/12 hằng năm.')).toEqual([
      [null, '06-15', true, 'yearly', 'Các xã', 'Sở Y tế'],
      [null, '12-15', true, 'yearly', 'Các xã', 'Sở Y tế'],
    ])
    expect(days('Các xã báo cáo Sở Y tế trước 20/6 (báo cáo 6 tháng) và trước 20/12 (báo cáo năm).')).toEqual([
      [null, '06-20', true, '6-month', 'Các xã', 'Sở Y tế'],
      [null, '12-20', true, 'yearly', 'Các xã', 'Sở Y tế'],
    ])
    expect(days('Định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12) các xã báo cáo về Sở Y tế.')).toEqual([
      [null, '06-15', true, '6-month', 'các xã', 'Sở Y tế'],
      [null, '12-15', true, 'yearly', 'các xã', 'Sở Y tế'],
    ])
    expect(
      days(
        'Các xã gửi kế hoạch trong tháng 3/2026; báo cáo hằng tháng vào ngày 20; báo cáo tuần trước 15 giờ thứ Năm.',
      ),
    ).toEqual([
      [null, null, false, null, 'Các xã', null],
      [null, null, false, 'monthly', 'Các xã', null],
      [null, null, true, 'weekly', 'Các xã', null],
    ])
    expect(days('Báo cáo tháng trước ngày 18, báo cáo quý trước ngày 18 tháng cuối quý.')).toEqual([
      [null, null, true, 'monthly', null, null],
      [null, null, true, 'quarterly', null, null],
    ])
    expect(days('Sở Nội vụ định kỳ trước ngày 10 của tháng cuối quý gửi báo cáo về Sở Y tế.')).toEqual([
      [null, null, true, 'quarterly', 'Sở Nội vụ', 'Sở Y tế'],
    ])
    expect(days('1. Phòng Y tế\n- Báo cáo Ủy ban nhân dân huyện, Sở Y tế trước ngày 20/11.')).toEqual([
      [null, '11-20', true, null, 'Phòng Y tế', 'Ủy ban nhân dân huyện'],
    ])
    expect(days('Trước ngày 15/11/2026: Các phường báo cáo kết quả về Sở Y tế.')).toEqual([
      ['2026-11-15', '11-15', true, null, 'Các phường', 'Sở Y tế'],
    ])
    expect(days('Các xã báo cáo Sở Y tế trước ngày 31/02/2026.')).toMatchObject([
      [null, null, true, null, 'Các xã', 'Sở Y tế'],
    ])
    expect(days('Thực hiện Quyết định số 23/QĐ-TTg ngày 07/01/2021 của Thủ tướng Chính phủ.')).toEqual([])
  })

  test('labels in every form; objectives without a list number; who is in charge on lines of their own', () => {
    const reading = readPlan(
      'KẾ HOẠCH\nVì trẻ em\n\nI. CÁC MỤC TIÊU, CHỈ TIÊU\nMục tiêu 1. Sống khỏe\n1.1. Chỉ tiêu 1.1: Tỷ lệ trẻ được cân đo đạt 90%.\nChỉ tiêu 1.2. Tỷ lệ trẻ tẩy giun đạt 95%.\n* Chỉ tiêu 1.3 - Tỷ lệ trẻ sâu răng dưới 5%.\nMục tiêu 2 (An toàn):\n– Chỉ tiêu số 04: Tỷ lệ trẻ biết bơi trên 80%, trong đó:\n+ Năm 2026: 70%;\n+ Năm 2027: 75%.\nChỉ tiêu 5: Mọi trẻ em được yêu thương.\nCơ quan chủ trì: Phòng Y tế; phối hợp: Công an xã.\nChỉ tiêu 6: 100% trẻ mồ côi được giúp đỡ.\n- Đơn vị phối hợp: Trạm Y tế xã, Hội Phụ nữ xã.\nII. PHÂN CÔNG\n1. Phòng Y tế (thường trực)\n- Chủ trì các chỉ tiêu: 1.1; 1.2; 1.3 và Chỉ tiêu 04.\n',
    )
    expect(reading.targets.map((target) => [target.label, target.number, target.objective])).toEqual([
      ['Chỉ tiêu 1.1', '1.1', '1'],
      ['Chỉ tiêu 1.2', '1.2', '1'],
      ['Chỉ tiêu 1.3', '1.3', '1'],
      ['Chỉ tiêu số 04', '4', '2'],
      ['Chỉ tiêu 5', '5', '2'],
      ['Chỉ tiêu 6', '6', '2'],
    ])
    expect(reading.targets[3]!.measures.map((m) => [m.indicator, m.direction, m.value, m.year])).toEqual([
      ['Tỷ lệ trẻ biết bơi', 'above', 80, null],
      ['Tỷ lệ trẻ biết bơi', 'above', 70, 2026],
      ['Tỷ lệ trẻ biết bơi', 'above', 75, 2027],
    ])
    expect(reading.targets[4]!.measures).toEqual([])
    expect(
      reading.assignments.filter((a) => a.targets.length > 0).map((a) => [a.unit, a.role, a.targets.join(' ')]),
    ).toEqual([
      ['Phòng Y tế', 'lead', '5'],
      ['Công an xã', 'coordinate', '5'],
      ['Trạm Y tế xã', 'coordinate', '6'],
      ['Hội Phụ nữ xã', 'coordinate', '6'],
      ['Phòng Y tế', 'lead', '1.1 1.2 1.3 4'],
    ])
  })

  test('a decision: articles are the first level, chapters of the programme stand in its first article', () => {
    const reading = readPlan(
      'THỦ TƯỚNG CHÍNH PHỦ\n-------\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n-------\nSố:\n77/QĐ-TTg\nHà\nNội, ngày 07 tháng 01 năm 2026\n\nQUYẾT ĐỊNH\nPHÊ DUYỆT CHƯƠNG TRÌNH VÌ TRẺ EM\n\nTHỦ TƯỚNG CHÍNH PHỦ\n\nCăn cứ Luật Trẻ em số 102/2016/QH13 ngày 05 tháng 4 năm 2016;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt Chương trình với các nội dung sau:\nI. MỤC TIÊU\n1. Mục tiêu tổng quát: Mọi trẻ em đều vui.\nII. TỔ CHỨC THỰC HIỆN\n1. Bộ Lao động - Thương binh và Xã hội chủ trì các chỉ tiêu số 1, số 2 và số 3.\nĐiều 2. Quyết định có hiệu lực từ ngày ký.\n',
    )
    expect(reading.letterhead).toMatchObject({
      issuer: 'THỦ TƯỚNG CHÍNH PHỦ',
      code: '77/QĐ-TTg',
      place: 'Hà Nội',
      date: '2026-01-07',
      type: 'quyết định',
      title: 'PHÊ DUYỆT CHƯƠNG TRÌNH VÌ TRẺ EM',
    })
    expect(reading.headings.map(({ level, number, text }) => `${level} ${number} ${text}`)).toEqual([
      '1 1 Phê duyệt Chương trình với các nội dung sau',
      '2 I MỤC TIÊU',
      '3 1 Mục tiêu tổng quát',
      '2 II TỔ CHỨC THỰC HIỆN',
      '1 2 Quyết định có hiệu lực từ ngày ký',
    ])
    expect(reading.citations).toMatchObject([
      { type: 'luật', code: '102/2016/QH13', date: '2016-04-05', title: 'Luật Trẻ em' },
    ])
    expect(reading.assignments).toMatchObject([
      { unit: 'Bộ Lao động - Thương binh và Xã hội', role: 'lead', targets: ['1', '2', '3'] },
    ])
  })

  test('tables with columns held apart by spaces, and with every cell on a line of its own', () => {
    const targetsOf = (table: string): unknown[] =>
      readPlan(`KẾ HOẠCH\nVì trẻ em\n\nI. CHỈ TIÊU\n\n${table}\n\nII. KINH PHÍ\nTheo phân cấp.\n`).targets.map((t) => [
        t.number,
        t.text,
        t.measures.map((m) => [m.direction, m.value, m.unit, m.year]),
      ])
    const wanted = [
      ['1', 'Tỷ lệ trẻ dưới 1 tuổi được tiêm chủng đầy đủ', [['at_least', 97, '%', 2026]]],
      ['2', 'Tỷ suất tử vong trẻ em', [['below', 14, '‰', 2026]]],
    ]
    expect(
      targetsOf(
        'TT   Chỉ tiêu                              Đơn vị tính   Năm 2026\n1    Tỷ lệ trẻ dưới 1 tuổi được           %             97\n     tiêm chủng đầy đủ\n2    Tỷ suất tử vong trẻ em                ‰             dưới 14',
      ),
    ).toEqual(wanted)
    expect(
      targetsOf(
        'TT\nChỉ tiêu\nĐơn vị tính\nNăm 2026\n1\nTỷ lệ trẻ dưới 1 tuổi được\ntiêm chủng đầy đủ\n%\n97\n2\nTỷ suất tử vong trẻ em\n‰\ndưới 14',
      ),
    ).toEqual(wanted)
  })
})

describe('whatever is given', () => {
  const word = fc.constantFrom(
    'Chỉ tiêu 1:',
    'Mục tiêu 2:',
    'KẾ HOẠCH',
    'Nơi nhận:',
    'Kính gửi:',
    'TM. ỦY BAN NHÂN DÂN',
    'Số: 1/KH-UBND',
    'I.',
    '1.',
    'a)',
    '-',
    '+',
    '(1)',
    '95%',
    '06 trẻ/1.000',
    'đến năm 2030',
    'giảm',
    'tỷ lệ',
    'dưới',
    'từ',
    '3% đến 5%',
    'hằng năm',
    'Chủ trì',
    'Sở Y tế',
    'chỉ tiêu 1, 2-4',
    'trước ngày 20/11',
    'báo cáo',
    'Luật Trẻ em',
    'Quyết định số 23/QĐ-TTg',
    'ngày 07/01/2021',
    '\n',
    '\n\n',
    '|',
    '\t',
    '     ',
    '(',
    ')',
    '“',
    ';',
    '.',
    ',',
    ':',
    '¹',
    'STT',
    '\u200b',
    'uỷ',
    'đ)',
    'Điều 5',
    'Phần I',
    'PHỤ LỤC',
  )
  const planLike = fc.array(word, { maxLength: 80 }).map((parts) => parts.join(' '))
  const anything = fc.oneof(
    planLike,
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  )

  test('it never throws, and prints the agreed shape', () => {
    fc.assert(
      fc.property(anything, (text) => PlanReading.safeParse(readPlan(text)).success),
      { numRuns: 400 },
    )
  })

  test('every passage stands inside the text and holds something', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const reading = readPlan(source)
        for (const { start, end } of passagesOf(reading)) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(reading.text.length)
          expect(reading.text.slice(start, end).trim()).not.toBe('')
        }
        const starts = reading.citations.map((citation) => citation.passage.start)
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
      }),
      { numRuns: 400 },
    )
  })

  test('NFD, CRLF and a byte order mark are read like NFC and LF', () => {
    fc.assert(
      fc.property(planLike, (source) => {
        const plain = readPlan(source.normalize('NFC'))
        expect(readPlan(source.normalize('NFD'))).toEqual(plain)
        expect(readPlan(`\ufeff${source.replace(/\n/g, '\r\n')}`)).toEqual(plain)
        expect(readPlan(plain.text)).toEqual(plain)
      }),
      { numRuns: 200 },
    )
  })

  test('nothing gives nothing', () => {
    expect(readPlan('')).toMatchObject({ text: '', targets: [], citations: [], letterhead: { type: null, code: null } })
  })

  test('a text far longer than any plan is read in bounded time, its foot included', { timeout: 120_000 }, () => {
    for (const sign of ['ă ', '(5% ', 'tỷ lệ ']) {
      const text = `I. CHỈ TIÊU\n- Chỉ tiêu 1: 90% trẻ em khỏe mạnh.\n- ${sign.repeat(3_000_000 / sign.length)}\nNơi nhận:\n- Sở Y tế;\n- Lưu: VT.\n`
      const started = performance.now()
      const reading = readPlan(text)
      expect(performance.now() - started).toBeLessThan(30_000)
      expect(reading.text).toBe(text)
      expect(reading.targets[0]?.label).toBe('Chỉ tiêu 1')
      expect(reading.recipients).toEqual(['Sở Y tế', 'Lưu: VT'])
    }
  })

  test('one sign repeated for pages comes to an end', { timeout: 120_000 }, () => {
    for (const sign of [
      '1. ',
      '(',
      '- ',
      '1,',
      'a',
      ' ',
      '1%, ',
      '(5% ',
      'chỉ tiêu 1, ',
      '_',
      'và ',
      'ỦY BAN ',
      'Luật A ',
      'trước ngày 1/1 báo cáo ',
      '1/QĐ-A ',
    ]) {
      expect(readPlan(`I. CHỈ TIÊU\n- ${sign.repeat(1500)}`).text).toContain('CHỈ TIÊU')
    }
  })
})
