import { useQuery } from '@tanstack/react-query'
import { addDays, type PlainDate } from '#core/dates.ts'
import { communePathOf, type Role, roles } from '#core/permissions.ts'
import { useText } from '../i18n/text.ts'
import { useScope, useSession } from '../shell/root-route.tsx'
import { shellText } from '../shell/text.ts'
import { DateField } from '../ui/DateField.tsx'
import { SelectField } from '../ui/Field.tsx'
import css from './Admin.module.css'
import { villagesQuery } from './routes.ts'
import { adminText } from './text.ts'

export type RoleChoice = { role: Role | ''; areaPath: string; from: PlainDate | null; lastDay: PlainDate | null }

/** The first choice: nothing yet, from today, without an end. */
export const useBlankRole = (): RoleChoice => {
  const { today } = useSession()
  const { area } = useScope()
  return { role: '', areaPath: communePathOf(area), from: today, lastDay: null }
}

/** The day from which the role is no longer held, as the contract counts. */
export const endOf = (choice: RoleChoice): PlainDate | null =>
  choice.lastDay === null ? null : addDays(choice.lastDay, 1)

/** Which role, where, from when, until when. A province's roles are given at the province. */
export const RoleFields = ({
  value,
  onChange,
  tried,
}: {
  value: RoleChoice
  onChange: (value: RoleChoice) => void
  tried: boolean
}) => {
  const text = useText(adminText).create
  const names = useText(shellText).roles
  const { area, areaName } = useScope()
  const commune = communePathOf(area)
  const isProvince = !commune.includes('/')
  const villages = useQuery({ ...villagesQuery(commune), enabled: !isProvince }).data ?? []
  const offered = roles.filter((role) => isProvince === (role === 'provinceOfficer'))
  const places = [
    { value: commune, label: areaName },
    ...(value.role === 'collaborator' ? villages.map((one) => ({ value: one.path, label: one.fullName })) : []),
  ]
  return (
    <>
      <div className={css.two}>
        <SelectField
          label={text.role}
          placeholder="–"
          value={value.role}
          onChange={(role) => onChange({ ...value, role, areaPath: commune })}
          choices={offered.map((role) => ({ value: role, label: names[role] }))}
          error={tried && value.role === '' ? text.fill : null}
        />
        <SelectField
          label={text.area}
          value={value.areaPath}
          onChange={(areaPath) => onChange({ ...value, areaPath })}
          choices={places}
        />
      </div>
      <div className={css.two}>
        <DateField
          label={text.from}
          value={value.from}
          onChange={(from) => onChange({ ...value, from })}
          error={tried && value.from === null ? text.fill : null}
        />
        <DateField
          label={text.until}
          hint={text.untilHint}
          optional
          value={value.lastDay}
          onChange={(lastDay) => onChange({ ...value, lastDay })}
        />
      </div>
    </>
  )
}
