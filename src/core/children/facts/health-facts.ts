/** Insurance, disability, vaccinations, growth, death. */
import type { FactKind } from './fact-kind.ts'
import { choice, note, present } from './fields.ts'
import { doseChoices, vaccineChoices } from './vaccine-choices.ts'

export const healthFacts: readonly FactKind[] = [
  {
    kind: 'health_insurances',
    words: { vi: 'Bảo hiểm y tế', en: 'Health insurance' },
    time: 'state',
    apart: 'one',
    fields: [
      { column: 'insured', words: { vi: 'Có thẻ bảo hiểm y tế', en: 'Is insured' }, type: 'yes_no', required: true },
      {
        column: 'card_number',
        when: { column: 'insured', is: true },
        words: { vi: 'Số thẻ', en: 'Card number' },
        type: 'text',
        most: 30,
      },
    ],
  },
  {
    kind: 'disabilities',
    words: { vi: 'Khuyết tật', en: 'Disability' },
    time: 'state',
    apart: 'one',
    fields: [
      present('Có khuyết tật', 'Has a disability'),
      {
        // Law on Persons with Disabilities 51/2010/QH12, Article 3.
        column: 'type',
        when: { column: 'present', is: true },
        words: { vi: 'Dạng', en: 'Type' },
        type: 'choice',
        choices: [
          choice('movement', 'Vận động', 'Movement'),
          choice('hearing_speech', 'Nghe, nói', 'Hearing, speech'),
          choice('vision', 'Nhìn', 'Vision'),
          choice('mental', 'Thần kinh, tâm thần', 'Mental, psychiatric'),
          choice('intellectual', 'Trí tuệ', 'Intellectual'),
          choice('other', 'Khác', 'Other'),
        ],
      },
      {
        column: 'level',
        when: { column: 'present', is: true },
        words: { vi: 'Mức độ', en: 'Level' },
        type: 'choice',
        choices: [
          choice('very_severe', 'Đặc biệt nặng', 'Very severe'),
          choice('severe', 'Nặng', 'Severe'),
          choice('mild', 'Nhẹ', 'Mild'),
        ],
      },
      {
        column: 'certificate_number',
        when: { column: 'present', is: true },
        words: { vi: 'Số giấy xác nhận', en: 'Certificate number' },
        type: 'text',
        most: 60,
      },
      {
        column: 'certified_on',
        when: { column: 'present', is: true },
        words: { vi: 'Ngày cấp giấy', en: 'Certified on' },
        type: 'day',
      },
      {
        column: 'learning_need',
        when: { column: 'present', is: true },
        words: { vi: 'Nhu cầu học tập', en: 'Need for schooling' },
        type: 'choice',
        choices: [
          choice('inclusive', 'Học hòa nhập', 'Inclusive education'),
          choice('semi_inclusive', 'Bán hòa nhập', 'Semi-inclusive education'),
          choice('special', 'Giáo dục chuyên biệt', 'Special education'),
          choice('unable', 'Không còn khả năng học', 'No longer able to learn at school'),
        ],
      },
    ],
  },
  {
    kind: 'vaccinations',
    words: { vi: 'Tiêm chủng', en: 'Vaccination' },
    time: 'event',
    apart: { by: ['vaccine', 'other_vaccine', 'dose'] },
    fields: [
      {
        column: 'vaccine',
        words: { vi: 'Vắc xin', en: 'Vaccine' },
        type: 'choice',
        choices: vaccineChoices,
        required: true,
      },
      {
        column: 'other_vaccine',
        when: { column: 'vaccine', is: 'other' },
        words: { vi: 'Tên vắc xin khác (ghi như trong sổ)', en: 'Name of the other vaccine, as in the book' },
        type: 'text',
        most: 60,
      },
      { column: 'dose', words: { vi: 'Mũi', en: 'Dose' }, type: 'choice', choices: doseChoices, required: true },
      { column: 'place', words: { vi: 'Nơi tiêm', en: 'Place' }, type: 'text' },
    ],
  },
  {
    kind: 'immunisation_checks',
    words: { vi: 'Đã đối chiếu sổ tiêm', en: 'Vaccination record checked' },
    time: 'event',
    apart: { by: ['book'] },
    fields: [
      {
        column: 'book',
        words: { vi: 'Đối chiếu với', en: 'Held against' },
        hint: {
          vi: 'Mọi mũi tiêm trước ngày này đã được ghi đủ ở đây.',
          en: 'Every dose before this day is on record here.',
        },
        type: 'choice',
        required: true,
        choices: [
          choice('family_book', 'Sổ tiêm chủng của gia đình', 'The family’s vaccination book'),
          choice('station_book', 'Sổ của trạm y tế', 'The health station’s register'),
          choice('national_system', 'Hệ thống tiêm chủng quốc gia', 'The national immunisation system'),
        ],
      },
      note,
    ],
  },
  {
    kind: 'measurements',
    words: { vi: 'Cân, đo', en: 'Measurement' },
    time: 'event',
    apart: { by: [] },
    oneOf: ['weight_kg', 'length_height_cm', 'oedema'],
    fields: [
      {
        column: 'weight_kg',
        words: { vi: 'Cân nặng', en: 'Weight' },
        type: 'number',
        least: 0.5,
        most: 200,
        decimals: 2,
        unit: { vi: 'kg', en: 'kg' },
      },
      {
        column: 'length_height_cm',
        words: { vi: 'Chiều dài, chiều cao', en: 'Length or height' },
        type: 'number',
        least: 20,
        most: 230,
        decimals: 1,
        unit: { vi: 'cm', en: 'cm' },
      },
      {
        column: 'measure',
        words: { vi: 'Cách đo', en: 'Measured' },
        type: 'choice',
        choices: [choice('lying', 'Nằm', 'Lying'), choice('standing', 'Đứng', 'Standing')],
      },
      { column: 'oedema', words: { vi: 'Phù', en: 'Oedema' }, type: 'yes_no' },
    ],
  },
  {
    kind: 'deaths',
    words: { vi: 'Trẻ mất', en: 'Death' },
    time: 'event',
    apart: 'one',
    fields: [
      {
        column: 'cause',
        words: { vi: 'Nguyên nhân', en: 'Cause' },
        type: 'choice',
        choices: [
          choice('illness', 'Bệnh tật', 'Illness'),
          choice('drowning', 'Đuối nước', 'Drowning'),
          choice('traffic', 'Tai nạn giao thông', 'Traffic'),
          choice('other_injury', 'Tai nạn thương tích khác', 'Another injury'),
          choice('other', 'Khác', 'Other'),
          choice('unknown', 'Chưa rõ', 'Not known'),
        ],
      },
      note,
    ],
  },
]
