import { accountRefusals } from './refusals/accounts.ts'
import { childRefusals } from './refusals/children.ts'
import { fileRefusals } from './refusals/files.ts'
import { planRefusals } from './refusals/plans.ts'
import { reportRefusals } from './refusals/reports.ts'
import { requestRefusals } from './refusals/requests.ts'
import { roundRefusals } from './refusals/round.ts'

/**
 * Every refusal of the product, by code: its kind (which the server turns into an HTTP status) and its sentence in
 * Vietnamese and English. `{name}` is replaced by the error's detail of that name. The sentences stand by area in
 * `refusals/`.
 */
export const errors = {
  ...requestRefusals,
  ...accountRefusals,
  ...fileRefusals,
  ...childRefusals,
  ...planRefusals,
  ...reportRefusals,
  ...roundRefusals,
}

export type ErrorCode = keyof typeof errors

/** A refusal that the product foresaw. Anything else that is thrown is a fault and is shown as such. */
export class RuleError extends Error {
  readonly code: ErrorCode
  readonly detail: Record<string, string | number>

  constructor(code: ErrorCode, detail: Record<string, string | number> = {}) {
    super(code)
    this.name = 'RuleError'
    this.code = code
    this.detail = detail
  }
}

/**
 * The sentence of an error in a language, its details filled in. A detail may have a Vietnamese twin: `field: 'value'`
 * with `fieldVi: 'giá trị'`.
 */
export const errorSentence = (
  code: ErrorCode,
  detail: Record<string, string | number> = {},
  language: 'vi' | 'en' = 'vi',
): string =>
  errors[code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String((language === 'vi' ? detail[`${name}Vi`] : undefined) ?? detail[name] ?? ''),
  )
