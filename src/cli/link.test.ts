import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, test } from 'vitest'
import { linkageList } from '#core/demo/linkage-list.ts'
import { linkageColumns } from '#core/linkage/child-records.ts'
import { linkFiles } from './link.ts'
import { run } from './main.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mangnon-link-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const at = async (...argv: string[]) => {
  const said = { out: '', err: '' }
  const code = await run(['children', 'link', ...argv], {
    out: (text) => {
      said.out += `${text}\n`
    },
    err: (text) => {
      said.err += text
    },
    env: {},
    home: folder,
    ask: async () => {
      throw new Error('nobody is asked')
    },
  })
  return { code, ...said }
}

const header = linkageColumns.join(',')
const rows = [
  '1,Triệu Thị Hoa,2019-03-05,nữ,Bàn Thị Mẩy,Triệu A Sống,Thôn Khe Giấy,06985,022319004217',
  '2,Trieu Thi Hoa,05/03/2019,F,Ban Thi May,Trieu A Song,Khe Giay,06985,22319004217',
  '3,Triệu A Phúc,2021-08-20,nam,Bàn Thị Mẩy,Triệu A Sống,Thôn Khe Giấy,06985,',
]
const list = `${[header, ...rows].join('\n')}\n`
const found = [{ a: '1', b: '2', probability: 0.999999 }]

test('prints one JSON array of pairs, and nothing else', async () => {
  const { code, out, err } = await at(file('a.csv', list), '--json')
  expect(code).toBe(0)
  expect(err).toBe('')
  expect(JSON.parse(out)).toEqual(found)
})

test('says it in Vietnamese without --json, and when there is none', async () => {
  expect((await at(file('a.csv', list))).out).toContain('1 cặp có thể là một em')
  expect((await at(file('b.csv', `${header}\n`))).out).toContain('Không thấy')
  expect(JSON.parse((await at(file('c.csv', header), '--json')).out)).toEqual([])
})

test('between two lists, a is of the first and b of the second; the same id may stand in both', async () => {
  const second = file('b.csv', `${header}\n${rows[1]?.replace('2,', '1,')}\n`)
  const { out } = await at(file('a.csv', `${header}\n${rows[0]}\n${rows[2]}\n`), second, '--json')
  expect(JSON.parse(out)).toEqual([{ a: '1', b: '1', probability: found[0]?.probability }])
})

test.each<[string, (text: string) => string | Uint8Array]>([
  ['semicolons', (text) => text.replaceAll(',', ';')],
  ['tabs', (text) => text.replaceAll(',', '\t')],
  ['a byte order mark and Windows line ends', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ['a line that names the separator', (text) => `sep=;\n${text.replaceAll(',', ';')}`],
  ['UTF-16', (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
  ['decomposed letters', (text) => text.normalize('NFD')],
  [
    'quotation marks',
    (text) => text.replace('Khe Giay', '"Khe ""Giay"""').replace('Thôn Khe Giấy', '"Khe Giấy, xã Lương Minh"'),
  ],
  ['empty lines and spaces', (text) => `\n${text.replaceAll(',', ' , ').replace('\n', '\n\n')}\n\n`],
  [
    'columns in another order and one more',
    (text) =>
      text
        .split('\n')
        .map((line) => line && `x,${line.split(',').toReversed().join(',')}`)
        .join('\n'),
  ],
])('reads a list with %s', async (_, write) => {
  const { out, err } = await at(file('a.csv', write(list)), '--json')
  expect(err).toBe('')
  expect(JSON.parse(out)).toMatchObject([{ a: '1', b: '2' }])
})

test('a list may lack any column but the id and the name', async () => {
  for (const gone of linkageColumns.slice(2)) {
    const without = list
      .trim()
      .split('\n')
      .map((line) =>
        line
          .split(',')
          .filter((_, n) => linkageColumns[n] !== gone)
          .join(','),
      )
    expect(JSON.parse((await at(file('a.csv', without.join('\n')), '--json')).out)).toMatchObject([{ a: '1', b: '2' }])
  }
})

test.each<[string, string | Uint8Array, RegExp, RegExp]>([
  ['empty', '', /không có nội dung/, /empty/],
  ['without a header', `${rows.join('\n')}\n`, /không có cột “id”/, /no column "id"/],
  ['without names', 'id,birth_date\n1,2019\n', /không có cột “full_name”/, /no column "full_name"/],
  ['with an id twice', `${header}\n${rows[0]}\n${rows[0]}\n`, /dòng 3.*“1” đã có/, /line 3.*"1" stands/],
  ['with an id missing', `${header}\n,Triệu Thị Hoa,2019,,,,,,\n`, /dòng 2: thiếu id/, /line 2: the id is missing/],
  ['in an old encoding', Buffer.from('id,full_name\n1,Tri\xeau\n', 'latin1'), /không phải Unicode/, /not Unicode/],
  ['that is no text', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), /không phải loại/, /kind of file/],
  ['with a quotation mark never closed', `${header}\n1,"${'x'.repeat(1_200_000)}`, /bị hỏng/, /damaged/],
])('a list %s is refused with a sentence in both languages, and nothing printed', async (_, content, vi, en) => {
  const { code, out, err } = await at(file('a.csv', content), '--json')
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toMatch(vi)
  expect(err).toMatch(en)
})

test('a file that is not there, and a wrong number of files', async () => {
  expect((await at(join(folder, 'khong-co.csv'))).code).toBe(2)
  expect((await at()).err).toContain('mangnon children link A.csv [B.csv]')
  expect((await at('a', 'b', 'c')).code).toBe(2)
})

test('threads find what one finds', async () => {
  const lines = [...linkageList({ seed: 5, size: 3000 })].map(({ cells }, n) => `${n},${cells.slice(1).join(',')}`)
  const path = file('a.csv', [header, ...lines].join('\n'))
  expect(await linkFiles([path], { pairsWorthThreads: 0 })).toEqual(await linkFiles([path]))
})

test('runs as a command', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    resolve(import.meta.dirname, 'main.ts'),
    'children',
    'link',
    file('a.csv', list),
    '--json',
  ])
  expect(JSON.parse(stdout)).toEqual(found)
})
