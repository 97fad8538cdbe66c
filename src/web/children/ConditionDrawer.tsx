import type { ChildList } from '#api/children.ts'
import { ethnicGroups } from '#core/children/ethnic-groups.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { type Choice, SelectField } from '../ui/Field.tsx'
import css from './ConditionDrawer.module.css'
import { noConditions } from './conditions.ts'
import type { ChildrenSearch } from './routes.ts'
import { childrenText } from './text.ts'
import { useConditions } from './use-conditions.ts'

const ages = Array.from({ length: 16 }, (_, age) => ({ value: String(age), label: formatNumber(age) }))

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
  const { conditions, apply } = useConditions()
  const { words } = text
  const tri = [
    { value: 'yes', label: text.yes },
    { value: 'no', label: text.no },
    { value: 'unknown', label: text.notKnown },
  ] as const
  const field = <K extends keyof ChildrenSearch>(key: K, label: string, choices: readonly Choice<string>[]) => (
    <SelectField
      label={label}
      value={conditions[key as never] === undefined ? '' : String(conditions[key as never])}
      choices={[{ value: '', label: text.any }, ...choices]}
      onChange={(value) => apply({ [key]: value === '' ? undefined : value } as Partial<ChildrenSearch>)}
    />
  )
  const age = (key: 'ageFrom' | 'ageTo', label: string) => (
    <SelectField
      label={label}
      value={conditions[key] === undefined ? '' : String(conditions[key])}
      choices={[{ value: '', label: text.any }, ...ages]}
      onChange={(value) => apply((before) => agesOf(key, value === '' ? undefined : Number(value), before))}
    />
  )
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
          <Button kind="quiet" onClick={() => apply(noConditions)}>
            {text.clearAll}
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        {age('ageFrom', text.ageFrom)}
        {age('ageTo', text.ageTo)}
        {field('sex', text.sex, [
          { value: 'male', label: words.male },
          { value: 'female', label: words.female },
        ])}
        {field(
          'ethnic',
          text.ethnic,
          ethnicGroups.map(({ code, name }) => ({ value: code, label: name })),
        )}
        {field(
          'village',
          text.village,
          villages.map(({ path, name }) => ({ value: path, label: name })),
        )}
        {field('birthRegistered', text.birthRegistered, tri)}
        {field('enrolled', text.enrolled, tri)}
        {field('special', text.specialField, tri)}
        {field('supported', text.supported, tri)}
        {field('poverty', text.poverty, [
          { value: 'poor', label: words.poor },
          { value: 'near_poor', label: words.nearPoor },
          { value: 'none', label: words.notPoor },
        ])}
      </div>
    </Drawer>
  )
}

/** The other end gives way, so that the ages never exclude everybody. */
const agesOf = (
  key: 'ageFrom' | 'ageTo',
  age: number | undefined,
  { ageFrom, ageTo }: { ageFrom?: number | undefined; ageTo?: number | undefined },
): Pick<ChildrenSearch, 'ageFrom' | 'ageTo'> => {
  if (key === 'ageFrom') {
    const follows = age !== undefined && ageTo !== undefined && ageTo < age
    return { ageFrom: age, ageTo: follows ? age : ageTo }
  }
  const follows = age !== undefined && ageFrom !== undefined && ageFrom > age
  return { ageFrom: follows ? age : ageFrom, ageTo: age }
}
