import { useCallback, useEffect, useRef, useState } from 'react'
import { type PlanLine, type PlanReview, planApi } from '#api/plans.ts'
import { errorSentence } from '#core/errors.ts'
import { fieldLabels, problemOf } from '#core/plans/review-line.ts'
import { call, useCall } from '../client.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import type { Side } from './ConflictNotice.tsx'
import { formText } from './form-text.ts'
import {
  type Conflict,
  changesOf,
  conflictsOf,
  type Draft,
  draftOf,
  formFields,
  keyOf,
  readField,
  typed,
} from './line-form.ts'
import { type Item, withLines } from './review-lines.ts'
import { useDesk } from './use-review.ts'

type Faults = Record<string, string>

/**
 * What a person types into the form of a line, until the server has it. Where somebody else changed the same field
 * meanwhile, `conflicts` holds both values.
 */
export const useCorrections = (item: Item, onFaults: () => void) => {
  const text = useText(formText)
  const language = useLanguage()
  const { planId, put, saved } = useDesk()
  // What the form was filled from: the versions that a correction names.
  const [lines, setLines] = useState<readonly PlanLine[]>([item.line, ...item.measures])
  const [drafts, setDrafts] = useState<Record<string, Draft>>(() =>
    Object.fromEntries(lines.map((line) => [line.lineId, draftOf(line)])),
  )
  const [faults, setFaults] = useState<Faults>({})
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([])
  const [chosen, setChosen] = useState<Record<string, Side>>({})
  // An answered question takes its card out of "to look at", and the form with it: so the review is changed last.
  const toShow = useRef<((review: PlanReview) => PlanReview)[]>([])
  const show = useCallback(() => {
    const changes = toShow.current.splice(0)
    if (changes.length > 0) put((review) => changes.reduce((now, change) => change(now), review))
  }, [put])
  useEffect(() => show, [show])
  const correcting = useCall(planApi.correct, {
    onDone: (changed) => {
      toShow.current.push((review) => withLines(review, changed))
      const now = new Map(changed.map((line) => [line.lineId, line]))
      setLines((before) => before.map((line) => now.get(line.lineId) ?? line))
      saved()
    },
  })

  const change = (lineId: string, field: string, words: string) => {
    setDrafts((before) => ({ ...before, [lineId]: { ...before[lineId], [field]: words } }))
    setFaults(({ [keyOf(lineId, field)]: _gone, ...rest }) => rest)
  }

  const read = (line: PlanLine, found: Faults): Record<string, unknown> => {
    const content: Record<string, unknown> = {}
    for (const field of formFields[line.kind]) {
      const reading = readField(field, drafts[line.lineId]?.[field] ?? '')
      if (reading.ok) content[field] = reading.value
      else found[keyOf(line.lineId, field)] = text[reading.problem]
    }
    const fields = formFields[line.kind]
    if (fields.some((field) => found[keyOf(line.lineId, field)])) return content
    // A line that was read wrong may hold in one field and not in another: only what was changed is complained of.
    const changed = Object.keys(changesOf(line, content)).length > 0
    const problem = changed ? problemOf(line.kind, { ...line.content, ...content }) : null
    if (problem !== null) {
      const label = fieldLabels[problem] ?? { vi: problem, en: problem }
      const detail = { field: label.en, fieldVi: label.vi }
      found[keyOf(line.lineId, fields.includes(problem) ? problem : (fields[0] as string))] = errorSentence(
        'plan_value_invalid',
        detail,
        language,
      )
    }
    return content
  }

  const showConflict = async () => {
    const fresh = await call(planApi.read, { params: { planId } }).catch(() => null)
    if (!fresh) return
    toShow.current.push(() => fresh)
    const now = new Map(fresh.lines.map((line) => [line.lineId, line]))
    const found = lines.flatMap((line) => {
      const other = now.get(line.lineId)
      return other ? conflictsOf(line, other, drafts[line.lineId] ?? {}) : []
    })
    // Fields that only the other person changed take the new value; the person's own stay as typed.
    setDrafts((before) =>
      Object.fromEntries(
        lines.map((line) => {
          const other = now.get(line.lineId) ?? line
          const own = before[line.lineId] ?? {}
          const fields = formFields[line.kind].map((field) => {
            const untouched = own[field] === typed(field, line.content[field])
            return [field, untouched ? typed(field, other.content[field]) : (own[field] ?? '')] as const
          })
          return [line.lineId, Object.fromEntries(fields)]
        }),
      ),
    )
    setLines(lines.map((line) => now.get(line.lineId) ?? line))
    setConflicts(found)
    setChosen({})
    correcting.reset()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    if (correcting.error?.code === 'changed_meanwhile') void showConflict()
  }, [correcting.error])

  /** Says whether everything is with the server. */
  const save = async (): Promise<boolean> => {
    if (conflicts.some((one) => chosen[keyOf(one.lineId, one.field)] === undefined)) {
      setFaults({ conflict: text.chooseFirst })
      return false
    }
    const found: Faults = {}
    const wanted = lines.map((line) => ({ line, fields: changesOf(line, read(line, found)) }))
    setFaults(found)
    if (Object.keys(found).length > 0) {
      queueMicrotask(onFaults)
      return false
    }
    for (const { line, fields } of wanted) {
      if (Object.keys(fields).length === 0) continue
      if (!(await correcting.send({ params: { planId, lineId: line.lineId }, body: { fields } }))) return false
    }
    show()
    return true
  }

  const choose = (conflict: Conflict, side: Side) => {
    setChosen((before) => ({ ...before, [keyOf(conflict.lineId, conflict.field)]: side }))
    change(conflict.lineId, conflict.field, conflict[side])
    setFaults({})
  }
  return {
    lines,
    drafts,
    faults,
    conflicts,
    chosen,
    change,
    choose,
    save,
    error: correcting.error,
    isSending: correcting.isSending,
  }
}
