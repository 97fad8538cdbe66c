import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountApi } from '#api/accounts.ts'
import { childApi } from '#api/children.ts'
import { placeApi } from '#api/places.ts'
import { sessionApi } from '#api/session.ts'
import { type DemoApp, demoApp } from '../../test/people/app.ts'
import { demoPassword } from './demo.ts'

let demo: DemoApp
beforeAll(async () => {
  demo = await demoApp()
})
afterAll(() => demo.close())

const commune = '22/06985'
const countVillages = async (name: string) =>
  Number((await demo.database.adminPool.query('select count(*) as n from areas where name = $1', [name])).rows[0].n)

describe('writes from elsewhere', () => {
  const write = (headers: Record<string, string>) =>
    demo.request('quantri', { method: 'POST', url: '/api/villages', headers, payload: { commune, names: ['Thôn Lạ'] } })

  test('a page of another site is refused, by origin and by what the browser says of the request', async () => {
    expect((await write({ origin: 'https://example.org' })).json().error.code).toBe('foreign_origin')
    expect((await write({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect(await countVillages('Thôn Lạ')).toBe(0)
  })

  test('sign-in refuses another site as well', async () => {
    const reply = await demo.request(null, {
      method: 'POST',
      url: '/api/auth/sign-in/username',
      headers: { origin: 'https://example.org' },
      payload: { username: 'tham', password: demoPassword },
    })
    expect(reply.statusCode).toBe(403)
  })
})

describe('a request number', () => {
  test('coming five times at once does the thing once and gives one answer', async () => {
    const quantri = await demo.as('quantri')
    const requestId = randomUUID()
    const body = {
      username: 'nam-lan',
      displayName: 'Năm Lần',
      role: 'collaborator' as const,
      areaPath: `${commune}/01`,
    }
    const answers = await Promise.all(Array.from({ length: 5 }, () => quantri(accountApi.create, { body, requestId })))
    expect(new Set(answers.map((a) => a.code)).size).toBe(1)
    expect((await quantri(accountApi.list)).filter((a) => a.username === 'nam-lan')).toHaveLength(1)
  })

  test('used for something else is refused', async () => {
    const quantri = await demo.as('quantri')
    const requestId = randomUUID()
    await quantri(placeApi.addVillages, { body: { commune, names: ['Thôn Một'] }, requestId })
    await expect(
      quantri(placeApi.addVillages, { body: { commune, names: ['Thôn Hai'] }, requestId }),
    ).rejects.toMatchObject({ code: 'request_reused', status: 409 })
    expect(await countVillages('Thôn Hai')).toBe(0)
  })

  test('of another person gives nothing away', async () => {
    const requestId = randomUUID()
    const quantri = await demo.as('quantri')
    await quantri(placeApi.addVillages, { body: { commune, names: ['Thôn Ba'] }, requestId })
    const tham = await demo.as('tham')
    const contentBase64 = Buffer.from('Họ và tên;Ngày sinh\nVi Văn A;01/01/2024\n').toString('base64')
    await expect(
      tham(childApi.startImport, { body: { fileName: 'a.csv', contentBase64 }, requestId }),
    ).rejects.toMatchObject({ code: 'request_reused' })
  })
})

test('what is not valid is named by place, never by value', async () => {
  const reply = await demo.request('tham', { method: 'GET', url: '/api/children?ageFrom=tuoi-cua-be-an' })
  expect(reply.statusCode).toBe(422)
  expect(reply.body).not.toContain('be-an')
  expect(reply.json().error.vi).toContain('ageFrom')
})

test('a fault of the server shows a number and nothing of what was asked', async () => {
  const broken = await demoApp({
    kind: async () => {
      throw new Error('mật khẩu của An')
    },
  })
  const reply = await broken.request(null, { method: 'GET', url: '/api/welcome' })
  expect(reply.statusCode).toBe(500)
  expect(reply.body).not.toContain('An')
  expect(reply.json().error.vi).toMatch(/số [0-9A-F]{8}/)
  await broken.close()
})

test('every answer forbids caching, framing and guessing the type', async () => {
  const { headers } = await demo.request('tham', { method: 'GET', url: '/api/session' })
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
})

test('a new person sets a password with the code on paper, once, and not after ten wrong tries', async () => {
  const quantri = await demo.as('quantri')
  const { code } = await quantri(accountApi.create, {
    body: { username: 'moi-den', displayName: 'Mới Đến', role: 'communeOfficer', areaPath: commune },
  })
  await expect(
    demo.nobody(sessionApi.activate, {
      body: { username: 'moi-den', code: 'AAA-AAA-AAA-AAA', password: 'mat khau moi 1' },
    }),
  ).rejects.toMatchObject({ code: 'code_not_valid' })
  await demo.nobody(sessionApi.activate, {
    body: { username: 'moi-den', code: code.toLowerCase(), password: 'mat khau moi 1' },
  })
  await expect(
    demo.nobody(sessionApi.activate, { body: { username: 'moi-den', code, password: 'mat khau moi 2' } }),
  ).rejects.toMatchObject({ code: 'code_not_valid' })
  const signIn = (password: string) =>
    demo.request(null, {
      method: 'POST',
      url: '/api/auth/sign-in/username',
      payload: { username: 'moi-den', password },
    })
  expect((await signIn('mat khau moi 1')).statusCode).toBe(200)
  expect((await signIn('mat khau moi 2')).statusCode).toBe(401)

  const { code: second } = await quantri(accountApi.create, {
    body: { username: 'bi-doan', displayName: 'Bị Đoán', role: 'communeOfficer', areaPath: commune },
  })
  for (let n = 0; n < 10; n++)
    await demo
      .nobody(sessionApi.activate, {
        body: { username: 'bi-doan', code: `BBB-BBB-BBB-BB${n}`, password: 'mat khau moi 1' },
      })
      .catch(() => {})
  await expect(
    demo.nobody(sessionApi.activate, { body: { username: 'bi-doan', code: second, password: 'mat khau moi 1' } }),
  ).rejects.toMatchObject({ code: 'code_not_valid' })
})

test('nobody opens an account for themselves', async () => {
  const reply = await demo.request(null, {
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: { email: 'a@b.vn', password: 'mat khau dai', name: 'a' },
  })
  expect(reply.statusCode).toBeGreaterThanOrEqual(400)
})

test('passwords cannot be tried without end', async () => {
  const statuses: number[] = []
  for (let n = 0; n < 14; n++)
    statuses.push(
      (
        await demo.app.inject({
          method: 'POST',
          url: '/api/auth/sign-in/username',
          remoteAddress: '192.0.2.7',
          headers: { origin: 'http://localhost', host: 'localhost' },
          payload: { username: 'khoa', password: `doan-mo-${n}-xxxx` },
        })
      ).statusCode,
    )
  expect(statuses.slice(0, 9)).toEqual(Array(9).fill(401))
  expect(statuses.at(-1)).toBe(429)
})

test('the files of the page are not counted with the requests: a whole office stands behind one address', async () => {
  const statusOf = async (url: string) => (await demo.app.inject({ url, remoteAddress: '192.0.2.8' })).statusCode
  for (let n = 0; n < 650; n++) await statusOf('/assets/nothing.js')
  expect(await statusOf('/assets/nothing.js')).not.toBe(429)
  expect(await statusOf('/api/session')).not.toBe(429)
  for (let n = 0; n < 650; n++) await statusOf('/api/session')
  expect(await statusOf('/api/session')).toBe(429)
})

/** RFC 6238 with SHA-1, 30 seconds, 6 digits. */
const totp = (secret: Buffer): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const at = (digest[19] ?? 0) & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
const base32 = (text: string): Buffer => {
  const bits = [...text.replace(/=+$/, '')]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from(bits.match(/.{8}/g)?.map((b) => Number.parseInt(b, 2)) ?? [])
}

test('with a second factor the password alone no longer signs in', async () => {
  const enabled = await demo.request('huyen', {
    method: 'POST',
    url: '/api/auth/two-factor/enable',
    payload: { password: demoPassword },
  })
  expect(enabled.statusCode).toBe(200)
  const secret = base32(new URL(enabled.json().totpURI).searchParams.get('secret') ?? '')
  const verified = await demo.request('huyen', {
    method: 'POST',
    url: '/api/auth/two-factor/verify-totp',
    payload: { code: totp(secret) },
  })
  expect(verified.statusCode).toBe(200)

  const first = await demo.request(null, {
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username: 'huyen', password: demoPassword },
  })
  expect(first.json()).toMatchObject({ twoFactorRedirect: true })
  const cookie = first.cookies.map((c) => `${c.name}=${c.value}`).join('; ')
  const refused = await demo.request(null, { method: 'GET', url: '/api/session', headers: { cookie } })
  expect(refused.statusCode).toBe(401)
  const second = await demo.request(null, {
    method: 'POST',
    url: '/api/auth/two-factor/verify-totp',
    headers: { cookie },
    payload: { code: totp(secret) },
  })
  expect(second.statusCode).toBe(200)
  const session = second.cookies.map((c) => `${c.name}=${c.value}`).join('; ')
  expect(
    (await demo.request(null, { method: 'GET', url: '/api/session', headers: { cookie: session } })).statusCode,
  ).toBe(200)
})
