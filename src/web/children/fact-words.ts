/** A fact of the register in words: what, then what else is known of it. */
import type { ChildPage } from '#api/children.ts'
import { ethnicNameOf } from '#core/children/ethnic-groups.ts'
import { factKind } from '#core/children/facts/catalogue.ts'
import { formatDate, isPlainDate, type PlainDate } from '#core/dates.ts'
import { formatMoney, formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/language.tsx'
import { textIn } from '../i18n/text.ts'
import type { ChildText } from './child-text.ts'
import { disabilityLevelOf, disabilityTypeOf, groupOf, levelOf } from './child-words.ts'
import { factText } from './fact-text.ts'
import type { ChildWords } from './text.ts'

type Fact = Pick<ChildPage['facts'][number], 'kind' | 'content'>
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

/** The words of a chosen code, as the form offered it. */
const choiceOf = (
  kind: string,
  column: string,
  content: Record<string, unknown>,
  language: Language,
): string | null => {
  const field = factKind(kind)?.fields.find((each) => each.column === column)
  const code = textOf(content[column])
  if (code === null || field?.type !== 'choice') return code
  return field.choices.find((choice) => choice.code === code)?.[language] ?? code
}

const circumstance =
  (kind: string): Worder =>
  (content, { text, language }) => ({
    what: content.present
      ? (when(textOf(content.group_code), (code) => text.specialFact(groupOf(code, language))) ?? text.specialNoGroup)
      : text.noSpecialFact,
    more: sentence(
      choiceOf(kind, 'sub_code', content, language),
      when(textOf(content.cause), textIn(factText, language).cause),
      textOf(content.evidence),
      textOf(content.note),
    ),
  })

const worders: Record<string, Worder> = {
  births: (content, { text, words }) => ({
    what: text.bornFact,
    more: sentence(
      content.sex === 'male' ? words.male : content.sex === 'female' ? words.female : null,
      content.birth_precision === 'month' ? text.bornMonth : content.birth_precision === 'year' ? text.bornYear : null,
    ),
  }),
  residences: (content, { text, language, placeName }) => ({
    what:
      content.kind === 'absent'
        ? sentence(
            text.absent,
            when(textOf(content.other_place), (place) => place),
          )
        : text.livesIn(placeName(textOf(content.area_path) ?? '')),
    more: sentence(
      content.kind === 'temporary' ? text.temporary : null,
      choiceOf('residences', 'reason', content, language),
      content.kind === 'absent' ? null : textOf(content.other_place),
      content.migrant === true ? textIn(factText, language).migrant : null,
    ),
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
  enrolments: (content, { text, words, language }) => ({
    what: content.enrolled ? (levelOf(textOf(content.level), words) ?? text.enrolledFact) : text.notEnrolledFact,
    more: sentence(
      textOf(content.school_name),
      when(textOf(content.class_name), text.className),
      content.dropped_out === true ? textIn(factText, language).droppedOut : null,
      when(textOf(content.reason), text.reason),
    ),
  }),
  special_circumstances: circumstance('special_circumstances'),
  protected_circumstances: circumstance('protected_circumstances'),
  supports: (content, { text }) => ({
    what: content.given ? text.supportFact : text.noSupportFact,
    more: sentence(textOf(content.kind)),
  }),
  health_insurances: (content, { text }) => ({
    what: content.insured ? text.insuredFact : text.notInsuredFact,
    more: sentence(when(textOf(content.card_number), text.card)),
  }),
  disabilities: (content, { text, words, language }) => ({
    what: content.present ? text.disabledFact : text.notDisabledFact,
    more: sentence(
      when(textOf(content.type), (type) => disabilityTypeOf(type, words)),
      when(textOf(content.level), (level) => text.degree(disabilityLevelOf(level, words))),
      choiceOf('disabilities', 'learning_need', content, language),
      when(textOf(content.certificate_number), textIn(factText, language).certificate),
    ),
  }),
  living_arrangements: (content, { language }) => {
    const say = textIn(factText, language)
    const away = textOf(content.parents_away)
    return {
      what: say.livesWith(choiceOf('living_arrangements', 'lives_with', content, language) ?? ''),
      more: sentence(
        away === null || away === 'none' ? null : say.away[away as keyof typeof say.away],
        textOf(content.reason),
      ),
    }
  },
  risks: (content, { language }) => ({
    what: textIn(factText, language).risk(textOf(content.factor) ?? ''),
    more: sentence(textOf(content.note)),
  }),
  prevention_plans: (content, { language }) => {
    const say = textIn(factText, language)
    return {
      what: say.prevention,
      more: sentence(
        textOf(content.measures),
        when(textOf(content.responsible), say.responsible),
        when(dayOf(content.review_on), say.review),
      ),
    }
  },
  benefits: (content, { language }) => {
    const say = textIn(factText, language)
    const amount = content.monthly_amount ?? null
    return {
      what: textOf(content.benefit) ?? '',
      more: sentence(
        amount === null ? null : say.monthly(formatMoney(Number(amount))),
        when(textOf(content.decision), say.decision),
        when(dayOf(content.decided_on), say.decided),
      ),
    }
  },
  early_services: (content, { language }) => {
    const say = textIn(factText, language)
    const service = choiceOf('early_services', 'service', content, language) ?? ''
    return {
      what: content.given ? say.reached(service) : say.notReached(service),
      more: sentence(textOf(content.provider)),
    }
  },
  vaccinations: (content, { language }) => ({
    what: textIn(factText, language).vaccinated(
      textOf(content.other_vaccine) ?? choiceOf('vaccinations', 'vaccine', content, language) ?? '',
      choiceOf('vaccinations', 'dose', content, language) ?? '',
    ),
    more: sentence(textOf(content.place)),
  }),
  immunisation_checks: (content, { language }) => ({
    what: textIn(factText, language).checked(
      choiceOf('immunisation_checks', 'book', content, language)?.toLowerCase() ?? '',
    ),
    more: sentence(textOf(content.note)),
  }),
  measurements: (content, { language }) => {
    const say = textIn(factText, language)
    const figure = (value: unknown, unit: string) =>
      value === null || value === undefined ? null : `${formatNumber(Number(value))}\u00a0${unit}`
    return {
      what: say.measured(
        [figure(content.weight_kg, 'kg'), figure(content.length_height_cm, 'cm')].filter(Boolean).join(', ') || '',
      ),
      more: sentence(
        content.measure === 'lying' ? say.lying : content.measure === 'standing' ? say.standing : null,
        content.oedema === true ? say.oedema : null,
      ),
    }
  },
  deaths: (content, { language }) => ({
    what: textIn(factText, language).died,
    more: sentence(choiceOf('deaths', 'cause', content, language), textOf(content.note)),
  }),
  visitors: (content, { language }) => ({
    what: textIn(factText, language).visitor(textOf(content.visitor_name) ?? ''),
    more: sentence(textOf(content.visitor_duty), textOf(content.phone)),
  }),
  visits: (content, { language }) => {
    const say = textIn(factText, language)
    return {
      what: say.visit(textOf(content.visitor_name) ?? ''),
      more: [textOf(content.seen), when(textOf(content.needs), say.needs)].filter(Boolean).join(' '),
    }
  },
}

/** A kind without a sentence of its own: its name, then each answer by its field. */
const plainly = ({ kind, content }: Fact, language: Language): FactInWords => {
  const described = factKind(kind)
  const say = textIn(factText, language)
  if (!described) return { what: kind, more: sentence(...Object.values(content).map((value) => textOf(value))) }
  const parts = described.fields.map((field) => {
    const value = content[field.column] ?? null
    if (value === null) return null
    const name = field.words[language]
    if (field.type === 'yes_no') return value ? name : say.not(name)
    if (field.type === 'choice') return choiceOf(kind, field.column, content, language)
    if (field.type === 'number') return `${name} ${formatNumber(Number(value))}\u00a0${field.unit[language]}`
    return `${name}: ${dayOf(value) ?? String(value)}`
  })
  return { what: described.words[language], more: sentence(...parts) }
}

export const factInWords = (fact: Fact, context: FactContext): FactInWords =>
  worders[fact.kind]?.(fact.content, context) ?? plainly(fact, context.language)

export const sourceOf = (source: string, text: ChildText): string => {
  const sources: Record<string, string> = {
    import: text.sourceImport,
    demo: text.sourceDemo,
    entered: text.sourceEntered,
    merge: text.sourceMerge,
  }
  return sources[source] ?? source
}
