/** Fields that several kinds of facts have in common. */
import type { Choice, FactField } from './fact-kind.ts'

export const choice = (code: string, vi: string, en: string): Choice => ({ code, vi, en })

export const present = (vi: string, en: string): FactField => ({
  column: 'present',
  words: { vi, en },
  type: 'yes_no',
  required: true,
})

export const note: FactField = { column: 'note', words: { vi: 'Ghi chú', en: 'Note' }, type: 'text', long: true }

export const reason: FactField = { column: 'reason', words: { vi: 'Lý do', en: 'Reason' }, type: 'text' }
