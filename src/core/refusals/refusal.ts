export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'too_many'
  | 'unavailable'

/** A refusal: its kind, and its sentence in both languages, which says what to do. `{name}` is the detail of that name. */
export type Refusal = { kind: ErrorKind; vi: string; en: string }

export type Refusals = Record<string, Refusal>
