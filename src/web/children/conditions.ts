/** The conditions of a list on the screen: what the address holds, and their words with the register's names. */
import type { SavedList } from '#api/saved-lists.ts'
import { type ChildFilter, type ConditionKey, conditionKeys } from '#core/children/child-filter.ts'
import { childQuestions, type QuestionKey, questionKeys } from '#core/children/child-questions.ts'
import { type ConditionNames, chipsOf as coreChipsOf } from '#core/children/conditions/title.ts'
import { ethnicNameOf } from '#core/children/ethnic-groups.ts'
import type { Language } from '../i18n/language.tsx'
import type { ChildrenSearch } from './routes.ts'

export type Conditions = ChildFilter

/** Every condition named, so that a link can take away what was there before. */
export const noConditions = Object.fromEntries(
  [...conditionKeys, 'page', 'list'].map((key) => [key, undefined]),
) as Record<ConditionKey | 'page' | 'list', undefined>

export const namesOf = ({ ethnic }: Conditions, villageName: string | null): ConditionNames => ({
  village: villageName,
  ethnic: ethnic === undefined ? null : ethnicNameOf(ethnic),
})

/** The ready question that is asked, village apart; undefined when the conditions are the person's own. */
export const askedQuestion = (conditions: Conditions): QuestionKey | undefined =>
  questionKeys.find((key) => sameText({ ...conditions, village: undefined }) === sameText(childQuestions[key]))

/** Conditions as one text: the same conditions give the same text. */
export const sameText = (conditions: Conditions): string =>
  JSON.stringify(
    Object.entries(conditions)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  )

export type Chip = { key: string; label: string; without: Partial<typeof noConditions> }

/** What is applied, each to be taken away by itself. */
export const chipsOf = (conditions: Conditions, villageName: string | null, language: Language): Chip[] =>
  coreChipsOf(conditions, namesOf(conditions, villageName), language).map(({ key, label, keys }) => ({
    key,
    label,
    without: Object.fromEntries(keys.map((one) => [one, undefined])),
  }))

/** The address of a kept list. */
export const searchOf = ({ listId, filter, sort }: Pick<SavedList, 'listId' | 'filter' | 'sort'>): ChildrenSearch => ({
  ...noConditions,
  ...filter,
  sort: sort === 'name' ? undefined : sort,
  list: listId,
})
