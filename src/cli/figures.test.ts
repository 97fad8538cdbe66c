import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#api/call.ts'
import { type CastName, type DemoApp, demoApp } from '#test/people/app.ts'
import { adoptDemoPlan } from '#test/people/figures.ts'
import { CliError, type Command, type Options } from './command.ts'
import { figuresCompute } from './figures.ts'
import { reportBuild } from './reports.ts'

let demo: DemoApp
let folder: string
beforeAll(async () => {
  demo = await demoApp()
  folder = mkdtempSync(join(tmpdir(), 'mangnon-report-'))
  await adoptDemoPlan(await demo.as('tham'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await demo.close()
})

const at = async (command: Command, options: Options, who: CastName = 'tham') => {
  const said = { out: '', err: '' }
  const caller: Caller = await demo.as(who)
  const code = await command({
    args: [],
    options,
    io: {
      out: (text) => {
        said.out += text
      },
      err: (text) => {
        said.err += text
      },
      env: {},
      home: folder,
      ask: async () => '',
    },
    call: async () => caller,
  })
  return { code, ...said }
}

test('figures compute prints every target with its figure and verdict', async () => {
  const { code, out } = await at(figuresCompute, { year: '2026' })
  expect(code).toBe(0)
  expect(out).toMatch(/ 14 {2}\[chưa đạt\] Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh .*\d+\/\d+/)
  expect(out).toContain('tính đến hết ngày 14/11/2026')
})

test('figures compute --json is one object; --as-of looks at another day', async () => {
  const board = JSON.parse((await at(figuresCompute, { year: '2026', 'as-of': '2026-06-30', json: true })).out)
  expect(board).toMatchObject({ year: 2026, cutOff: '2026-06-30' })
  expect(board.targets).toHaveLength(23)
  expect(board.targets[13].measures[0]).toMatchObject({
    figure: { source: 'computed' },
    verdict: expect.any(String),
    sentence: { vi: expect.any(String) },
  })
})

test('the same permissions as anywhere: a collaborator is refused', async () => {
  await expect(at(figuresCompute, { year: '2026' }, 'sam')).rejects.toMatchObject({ code: 'not_permitted' })
})

test.each([
  [figuresCompute, {}],
  [figuresCompute, { year: '26' }],
  [figuresCompute, { year: '2026', 'as-of': '14/11/2026' }],
  [reportBuild, { year: '2026' }],
  [reportBuild, { out: '.' }],
])('a wrong command is said before the server is asked', async (command, options) => {
  await expect(at(command, options)).rejects.toBeInstanceOf(CliError)
})

test('report build writes a draft as Word and PDF', async () => {
  const out = join(folder, 'bao cao')
  const said = await at(reportBuild, { year: '2026', out })
  expect(said.out).toContain('chưa chốt')
  const files = readdirSync(out).sort()
  expect(files).toEqual([
    'Du thao bao cao cong tac tre em nam 2026.docx',
    'Du thao bao cao cong tac tre em nam 2026.pdf',
  ])
  const word = unzipSync(readFileSync(join(out, files[0] ?? '')))['word/document.xml']
  expect(new TextDecoder().decode(word)).toContain('BÁO CÁO')
  expect(
    readFileSync(join(out, files[1] ?? ''))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('report build --as-of sets the cut-off of the draft there is; --finalise freezes it', async () => {
  const out = join(folder, 'chot')
  const said = await at(reportBuild, { year: '2026', out, 'as-of': '2026-11-10', finalise: true, json: true })
  const result = JSON.parse(said.out)
  expect(result).toMatchObject({ state: 'final', cutOff: '2026-11-10', finalisedBy: 'Đinh Thị Thắm' })
  expect(result.files).toHaveLength(2)
  expect(readdirSync(out).sort()[0]).toBe('Bao cao cong tac tre em nam 2026.docx')
})

test('a folder that cannot be made is said', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  await expect(at(reportBuild, { year: '2026', out: join(file, 'below') })).rejects.toThrow('cannot be made')
})
