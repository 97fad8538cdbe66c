/** The choices of a field of a fact. */
import type { Choice, FactKind } from '../facts/fact-kind.ts'

/** `choicesOf(residenceFacts, 'enrolments', 'level')`: nursery, preschool … None when there is no such field. */
export const choicesOf = (kinds: readonly FactKind[], kind: string, column: string): readonly Choice[] => {
  const field = kinds.find((one) => one.kind === kind)?.fields.find((one) => one.column === column)
  return field?.type === 'choice' ? field.choices : []
}
