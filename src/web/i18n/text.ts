/**
 * Messages: one `text.ts` per feature holds both languages.
 *
 *     const vi = { title: 'Trẻ em', found: (n: number) => `${n} trẻ em` }
 *     const en = { title: 'Children', found: (n: number) => `${n} children` } satisfies Messages<typeof vi>
 *     export const childrenText = { vi, en }
 *
 * A key missing in either language, or one too many, does not compile.
 */
import { type Language, useLanguage } from './language.tsx'

type Message = string | ((...values: never[]) => string) | { [key: string]: Message }

/** The same keys, the same values to fill in. */
export type Messages<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer A) => string
      ? (...values: A) => string
      : Messages<T[K]>
}

export type Catalogue<T extends Record<string, Message>> = { vi: T; en: Messages<T> }

/** The messages of a feature in the language of the screen: `const text = useText(todayText)`. */
export const useText = <T extends Record<string, Message>>(catalogue: Catalogue<T>): Messages<T> =>
  textIn(catalogue, useLanguage())

/** The same outside of components. */
export const textIn = <T extends Record<string, Message>>(catalogue: Catalogue<T>, language: Language): Messages<T> =>
  catalogue[language] as Messages<T>

/** Picks from what the server already words in both languages: `const pick = usePick(); pick(item.title)`. */
export const usePick = (): ((both: { vi: string; en: string }) => string) => {
  const language = useLanguage()
  return (both) => both[language]
}
