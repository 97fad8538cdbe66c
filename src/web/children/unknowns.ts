/** What is not known of a child and should be asked, and what is known and needs somebody to act. */
import type { ChildPage } from '#api/children.ts'
import type { ChildText } from './child-text.ts'
import type { Panel } from './entry/child-actions.ts'

/** `panel`: the form that takes the answer. */
export type Unknown = { key: string; what: string; how: string | null; panel: Panel | null }

const panels: Record<string, Panel> = {
  registration: { open: 'fact', kind: 'birth_registrations' },
  ethnic: { open: 'fact', kind: 'ethnicities' },
  enrolled: { open: 'fact', kind: 'enrolments' },
  special: { open: 'fact', kind: 'special_circumstances' },
  supported: { open: 'fact', kind: 'supports' },
  insured: { open: 'fact', kind: 'health_insurances' },
  disabled: { open: 'fact', kind: 'disabilities' },
  birthDate: { open: 'identity' },
  sex: { open: 'identity' },
  personalNumber: { open: 'identity' },
  poverty: { open: 'household' },
  carers: { open: 'carer' },
}

export const unknownsOf = ({ child, personalNumber, carers }: ChildPage, { ask }: ChildText): Unknown[] => {
  const phone = carers[0] ? ({ open: 'carer', carer: carers[0] } as const) : null
  const missing = (key: string, isMissing: boolean, what: string, how: string | null = null): Unknown[] =>
    isMissing ? [{ key, what, how, panel: key === 'phone' ? phone : (panels[key] ?? null) }] : []
  return [
    ...missing('registration', child.birthRegistered === null, ask.registration, ask.registrationHow),
    ...missing('birthDate', child.birthPrecision !== 'day', ask.birthDate, ask.birthDateHow),
    ...missing('sex', child.sex === null, ask.sex),
    ...missing('personalNumber', personalNumber === null, ask.personalNumber, ask.personalNumberHow),
    ...missing('ethnic', child.ethnicCode === null, ask.ethnic),
    // Nobody asks where a child under three goes to school.
    ...missing('enrolled', child.enrolled === null && child.age >= 3, ask.enrolled, ask.enrolledHow),
    ...missing('special', child.specialPresent === null, ask.special, ask.specialHow),
    ...missing('supported', child.supported === null && child.specialPresent === true, ask.supported),
    ...missing('insured', child.insured === null, ask.insured, child.age < 6 ? ask.insuredHow : null),
    ...missing('disabled', child.disabled === null, ask.disabled),
    ...missing('poverty', child.poverty === null, ask.poverty, ask.povertyHow),
    ...missing('carers', carers.length === 0, ask.carers),
    ...missing('phone', carers.length > 0 && carers.every((carer) => carer.phone === null), ask.phone),
  ]
}

/** The same facts that the ready questions of the list ask for. */
export const concernsOf = ({ child }: ChildPage, text: ChildText): string[] => [
  ...(child.birthRegistered === false ? [text.toRegister] : []),
  ...(child.enrolled === false && child.age >= 5 ? [text.toEnrol] : []),
  ...(child.specialPresent && child.supported === false ? [text.toSupport] : []),
  ...(child.insured === false && child.age < 6 ? [text.toInsure] : []),
]
