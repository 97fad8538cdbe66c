/** Who visits the child, and what was seen. */
import type { FactField, FactKind } from './fact-kind.ts'

const visitor: FactField = {
  column: 'visitor_name',
  words: { vi: 'Người thăm', en: 'Who visits' },
  type: 'text',
  required: true,
}

export const careFacts: readonly FactKind[] = [
  {
    kind: 'visitors',
    words: { vi: 'Người được phân công thăm', en: 'Who is to visit' },
    time: 'state',
    apart: 'one',
    fields: [
      visitor,
      { column: 'visitor_duty', words: { vi: 'Chức danh', en: 'Duty' }, type: 'text' },
      { column: 'phone', words: { vi: 'Điện thoại', en: 'Telephone' }, type: 'text', most: 30 },
    ],
  },
  {
    kind: 'visits',
    words: { vi: 'Lần thăm', en: 'Visit' },
    time: 'event',
    apart: { by: ['visitor_name'] },
    fields: [
      visitor,
      { column: 'seen', words: { vi: 'Thấy gì', en: 'What was seen' }, type: 'text', long: true, required: true },
      { column: 'needs', words: { vi: 'Em cần gì', en: 'What the child needs' }, type: 'text', long: true },
    ],
  },
]
