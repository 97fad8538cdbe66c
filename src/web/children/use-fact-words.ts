/** Facts of one child in words: what, what more, when; with the names of the villages. */
import { useQuery } from '@tanstack/react-query'
import type { ChildPage } from '#api/children.ts'
import { factKind } from '#core/children/facts/catalogue.ts'
import { addDays, formatDate } from '#core/dates.ts'
import { communePathOf } from '#core/permissions.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { childText } from './child-text.ts'
import { type FactInWords, factInWords } from './fact-words.ts'
import { villagesQuery } from './routes.ts'
import { childrenText } from './text.ts'

type Fact = Pick<ChildPage['facts'][number], 'kind' | 'content' | 'validFrom' | 'validTo'>
export type SayFact = (fact: Fact) => FactInWords & { when: string }

const isEvent = (kind: string): boolean => kind === 'births' || factKind(kind)?.time === 'event'

export const useFactWords = ({ child }: Pick<ChildPage, 'child'>): SayFact => {
  const text = useText(childText)
  const { words } = useText(childrenText)
  const language = useLanguage()
  const villages = useQuery(villagesQuery(communePathOf(child.villagePath))).data ?? []
  const placeName = (path: string) =>
    path === child.villagePath ? child.villageName : (villages.find((village) => village.path === path)?.name ?? path)
  return (fact) => ({
    ...factInWords(fact, { text, words, language, placeName }),
    when: isEvent(fact.kind)
      ? formatDate(fact.validFrom)
      : fact.validTo
        ? text.fromTo(formatDate(fact.validFrom), formatDate(addDays(fact.validTo, -1)))
        : text.since(formatDate(fact.validFrom)),
  })
}
