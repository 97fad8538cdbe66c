/**
 * In which order and under which headings the kinds of facts are offered to whoever enters one; what hardly ever
 * concerns a child of that age stands apart, never away.
 */
import { factKind } from './catalogue.ts'
import type { FactKind, Words } from './fact-kind.ts'

type Offer = { kind: string; ages?: readonly [from: number, to: number] }
export type OfferedGroup = { key: string; words: Words; kinds: FactKind[] }

/** The most frequent group first, and in it the most frequent kind. */
const groups: readonly { key: string; words: Words; offers: readonly Offer[] }[] = [
  {
    key: 'school_health',
    words: { vi: 'Học tập, sức khỏe', en: 'School and health' },
    offers: [
      { kind: 'enrolments', ages: [0, 18] },
      { kind: 'measurements' },
      { kind: 'vaccinations' },
      { kind: 'immunisation_checks' },
      { kind: 'health_insurances' },
      { kind: 'disabilities' },
    ],
  },
  {
    key: 'care',
    words: { vi: 'Thăm, hỗ trợ, hoàn cảnh', en: 'Visits, support, circumstances' },
    offers: [
      { kind: 'visits' },
      { kind: 'special_circumstances' },
      { kind: 'supports' },
      { kind: 'benefits' },
      { kind: 'risks' },
      { kind: 'prevention_plans' },
      { kind: 'visitors' },
      // Decision 1437/QĐ-TTg of 29 October 2018: comprehensive early-childhood development is for children up to 8.
      { kind: 'early_services', ages: [0, 8] },
    ],
  },
  {
    key: 'home',
    words: { vi: 'Nơi ở, giấy tờ', en: 'Home and papers' },
    offers: [
      { kind: 'residences' },
      { kind: 'living_arrangements' },
      { kind: 'birth_registrations' },
      { kind: 'ethnicities' },
      { kind: 'deaths' },
    ],
  },
]

/** The groups of kinds for a child of that age; kinds of other ages under `others`. Secret kinds are never among them. */
export const offeredKinds = (age: number): { groups: OfferedGroup[]; others: FactKind[] } => {
  const fits = ({ ages }: Offer): boolean => ages === undefined || (age >= ages[0] && age <= ages[1])
  const kindsOf = (offers: readonly Offer[]): FactKind[] =>
    offers.flatMap(({ kind }) => {
      const found = factKind(kind)
      return found && !found.secret ? [found] : []
    })
  return {
    groups: groups.map(({ key, words, offers }) => ({ key, words, kinds: kindsOf(offers.filter(fits)) })),
    others: kindsOf(groups.flatMap(({ offers }) => offers.filter((offer) => !fits(offer)))),
  }
}
