/** Rows of a list that are no child. */
import { readDate } from './import-dates.ts'
import { cellText, wordKey } from './import-values.ts'
import type { Row, RowCells } from './row-cells.ts'
import type { FindVillage } from './village-names.ts'

export type SkippedRow = { row: number; why: 'total' | 'village_heading' | 'number_only' | 'footer' | 'example' }

type NotAChild = { why: Exclude<SkippedRow['why'], 'village_heading'> } | { why: 'village_heading'; village: string }

// With its marks, so that "Tống Công Minh" stays a child; without marks only the bare words.
const isTotal = (text: string): boolean =>
  /^(tổng|cộng)([\s:]|$)/i.test(text) ||
  /^(tong|cong|tong cong|tong so|tong so tre( em)?)( \d+)?( tre( em)?)?$/.test(wordKey(text))
const footerWords =
  /^(nguoi (lap|ghi|tong hop|khai)|can bo (lap|phu trach)|ky( va)? ghi|ky ten|thu truong|chu tich|tm |kt |xac nhan cua|truong thon|danh sach (nay )?(gom|co)|an dinh)|(^|\s)ngay \d* ?thang \d* ?nam( \d+)?$/

export const isBlank = (row: Row): boolean =>
  row.every(
    (cell) => cell === null || cell === undefined || cell === '' || (typeof cell === 'string' && cell.trim() === ''),
  )

/** The example row of our own template, left in. */
export const isExample = ({ cellOf }: RowCells): boolean => {
  const nameCell = cellOf('fullName') ?? cellOf('familyName')
  return typeof nameCell === 'string' && /^\s*ví dụ\s*[:：-]/i.test(nameCell)
}

/** A row that is no child: totals, the name of a village over its children, signatures. */
export const notAChild = (cells: RowCells, findVillage: FindVillage): NotAChild | null => {
  const { cellOf, row, today } = cells
  const nameCell = cellText(cellOf('fullName') ?? cellOf('familyName') ?? cellOf('givenName'))
  const birth = readDate(
    cellOf('birthDate') ?? cellOf('birthDateMale') ?? cellOf('birthDateFemale') ?? cellOf('birthYear'),
    today,
  )
  if (birth !== null && typeof birth !== 'string') return null
  const texts = row.map(cellText).filter((t) => t !== '')
  const words = texts.filter((t) => !/^([IVXLC]+|[A-Z]|\d+)[.)]?$/.test(t))
  const first = words[0]
  if (first === undefined) return nameCell === '' ? { why: 'number_only' } : null
  if (isTotal(first)) return { why: 'total' }
  if (words.length <= 2) {
    const village = findVillage(first.replace(/^([IVXLC]+|[A-Z]|\d+)[.)]\s*/, '').replace(/[:：].*$/, ''))
    if ('name' in village) return { why: 'village_heading', village: village.name }
  }
  return words.length <= 3 && words.some((w) => footerWords.test(wordKey(w))) ? { why: 'footer' } : null
}
