/** A yearly report on invented figures, with 23 targets as a commune's plan sets them. */
import type { z } from 'zod'
import { plainDate } from '../../src/core/dates.ts'
import type { Direction } from '../../src/core/plans/plan-reading.ts'
import type { MeasureResult, ReportFigure } from '../../src/core/reports/measure-result.ts'
import type { YearlyReportInput } from '../../src/core/reports/yearly-report-input.ts'

type RawMeasure = z.input<typeof MeasureResult>

export const cutOff = plainDate(2026, 11, 14)

export const figure = (
  numerator: number | null,
  denominator: number | null,
  more: Partial<ReportFigure> = {},
): ReportFigure => ({
  numerator,
  denominator,
  unknown: 0,
  multiplier: denominator === null ? 1 : 100,
  cutOff,
  source: 'computed',
  sourceNote: null,
  ...more,
})

export const entered = (
  numerator: number,
  denominator: number | null,
  sourceNote: string,
  more: Partial<ReportFigure> = {},
) => figure(numerator, denominator, { source: 'entered', sourceNote, cutOff: plainDate(2026, 11, 10), ...more })

/** A measure with its result; judged by hand in `verdict`. */
export const measure = (
  indicator: string,
  direction: Direction,
  value: number | null,
  unit: string | null,
  more: Partial<RawMeasure> & {
    verdictIs?: 'met' | 'not_met' | 'insufficient' | 'not_judged'
    value2?: number
    per?: 'year'
    year?: number | null
  } = {},
): RawMeasure => {
  const { verdictIs, value2, per, year, ...rest } = more
  const few = rest.figure?.denominator !== null && (rest.figure?.denominator ?? 100) < 100
  return {
    indicator,
    measure: {
      direction,
      value,
      value2: value2 ?? null,
      unit,
      year: year === undefined ? 2030 : year,
      per: per ?? null,
    },
    figure: null,
    verdict: { verdict: verdictIs ?? (rest.figure ? 'met' : 'insufficient'), smallSample: few },
    leadUnits: ['Phòng Văn hóa - Xã hội'],
    ...rest,
  }
}

const station = 'Trạm Y tế xã'
const schools = ['Các cơ sở giáo dục trên địa bàn xã']
const objectives = [
  'Mục tiêu 1: Phát triển toàn diện trẻ em, chăm sóc sức khỏe, dinh dưỡng cho trẻ em',
  'Mục tiêu 2: Bảo vệ trẻ em',
  'Mục tiêu 3: Giáo dục, văn hóa, vui chơi, giải trí cho trẻ em',
  'Mục tiêu 4: Sự tham gia của trẻ em vào các vấn đề về trẻ em',
] as const

const target = (number: number, text: string, measures: RawMeasure[]) => ({
  number: String(number),
  objective: objectives[number <= 7 ? 0 : number <= 14 ? 1 : number <= 20 ? 2 : 3],
  text,
  measures,
})

const special = 'Tỷ lệ trẻ em có hoàn cảnh đặc biệt trên tổng số trẻ em'
const cared = 'Tỷ lệ trẻ em có hoàn cảnh đặc biệt được chăm sóc, nuôi dưỡng, trợ giúp'
const primary = 'Tỷ lệ trẻ em hoàn thành cấp tiểu học'
const dropOut = 'Tỷ lệ trẻ em bỏ học cấp trung học cơ sở'

const targets = [
  target(1, 'Xã đạt tiêu chuẩn phù hợp với trẻ em', [
    measure('Xã đạt tiêu chuẩn phù hợp với trẻ em', 'achieve', null, null),
  ]),
  target(2, 'Trẻ em đến 8 tuổi được tiếp cận dịch vụ phát triển toàn diện', [
    measure(
      'Tỷ lệ trẻ em đến 8 tuổi được tiếp cận các dịch vụ hỗ trợ chăm sóc phát triển toàn diện',
      'at_least',
      95,
      '%',
    ),
  ]),
  target(3, 'Giảm tỷ suất tử vong trẻ em', [
    measure('Tỷ suất tử vong trẻ sơ sinh', 'at_most', 6, 'per_1000', {
      base: 'trẻ đẻ sống',
      figure: entered(0, 71, station, { multiplier: 1000 }),
    }),
    measure('Tỷ suất tử vong của trẻ em dưới 1 tuổi', 'at_most', 8, 'per_1000', {
      base: 'trẻ đẻ sống',
      figure: entered(1, 71, station, { multiplier: 1000 }),
      verdictIs: 'not_met',
    }),
    measure('Tỷ suất tử vong trẻ em dưới 5 tuổi', 'at_most', 2, 'per_500', { base: 'trẻ đẻ sống' }),
  ]),
  target(4, 'Giảm suy dinh dưỡng trẻ em dưới 5 tuổi', [
    measure('Tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng thể cân nặng theo tuổi', 'below', 6, '%', {
      figure: entered(22, 331, station, { unknown: 8 }),
      verdictIs: 'not_met',
    }),
    measure('Tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng thể chiều cao theo tuổi', 'below', 15, '%', {
      figure: entered(41, 331, station, { unknown: 8 }),
    }),
    measure('Tỷ lệ trẻ em dưới 5 tuổi bị béo phì', 'below', 5, '%'),
  ]),
  target(5, 'Tiêm chủng đầy đủ', [
    measure('Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ 08 loại vắc xin', 'at_least', 98, '%', {
      figure: entered(69, 71, station),
      verdictIs: 'not_met',
    }),
    measure('trẻ em dưới 5 tuổi được tiêm chủng đầy đủ các loại vắc xin', 'at_least', 98, '%', {
      figure: entered(334, 339, station),
    }),
  ]),
  target(6, 'Lây truyền HIV từ mẹ sang con', [measure('Tỷ lệ lây truyền HIV từ mẹ sang con', 'below', 2, '%')]),
  target(7, 'Cơ sở giáo dục có công trình vệ sinh đạt chuẩn', [
    measure(
      'Tỷ lệ cơ sở giáo dục cho trẻ em có công trình vệ sinh theo đúng tiêu chuẩn quy định',
      'at_least',
      100,
      '%',
      {
        figure: entered(3, 4, 'các trường trên địa bàn xã'),
        verdictIs: 'not_met',
        noun: 'cơ sở',
        notCounted: 'chưa có công trình đúng tiêu chuẩn',
        leadUnits: schools,
        year: null,
      },
    ),
  ]),
  target(8, 'Trẻ em có hoàn cảnh đặc biệt', [
    measure(special, 'below', 1, '%', { figure: figure(38, 1148, { unknown: 2 }), verdictIs: 'not_met' }),
    measure(special, 'maintain', 1, '%', { figure: figure(38, 1148, { unknown: 2 }), verdictIs: 'not_met' }),
    measure(cared, 'at_least', 100, '%', {
      figure: figure(36, 38),
      verdictIs: 'not_met',
      notCounted: 'chưa được trợ giúp',
    }),
    measure(cared, 'maintain', 100, '%', {
      figure: figure(36, 38),
      verdictIs: 'not_met',
      notCounted: 'chưa được trợ giúp',
    }),
  ]),
  target(9, 'Trẻ em bị xâm hại', [
    measure('Tỷ lệ trẻ em bị xâm hại trên tổng số trẻ em', 'below', 4, '%', {
      leadUnits: ['Phòng Văn hóa - Xã hội', 'Công an xã'],
    }),
  ]),
  target(10, 'Lao động trẻ em', [
    measure('Tỷ lệ lao động trẻ em và người chưa thành niên từ 5 đến 17 tuổi', 'at_most', 3.5, '%'),
  ]),
  target(11, 'Tai nạn thương tích', [
    measure('Tỷ suất trẻ em bị tai nạn thương tích', 'decrease', null, null, {
      year: null,
      figure: entered(9, 1150, station, { multiplier: 100_000 }),
      previous: entered(12, 1163, station, { multiplier: 100_000 }),
    }),
    measure('Tỷ suất trẻ em bị tử vong do tai nạn thương tích', 'decrease', null, null, { year: null }),
  ]),
  target(12, 'Trẻ em gặp thiên tai được cứu trợ', [
    measure('Tỷ lệ trẻ em gặp thiên tai, thảm họa được cứu trợ, hỗ trợ kịp thời', 'at_least', 100, '%', {
      year: null,
      figure: entered(0, 0, 'Phòng Kinh tế'),
      verdictIs: 'not_judged',
    }),
  ]),
  target(13, 'Tảo hôn', [
    measure('Tình trạng tảo hôn', 'eliminate', null, null, {
      year: null,
      noun: 'cuộc',
      figure: entered(3, null, 'Công an xã'),
      verdictIs: 'not_met',
    }),
    measure('Số cuộc tảo hôn', 'decrease', 3, '%', {
      value2: 5,
      per: 'year',
      noun: 'cuộc',
      figure: entered(3, null, 'Công an xã'),
      previous: entered(4, null, 'Công an xã'),
    }),
  ]),
  target(14, 'Đăng ký khai sinh', [
    measure('Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh', 'at_least', 100, '%', {
      figure: figure(335, 339),
      verdictIs: 'not_met',
      notCounted: 'chưa đăng ký',
      leadUnits: ['Văn phòng HĐND và UBND xã'],
    }),
  ]),
  target(15, 'Phát triển phù hợp', [
    measure(
      'Tỷ lệ trẻ em dưới 5 tuổi được phát triển phù hợp về sức khỏe, học tập và tâm lý xã hội',
      'at_least',
      99.3,
      '%',
      { leadUnits: schools },
    ),
  ]),
  target(16, 'Trẻ 5 tuổi đi học mẫu giáo', [
    measure('Tỷ lệ huy động trẻ em 5 tuổi đi học mẫu giáo', 'maintain', 99.9, '%', {
      maintains: 'at_least',
      figure: figure(76, 77),
      verdictIs: 'not_met',
      notCounted: 'chưa đi học mẫu giáo',
      leadUnits: schools,
    }),
  ]),
  target(17, 'Hoàn thành cấp tiểu học', [
    measure(primary, 'at_least', 99.9, '%', {
      leadUnits: schools,
      figure: entered(104, 104, 'Trường Tiểu học và Trung học cơ sở'),
    }),
    measure('Trẻ em bỏ học bậc tiểu học', 'exactly', 0, 'count', {
      leadUnits: schools,
      year: null,
      noun: 'trẻ',
      figure: entered(0, 512, 'Trường Tiểu học và Trung học cơ sở'),
    }),
  ]),
  target(18, 'Hoàn thành cấp trung học cơ sở', [
    measure('Tỷ lệ trẻ em hoàn thành cấp trung học cơ sở', 'at_least', 99.99, '%', {
      leadUnits: schools,
      figure: entered(100, 102, 'Trường Tiểu học và Trung học cơ sở'),
      verdictIs: 'not_met',
      notCounted: 'chưa hoàn thành',
    }),
    measure('Tỷ lệ trẻ em hoàn thành cấp trung học cơ sở', 'maintain', 99.99, '%', {
      leadUnits: schools,
      figure: entered(100, 102, 'Trường Tiểu học và Trung học cơ sở'),
      verdictIs: 'not_met',
      notCounted: 'chưa hoàn thành',
    }),
    measure(dropOut, 'below', 0.02, '%', {
      leadUnits: schools,
      figure: entered(2, 398, 'Trường Tiểu học và Trung học cơ sở'),
      verdictIs: 'not_met',
    }),
    measure(dropOut, 'maintain', 0.02, '%', {
      leadUnits: schools,
      figure: entered(2, 398, 'Trường Tiểu học và Trung học cơ sở'),
      verdictIs: 'not_met',
    }),
  ]),
  target(19, 'Học sinh khuyết tật', [
    measure('Tỷ lệ trường học có cơ sở hạ tầng và tài liệu phù hợp với học sinh khuyết tật', 'at_least', 60, '%', {
      leadUnits: schools,
      noun: 'trường',
    }),
    measure(
      'tỷ lệ trẻ em khuyết tật có nhu cầu học tập được tiếp cận giáo dục chuyên biệt, giáo dục hòa nhập và hỗ trợ phục hồi chức năng phù hợp',
      'at_least',
      90,
      '%',
      { leadUnits: schools },
    ),
  ]),
  target(20, 'Điểm văn hóa, vui chơi', [
    measure('Số điểm văn hóa, vui chơi dành cho trẻ em', 'increase', null, 'điểm', {
      year: null,
      figure: entered(7, null, 'Phòng Văn hóa - Xã hội'),
      previous: entered(6, null, 'Phòng Văn hóa - Xã hội'),
    }),
  ]),
  target(21, 'Trẻ em được hỏi ý kiến', [
    measure(
      'Tỷ lệ trẻ em từ 07 tuổi trở lên được hỏi ý kiến về các vấn đề của trẻ em với các hình thức phù hợp',
      'at_least',
      35,
      '%',
      { figure: entered(214, 655, 'Đoàn Thanh niên xã'), verdictIs: 'not_met' },
    ),
  ]),
  target(22, 'Trẻ em được nâng cao nhận thức về quyền tham gia', [
    measure('Tỷ lệ trẻ em được nâng cao nhận thức, năng lực về quyền tham gia của trẻ em', 'at_least', 90, '%'),
  ]),
  target(23, 'Trẻ em tham gia mô hình, hoạt động', [
    measure(
      'Tỷ lệ trẻ em từ 11 tuổi trở lên được tham gia vào các mô hình, hoạt động thúc đẩy quyền tham gia của trẻ em',
      'at_least',
      35,
      '%',
      { figure: entered(143, 372, 'Đoàn Thanh niên xã', { unknown: 3 }), verdictIs: 'met' },
    ),
  ]),
]

const sexes = (label: string, male: number, female: number) => ({ label, male, female })

const sample: z.input<typeof YearlyReportInput> = {
  status: 'final',
  year: 2026,
  cutOff,
  agency: {
    parent: 'UBND TỈNH QUẢNG NINH',
    name: 'ỦY BAN NHÂN DÂN\nXÃ LƯƠNG MINH',
    nameInText: 'Ủy ban nhân dân xã Lương Minh',
    symbol: 'BC-UBND',
  },
  areaName: 'xã Lương Minh',
  place: 'Lương Minh',
  number: null,
  date: null,
  plan: {
    title:
      'Kế hoạch thực hiện Chương trình hành động quốc gia vì trẻ em giai đoạn 2026 - 2030 trên địa bàn xã Lương Minh',
    code: '12/KH-UBND',
    date: plainDate(2026, 2, 5),
    issuer: 'Ủy ban nhân dân xã Lương Minh',
  },
  population: {
    total: 1150,
    byAge: [
      sexes('Dưới 1 tuổi', 37, 34),
      sexes('Từ 1 đến dưới 3 tuổi', 69, 64),
      sexes('Từ 3 đến dưới 5 tuổi', 70, 65),
      sexes('5 tuổi', 40, 37),
      sexes('Từ 6 đến dưới 11 tuổi', 207, 193),
      sexes('Từ 11 đến dưới 15 tuổi', 139, 131),
      sexes('15 tuổi', 33, 31),
    ],
    byEthnicity: [
      sexes('Dao', 284, 262),
      sexes('Tày', 121, 113),
      sexes('Sán Chỉ', 108, 101),
      sexes('Kinh', 78, 76),
      sexes('Dân tộc khác', 4, 3),
    ],
    byVillage: [
      sexes('Thôn Khe Mai', 92, 88),
      sexes('Thôn Đồng Chanh', 101, 97),
      sexes('Thôn Nà Cang', 88, 85),
      sexes('Thôn Khe Lọng', 96, 90),
      sexes('Thôn Bãi Liêu', 110, 99),
      sexes('Thôn Đồng Doong', 108, 94),
    ],
  },
  specialCircumstances: {
    children: 38,
    supported: 36,
    groups: [
      { label: 'Trẻ em mồ côi cả cha và mẹ', count: 3, supported: 3 },
      { label: 'Trẻ em bị bỏ rơi', count: 1, supported: 1 },
      { label: 'Trẻ em không nơi nương tựa', count: 5, supported: 5 },
      { label: 'Trẻ em khuyết tật', count: 19, supported: 18 },
      {
        label: 'Trẻ em phải bỏ học kiếm sống chưa hoàn thành phổ cập giáo dục trung học cơ sở',
        count: 2,
        supported: 1,
      },
      {
        label: 'Trẻ em mắc bệnh hiểm nghèo hoặc bệnh phải điều trị dài ngày thuộc hộ nghèo hoặc hộ cận nghèo',
        count: 10,
        supported: 10,
      },
    ],
  },
  targets,
  texts: {
    direction:
      'Ủy ban nhân dân xã đã ban hành các văn bản sau:\n- Kế hoạch số 12/KH-UBND ngày 05/02/2026 thực hiện Chương trình hành động quốc gia vì trẻ em;\n- Kế hoạch số 47/KH-UBND ngày 12/5/2026 tổ chức Tháng hành động vì trẻ em năm 2026.',
    communication:
      'Tổ chức 06 buổi truyền thông tại 06 thôn với 412 lượt người dự; giới thiệu Tổng đài điện thoại quốc gia bảo vệ trẻ em 111 tại các trường và nhà văn hóa thôn.',
    organisation: 'Mỗi thôn có 01 cộng tác viên; 06/06 cộng tác viên dự tập huấn về quản lý trường hợp.',
    participation: 'Tổ chức Diễn đàn trẻ em cấp xã với 60 trẻ em tham dự.',
    budget: 'Kinh phí giao năm 2026 là 120.000.000 đồng, đã chi 118.500.000 đồng.',
    inspection: 'Kiểm tra việc thực hiện công tác trẻ em tại 06 thôn và 04 cơ sở giáo dục.',
    causes: '- Một số gia đình ở xa trung tâm xã, đi lại khó khăn.\n- Cộng tác viên thôn kiêm nhiệm nhiều việc.',
    proposals:
      'Đề nghị Sở Y tế hướng dẫn cách tính các chỉ tiêu về tiếp cận dịch vụ phát triển toàn diện và về trẻ em bị xâm hại.',
  },
  recipients: [
    'Ủy ban nhân dân tỉnh (b/c)',
    'Sở Y tế (b/c)',
    'TT Đảng ủy, HĐND xã (b/c)',
    'CT, các PCT UBND xã',
    'Lưu: VT, VHXH',
  ],
  signatory: { authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: null },
  synthetic: true,
}

/** A copy of its own for every caller, who may change it. */
export const sampleInput = (): z.input<typeof YearlyReportInput> => structuredClone(sample)
