import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { run } from './main.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mangnon-growth-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

/** Runs `growth zscores` without server, session or environment. */
const zscores = async (content: string | Uint8Array, ...more: string[]) => {
  const [from, to] = [join(folder, 'in.csv'), join(folder, 'out.csv')]
  writeFileSync(from, content)
  const said = { out: '', err: '' }
  const code = await run(['growth', 'zscores', from, to, ...more], {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    env: {},
    home: folder,
    ask: () => Promise.reject(new Error('nobody is asked')),
  })
  return { code, ...said, written: () => readFileSync(to, 'utf8') }
}

const header = 'id,sex,age_days,age_months,weight_kg,length_height_cm,measure,oedema'

test('a file of measurements becomes the same file with z-scores', async () => {
  const { code, out, written } = await zscores(`${header}\n1,M,1000,,15,100,h,n\n2,f,,110,40,90,,\n3,m,,,,,,\n`)
  expect(code).toBe(0)
  expect(written()).toBe(
    [
      `${header},waz,haz,whz,baz,waz_flag,haz_flag,whz_flag,baz_flag`,
      '1,M,1000,,15,100,h,n,0.69,1.70,-0.29,-0.58,0,0,0,0',
      '2,f,,110,40,90,,,1.78,-7.06,,7.37,0,1,0,1',
      '3,m,,,,,,,,,,,0,0,0,0',
      '',
    ].join('\n'),
  )
  expect(out).toContain('WHO')
})

test('a file of Excel comes back as Excel opens it: its mark, semicolons, decimal commas', async () => {
  const { written } = await zscores(`\ufeff${header.replaceAll(',', ';')}\r\n1;m;1000;;15,0;100;h;n\r\n`)
  expect(written()).toBe(
    `\ufeff${header.replaceAll(',', ';')};waz;haz;whz;baz;waz_flag;haz_flag;whz_flag;baz_flag\r\n1;m;1000;;15,0;100;h;n;0,69;1,70;-0,29;-0,58;0;0;0;0\r\n`,
  )
})

test('bad rows do not stop the file, and each is named in both languages', async () => {
  const { code, out } = await zscores(`${header}\n"a,m,1000,,15,100,h,n\nb,m,old,,15,100,h,n\n`, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    rows: 2,
    withoutScore: 1,
    scored: { waz: 1, haz: 1, whz: 1, baz: 1 },
    problems: [{ line: 3, id: 'b', vi: expect.stringContaining('Dòng 3'), en: expect.stringContaining('Line 3') }],
  })
})

test.each([
  ['id,age_days\n1,100\n', 'Thiếu cột sex', 'no column sex'],
  ['', 'Tệp không có nội dung', 'The file is empty'],
])('a file that cannot be understood is refused: %j', async (content, vi, en) => {
  const { code, out, err } = await zscores(content)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toContain(vi)
  expect(err).toContain(en)
})

test('the measurements are never overwritten by the result', async () => {
  const file = join(folder, 'in.csv')
  writeFileSync(file, `${header}\n`)
  const err: string[] = []
  const io = { out: () => {}, err: (text: string) => err.push(text), env: {}, home: folder, ask: async () => '' }
  expect(await run(['growth', 'zscores', file, join(folder, '.', 'in.csv')], io)).toBe(2)
  expect(err.join()).toContain('phải khác')
  expect(await run(['growth', 'zscores', file, join(folder, 'none', 'out.csv')], io)).toBe(1)
  expect(err.join()).toContain('ENOENT')
  expect(await run(['growth', 'zscores', join(folder, 'none.csv'), join(folder, 'out.csv')], io)).toBe(2)
})
