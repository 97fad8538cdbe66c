import {
  BorderStyle,
  Document,
  Footer,
  FootnoteReferenceRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { RuleError } from '#core/errors.ts'
import { readPlan } from '#core/plans/read-plan.ts'
import { readDocument } from './document.ts'
import { maxFileBytes, megabyte } from './limits.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const codeOf = (bytes: Uint8Array, name: string): string => {
  try {
    readDocument(bytes, name)
    return 'read'
  } catch (error) {
    if (error instanceof RuleError) return error.code
    throw error
  }
}

const p = (text: string, extra = ''): string =>
  `<w:p>${extra ? `<w:pPr>${extra}</w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const cell = (...paragraphs: string[]): string => `<w:tc>${paragraphs.join('')}</w:tc>`
const table = (...rows: string[][]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`
const docx = (body: string, parts: Record<string, string> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  })

const linesOf = (bytes: Uint8Array): string[] =>
  readDocument(bytes, 'a.docx')
    .text.split('\n')
    .filter((line) => line.trim() !== '')

describe('text files', () => {
  test.each([
    ['UTF-8', utf8('Kế hoạch')],
    ['UTF-8 with byte order mark', utf8('\ufeffKế hoạch')],
    ['decomposed letters', utf8('Kế hoạch'.normalize('NFD'))],
    [
      'UTF-16, little end first',
      new Uint8Array([0xff, 0xfe, ...[...'Kế hoạch'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])]),
    ],
    [
      'UTF-16, big end first',
      new Uint8Array([0xfe, 0xff, ...[...'Kế hoạch'].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255])]),
    ],
  ])('%s', (_, bytes) => {
    expect(readDocument(bytes, 'ke-hoach.txt')).toEqual({ text: 'Kế hoạch', kind: 'text' })
  })
})

describe('files that cannot be read are refused in a sentence, never by a crash', () => {
  const good = docx(p('KẾ HOẠCH'))
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(40 * megabyte) }, { level: 9 })
  const manyBombs = zipSync(
    Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`word/media/${i}.bin`, new Uint8Array(20 * megabyte)])),
    { level: 9 },
  )

  test.each<[string, Uint8Array, string, string]>([
    ['empty', new Uint8Array(), 'a.txt', 'file_empty'],
    ['empty Word file', new Uint8Array(), 'a.docx', 'file_empty'],
    ['only spaces', utf8(' \n\t\n'), 'a.txt', 'file_empty'],
    ['over 20 MB', new Uint8Array(maxFileBytes + 1).fill(65), 'a.txt', 'file_too_large'],
    ['more text than a thousand pages', utf8('trẻ em '.repeat(600_000)), 'a.txt', 'file_too_large'],
    ['50 MB', new Uint8Array(50 * megabyte).fill(65), 'a.docx', 'file_too_large'],
    ['TCVN3 text', new Uint8Array([0x4b, 0xd5, 0x20, 0x68, 0x6f, 0xb9, 0x63, 0x68]), 'a.txt', 'file_not_utf8'],
    ['Windows-1258 text', new Uint8Array([0x4b, 0xea, 0xec, 0x20, 0x68, 0x6f, 0xf2]), 'a.txt', 'file_not_utf8'],
    ['a PDF', utf8('%PDF-1.7\n%âãÏÓ'), 'a.pdf', 'file_pdf'],
    ['a PDF called docx', utf8('%PDF-1.7'), 'a.docx', 'file_pdf'],
    ['old Word', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'a.doc', 'file_old_word'],
    [
      'old Word called docx',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'a.docx',
      'file_old_word',
    ],
    ['a picture called txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'a.txt', 'file_wrong_type'],
    ['a workbook called docx', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'a.docx', 'file_wrong_type'],
    ['any zip', zipSync({ 'a.txt': strToU8('a') }), 'a.docx', 'file_wrong_type'],
    ['text called docx', utf8('KẾ HOẠCH'), 'a.docx', 'file_damaged'],
    ['text called xlsx', utf8('KẾ HOẠCH'), 'a.xlsx', 'file_wrong_type'],
    ['rich text', utf8('{\\rtf1 KE HOACH}'), 'a.txt', 'file_wrong_type'],
    ['a web page', utf8('<!DOCTYPE html><html></html>'), 'a.txt', 'file_wrong_type'],
    ['text with zero bytes', new Uint8Array([65, 0, 66, 0, 67, 0]), 'a.txt', 'file_wrong_type'],
    ['Word, cut in the middle', good.subarray(0, good.length / 2), 'a.docx', 'file_damaged'],
    ['Word, last byte missing', good.subarray(0, good.length - 1), 'a.docx', 'file_damaged'],
    ['Word, only its first bytes', good.subarray(0, 4), 'a.docx', 'file_damaged'],
    ['Word without words', docx(p('')), 'a.docx', 'file_no_text'],
    ['Word without body', zipSync({ 'word/document.xml': strToU8('<w:document/>') }), 'a.docx', 'file_damaged'],
    [
      'Word with a broken body',
      zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p><w:r><w:t>a') }),
      'a.docx',
      'file_damaged',
    ],
    ['zip bomb', bomb, 'a.docx', 'file_suspicious'],
    ['zip bomb of many files', manyBombs, 'a.docx', 'file_suspicious'],
  ])('%s', (_, bytes, name, code) => {
    expect(codeOf(bytes, name)).toBe(code)
  })

  test('a bomb that lies about its size is stopped while unpacking', () => {
    const bytes = docx(`${p('a')}${' '.repeat(3 * megabyte)}`)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 0; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 900, true)
    }
    expect(codeOf(bytes, 'a.docx')).toBe('file_suspicious')
  })

  test('bombs are refused before they are unpacked', () => {
    const started = performance.now()
    codeOf(bomb, 'a.docx')
    codeOf(manyBombs, 'a.docx')
    expect(performance.now() - started).toBeLessThan(200)
  })

  test('any bytes at all', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.docx', 'a.txt', 'a', 'a.pdf'),
        (bytes, name) => {
          expect(codeOf(bytes, name)).toMatch(/^(?:read|file_\w+)$/)
        },
      ),
    )
  })

  test('a Word file with any of its bytes changed or cut off', () => {
    fc.assert(
      fc.property(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }), fc.boolean(), (at, value, cut) => {
        const bytes = Uint8Array.from(cut ? good.subarray(0, at) : good)
        if (!cut) bytes[at] = value
        expect(codeOf(bytes, 'a.docx')).toMatch(/^(?:read|file_\w+)$/)
      }),
      { numRuns: 300 },
    )
  })
})

describe('Word documents', () => {
  test('paragraphs, breaks, tabs, entities, deleted and hidden words', () => {
    expect(
      linesOf(
        docx(
          `${p('Số &amp; ngày &#7873;')}<w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> thêm</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>`,
        ),
      ),
    ).toEqual(['Số & ngày ề', 'một', 'hai thêm'])
  })

  test('automatic numbers: Roman, decimal, letters, bullets; from a style; beginning anew', () => {
    const level = (i: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'decimal', '%2.%3.')}${level(3, 'lowerLetter', '%4)')}${level(4, 'bullet', '-')}${level(5, 'bullet', '\uf0b7')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`
    const styles =
      '<w:styles><w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Muc"><w:basedOn w:val="Base"/></w:style></w:styles>'
    const n = (text: string, l: number, id = 1): string =>
      p(text, `<w:numPr><w:ilvl w:val="${l}"/><w:numId w:val="${id}"/></w:numPr>`)
    const body = [
      n('MỤC TIÊU', 0),
      n('Chung', 1),
      n('Riêng', 1),
      n('Một', 2),
      n('Hai', 2),
      n('y tế', 3),
      n('giáo dục', 3),
      n('gạch', 4),
      n('chấm', 5),
      p('NHIỆM VỤ', '<w:pStyle w:val="Muc"/>'),
      n('Đầu', 1),
      n('LẠI', 0, 2),
      p('thường', '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    ]
    expect(linesOf(docx(body.join(''), { 'word/numbering.xml': numbering, 'word/styles.xml': styles }))).toEqual([
      'I. MỤC TIÊU',
      '1. Chung',
      '2. Riêng',
      '2.1. Một',
      '2.2. Hai',
      'a) y tế',
      'b) giáo dục',
      '- gạch',
      '• chấm',
      'II. NHIỆM VỤ',
      '1. Đầu',
      'I. LẠI',
      'thường',
    ])
  })

  test('the letterhead and the signature stand in tables, and are found', () => {
    const body = [
      table(
        [
          cell(p('ỦY BAN NHÂN DÂN'), p('XÃ SƠN CA')),
          cell(p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), p('Độc lập - Tự do - Hạnh phúc')),
        ],
        [cell(p('Số: 07/KH-UBND')), cell(p('Sơn Ca, ngày 09 tháng 01 năm 2026'))],
      ),
      p(''),
      p('KẾ HOẠCH'),
      p('Công tác trẻ em năm 2026'),
      p('Ủy ban nhân dân xã ban hành Kế hoạch như sau:'),
      p('I. CHỈ TIÊU'),
      table(
        [cell(p('STT')), cell(p('Chỉ tiêu')), cell(p('ĐVT')), cell(p('Kế hoạch năm 2026'))],
        [cell(p('1')), cell(p('Tỷ lệ trẻ được khai sinh')), cell(p('%')), cell(p('99'))],
        [cell(p('2')), cell(p('Tỷ lệ trẻ béo phì'), p('dưới 5 tuổi')), cell(p('%')), cell(p('dưới 6'))],
      ),
      table([
        cell(p('Nơi nhận:'), p('- UBND tỉnh;'), p('- Lưu: VT.')),
        cell(p('TM. ỦY BAN NHÂN DÂN'), p('CHỦ TỊCH'), p(''), p('Lò Thị Mẫu')),
      ]),
    ]
    const reading = readPlan(readDocument(docx(body.join('')), 'ke-hoach.docx').text)
    expect(reading.letterhead).toMatchObject({
      issuer: 'ỦY BAN NHÂN DÂN XÃ SƠN CA',
      code: '07/KH-UBND',
      date: '2026-01-09',
      type: 'kế hoạch',
      title: 'Công tác trẻ em năm 2026',
    })
    expect(reading.recipients).toEqual(['UBND tỉnh', 'Lưu: VT'])
    expect(reading.signatory).toEqual({ name: 'Lò Thị Mẫu', title: 'CHỦ TỊCH', signsFor: 'TM. ỦY BAN NHÂN DÂN' })
    expect(
      reading.targets.map((target) => [
        target.number,
        target.text,
        target.measures.map((m) => [m.direction, m.value, m.unit, m.year]),
      ]),
    ).toEqual([
      ['1', 'Tỷ lệ trẻ được khai sinh', [['at_least', 99, '%', 2026]]],
      ['2', 'Tỷ lệ trẻ béo phì dưới 5 tuổi', [['below', 6, '%', 2026]]],
    ])
  })

  test('a document that the docx library wrote, with list, footnote, nested table and footer', async () => {
    const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' }
    const document = new Document({
      numbering: {
        config: [{ reference: 'muc', levels: [{ level: 0, format: LevelFormat.UPPER_ROMAN, text: '%1.' }] }],
      },
      footnotes: { 1: { children: [new Paragraph('Theo Luật Trẻ em năm 2016.')] } },
      sections: [
        {
          footers: { default: new Footer({ children: [new Paragraph('chân trang')] }) },
          children: [
            new Table({
              width: { size: 100, type: WidthType.PERCENTAGE },
              borders: {
                top: none,
                bottom: none,
                left: none,
                right: none,
                insideHorizontal: none,
                insideVertical: none,
              },
              rows: [
                new TableRow({
                  children: ['ỦY BAN NHÂN DÂN XÃ SƠN CA', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'].map(
                    (text) => new TableCell({ children: [new Paragraph(text)] }),
                  ),
                }),
              ],
            }),
            new Paragraph('KẾ HOẠCH'),
            new Paragraph('Vì trẻ em'),
            new Paragraph({ text: 'MỤC TIÊU', numbering: { reference: 'muc', level: 0 } }),
            new Paragraph({
              children: [new TextRun('Trẻ em được học bơi'), new FootnoteReferenceRun(1), new TextRun('.')],
            }),
            new Paragraph({ text: 'NHIỆM VỤ', numbering: { reference: 'muc', level: 0 } }),
          ],
        },
      ],
    })
    const { text, kind } = readDocument(new Uint8Array(await Packer.toBuffer(document)), 'a.docx')
    expect(kind).toBe('docx')
    expect(text.split('\n').filter((line) => line.trim() !== '')).toEqual([
      'ỦY BAN NHÂN DÂN XÃ SƠN CA',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'KẾ HOẠCH',
      'Vì trẻ em',
      'I. MỤC TIÊU',
      'Trẻ em được học bơi¹.',
      'II. NHIỆM VỤ',
      '¹ Theo Luật Trẻ em năm 2016.',
    ])
  })

  test('a name that says otherwise does not matter when the content is Word', () => {
    expect(readDocument(docx(p('KẾ HOẠCH')), 'a.txt').kind).toBe('docx')
  })
})
