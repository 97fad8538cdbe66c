/**
 * A condition of a list in words: how it is chosen, and how the title of the list says it. One description serves the
 * drawer, the chips, the title and the first sheet of a file.
 */
import type { ConditionKey } from '../child-filter.ts'
import type { Words } from '../facts/fact-kind.ts'

/** `is` completes "Children …": `chưa đăng ký khai sinh`. */
export type ConditionChoice = { value: string; label: Words; is: Words }

export type Condition = {
  key: ConditionKey
  label: Words
  choices: readonly ConditionChoice[]
}

/** `of` fills in for what the register itself names (a village, a school, a number of days). */
export type FreeCondition = { key: ConditionKey; label: Words; is: (value: string) => Words }

export const words = (vi: string, en: string): Words => ({ vi, en })

export const says = (value: string, vi: string, en: string, isVi: string, isEn: string): ConditionChoice => ({
  value,
  label: { vi, en },
  is: { vi: isVi, en: isEn },
})

type Said = readonly [vi: string, en: string]

/** Yes, no, not known. */
export const tri = (yes: Said, no: Said, unknown: Said): readonly ConditionChoice[] => [
  says('yes', 'Có', 'Yes', ...yes),
  says('no', 'Không', 'No', ...no),
  says('unknown', 'Chưa rõ', 'Not known', ...unknown),
]

/** On record or not. */
export const yesNo = (yes: Said, no: Said): readonly ConditionChoice[] => tri(yes, no, ['', '']).slice(0, 2)

/** The choices of a fact, each said after the same words: `sống cùng ông bà`. */
export const factChoices = (
  choices: readonly ({ code: string } & Words)[],
  is: (choice: Words) => Words,
): readonly ConditionChoice[] =>
  choices.map(({ code, vi, en }) => ({ value: code, label: { vi, en }, is: is({ vi, en }) }))

/** In the middle of a sentence: `Ông bà` is `ông bà`; an abbreviation stays. */
export const inside = (text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
