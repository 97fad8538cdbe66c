/** Calls an endpoint over HTTP: for the web and the command line alike. The transport is passed in. */
import { type ErrorCode, errorSentence } from '#core/errors.ts'
import { type CallArguments, type Endpoint, fillPath, isWrite, queryText, type ReplyOf } from './endpoint.ts'

/** A refusal as the server worded it. `code` is one of core's error codes, or `internal`. */
export class CallError extends Error {
  readonly status: number
  readonly code: ErrorCode | 'internal' | 'network'
  readonly detail: Record<string, string | number>
  readonly sentence: { vi: string; en: string }

  constructor(
    status: number,
    code: ErrorCode | 'internal' | 'network',
    detail: Record<string, string | number>,
    sentence: { vi: string; en: string },
  ) {
    super(sentence.vi)
    this.status = status
    this.code = code
    this.detail = detail
    this.sentence = sentence
  }
}

type Reply = {
  status: number
  headers: { get(name: string): string | null }
  json(): Promise<unknown>
  bytes(): Promise<Uint8Array>
}

/** How a request travels: `fetch` in the browser and on the command line. */
export type Transport = (request: {
  method: string
  url: string
  headers: Record<string, string>
  body: string | undefined
}) => Promise<Reply>

export type Caller = <E extends Endpoint>(endpoint: E, ...rest: ArgumentsOf<E>) => Promise<ReplyOf<E>>
type ArgumentsOf<E extends Endpoint> =
  Record<never, never> extends CallArguments<E> ? [CallArguments<E>?] : [CallArguments<E>]

/** A file that an endpoint answered with. */
export type FileReply = { bytes: Uint8Array; name: string; mediaType: string }

const networkSentence = {
  vi: 'Không kết nối được tới máy chủ. Kiểm tra mạng rồi thử lại; những gì đã nhập vẫn còn trên màn hình.',
  en: 'The server cannot be reached. Check the network and try again; what you typed is still on the screen.',
}

/**
 * Makes a caller. Every write carries a request number, the given one or a new one, so that sending it twice does it
 * once.
 * @throws CallError with the server's own sentence.
 */
export const makeCaller = (transport: Transport, newRequestId: () => string, base = '/api'): Caller => {
  return async (endpoint, ...rest) => {
    const given = (rest[0] ?? {}) as {
      params?: Record<string, unknown>
      query?: Record<string, unknown>
      body?: unknown
      requestId?: string
    }
    const headers: Record<string, string> = { accept: 'application/json' }
    if (isWrite(endpoint)) headers['idempotency-key'] = given.requestId ?? newRequestId()
    if (given.body !== undefined) headers['content-type'] = 'application/json'
    let reply: Reply
    try {
      reply = await transport({
        method: endpoint.method,
        url: `${base}${fillPath(endpoint.path, given.params)}${queryText(given.query)}`,
        headers,
        body: given.body === undefined ? undefined : JSON.stringify(given.body),
      })
    } catch {
      throw new CallError(0, 'network', {}, networkSentence)
    }
    if (reply.status >= 400) throw await refusalOf(reply)
    if (endpoint.file) {
      const disposition = reply.headers.get('content-disposition') ?? ''
      const name = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
      return {
        bytes: await reply.bytes(),
        name: name ? decodeURIComponent(name) : 'mang-non',
        mediaType: reply.headers.get('content-type') ?? 'application/octet-stream',
      } as never
    }
    return endpoint.reply.parse(await reply.json()) as never
  }
}

const refusalOf = async (reply: Reply): Promise<CallError> => {
  const body = (await reply.json().catch(() => null)) as {
    error?: { code: ErrorCode | 'internal'; detail?: Record<string, string | number>; vi: string; en: string }
  } | null
  const error = body?.error
  if (!error) {
    const sentence = { vi: errorSentence('not_found'), en: errorSentence('not_found', {}, 'en') }
    return new CallError(reply.status, 'internal', {}, sentence)
  }
  return new CallError(reply.status, error.code, error.detail ?? {}, { vi: error.vi, en: error.en })
}
