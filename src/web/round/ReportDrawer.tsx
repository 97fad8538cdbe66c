import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ReportBody, type RoundLine, roundApi } from '#api/round.ts'
import { factKind } from '#core/children/facts/catalogue.ts'
import type { FactField } from '#core/children/facts/fact-kind.ts'
import type { PlainDate } from '#core/dates.ts'
import { communePathOf } from '#core/permissions.ts'
import { type ReportedWhat, reportableKinds } from '#core/round/reported-change.ts'
import { useCall, useRefresh } from '../client.ts'
import { usePick, useText } from '../i18n/text.ts'
import { useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { SelectField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toast.tsx'
import { contentOfTyped, FactFields, useTyped } from './fact-fields.tsx'
import { type ReportText, reportText } from './report-text.ts'
import { placesQuery } from './routes.ts'

type Village = { path: string; name: string }

/** A new child in the fields of a form; the same words as in the register. */
const newChildFields = (text: ReportText, what: 'birth' | 'arrival'): FactField[] => {
  const both = (words: string) => ({ vi: words, en: words })
  const field = (column: string, words: string, more: object = {}): FactField =>
    ({ column, words: both(words), type: 'text', ...more }) as FactField
  return [
    field('fullName', text.fullName, { required: true }),
    field('sex', text.sex, {
      type: 'choice',
      required: true,
      choices: [
        { code: 'male', ...both(text.male) },
        { code: 'female', ...both(text.female) },
      ],
    }),
    ...(what === 'arrival' ? [field('birthDate', text.birthDate, { type: 'day', required: true })] : []),
    field('motherName', text.mother),
    field('motherBirthYear', text.motherYear, { type: 'number', unit: both('') }),
    field('fatherName', text.father),
    field('phone', text.phone),
    ...(what === 'arrival'
      ? [field('otherPlace', text.fromPlace), field('temporary', text.isTemporary, { type: 'yes_no' })]
      : []),
    field('registered', text.isRegistered, { type: 'yes_no' }),
    field('reasonNot', text.reasonNot),
    field('note', text.note, { long: true }),
  ]
}

const fieldsOf = (what: ReportedWhat, kind: string | null, text: ReportText): readonly FactField[] => {
  const both = (words: string) => ({ vi: words, en: words })
  switch (what) {
    case 'birth':
    case 'arrival':
      return newChildFields(text, what)
    case 'departure':
      return [
        { column: 'otherPlace', words: both(text.toPlace), type: 'text' },
        { column: 'note', words: both(text.note), type: 'text', long: true },
      ]
    case 'note':
      return [{ column: 'text', words: both(text.noteText), type: 'text', long: true, required: true }]
    case 'death':
      return factKind('deaths')?.fields ?? []
    default:
      return kind === null ? [] : (factKind(kind)?.fields ?? [])
  }
}

/** The same for what was reported. */
export const fieldsOfChange = (
  { what, kind }: { what: ReportedWhat; kind: string | null },
  text: ReportText,
): readonly FactField[] => fieldsOf(what, kind, text)

/** What the day of a change is called. */
export const dayLabel = (what: ReportedWhat, kind: string | null, text: ReportText): string =>
  what === 'birth'
    ? text.birthDate
    : what === 'arrival'
      ? text.arrivedOn
      : what === 'departure'
        ? text.leftOn
        : what === 'death'
          ? text.diedOn
          : kind !== null && factKind(kind)?.time === 'event'
            ? text.onDay
            : text.since

const aboutChild = ['departure', 'death', 'fact', 'note'] as const
const aboutVillage = ['birth', 'arrival', 'note'] as const

/** Reports a change: of one child when a line is given, else of the village. One column, made for a thumb. */
export const ReportDrawer = ({
  line,
  villages,
  onClose,
}: {
  line: RoundLine | null
  villages: readonly Village[]
  onClose: () => void
}) => {
  const text = useText(reportText)
  const pick = usePick()
  const say = useToast()
  const refresh = useRefresh()
  const { today } = useSession()
  const [what, setWhat] = useState<ReportedWhat>(line ? 'fact' : 'birth')
  const [kind, setKind] = useState<string>('')
  const [village, setVillage] = useState(line?.villagePath ?? villages[0]?.path ?? '')
  const [on, setOn] = useState<PlainDate | null>(today)
  const form = useTyped()
  const commune = communePathOf(village)
  const places = useQuery({ ...placesQuery(commune), enabled: what === 'fact' && kind === 'residences' }).data ?? []
  const fields = fieldsOf(what, kind || null, text)
  const reporting = useCall(roundApi.report, {
    onDone: async ({ late }) => {
      say(late ? text.reportedLate : text.reported)
      onClose()
      await refresh(roundApi.lines, roundApi.overview, roundApi.changes)
    },
  })
  const send = () => {
    form.setComplain(true)
    const content = contentOfTyped({ fields }, form.typed)
    if (content === null || on === null || (what === 'fact' && kind === '')) return
    const body: ReportBody = {
      villagePath: village,
      childId: line?.childId ?? null,
      what,
      kind: what === 'fact' ? kind : null,
      happenedOn: on,
      content: what === 'birth' ? { ...content, birthDate: on } : content,
    }
    void reporting.send({ body })
  }
  const choices = line ? aboutChild : aboutVillage
  return (
    <Drawer
      opened
      title={line ? text.about(line.fullName ?? text.nameHidden) : text.reportChange}
      onClose={onClose}
      foot={
        <Button kind="main" busy={reporting.isSending} onClick={send}>
          {text.send}
        </Button>
      }
    >
      <div className="stack">
        <SelectField
          label={text.whatHappened}
          value={what}
          onChange={(next) => {
            setWhat(next)
            form.setComplain(false)
          }}
          choices={choices.map((value) => ({ value, label: text.what[value] }))}
        />
        {!line && villages.length > 1 ? (
          <SelectField
            label={text.village}
            value={village}
            onChange={setVillage}
            choices={villages.map(({ path, name }) => ({ value: path, label: name }))}
          />
        ) : null}
        {what === 'fact' ? (
          <SelectField
            label={text.factKind}
            value={kind}
            onChange={(next) => {
              setKind(next)
              form.setTyped({})
            }}
            placeholder={text.choose}
            choices={reportableKinds.map((each) => ({ value: each.kind, label: pick(each.words) }))}
            error={form.complain && kind === '' ? text.needed : null}
          />
        ) : null}
        <FactFields
          fields={fields}
          typed={form.typed}
          onType={form.setTyped}
          villages={places}
          complain={form.complain}
        />
        <DateField
          label={dayLabel(what, kind || null, text)}
          value={on}
          onChange={setOn}
          error={form.complain && on === null ? text.needed : null}
        />
        <ErrorNotice error={reporting.error} />
      </div>
    </Drawer>
  )
}
