/**
 * Vaccines and doses as choices: the codes of `reference/immunisation/vaccines.json`, which a test compares. What is not
 * among them is `other`, with the name as it stands in the book; a number nobody wrote down is `unknown`.
 */
import { choice } from './fields.ts'

export const vaccineChoices = [
  choice('HepB', 'Viêm gan B đơn giá', 'Hepatitis B, single'),
  choice('BCG', 'Lao (BCG)', 'BCG'),
  choice('DPT-HepB-Hib', '5 trong 1', 'Pentavalent'),
  choice('OPV', 'Bại liệt uống', 'Oral polio'),
  choice('IPV', 'Bại liệt tiêm', 'Inactivated polio'),
  choice('Rota', 'Rota', 'Rotavirus'),
  choice('Measles', 'Sởi đơn giá', 'Measles, single'),
  choice('MR', 'Sởi và rubella', 'Measles and rubella'),
  choice('DPT', 'Bạch hầu, ho gà, uốn ván', 'Diphtheria, pertussis, tetanus'),
  choice('JE', 'Viêm não Nhật Bản', 'Japanese encephalitis'),
  choice('Td', 'Uốn ván, bạch hầu giảm liều', 'Tetanus and reduced diphtheria'),
  choice('PCV', 'Phế cầu', 'Pneumococcal'),
  choice('HPV', 'HPV', 'HPV'),
  choice('other', 'Vắc xin khác', 'Another vaccine'),
]

export const doseChoices = [
  choice('0', 'Sơ sinh', 'At birth'),
  choice('1', 'Mũi 1', 'Dose 1'),
  choice('2', 'Mũi 2', 'Dose 2'),
  choice('3', 'Mũi 3', 'Dose 3'),
  choice('4', 'Mũi 4', 'Dose 4'),
  choice('5', 'Mũi 5', 'Dose 5'),
  choice('unknown', 'Không rõ mũi mấy', 'Not known which'),
]
