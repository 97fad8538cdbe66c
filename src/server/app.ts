/** The HTTP server: safety headers, sign-in, every feature's handlers, and the web app's files. */

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyHelmet from '@fastify/helmet'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import fastifySwagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { dayInVietnam, type Instant } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { findActor } from '#store/accounts.ts'
import type { AppDatabase } from '#store/db.ts'
import { serveAccounts } from './accounts.ts'
import type { Auth } from './auth.ts'
import { serveChildEntry } from './child-entry.ts'
import { serveChildFacts } from './child-facts.ts'
import { serveChildHealth } from './child-health.ts'
import { serveChildren } from './children.ts'
import { serveDuplicates } from './duplicates.ts'
import { answerError } from './errors.ts'
import { serveFigures } from './figures.ts'
import { serveImports } from './imports.ts'
import { servePlaces } from './places.ts'
import { servePlans } from './plans.ts'
import { serveRegisterQuality } from './register-quality.ts'
import { serveReports } from './reports.ts'
import { serveRound } from './round.ts'
import { serveSavedLists } from './saved-lists.ts'
import type { ServerContext } from './serve.ts'
import { serveSession } from './session.ts'
import { serveSetup } from './setup.ts'
import { serveToday } from './today.ts'

/** What the server is built from. `owner` parts are given only to set-up and backup. */
export type AppParts = {
  db: AppDatabase
  auth: Auth
  authPool: pg.Pool
  baseUrl: string
  /** Every address that browsers may write from; none: `baseUrl` alone. */
  origins?: string[]
  /** True behind a reverse proxy of our own: the caller's address is then in its header. */
  trustProxy?: boolean
  now: () => Instant
  /** The built web app, or undefined when only the API is served (tests). */
  webFolder?: string
  /** Keys that the personal number is sealed and indexed with. */
  keys: { seal: Buffer; index: Buffer }
  office: Office
  log?: boolean
}

/** What the running installation can do beyond the application's own role: begin an office, make a backup. */
export type Office = {
  kind: () => Promise<'demo' | 'real' | 'empty'>
  demoPeople: { username: string; displayName: string; role: string; place: string }[]
  /** Printed at the terminal while the office is empty; whoever can read it may begin the office. */
  setupCode: string | null
  begin: (asked: {
    commune: string
    villages: string[]
    administrator: { username: string; displayName: string; password: string }
  }) => Promise<void>
  backup: (
    reason: 'daily' | 'upgrade' | 'asked',
  ) => Promise<{ fileName: string; reason: string; madeAt: string; sizeBytes: number }>
}

export type AppContext = ServerContext & AppParts

/** Builds the application; `listen` or `inject` it afterwards. */
export const buildApp = async (parts: AppParts): Promise<FastifyInstance> => {
  const app = Fastify({
    bodyLimit: 30 * 1024 * 1024,
    // Request lines are not logged: an address can hold what somebody searched for.
    logger: parts.log ? { level: 'warn' } : false,
    genReqId: () => randomBytes(4).toString('hex').toUpperCase(),
    routerOptions: { maxParamLength: 200 },
    trustProxy: parts.trustProxy ?? false,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)

  await app.register(fastifyHelmet, {
    enableCSPNonces: false,
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    hsts: parts.baseUrl.startsWith('https://'),
    referrerPolicy: { policy: 'no-referrer' },
  })
  await app.register(fastifyRateLimit, {
    max: 600,
    timeWindow: '1 minute',
    // The page itself is some twenty files; an office behind one address loads it on every desk in the same minute.
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, limit) => {
      throw new RuleError('too_many_requests', { seconds: Math.ceil(limit.ttl / 1000) })
    },
  })
  await app.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Măng Non', version: '0.1.0', license: { name: 'Apache-2.0' } } },
    transform: jsonSchemaTransform,
  })

  refuseForeignWrites(app, parts.origins ?? [parts.baseUrl])
  serveSignIn(app, parts.auth)

  const actorOf = async (request: FastifyRequest) => {
    const session = await parts.auth.api.getSession({ headers: sessionHeaders(request) })
    return session ? findActor(parts.db, session.user.id, dayInVietnam(parts.now())) : undefined
  }
  const context: AppContext = { ...parts, findActor: actorOf }

  serveSession(app, context)
  serveSetup(app, context)
  servePlaces(app, context)
  servePlans(app, context)
  serveAccounts(app, context)
  serveChildren(app, context)
  serveSavedLists(app, context)
  serveChildFacts(app, context)
  serveChildEntry(app, context)
  serveDuplicates(app, context)
  serveRegisterQuality(app, context)
  serveChildHealth(app, context)
  serveRound(app, context)
  serveImports(app, context)
  serveFigures(app, context)
  serveReports(app, context)
  serveToday(app, context)

  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/')) return answerError(new RuleError('not_found') as never, request, reply)
    return servePage(parts, reply)
  })
  if (parts.webFolder) await serveWeb(app, parts, parts.webFolder)
  return app
}

const sessionHeaders = (request: FastifyRequest): Headers => {
  const headers = new Headers()
  if (request.headers.cookie) headers.set('cookie', request.headers.cookie)
  if (request.headers.authorization) headers.set('authorization', request.headers.authorization)
  return headers
}

/** A write that a browser sends for another site is refused (the cookie is SameSite=Strict besides). */
const refuseForeignWrites = (app: FastifyInstance, origins: readonly string[]): void => {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || !request.url.startsWith('/api/')) return
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new RuleError('foreign_origin')
    const { origin } = request.headers
    if (origin !== undefined && !origins.includes(origin)) throw new RuleError('foreign_origin')
  })
}

/**
 * What of better-auth is served: just what our screens and commands use. The rest (changing one's own sign-in name,
 * asking which names exist, sign-in by made-up e-mail) would pass our own rules by.
 */
const signInPaths = new Set([
  '/api/auth/sign-in/username',
  '/api/auth/sign-out',
  '/api/auth/revoke-sessions',
  '/api/auth/change-password',
  '/api/auth/two-factor/enable',
  '/api/auth/two-factor/disable',
  '/api/auth/two-factor/verify-totp',
  '/api/auth/two-factor/verify-backup-code',
])

/** Hands those to better-auth as a Web Request. */
const serveSignIn = (app: FastifyInstance, auth: Auth): void => {
  app.route({
    method: 'POST',
    url: '/api/auth/*',
    schema: { hide: true },
    bodyLimit: 64 * 1024,
    handler: async (request, reply) => {
      const host = `http://${request.headers.host ?? 'localhost'}`
      if (!signInPaths.has(request.url.split('?')[0] ?? '')) throw new RuleError('not_found')
      if (!URL.canParse(host)) throw new RuleError('invalid_request', { where: 'host' })
      const headers = new Headers()
      for (const [name, value] of Object.entries(request.headers))
        if (typeof value === 'string' && name !== 'content-length') headers.set(name, value)
      headers.set('x-real-address', request.ip)
      const answer = await auth.handler(
        new Request(new URL(request.url, host), { method: 'POST', headers, body: JSON.stringify(request.body ?? {}) }),
      )
      reply.status(answer.status)
      answer.headers.forEach((value, name) => {
        if (name !== 'set-cookie') reply.header(name, value)
      })
      for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
      return reply.send(answer.body ? Buffer.from(await answer.arrayBuffer()) : '')
    },
  })
}

const serveWeb = async (app: FastifyInstance, parts: AppParts, folder: string): Promise<void> => {
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: true,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
    allowedPath: (path) => path !== '/' && path !== '/index.html',
  })
  app.get('/', { schema: { hide: true } }, (_request, reply) => servePage(parts, reply))
}

/** index.html with a fresh nonce: nothing but our own files, and Mantine's style elements by that nonce, may run. */
const servePage = (parts: AppParts, reply: import('fastify').FastifyReply): unknown => {
  const file = parts.webFolder ? join(parts.webFolder, 'index.html') : undefined
  if (!file || !existsSync(file)) return reply.status(404).send('')
  const nonce = randomBytes(16).toString('base64')
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      [
        "default-src 'self'",
        "script-src 'self'",
        `style-src 'self' 'nonce-${nonce}'`,
        "style-src-attr 'none'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].join('; '),
    )
    .send(readFileSync(file, 'utf8').replaceAll('__CSP_NONCE__', nonce))
}
