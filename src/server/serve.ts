/**
 * Serves an endpoint of the contract: checks who acts, opens the transaction with exactly what the permission opens,
 * gives the handler the parsed request, and answers. Writes with a request number happen once.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Endpoint, isWrite, type OutputOf, type ReplyOf } from '#api/endpoint.ts'
import { dayInVietnam, type Instant, type PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { type Actor, can } from '#core/permissions.ts'
import { isStorable } from '#core/text.ts'
import { asActor, type Tx } from '#store/as-actor.ts'
import type { AppDatabase } from '#store/db.ts'
import { onceOnly } from '#store/replays.ts'
import type { SealKeys } from '#store/seal.ts'

/** What every handler may use besides its request. */
export type ServerContext = {
  db: AppDatabase
  now: () => Instant
  keys: SealKeys
  findActor: (request: FastifyRequest) => Promise<Actor | undefined>
}

type Asked<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _R>
    ? { params: OutputOf<P>; query: OutputOf<Q>; body: OutputOf<B> }
    : never

/** A file to answer with. As a function, its bytes are made after the transaction is closed: rendering takes a while. */
export type FileAnswer = { bytes: Uint8Array | (() => Promise<Uint8Array>); name: string; mediaType: string }

const requestIdOf = (request: FastifyRequest): string | null => {
  const given = request.headers['idempotency-key']
  return typeof given === 'string' && z.uuid().safeParse(given).success ? given : null
}

/** Serves an endpoint for signed-in people: the handler gets a transaction of the actor. */
export const serve = <E extends Endpoint>(
  app: FastifyInstance,
  context: ServerContext,
  endpoint: E,
  handler: (
    asked: Asked<E> & { actor: Actor; now: Instant; today: PlainDate; tx: Tx },
  ) => Promise<ReplyOf<E> | FileAnswer>,
): void => {
  const { permission } = endpoint
  if (permission === 'public') throw new Error(`${endpoint.path} is public: use servePublic`)
  route(app, endpoint, async (request, reply) => {
    const actor = await context.findActor(request)
    if (!actor) throw new RuleError('not_signed_in')
    if (!can(actor, permission)) throw new RuleError('not_permitted')
    const now = context.now()
    const writes = isWrite(endpoint)
    const requestId = writes ? requestIdOf(request) : null
    const answer = await asActor(
      context.db,
      { actor, permission, now, readOnly: !writes, origin: { requestId, cameFrom: request.ip } },
      async (tx) => {
        const work = () =>
          handler({
            params: request.params,
            query: request.query,
            body: request.body,
            actor,
            now,
            today: dayInVietnam(now),
            tx,
          } as never)
        return requestId === null || endpoint.file
          ? work()
          : onceOnly(
              tx,
              { requestId, endpoint: `${endpoint.method} ${request.url}`, body: request.body, keys: context.keys },
              work,
            )
      },
    )
    return send(endpoint, reply, answer)
  })
}

/** Serves an endpoint that anybody may call. No transaction is opened for it. */
export const servePublic = <E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  handler: (asked: Asked<E> & { request: FastifyRequest }) => Promise<ReplyOf<E> | FileAnswer>,
): void => {
  if (endpoint.permission !== 'public') throw new Error(`${endpoint.path} is not public: use serve`)
  route(app, endpoint, async (request, reply) =>
    send(
      endpoint,
      reply,
      await handler({ params: request.params, query: request.query, body: request.body, request } as never),
    ),
  )
}

const route = (
  app: FastifyInstance,
  endpoint: Endpoint,
  handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void => {
  app.withTypeProvider<ZodTypeProvider>().route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    schema: {
      summary: endpoint.summary,
      tags: [endpoint.path.split('/')[1] ?? ''],
      ...(endpoint.params ? { params: endpoint.params } : {}),
      ...(endpoint.query ? { querystring: endpoint.query } : {}),
      ...(endpoint.body ? { body: endpoint.body } : {}),
      ...(endpoint.file ? {} : { response: { 200: endpoint.reply } }),
    },
    preHandler: async (request) => {
      for (const [part, value] of Object.entries({
        params: request.params,
        query: request.query,
        body: request.body,
      })) {
        const where = findUnstorable(value)
        if (where !== undefined) throw new RuleError('invalid_request', { where: where.join('.') || part })
      }
    },
    handler: handle as never,
  })
}

/** Where a request holds text that cannot be kept; undefined: nowhere. The path names places, never the value. */
const findUnstorable = (value: unknown, at: readonly string[] = []): readonly string[] | undefined => {
  if (typeof value === 'string') return isStorable(value) ? undefined : at
  if (typeof value !== 'object' || value === null) return undefined
  // No request of ours is nested like this.
  if (at.length > 30) return at
  for (const [key, inner] of Object.entries(value)) {
    if (!isStorable(key)) return at
    const found = findUnstorable(inner, [...at, key])
    if (found) return found
  }
  return undefined
}

const send = async (endpoint: Endpoint, reply: FastifyReply, answer: unknown): Promise<unknown> => {
  // What is read is about children: no cache keeps it.
  reply.header('cache-control', 'no-store')
  if (!endpoint.file) return reply.send(answer)
  const file = answer as FileAnswer
  const bytes = typeof file.bytes === 'function' ? await file.bytes() : file.bytes
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(Buffer.from(bytes))
}
