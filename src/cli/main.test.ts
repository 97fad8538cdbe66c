import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoPassword } from '#server/demo.ts'
import { type DemoApp, demoApp } from '#test/people/app.ts'
import { shortPlan } from '#test/people/plan.ts'
import type { Io } from './command.ts'
import { run } from './main.ts'

/** A port that nothing listens on now. */
const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })

let demo: DemoApp
let server: string
let home: string
let file: string
beforeAll(async () => {
  const port = await freePort()
  server = `http://localhost:${port}`
  demo = await demoApp({}, [server])
  await demo.app.listen({ port, host: '127.0.0.1' })
})
afterAll(() => demo.close())
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'mangnon-cli-'))
  file = join(home, 'ke-hoach.txt')
  writeFileSync(file, shortPlan)
  return () => rmSync(home, { recursive: true, force: true })
})

/** Runs a command line with these answers at the terminal. */
const at = async (argv: string[], answers: string[] = [], env: Record<string, string> = {}) => {
  const said = { out: '', err: '', asked: [] as string[] }
  const io: Io = {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    env: { MANGNON_SERVER: server, ...env },
    home,
    ask: async (prompt, hidden) => {
      said.asked.push(hidden ? `${prompt}(hidden)` : prompt)
      const answer = answers.shift()
      if (answer === undefined) throw new Error(`nobody answers ${prompt}`)
      return answer
    },
  }
  return { code: await run(argv, io), ...said }
}
/** The six digits of now (RFC 6238, SHA-1, 30 s) for a secret in base32. */
const totp = (secret: string): string => {
  const bits = [...secret.replace(/=+$/, '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = (mac[19] ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
const signIn = () => at(['login'], ['tham', demoPassword])

/** A session for MANGNON_TOKEN without the network: sign-ins from one address are few a minute. */
const tokenOf = async (username: string) => {
  const reply = await demo.request(null, {
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username, password: demoPassword },
  })
  return { MANGNON_TOKEN: String(reply.headers['set-auth-token']) }
}

describe('signing in', () => {
  test('asks for name and, unseen, password; keeps the session for its owner only', async () => {
    const { code, asked } = await signIn()
    expect([code, asked]).toEqual([0, ['Tên đăng nhập / User name: ', 'Mật khẩu / Password: (hidden)']])
    const kept = join(home, '.config/mangnon/login.json')
    expect(statSync(kept).mode & 0o777).toBe(0o600)
    expect(readFileSync(kept, 'utf8')).not.toContain(demoPassword)
  })

  test('a wrong password is a sentence and exit 1', async () => {
    const { code, err, out } = await at(['login', '--user', 'tham'], ['khong-phai-mat-khau'])
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('không đúng')
  })

  test('--token prints the session for MANGNON_TOKEN and keeps nothing', async () => {
    const { out: token } = await at(['login', '--user', 'tham', '--token'], [demoPassword])
    expect((await at(['plan', 'import', file, '--json'])).code).toBe(1)
    expect((await at(['plan', 'import', file, '--json'], [], { MANGNON_TOKEN: token })).code).toBe(0)
  })

  test('after logout the session is over on the server too', async () => {
    await signIn()
    const kept = JSON.parse(readFileSync(join(home, '.config/mangnon/login.json'), 'utf8'))
    expect((await at(['logout'])).code).toBe(0)
    const { code, err } = await at(['plan', 'import', file], [], { MANGNON_TOKEN: kept.token })
    expect(code).toBe(1)
    expect(err).toContain('npx mangnon login')
  })

  test('with a second factor it asks for the six digits too', async () => {
    const post = async (path: string, payload: object) =>
      (await demo.request('phuong', { method: 'POST', url: `/api/auth/two-factor/${path}`, payload })).json()
    const { totpURI } = await post('enable', { password: demoPassword })
    const secret = new URL(totpURI).searchParams.get('secret') ?? ''
    await post('verify-totp', { code: totp(secret) })
    const { code, asked, err } = await at(['login'], ['phuong', demoPassword, totp(secret)])
    expect([code, asked.at(-1), err]).toEqual([0, 'Mã 6 số / Six-digit code: ', ''])
    const wrong = await at(['login'], ['phuong', demoPassword, '000000'])
    expect(wrong).toMatchObject({ code: 1, out: '' })
  })

  test('a kept session is never sent to another server', async () => {
    await signIn()
    const { code, err } = await at(['plan', 'import', file, '--server', 'http://127.0.0.1:9'])
    expect(code).toBe(1)
    expect(err).toContain('Chưa đăng nhập vào http://127.0.0.1:9')
  })
})

describe('plan import', () => {
  test('leaves a draft nobody has confirmed; --accept puts it in force in the caller’s name', async () => {
    const env = await tokenOf('tham')
    const draft = JSON.parse((await at(['plan', 'import', file, '--json'], [], env)).out)
    expect(draft).toMatchObject({ state: 'draft', counts: { targets: 5, accepted: 0 } })
    expect(draft.doubtful[0]).toMatchObject({ doubt: { code: 'measure_no_value' } })
    const accepted = JSON.parse((await at(['plan', 'import', file, '--accept', '--json'], [], env)).out)
    expect(accepted).toMatchObject({
      planId: draft.planId,
      state: 'in_force',
      counts: { pending: 0, measuresWithoutIndicator: 0 },
    })
    const { rows } = await demo.database.adminPool.query(
      `select distinct a.username from audit_entries e join accounts a using (account_id) where e.subject_id = $1`,
      [draft.planId],
    )
    expect(rows).toEqual([{ username: 'tham' }])
  })

  test('obeys the permissions of the caller', async () => {
    const { code, out, err } = await at(['plan', 'import', file, '--json'], [], await tokenOf('khoa'))
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('Vai trò')
  })

  test('a file that is not there or cannot be read is exit 2', async () => {
    const env = await tokenOf('tham')
    expect((await at(['plan', 'import', join(home, 'none.txt')], [], env)).code).toBe(2)
    writeFileSync(file, '')
    expect(await at(['plan', 'import', file], [], env)).toMatchObject({ code: 2, out: '' })
  })
})

describe('the command line', () => {
  test('an unknown command gets the help on standard error and exit 2', async () => {
    const { code, out, err } = await at(['ke', 'hoach'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^Không có lệnh “ke hoach”[\s\S]*mangnon plan read FILE/)
  })

  test.each([[['--help']], [['help']], [['plan', 'import', '--help']]])('%j explains', async (argv) => {
    const { code, out, err } = await at(argv)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('mangnon plan import FILE')
  })

  test.each([
    [['plan', 'import']],
    [['plan', 'import', 'a', 'b']],
    [['plan', 'import', 'a', '--nope']],
    [['plan']],
    [[]],
  ])('%j is exit 2', async (argv) => {
    expect((await at(argv)).code).toBe(2)
  })

  test('no server there is a sentence and exit 1', async () => {
    const { code, err } = await at(['login', '--server', 'http://127.0.0.1:9'], ['tham', 'x'])
    expect(code).toBe(1)
    expect(err).toContain('Không kết nối được')
  })

  test('as a process: answers from a pipe, one line each', async () => {
    const main = resolve(import.meta.dirname, 'main.ts')
    const child = execFile(process.execPath, [main, 'login', '--json'], {
      env: { ...process.env, HOME: home, XDG_CONFIG_HOME: '', MANGNON_SERVER: server },
    })
    child.stdin?.end(`tham\n${demoPassword}\n`)
    let out = ''
    child.stdout?.on('data', (chunk) => {
      out += chunk
    })
    const code = await new Promise((done) => child.on('close', done))
    expect([code, JSON.parse(out)]).toEqual([0, { server, username: 'tham' }])
  })
})
