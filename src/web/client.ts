/** How the web app reaches the server: typed calls, queries, writes that are sent once, files. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { CallError, type FileReply, makeCaller } from '#api/call.ts'
import type { CallArguments, Endpoint, ReplyOf } from '#api/endpoint.ts'

let onSignedOut: () => void = () => {}

/** Says what happens when the server no longer knows us: main.tsx sends the person to the sign-in page and back. */
export const whenSignedOut = (act: () => void): void => {
  onSignedOut = act
}

const newRequestId = (): string => crypto.randomUUID()

export const call = makeCaller(async ({ method, url, headers, body }) => {
  const response = await fetch(url, { method, headers, body: body ?? null, credentials: 'same-origin' })
  if (response.status === 401) onSignedOut()
  return {
    status: response.status,
    headers: response.headers,
    json: () => response.json(),
    bytes: async () => new Uint8Array(await response.arrayBuffer()),
  }
}, newRequestId)

type Asked<E extends Endpoint> =
  Record<never, never> extends CallArguments<E> ? [args?: CallArguments<E>] : [args: CallArguments<E>]

/** A read as a react-query query, for loaders (`ensureQueryData`) and pages (`useSuspenseQuery`) alike. */
export const queryOf = <E extends Endpoint>(endpoint: E, ...[args]: Asked<E>) =>
  queryOptions<ReplyOf<E>, CallError>({
    queryKey: [endpoint.path, args ?? {}],
    queryFn: () => (call as (endpoint: E, args: unknown) => Promise<ReplyOf<E>>)(endpoint, args),
  })

/** What to read again after a write: `refresh(planApi.list, planApi.read)` in `onDone`. */
export const useRefresh = () => {
  const queries = useQueryClient()
  return async (...endpoints: Endpoint[]): Promise<void> => {
    await Promise.all(endpoints.map((endpoint) => queries.invalidateQueries({ queryKey: [endpoint.path] })))
  }
}

/** The request number of an intent: the same words sent again get the number they had, until the server has answered. */
const makeIntents = () => {
  const open = new Map<string, string>()
  return {
    idOf: (words: string): string => {
      const id = open.get(words) ?? newRequestId()
      open.set(words, id)
      return id
    },
    settle: (words: string): void => {
      open.delete(words)
    },
  }
}

/**
 * A write. `send` carries one request number per intent: a double click sends once, and pressing again after a lost
 * connection repeats the same request, so that it is done once. `error` is the refusal to show with `ErrorNotice`.
 */
export const useCall = <E extends Endpoint>(
  endpoint: E,
  { onDone }: { onDone?: (reply: ReplyOf<E>, args: CallArguments<E>) => unknown } = {},
) => {
  const intents = useRef(makeIntents())
  const underWay = useRef(new Map<string, Promise<ReplyOf<E> | undefined>>())
  const mutation = useMutation<ReplyOf<E>, CallError, CallArguments<E>>({
    mutationFn: async (args) => {
      const words = JSON.stringify(args)
      const requestId = intents.current.idOf(words)
      try {
        const reply = await (call as (endpoint: E, args: unknown) => Promise<ReplyOf<E>>)(endpoint, {
          ...args,
          requestId,
        })
        intents.current.settle(words)
        return reply
      } catch (error) {
        // The server may have done it and only its answer got lost: then the number must stay the same.
        if (error instanceof CallError && error.status > 0 && error.status < 500) intents.current.settle(words)
        throw error
      }
    },
    onSuccess: (reply, args) => onDone?.(reply, args),
  })
  /** Resolves to the reply, or to undefined after a refusal (then `error` holds it). */
  const send = (...[args]: Asked<E>): Promise<ReplyOf<E> | undefined> => {
    const given = (args ?? {}) as CallArguments<E>
    const words = JSON.stringify(given)
    const running = underWay.current.get(words)
    if (running) return running
    const promise = mutation
      .mutateAsync(given)
      .catch(() => undefined)
      .finally(() => underWay.current.delete(words))
    underWay.current.set(words, promise)
    return promise
  }
  return { send, isSending: mutation.isPending, error: mutation.error, reply: mutation.data, reset: mutation.reset }
}

/** Asks an endpoint for its file and hands it to the browser's downloads. */
export const download = async <E extends Endpoint>(endpoint: E, ...[args]: Asked<E>): Promise<void> => {
  const file = (await (call as (endpoint: E, args: unknown) => Promise<unknown>)(endpoint, args)) as FileReply
  saveFile(new Blob([file.bytes as BlobPart], { type: file.mediaType }), file.name)
}

/** Gives bytes made in the browser a name and saves them. */
export const saveFile = (blob: Blob, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** A file as the `contentBase64` of a body. */
export const base64Of = async (file: Blob): Promise<string> => {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as string)
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
  return address.slice(address.indexOf(',') + 1)
}
