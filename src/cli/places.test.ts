import { expect, test } from 'vitest'
import type { Io } from './command.ts'
import { placesFind } from './places.ts'

const find = async (text: string, json = false) => {
  const said: string[] = []
  const io = { out: (line: string) => said.push(line), err: () => {}, env: {}, home: '/', ask: async () => '' } as Io
  const exit = await placesFind({
    args: [text],
    options: { json },
    io,
    call: () => Promise.reject(new Error('no server')),
  })
  return { exit, said: said.join('\n') }
}

test('an old name is told with what it is today', async () => {
  const { exit, said } = await find('Đồng Sơn, TP Hạ Long')
  expect(exit).toBe(0)
  expect(said).toBe(
    'Xã Đồng Sơn (07036), Thành phố Hạ Long, Tỉnh Quảng Ninh, đến 30/06/2025 → Xã Lương Minh, Tỉnh Quảng Ninh (22/06985)',
  )
  expect(JSON.parse((await find('07036', true)).said)).toMatchObject({ certain: true })
})

test('what may be several places says so, what is none says what to add, nothing is refused', async () => {
  expect((await find('Đồng Sơn')).said).toContain('a person decides')
  expect((await find('Không Có Xã Này')).said).toContain('Không tìm thấy')
  await expect(find(' ')).rejects.toThrow(/smallest unit/)
})
