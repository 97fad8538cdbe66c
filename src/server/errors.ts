/** From a refusal to an HTTP answer: one map of kinds, one shape. Anything unforeseen is logged and shown as a fault. */

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { errorSentence, errors, RuleError } from '#core/errors.ts'
import type { ErrorKind } from '#core/refusals/refusal.ts'

const statusOf: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
}

const internalSentence = (number: string) => ({
  vi: `Máy chủ gặp sự cố khi làm việc này; những gì đã lưu trước đó vẫn còn. Thử lại; nếu vẫn vậy, báo người quản trị số ${number}.`,
  en: `The server failed at this; what was saved before is safe. Try again; if it persists, tell the administrator number ${number}.`,
})

const answer = (reply: FastifyReply, error: RuleError) =>
  reply.status(statusOf[errors[error.code].kind]).send({
    error: {
      code: error.code,
      detail: error.detail,
      vi: errorSentence(error.code, error.detail, 'vi'),
      en: errorSentence(error.code, error.detail, 'en'),
    },
  })

/** Fastify's error handler. Validation errors name the place, never the value: it may be about a child. */
export const answerError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  if (error instanceof RuleError) return answer(reply, error)
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = [
      ...new Set(error.validation.map((v) => v.instancePath.replace(/^\//, '').replaceAll('/', '.') || 'body')),
    ]
    return answer(reply, new RuleError('invalid_request', { where: where.slice(0, 5).join(', ') }))
  }
  // Text that PostgreSQL cannot keep, from inside a file: NUL or half a character. Requests are looked through before.
  if (error.code === '22021' || error.code === '22P05') return answer(reply, new RuleError('file_damaged'))
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return answer(reply, new RuleError('file_too_large', { limit: '20 MB' }))
  if (error.statusCode === 429) return answer(reply, new RuleError('too_many_requests', { seconds: 60 }))
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return answer(reply, new RuleError('invalid_request', { where: 'body' }))
  // Tests hold invented people only: there the whole fault may be shown.
  if (process.env.NODE_ENV === 'test') console.error(error)
  // The message of a database error can quote a value: log its kind and place only.
  request.log.error({ request: request.id, name: error.name, code: error.code, stack: stackOf(error) }, 'unforeseen')
  return reply.status(500).send({ error: { code: 'internal', detail: {}, ...internalSentence(request.id) } })
}

/** Places in the code only: a message of several lines would stand before them. */
export const stackOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at [^"'\u2018\u201c]*$/.test(line))
    .slice(0, 12)
    .join('\n')
