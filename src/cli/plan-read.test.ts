import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PlanReading } from '#core/plans/plan-reading.ts'
import { planRead } from './plan-read.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plan-read-'))
})
afterAll(() => rm(folder, { recursive: true }))

const run = async (name: string, content: string | Uint8Array | null, json: boolean) => {
  const file = join(folder, name)
  if (content !== null) await writeFile(file, content)
  const out: string[] = []
  const err: string[] = []
  const code = await planRead(file, { json }, { out: (text) => out.push(text), err: (text) => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const plan =
  'KẾ HOẠCH\nVì trẻ em\n\nI. MỤC TIÊU\n- Chỉ tiêu 1: 95% trẻ được khám năm 2027.\nII. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế: Chủ trì thực hiện chỉ tiêu 1; báo cáo Ủy ban nhân dân xã trước ngày 10/12 hằng năm.\n'

describe('mangnon plan read', () => {
  test('prints one JSON object and nothing else', async () => {
    const { code, out, err } = await run('ke-hoach.txt', plan, true)
    expect([code, err]).toEqual([0, ''])
    expect(PlanReading.parse(JSON.parse(out)).targets).toHaveLength(1)
  })

  test('without --json prints a summary an officer can read', async () => {
    const { code, out } = await run('ke-hoach.txt', plan, false)
    expect(code).toBe(0)
    expect(out).toContain('Chỉ tiêu 1 (chủ trì: Trạm Y tế)')
    expect(out).toContain('trẻ được khám: từ 95%, năm 2027')
    expect(out).toContain('trước 10/12 hằng năm')
  })

  test.each([
    ['missing', 'khong-co.txt', null],
    ['empty', 'trong.txt', ''],
    ['cut off', 'hong.docx', 'PK\u0003\u0004'],
    ['not UTF-8', 'cu.txt', new Uint8Array([0x4b, 0xd5])],
    ['PDF', 'quet.pdf', '%PDF-1.4'],
  ])(
    '%s: exit 2, a Vietnamese sentence then English on standard error, nothing on standard output',
    async (_, name, content) => {
      const { code, out, err } = await run(name, content, true)
      expect([code, out]).toEqual([2, ''])
      expect(err.split('\n')).toHaveLength(2)
    },
  )
})
