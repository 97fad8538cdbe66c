import { describe, expect, test } from 'vitest'
import { linesOf, pageShapeOf } from './lines.ts'
import { listMeasures } from './measures.ts'
import { paragraphsOf } from './paragraphs.ts'

/** Measures of a sentence as short strings: `at_least 95 % 2030 | what is measured`. */
const read = (sentence: string, context: { headingYear?: number; planStart?: number } = {}): string[] => {
  const lines = linesOf(sentence)
  const paragraph = paragraphsOf(lines, pageShapeOf(lines))[0]!
  const measures = listMeasures(paragraph, paragraph.body, paragraph.text.length, {
    headingYear: context.headingYear ?? null,
    planStart: context.planStart ?? null,
  })
  return measures.map((m) =>
    [
      m.direction,
      m.value === null ? 'null' : `${m.value}${m.value2 === null ? '' : `..${m.value2}`}`,
      m.unit ?? '-',
      m.year ?? '-',
      ...(m.per ? [`per ${m.per}`] : []),
      `| ${m.indicator}`,
    ].join(' '),
  )
}

describe('direction: the first rule that fits the words at the number', () => {
  test.each([
    ['Tỷ lệ học sinh biết bơi trên 60% vào năm 2030', 'above 60 % 2030 | Tỷ lệ học sinh biết bơi'],
    ['Tỷ lệ học sinh biết bơi đạt trên 60% vào năm 2030', 'above 60 % 2030 | Tỷ lệ học sinh biết bơi'],
    ['Hơn 70% thôn có tủ sách thiếu nhi', 'above 70 % - | thôn có tủ sách thiếu nhi'],
    ['Tỷ lệ trẻ nhẹ cân dưới 8% vào năm 2028', 'below 8 % 2028 | Tỷ lệ trẻ nhẹ cân'],
    ['Giảm tỷ lệ trẻ nhẹ cân xuống dưới 8%', 'below 8 % - | tỷ lệ trẻ nhẹ cân'],
    ['Giảm tỷ lệ trẻ nhẹ cân xuống còn dưới 8%', 'below 8 % - | tỷ lệ trẻ nhẹ cân'],
    ['Đưa tỷ lệ trẻ nhẹ cân xuống 8% vào năm 2027', 'at_most 8 % 2027 | tỷ lệ trẻ nhẹ cân'],
    ['Giảm tỷ lệ trẻ nhẹ cân xuống còn 8%', 'at_most 8 % - | tỷ lệ trẻ nhẹ cân'],
    [
      'Tỷ suất trẻ em đuối nước còn 12/100.000 trẻ em năm 2029',
      'at_most 12 per_100000 2029 | Tỷ suất trẻ em đuối nước',
    ],
    ['Tỷ lệ trẻ bỏ học không quá 0,5%', 'at_most 0.5 % - | Tỷ lệ trẻ bỏ học'],
    ['Tỷ lệ bà mẹ khám thai đủ từ 90% trở lên', 'at_least 90 % - | Tỷ lệ bà mẹ khám thai đủ'],
    ['Tối thiểu 60% trường có phòng tư vấn', 'at_least 60 % - | trường có phòng tư vấn'],
    ['Ít nhất 75% thôn có sân chơi', 'at_least 75 % - | thôn có sân chơi'],
    ['Tỷ lệ trẻ được khai sinh đúng hạn đạt 99%', 'at_least 99 % - | Tỷ lệ trẻ được khai sinh đúng hạn'],
    ['Phấn đấu 80% cha mẹ được tập huấn', 'at_least 80 % - | cha mẹ được tập huấn'],
    ['100% trường học có nước sạch', 'at_least 100 % - | trường học có nước sạch'],
    ['Không có trẻ em bỏ học giữa chừng', 'exactly 0 count - | trẻ em bỏ học giữa chừng'],
    ['Số vụ tảo hôn giảm từ 3% đến 5% hằng năm', 'decrease 3..5 % - per year | Số vụ tảo hôn'],
    ['Giảm 2% đến 4% mỗi năm số trẻ em bị thương', 'decrease 2..4 % - per year | số trẻ em bị thương'],
    ['Giảm số vụ bạo lực học đường 5-7%/năm', 'decrease 5..7 % - per year | số vụ bạo lực học đường'],
    ['Mỗi năm tăng 2% số học sinh biết bơi', 'increase 2 % - per year | số học sinh biết bơi'],
    ['Giảm dần tỷ lệ sinh con tại nhà', 'decrease null - - | tỷ lệ sinh con tại nhà'],
    ['Giảm số trẻ em bị tai nạn qua các năm', 'decrease null - - | số trẻ em bị tai nạn'],
    ['Xây dựng thêm các sân chơi ở thôn', 'increase null - - | các sân chơi ở thôn'],
    ['Tăng số câu lạc bộ trẻ em', 'increase null - - | số câu lạc bộ trẻ em'],
    ['Loại trừ uốn ván sơ sinh', 'eliminate null - - | uốn ván sơ sinh'],
    ['Xóa bỏ dần tình trạng tảo hôn', 'eliminate null - - | tình trạng tảo hôn'],
    ['Từng bước xóa bỏ tình trạng tảo hôn', 'eliminate null - - | tình trạng tảo hôn'],
    ['Từng bước xoá bỏ hôn nhân cận huyết', 'eliminate null - - | hôn nhân cận huyết'],
    ['Xã đạt tiêu chuẩn phù hợp với trẻ em vào năm 2028', 'achieve null - 2028 | Xã đạt tiêu chuẩn phù hợp với trẻ em'],
  ])('%s', (sentence, expected) => {
    expect(read(sentence)).toEqual([expected])
  })

  test('"không dưới" and "không quá" turn the word they hold around', () => {
    expect(read('Không dưới 85% xã có cộng tác viên')).toEqual(['at_least 85 % - | xã có cộng tác viên'])
    expect(read('Tỷ lệ trẻ béo phì không vượt quá 9%')).toEqual(['at_most 9 % - | Tỷ lệ trẻ béo phì'])
  })

  test('an amount with "ít nhất" is still an amount', () => {
    expect(read('Giảm ít nhất 10% số trẻ em đuối nước vào năm 2028 so với năm 2025')).toEqual([
      'decrease 10 % 2028 | số trẻ em đuối nước',
    ])
  })

  test('a level kept until a later year is a second measure', () => {
    expect(read('Tỷ lệ tiêm chủng đạt 98% vào năm 2027 và duy trì đến năm 2030')).toEqual([
      'at_least 98 % 2027 | Tỷ lệ tiêm chủng',
      'maintain 98 % 2030 | Tỷ lệ tiêm chủng',
    ])
    expect(read('Tỷ lệ trẻ lao động sớm dưới 2%, duy trì ổn định đến năm 2030')).toEqual([
      'below 2 % 2030 | Tỷ lệ trẻ lao động sớm',
      'maintain 2 % 2030 | Tỷ lệ trẻ lao động sớm',
    ])
    expect(read('Tỷ lệ tiêm chủng đạt 98% vào năm 2027; duy trì đến năm 2030')).toHaveLength(2)
  })
})

describe('two years in a sentence are two measures', () => {
  test.each([
    [
      'Tỷ lệ trẻ được khám định kỳ đạt 90% vào năm 2028 và 95% vào năm 2030',
      ['at_least 90 % 2028 | Tỷ lệ trẻ được khám định kỳ', 'at_least 95 % 2030 | Tỷ lệ trẻ được khám định kỳ'],
    ],
    [
      'Đến năm 2028 đạt 60%, đến năm 2030 đạt 75% thôn có điểm đọc sách',
      ['at_least 60 % 2028 | thôn có điểm đọc sách', 'at_least 75 % 2030 | thôn có điểm đọc sách'],
    ],
    [
      'Giảm tỷ lệ thấp còi xuống dưới 22% vào năm 2028 và dưới 20% vào năm 2030',
      ['below 22 % 2028 | tỷ lệ thấp còi', 'below 20 % 2030 | tỷ lệ thấp còi'],
    ],
    [
      'Giảm tỷ suất trẻ bị thương xuống còn 520/100.000 trẻ vào năm 2028 và 480/100.000 trẻ vào năm 2030',
      ['at_most 520 per_100000 2028 | tỷ suất trẻ bị thương', 'at_most 480 per_100000 2030 | tỷ suất trẻ bị thương'],
    ],
    [
      'Tỷ lệ xã có câu lạc bộ đạt lần lượt 50% và 70% vào năm 2028 và 2030',
      ['at_least 50 % 2028 | Tỷ lệ xã có câu lạc bộ', 'at_least 70 % 2030 | Tỷ lệ xã có câu lạc bộ'],
    ],
    [
      'Tỷ lệ trẻ học bán trú: năm 2026 đạt 40%; năm 2027 đạt 45%',
      ['at_least 40 % 2026 | Tỷ lệ trẻ học bán trú', 'at_least 45 % 2027 | Tỷ lệ trẻ học bán trú'],
    ],
    [
      '50% trẻ em từ 6 đến 16 tuổi biết bơi vào năm 2028 và đạt 60% vào năm 2030',
      [
        'at_least 50 % 2028 | trẻ em từ 6 đến 16 tuổi biết bơi',
        'at_least 60 % 2030 | trẻ em từ 6 đến 16 tuổi biết bơi',
      ],
    ],
    [
      'Xây dựng 120 ngôi nhà an toàn vào năm 2028 và 200 ngôi nhà an toàn vào năm 2030',
      ['at_least 120 count 2028 | ngôi nhà an toàn', 'at_least 200 count 2030 | ngôi nhà an toàn'],
    ],
  ])('%s', (sentence, expected) => {
    expect(read(sentence)).toEqual(expected)
  })
})

describe('several measures in a sentence', () => {
  test('each has its own words', () => {
    expect(
      read('Giảm tỷ suất tử vong sơ sinh xuống dưới 7‰; tỷ suất tử vong trẻ dưới 1 tuổi còn 11‰ vào năm 2030'),
    ).toEqual(['below 7 ‰ 2030 | tỷ suất tử vong sơ sinh', 'at_most 11 ‰ 2030 | tỷ suất tử vong trẻ dưới 1 tuổi'])
    expect(read('100% trường có nước sạch và 90% trường có nhà vệ sinh đạt chuẩn')).toEqual([
      'at_least 100 % - | trường có nước sạch',
      'at_least 90 % - | trường có nhà vệ sinh đạt chuẩn',
    ])
    expect(read('Tỷ lệ trẻ đi nhà trẻ đạt 35%, tỷ lệ trẻ đi mẫu giáo đạt 97% vào năm 2030')).toEqual([
      'at_least 35 % 2030 | Tỷ lệ trẻ đi nhà trẻ',
      'at_least 97 % 2030 | tỷ lệ trẻ đi mẫu giáo',
    ])
    expect(read('Có ít nhất 30% trẻ trong tuổi nhà trẻ và 85% trẻ trong tuổi mẫu giáo được ăn bán trú')).toEqual([
      'at_least 30 % - | trẻ trong tuổi nhà trẻ được ăn bán trú',
      'at_least 85 % - | trẻ trong tuổi mẫu giáo được ăn bán trú',
    ])
  })

  test('a short second part borrows the beginning of the first', () => {
    expect(read('Tỷ lệ suy dinh dưỡng thể nhẹ cân dưới 8%, thể thấp còi dưới 15%')).toEqual([
      'below 8 % - | Tỷ lệ suy dinh dưỡng thể nhẹ cân',
      'below 15 % - | Tỷ lệ suy dinh dưỡng thể thấp còi',
    ])
    expect(
      read('Khống chế tỷ lệ trẻ thừa cân dưới 10% (nội thành), 5% (ngoại thành) vào năm 2028 và duy trì đến năm 2030'),
    ).toEqual([
      'below 10 % 2028 | tỷ lệ trẻ thừa cân (nội thành)',
      'below 5 % 2028 | tỷ lệ trẻ thừa cân (ngoại thành)',
      'maintain 10 % 2030 | tỷ lệ trẻ thừa cân (nội thành)',
      'maintain 5 % 2030 | tỷ lệ trẻ thừa cân (ngoại thành)',
    ])
  })

  test('what has no number may stand before what has one', () => {
    expect(read('Tiến tới chấm dứt kết hôn sớm, bảo đảm mức giảm số đám cưới sớm từ 2% đến 3% hằng năm')).toEqual([
      'eliminate null - - | kết hôn sớm',
      'decrease 2..3 % - per year | số đám cưới sớm',
    ])
    expect(read('Tăng số điểm vui chơi; 100% thôn có tủ sách vào năm 2029')).toEqual([
      'increase null - 2029 | số điểm vui chơi',
      'at_least 100 % 2029 | thôn có tủ sách',
    ])
  })
})

describe('habits of real plans', () => {
  test.each([
    [
      '100% thôn có cộng tác viên vào năm 2028 và năm 2030',
      ['at_least 100 % 2028 | thôn có cộng tác viên', 'at_least 100 % 2030 | thôn có cộng tác viên'],
    ],
    [
      'Tỷ suất tử vong sơ sinh dưới 8‰ và tỷ suất tử vong trẻ dưới 1 tuổi dưới 12‰ vào năm 2028; dưới 7‰ và dưới 10‰ vào năm 2030',
      [
        'below 8 ‰ 2028 | Tỷ suất tử vong sơ sinh',
        'below 12 ‰ 2028 | tỷ suất tử vong trẻ dưới 1 tuổi',
        'below 7 ‰ 2030 | Tỷ suất tử vong sơ sinh',
        'below 10 ‰ 2030 | tỷ suất tử vong trẻ dưới 1 tuổi',
      ],
    ],
    [
      'Tỷ lệ huy động trẻ đến lớp: nhà trẻ 35%, mẫu giáo 98%',
      [
        'at_least 35 % - | Tỷ lệ huy động trẻ đến lớp: nhà trẻ',
        'at_least 98 % - | Tỷ lệ huy động trẻ đến lớp: mẫu giáo',
      ],
    ],
    [
      'Tỷ lệ lây truyền bệnh từ mẹ sang con dưới 2% vào năm 2028, tiến tới loại trừ vào năm 2030',
      [
        'below 2 % 2028 | Tỷ lệ lây truyền bệnh từ mẹ sang con',
        'eliminate null - 2030 | Tỷ lệ lây truyền bệnh từ mẹ sang con',
      ],
    ],
    ['Số xã đạt chuẩn: 15/20 xã (75%)', ['at_least 15 count - | Số xã đạt chuẩn']],
    [
      '100% trường có nhà vệ sinh vào năm 2028 và duy trì những năm tiếp theo',
      ['at_least 100 % 2028 | trường có nhà vệ sinh'],
    ],
    ['Mỗi thôn có ít nhất 01 sân chơi', ['at_least 1 count - | Mỗi thôn có sân chơi']],
    [
      'Mỗi năm tổ chức ít nhất 02 lớp dạy bơi cho 60 trẻ em',
      ['at_least 2 count - per year | lớp dạy bơi cho 60 trẻ em'],
    ],
    ['100% thôn có ít nhất 01 tủ sách', ['at_least 100 % - | thôn có ít nhất 01 tủ sách']],
    ['Đến hết năm 2027, toàn phường không còn trẻ bỏ học', ['exactly 0 count 2027 | trẻ bỏ học']],
    [
      'Giảm 10% số trẻ đuối nước vào năm 2028 và giảm 20% vào năm 2030 so với năm 2025',
      ['decrease 10 % 2028 | số trẻ đuối nước', 'decrease 20 % 2030 | số trẻ đuối nước'],
    ],
    [
      '40 trường đạt chuẩn an toàn và hằng năm tăng từ 5 - 10% số trường đạt chuẩn',
      ['at_least 40 count - | trường đạt chuẩn an toàn', 'increase 5..10 % - per year | số trường đạt chuẩn'],
    ],
  ])('%s', (sentence, expected) => {
    expect(read(sentence)).toEqual(expected)
  })
})

describe('numbers', () => {
  test.each([
    ['Tỷ lệ trẻ đi học đạt 98,5 %', 'at_least 98.5 % - | Tỷ lệ trẻ đi học'],
    ['Tỷ lệ bỏ học dưới 0,02%', 'below 0.02 % - | Tỷ lệ bỏ học'],
    ['Tỷ lệ bỏ học dưới 0.7%', 'below 0.7 % - | Tỷ lệ bỏ học'],
    ['Tỷ suất tử vong trẻ dưới 5 tuổi dưới 19%o', 'below 19 ‰ - | Tỷ suất tử vong trẻ dưới 5 tuổi'],
    ['Tỷ suất tử vong sơ sinh còn 06 trẻ/1.000 trẻ đẻ sống', 'at_most 6 per_1000 - | Tỷ suất tử vong sơ sinh'],
    ['Tỷ suất tử vong còn 02 trẻ/500 trẻ đẻ sống', 'at_most 2 per_500 - | Tỷ suất tử vong'],
    ['Tỷ suất bị thương dưới 2.000/100.000 trẻ em', 'below 2000 per_100000 - | Tỷ suất bị thương'],
    ['Tỷ lệ trẻ học hòa nhập đạt 85-90%', 'at_least 85..90 % - | Tỷ lệ trẻ học hòa nhập'],
    ['Tỷ lệ trẻ học hòa nhập đạt từ 85% đến 90%', 'at_least 85..90 % - | Tỷ lệ trẻ học hòa nhập'],
    ['Tỷ lệ trẻ thấp còi dưới 24%1', 'below 24 % - | Tỷ lệ trẻ thấp còi'],
    ['Xây dựng ít nhất 02 mô hình trường học an toàn', 'at_least 2 count - | mô hình trường học an toàn'],
    ['Có 13/15 xã đạt tiêu chuẩn phù hợp với trẻ em', 'at_least 13 count - | xã đạt tiêu chuẩn phù hợp với trẻ em'],
    ['Hỗ trợ học bổng cho 1.250 trẻ em nghèo', 'at_least 1250 count - | Hỗ trợ học bổng cho trẻ em nghèo'],
    [
      'Vận động tối thiểu 500 triệu đồng cho Quỹ Bảo trợ trẻ em',
      'at_least 500 triệu đồng - | Vận động cho Quỹ Bảo trợ trẻ em',
    ],
  ])('%s', (sentence, expected) => {
    expect(read(sentence)).toEqual([expected])
  })
})

describe('not measures', () => {
  test.each([
    ['ages', 'Trẻ em dưới 16 tuổi và người từ 5 đến 17 tuổi được tư vấn'],
    ['kinds of vaccine', 'Trẻ dưới 1 tuổi được tiêm 08 loại vắc xin'],
    ['plan periods', 'Triển khai chương trình giai đoạn 2026-2030'],
    ['telephone numbers', 'Quảng bá Tổng đài 111 và số 18001769'],
    ['days', 'Tổ chức Ngày hội vào ngày 01 tháng 6'],
    ['articles of law', 'Thực hiện Điều 54 Luật Trẻ em'],
    ['hours', 'Trực 24/7'],
  ])('%s', (_, sentence) => {
    expect(read(sentence).filter((m) => !m.includes(' null '))).toEqual([])
  })

  test.each([
    ['Giảm tỷ lệ thấp còi từ 12% năm 2025 xuống còn 8% vào năm 2030', ['at_most 8 % 2030 | tỷ lệ thấp còi']],
    ['Nâng tỷ lệ trẻ biết bơi từ 38% lên trên 60% vào năm 2030', ['above 60 % 2030 | tỷ lệ trẻ biết bơi']],
    ['Tỷ lệ tiêm chủng đạt 96% (năm 2025: 92%)', ['at_least 96 % - | Tỷ lệ tiêm chủng']],
    ['Tỷ lệ trẻ béo phì (hiện nay là 14,3%) không quá 13%', ['at_most 13 % - | Tỷ lệ trẻ béo phì']],
    ['Giảm 10% số vụ bạo lực so với năm 2025', ['decrease 10 % - | số vụ bạo lực']],
  ])('baselines: %s', (sentence, expected) => {
    expect(read(sentence, { planStart: 2026 })).toEqual(expected)
  })

  test('results reached before the plan began', () => {
    expect(read('Năm 2025 tỷ lệ khai sinh đạt 97%', { planStart: 2026 })).toEqual([])
    expect(read('Tỷ lệ khai sinh năm 2025 đạt 97%, phấn đấu đến năm 2030 đạt 99%', { planStart: 2026 })).toEqual([
      'at_least 99 % 2030 | Tỷ lệ khai sinh',
    ])
  })
})

describe('years', () => {
  test('the year over the list counts when the sentence prints none', () => {
    expect(read('100% trường có nước sạch', { headingYear: 2027 })).toEqual([
      'at_least 100 % 2027 | trường có nước sạch',
    ])
    expect(read('100% trường có nước sạch vào năm 2029', { headingYear: 2027 })[0]).toContain('2029')
  })

  test('a year at the beginning of the sentence counts for all of it', () => {
    expect(read('Đến năm 2030: 90% thôn có sân chơi; 80% thôn có thư viện')).toEqual([
      'at_least 90 % 2030 | thôn có sân chơi',
      'at_least 80 % 2030 | thôn có thư viện',
    ])
  })

  test('who is in charge, in brackets, is no part of the measure', () => {
    expect(read('Trên 90% trẻ được ăn bổ sung hợp lý (Cơ quan chủ trì: Trạm Y tế; phối hợp: Hội Phụ nữ)')).toEqual([
      'above 90 % - | trẻ được ăn bổ sung hợp lý',
    ])
  })
})

describe('ways of other authorities', () => {
  test.each([
    [
      'Giảm tỷ suất tử vong sơ sinh trên 1.000 trẻ đẻ sống dưới 8,5 vào năm 2027 và dưới 8 vào năm 2030',
      [
        'below 8.5 per_1000 2027 | tỷ suất tử vong sơ sinh trên 1.000 trẻ đẻ sống',
        'below 8 per_1000 2030 | tỷ suất tử vong sơ sinh trên 1.000 trẻ đẻ sống',
      ],
    ],
    [
      'Giảm tỷ suất tử vong của trẻ dưới 1 tuổi trên 1.000 trẻ đẻ sống xuống 12,5 vào năm 2027 và 10 vào năm 2030',
      [
        'at_most 12.5 per_1000 2027 | tỷ suất tử vong của trẻ dưới 1 tuổi trên 1.000 trẻ đẻ sống',
        'at_most 10 per_1000 2030 | tỷ suất tử vong của trẻ dưới 1 tuổi trên 1.000 trẻ đẻ sống',
      ],
    ],
    [
      'Giảm tỷ lệ trẻ béo phì xuống dưới 6% ở nông thôn và dưới 11% ở thành thị vào năm 2027 và năm 2030',
      [
        'below 6 % 2027 | tỷ lệ trẻ béo phì ở nông thôn',
        'below 6 % 2030 | tỷ lệ trẻ béo phì ở nông thôn',
        'below 11 % 2027 | tỷ lệ trẻ béo phì ở thành thị',
        'below 11 % 2030 | tỷ lệ trẻ béo phì ở thành thị',
      ],
    ],
    [
      '100% trường có nhà vệ sinh vào năm 2027 và duy trì 100% đến năm 2030',
      ['at_least 100 % 2027 | trường có nhà vệ sinh', 'maintain 100 % 2030 | trường có nhà vệ sinh'],
    ],
    [
      'Tỷ lệ xã phù hợp với trẻ em: 2026: 70%; 2028: 80%',
      ['at_least 70 % 2026 | Tỷ lệ xã phù hợp với trẻ em', 'at_least 80 % 2028 | Tỷ lệ xã phù hợp với trẻ em'],
    ],
    ['Đến ngày 30/6/2027, 100% trẻ em có mã định danh', ['at_least 100 % 2027 | trẻ em có mã định danh']],
    ['Từ năm 2027, 100% trường học có camera', ['at_least 100 % 2027 | trường học có camera']],
    ['Phấn đấu đạt và vượt 95% trẻ em được tiêm chủng', ['at_least 95 % - | trẻ em được tiêm chủng']],
    [
      'Chiều cao trung bình của thanh niên 18 tuổi tăng thêm 2 cm',
      ['increase 2 cm - | Chiều cao trung bình của thanh niên 18 tuổi'],
    ],
    [
      'Trong giai đoạn 2026 - 2030, mỗi năm có thêm ít nhất 02 xã đạt chuẩn',
      ['at_least 2 count 2030 per year | xã đạt chuẩn'],
    ],
    [
      '90% giáo viên, 70% cha mẹ được tập huấn',
      ['at_least 90 % - | giáo viên được tập huấn', 'at_least 70 % - | cha mẹ được tập huấn'],
    ],
    [
      'Tỷ lệ bỏ học ở tiểu học dưới 0,1%, trung học cơ sở dưới 0,3%',
      ['below 0.1 % - | Tỷ lệ bỏ học ở tiểu học', 'below 0.3 % - | Tỷ lệ bỏ học ở trung học cơ sở'],
    ],
    ['Mỗi năm giảm 0,3 điểm phần trăm tỷ lệ thấp còi', ['decrease 0.3 điểm phần trăm - per year | tỷ lệ thấp còi']],
    ['Thu hút 80% trẻ mẫu giáo ra lớp', ['at_least 80 % - | trẻ mẫu giáo ra lớp']],
  ])('%s', (sentence, expected) => {
    expect(read(sentence)).toEqual(expected)
  })
})
