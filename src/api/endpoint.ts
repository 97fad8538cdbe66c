/**
 * One declaration of an endpoint: the server serves it, the web and the command line call it, OpenAPI is printed from
 * it. An endpoint without a permission does not compile (`'public'` has to be written), nor does a path whose `:name`
 * is missing from `params`.
 */

import type { z } from 'zod'
import type { Permission } from '#core/permissions.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Schema = z.ZodType | undefined

type PathNames<S extends string> = S extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathNames<Rest>
  : S extends `${string}:${infer Name}`
    ? Name
    : never

type ParamsFor<P extends string> = [PathNames<P>] extends [never]
  ? undefined
  : z.ZodObject<Record<PathNames<P>, z.ZodType>>

export type Endpoint<
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  R extends z.ZodType = z.ZodType,
> = {
  method: Method
  path: string
  permission: Permission | 'public'
  summary: string
  params: P
  query: Q
  body: B
  reply: R
  /** `true`: only reads, although it is sent by POST, because what is asked (a name) must not stand in an address. */
  asks: boolean
  /** `true` when the reply is a file: bytes with their media type and name, not JSON. */
  file: boolean
}

export const endpoint = <
  const Path extends string,
  R extends z.ZodType,
  P extends ParamsFor<Path> = ParamsFor<Path>,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(
  declared: {
    method: Method
    path: Path
    permission: Permission | 'public'
    summary: string
    reply: R
    query?: Q
    body?: B
    file?: boolean
    asks?: boolean
  } & ([PathNames<Path>] extends [never] ? { params?: undefined } : { params: P }),
) => ({ file: false, asks: false, ...declared }) as unknown as Endpoint<P, Q, B, R>

/** Does calling it change anything? Only then does it carry a request number. */
export const isWrite = ({ method, asks }: Pick<Endpoint, 'method' | 'asks'>): boolean => method !== 'GET' && !asks

/** What a caller hands in and what a handler receives, from the schemas of an endpoint. */
export type InputOf<S> = S extends z.ZodType ? z.input<S> : undefined
export type OutputOf<S> = S extends z.ZodType ? z.output<S> : undefined

/** The arguments of a call: only the parts that the endpoint has. */
export type CallArguments<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _R>
    ? (P extends z.ZodType ? { params: z.input<P> } : unknown) &
        (Q extends z.ZodType ? { query?: z.input<Q> } : unknown) &
        (B extends z.ZodType ? { body: z.input<B> } : unknown) & { requestId?: string; signal?: unknown }
    : never

export type ReplyOf<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer R> ? z.output<R> : never

/** `fillPath('/plans/:planId', { planId: 'x' })` is `/plans/x`. */
export const fillPath = (path: string, params: Record<string, unknown> | undefined): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name] ?? '')))

/** `?a=1&b=x`, or nothing; absent values are left out. */
export const queryText = (query: Record<string, unknown> | undefined): string => {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '')
  if (pairs.length === 0) return ''
  return `?${pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`).join('&')}`
}
