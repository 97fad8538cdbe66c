import { describe, expect, it } from 'vitest'
import { layout, rowsHeld, type TableCell } from './report-model.ts'

const row: TableCell[] = [{ text: '1' }, { text: 'Bản Pác' }]
const group: TableCell[] = [{ text: 'Mục tiêu 1', colSpan: 2 }]

/** `-` where the page may break after the row, `+` where it may not. */
const held = (rows: TableCell[][]): string =>
  rowsHeld({ rows })
    .map((holds) => (holds ? '+' : '-'))
    .join('')

describe('where a page may break inside a table', () => {
  it('nowhere in a short one', () => {
    expect(held(Array(layout.shortTableRows).fill(row))).toBe('+++++++-')
    expect(held([row])).toBe('-')
    expect(held([])).toBe('')
  })

  it('in a longer one not after the first rows nor before the last, so that no sum stands alone', () => {
    expect(held(Array(15).fill(row))).toBe('++----------++-')
  })

  it('never between the head of a group and its first row', () => {
    expect(held([group, row, row, row, group, row, row, row, row, group, row])).toBe('++--+---++-')
  })
})
