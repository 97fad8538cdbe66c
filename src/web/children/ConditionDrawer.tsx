import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ChildList } from '#api/children.ts'
import { conditionSections } from '#core/children/conditions/catalogue.ts'
import { ethnicGroups } from '#core/children/ethnic-groups.ts'
import type { PlainDate } from '#core/dates.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { useScope } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { type Choice, SelectField } from '../ui/Field.tsx'
import css from './ConditionDrawer.module.css'
import { noConditions } from './conditions.ts'
import { type ChildrenSearch, overviewQuery } from './routes.ts'
import { childrenText } from './text.ts'
import { useConditions } from './use-conditions.ts'

const upTo = (last: number) =>
  Array.from({ length: last + 1 }, (_, n) => ({ value: String(n), label: formatNumber(n) }))
// From 16 on a person is no child by law: those up to 18 are reached by choosing their age.
const ages = upTo(17)
const months = upTo(71)

/** Every condition there is. Each takes effect when it is chosen; the list behind and the button say how many fit. */
export const ConditionDrawer = ({
  opened,
  total,
  villages,
  onClose,
}: {
  opened: boolean
  /** Null while it is being counted. */
  total: number | null
  villages: ChildList['villages']
  onClose: () => void
}) => {
  const text = useText(childrenText)
  const pick = usePick()
  const { area } = useScope()
  const { conditions, apply } = useConditions()
  const named = useQuery({ ...overviewQuery(area, undefined), enabled: opened }).data
  // Dates are typed: clearing them must clear what was typed as well.
  const [cleared, setCleared] = useState(0)
  const field = (key: keyof typeof noConditions, label: string, choices: readonly Choice<string>[]) => (
    <SelectField
      key={key}
      label={label}
      value={conditions[key as never] === undefined ? '' : String(conditions[key as never])}
      choices={[{ value: '', label: text.any }, ...choices]}
      onChange={(value) => apply({ [key]: value === '' ? undefined : value } as Partial<ChildrenSearch>)}
    />
  )
  const range = (
    key: RangeKey,
    label: string,
    choices: readonly Choice<string>[],
    ends: readonly [from: RangeKey, to: RangeKey],
  ) => (
    <SelectField
      label={label}
      value={conditions[key] === undefined ? '' : String(conditions[key])}
      choices={[{ value: '', label: text.any }, ...choices]}
      onChange={(value) => apply((before) => rangeOf(key, value === '' ? undefined : Number(value), ends, before))}
    />
  )
  const day = (key: 'bornFrom' | 'bornTo', label: string) => (
    <DateField
      key={`${key}-${cleared}`}
      label={label}
      value={conditions[key] ?? null}
      onChange={(date: PlainDate | null) => {
        if ((date ?? undefined) !== conditions[key]) apply({ [key]: date ?? undefined } as Partial<ChildrenSearch>)
      }}
    />
  )
  const asChoices = (names: readonly string[] | undefined) =>
    (names ?? []).map((name) => ({ value: name, label: name }))
  return (
    <Drawer
      opened={opened}
      title={text.conditions}
      onClose={onClose}
      foot={
        <>
          <Button kind="main" onClick={onClose}>
            {total === null ? text.loading : text.showResults(formatNumber(total))}
          </Button>
          <Button
            kind="quiet"
            onClick={() => {
              setCleared((before) => before + 1)
              apply(noConditions)
            }}
          >
            {text.clearAll}
          </Button>
        </>
      }
    >
      <Section title={text.ageAndPlace}>
        {range('ageFrom', text.ageFrom, ages, ['ageFrom', 'ageTo'])}
        {range('ageTo', text.ageTo, ages, ['ageFrom', 'ageTo'])}
        {range('monthsFrom', text.monthsFrom, months, ['monthsFrom', 'monthsTo'])}
        {range('monthsTo', text.monthsTo, months, ['monthsFrom', 'monthsTo'])}
        {day('bornFrom', text.bornFrom)}
        {day('bornTo', text.bornTo)}
        {field(
          'village',
          text.village,
          villages.map(({ path, name }) => ({ value: path, label: name })),
        )}
        {field('ethnic', text.ethnic, [
          { value: 'minority', label: text.minority },
          { value: 'unknown', label: text.notKnown },
          ...ethnicGroups.map(({ code, name }) => ({ value: code, label: name })),
        ])}
      </Section>
      {conditionSections.map((section) => (
        <Section key={section.key} title={pick(section.title)}>
          {section.conditions.map(({ key, label, choices }) =>
            field(
              key,
              pick(label),
              choices.map((choice) => ({ value: choice.value, label: pick(choice.label) })),
            ),
          )}
          {section.key === 'school' && named?.schools.length
            ? field('school', text.schoolName, asChoices(named.schools))
            : null}
          {section.key === 'circumstances' && named?.benefits.length
            ? field('benefit', text.benefit, asChoices(named.benefits))
            : null}
        </Section>
      ))}
    </Drawer>
  )
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className={css.section}>
    <legend>{title}</legend>
    <div className={css.fields}>{children}</div>
  </fieldset>
)

type RangeKey = 'ageFrom' | 'ageTo' | 'monthsFrom' | 'monthsTo'
type Ranges = { [K in RangeKey]?: number | undefined }

/** The other end gives way, so that the ages never exclude everybody. */
const rangeOf = (
  key: RangeKey,
  value: number | undefined,
  [from, to]: readonly [RangeKey, RangeKey],
  before: Ranges,
): Ranges => {
  const other = key === from ? before[to] : before[from]
  const crosses = value !== undefined && other !== undefined && (key === from ? other < value : other > value)
  return { [key]: value, [key === from ? to : from]: crosses ? value : other }
}
