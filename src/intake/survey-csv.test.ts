import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CsvStyle, readSurveyCsv, writeSurveyCsv } from './survey-csv.ts'

const read = (text: string) => readSurveyCsv(new TextEncoder().encode(text))
const cellsOf = (text: string) => read(text).rows.map((row) => row.cells)

describe('reading', () => {
  test.each([
    ['comma', 'a,b\n1,2\n', ','],
    ['semicolon', 'a;b\n1,5;2\n', ';'],
    ['tab', 'a\tb\n1,5\t2\n', '\t'],
    ['told on top', 'sep=;\na;b\n1,5;2\n', ';'],
    ['after empty lines', '\n\n a;b\n1,5;2\n', ';'],
  ])('a %s parts the cells', (_, text, delimiter) => {
    expect(read(text).style.delimiter).toBe(delimiter)
    expect(read(text).rows).toHaveLength(2)
  })

  test('quoted cells may hold the delimiter, line ends and doubled marks', () => {
    expect(cellsOf('id,n\r\n"a, ""b""\nc",1\r\n')).toEqual([
      ['id', 'n'],
      ['a, "b"\nc', '1'],
    ])
  })

  test('the mark of UTF-8, UTF-16 and old line ends', () => {
    expect(read('\ufeffid,sex\n1,m').style.bom).toBe(true)
    expect(cellsOf('\ufeffid,sex\n1,m')).toEqual([
      ['id', 'sex'],
      ['1', 'm'],
    ])
    const utf16 = Buffer.from('\ufeffid;sex\r\n1;m', 'utf16le')
    expect(readSurveyCsv(utf16).rows.map((row) => row.cells)).toEqual([
      ['id', 'sex'],
      ['1', 'm'],
    ])
    expect(cellsOf('id,sex\r1,m\r')).toHaveLength(2)
  })

  test('a mark that is never closed spoils its own row only, and lines keep their numbers', () => {
    const { rows } = read('id,n\n"a,1\nb,2\n"c"x,3\n\n"d",4')
    expect(rows).toEqual([
      { line: 1, cells: ['id', 'n'] },
      { line: 2, cells: ['"a', '1'] },
      { line: 3, cells: ['b', '2'] },
      { line: 4, cells: ['"c"x', '3'] },
      { line: 6, cells: ['d', '4'] },
    ])
  })

  test.each([
    ['', 'file_empty'],
    ['\n \n', 'file_empty'],
    ['<html><table>', 'file_wrong_type'],
    ['PK\u0003\u0004', 'file_wrong_type'],
    ['a\u0000b', 'file_wrong_type'],
  ])('%j is refused: %s', (text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }))
  })

  test('text that is not Unicode is refused', () => {
    expect(() => readSurveyCsv(Uint8Array.of(0x69, 0x64, 0xe1, 0x2c))).toThrow(
      expect.objectContaining({ code: 'file_not_utf8' }),
    )
  })
})

test('what is written is read again as it was, in every style', () => {
  const style = fc.record<CsvStyle>({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n'),
    bom: fc.boolean(),
    told: fc.boolean(),
  })
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '|', '\n', '\r', ' ', 'ă') }),
    fc.string(),
  )
  const rows = fc.array(fc.tuple(fc.constant('x'), cell, cell), { maxLength: 8 })
  fc.assert(
    fc.property(style, rows, (written, table) => {
      const all = [['id', 'a', 'b'], ...table]
      const again = readSurveyCsv(new TextEncoder().encode(writeSurveyCsv(written, all).replaceAll('\u0000', '')))
      expect(again.style).toMatchObject({ delimiter: written.delimiter, bom: written.bom, told: written.told })
      expect(again.rows.map((row) => row.cells)).toEqual(
        all.map((row) => row.map((text) => text.replaceAll('\u0000', ''))),
      )
    }),
  )
})
