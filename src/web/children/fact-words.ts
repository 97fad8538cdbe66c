/** A fact of the register in words: what, then what else is known of it. */
import type { ChildPage } from '#api/children.ts'
import { formatDate, isPlainDate, type PlainDate } from '#core/dates.ts'
import type { Language } from '../i18n/language.tsx'
import type { ChildText } from './child-text.ts'
import { disabilityLevelOf, disabilityTypeOf, groupOf, levelOf } from './child-words.ts'
import { ethnicNameOf } from './ethnic-groups.ts'
import type { ChildWords } from './text.ts'

type Fact = ChildPage['facts'][number]
export type FactInWords = { what: string; more: string }
export type FactContext = {
  text: ChildText
  words: ChildWords
  language: Language
  placeName: (path: string) => string
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const dayOf = (value: unknown): string | null => {
  const day = textOf(value)?.slice(0, 10)
  return day !== undefined && isPlainDate(day) ? formatDate(day as PlainDate) : null
}
const sentence = (...parts: (string | null)[]): string => {
  const all = parts.filter((part) => part !== null).join(', ')
  return all.charAt(0).toUpperCase() + all.slice(1)
}
const when = <T>(value: T | null, say: (value: T) => string): string | null => (value === null ? null : say(value))

type Worder = (content: Record<string, unknown>, context: FactContext) => FactInWords

const worders: Record<string, Worder> = {
  births: (content, { text, words }) => ({
    what: text.bornFact,
    more: sentence(
      content.sex === 'male' ? words.male : content.sex === 'female' ? words.female : null,
      content.birth_precision === 'month' ? text.bornMonth : content.birth_precision === 'year' ? text.bornYear : null,
    ),
  }),
  residences: (content, { text, placeName }) => ({
    what: text.livesIn(placeName(textOf(content.area_path) ?? '')),
    more: sentence(content.kind === 'temporary' ? text.temporary : content.kind === 'absent' ? text.absent : null),
  }),
  ethnicities: (content, { text }) => ({
    what: text.peopleFact(ethnicNameOf(textOf(content.ethnic_code) ?? '')),
    more: '',
  }),
  birth_registrations: (content, { text }) => ({
    what: content.registered ? text.registeredFact : text.notRegisteredFact,
    more: sentence(
      when(dayOf(content.registered_on), text.registeredOn),
      when(textOf(content.certificate_number), text.certificate),
      when(textOf(content.reason_not), text.reason),
    ),
  }),
  enrolments: (content, { text, words }) => ({
    what: content.enrolled ? (levelOf(textOf(content.level), words) ?? text.enrolledFact) : text.notEnrolledFact,
    more: sentence(textOf(content.school_name), when(textOf(content.class_name), text.className)),
  }),
  special_circumstances: (content, { text, language }) => ({
    what: content.present
      ? (when(textOf(content.group_code), (code) => text.specialFact(groupOf(code, language))) ?? text.specialNoGroup)
      : text.noSpecialFact,
    more: sentence(textOf(content.note)),
  }),
  supports: (content, { text }) => ({
    what: content.given ? text.supportFact : text.noSupportFact,
    more: sentence(textOf(content.kind)),
  }),
  health_insurances: (content, { text }) => ({
    what: content.insured ? text.insuredFact : text.notInsuredFact,
    more: sentence(when(textOf(content.card_number), text.card)),
  }),
  disabilities: (content, { text, words }) => ({
    what: content.present ? text.disabledFact : text.notDisabledFact,
    more: sentence(
      when(textOf(content.type), (type) => disabilityTypeOf(type, words)),
      when(textOf(content.level), (level) => text.degree(disabilityLevelOf(level, words))),
    ),
  }),
}

/** A kind that is not known here yet is shown with its own name rather than left out. */
export const factInWords = (fact: Fact, context: FactContext): FactInWords =>
  worders[fact.kind]?.(fact.content, context) ?? {
    what: fact.kind,
    more: sentence(...Object.values(fact.content).map((value) => textOf(value))),
  }

export const sourceOf = (source: string, text: ChildText): string =>
  source === 'import'
    ? text.sourceImport
    : source === 'demo'
      ? text.sourceDemo
      : source === 'entered'
        ? text.sourceEntered
        : source
