/**
 * The server as the command line reaches it: the address and the session come from the command, the environment or the
 * last sign-in, in this order.
 */
import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Caller, makeCaller, type Transport } from '#api/call.ts'
import { CliError, type Io, type Options, usageError } from './command.ts'

export type SavedLogin = { server: string; username: string; token: string }

const defaultServer = 'http://localhost:3000'

const loginFile = (io: Io): string => join(io.env.XDG_CONFIG_HOME || join(io.home, '.config'), 'mangnon', 'login.json')

/** The last sign-in of this person on this machine. */
export const savedLogin = (io: Io): SavedLogin | undefined => {
  const file = loginFile(io)
  if (!existsSync(file)) return undefined
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8'))
    return typeof kept.server === 'string' && typeof kept.token === 'string' ? kept : undefined
  } catch {
    return undefined
  }
}

/** Keeps a sign-in where only its owner may read it. */
export const saveLogin = (io: Io, login: SavedLogin): string => {
  const file = loginFile(io)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, `${JSON.stringify(login)}\n`, { mode: 0o600 })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
  return file
}

export const forgetLogin = (io: Io): void => rmSync(loginFile(io), { force: true })

/** The server's address, without a slash at the end. */
export const serverOf = (options: Options, io: Io): string => {
  const given = options.server ?? io.env.MANGNON_SERVER ?? savedLogin(io)?.server ?? defaultServer
  const address = String(given).replace(/\/+$/, '')
  if (!/^https?:\/\/[^/\s]+$/.test(address))
    throw usageError(
      `Địa chỉ máy chủ không đúng: ${address}. Ví dụ: http://localhost:3000`,
      `The server's address is not valid: ${address}. For example: http://localhost:3000`,
    )
  return address
}

/** A session's token for a server. A saved one is never sent to another server than the one that gave it. */
const tokenFor = (server: string, io: Io): string => {
  if (io.env.MANGNON_TOKEN) return io.env.MANGNON_TOKEN
  const saved = savedLogin(io)
  if (saved?.server === server) return saved.token
  throw new CliError(
    `Chưa đăng nhập vào ${server}. Chạy: npx mangnon login`,
    `Not signed in at ${server}. Run: npx mangnon login`,
  )
}

const transportTo =
  (server: string, token: string): Transport =>
  async ({ method, url, headers, body }) => {
    const reply = await fetch(`${server}${url}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      redirect: 'error',
      ...(body === undefined ? {} : { body }),
    })
    return {
      status: reply.status,
      headers: reply.headers,
      json: () => reply.json(),
      bytes: async () => new Uint8Array(await reply.arrayBuffer()),
    }
  }

/** Opens the server as the signed-in person. */
export const openCaller = async (options: Options, io: Io): Promise<Caller> => {
  const server = serverOf(options, io)
  return makeCaller(transportTo(server, tokenFor(server, io)), randomUUID)
}

/** What a sign-in request answered. */
export type SignInReply = { status: number; body: Record<string, unknown>; cookie: string; token: string | null }

/** Posts to the sign-in part of the server. */
export const postAuth = async (
  server: string,
  path: string,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<SignInReply> => {
  const reply = await fetch(`${server}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server, ...headers },
    body: JSON.stringify(body),
    redirect: 'error',
  }).catch(() => {
    throw new CliError(
      `Không kết nối được tới ${server}. Máy chủ đã chạy chưa? (npm start)`,
      `${server} cannot be reached. Is the server running? (npm start)`,
    )
  })
  return {
    status: reply.status,
    body: ((await reply.json().catch(() => null)) ?? {}) as Record<string, unknown>,
    cookie: reply.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
    token: reply.headers.get('set-auth-token'),
  }
}
