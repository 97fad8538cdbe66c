import { Popover, useMantineColorScheme } from '@mantine/core'
import { IconLogout, IconShieldLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Session } from '#api/session.ts'
import { addDays } from '#core/dates.ts'
import { formatDate } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { signOut } from '../session/sign-out.ts'
import { Picker } from '../ui/Picker.tsx'
import { useSession } from './root-route.tsx'
import css from './Shell.module.css'
import { shellText } from './text.ts'

/** Who is signed in and in which roles; the colour of the page; password; sign out. */
export const AccountMenu = () => {
  const text = useText(shellText)
  const session = useSession()
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={css.me} onClick={() => setOpened(!opened)}>
          <span className={css.avatar}>{initialsOf(session.displayName)}</span>
          <span className="visually-hidden">{text.account(session.displayName)}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={text.account(session.displayName)} className={css.menu}>
        <AccountPanel onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** What the account menu on a desk and "Thêm" on a phone share. */
export const AccountPanel = ({ onDone }: { onDone: () => void }) => {
  const text = useText(shellText)
  const session = useSession()
  return (
    <>
      <RolesOf session={session} />
      <ThemePicker />
      <Link {...paths.security()} className={css.item} onClick={onDone}>
        <IconShieldLock size={20} stroke={1.8} aria-hidden />
        {text.security}
      </Link>
      <button type="button" className={css.item} onClick={signOut}>
        <IconLogout size={20} stroke={1.8} aria-hidden />
        {text.signOut}
      </button>
    </>
  )
}

const ThemePicker = () => {
  const text = useText(shellText)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes = ['light', 'dark', 'auto'] as const
  return (
    <Picker
      label={text.theme}
      value={colorScheme}
      choices={schemes.map((scheme) => ({ value: scheme, label: `${text.theme}: ${text[scheme]}` }))}
      onChange={setColorScheme}
    />
  )
}

/** Name and roles, with the last day of those that end. */
const RolesOf = ({ session }: { session: Session }) => {
  const text = useText(shellText)
  return (
    <div className={css.who}>
      <p className="strong">{session.displayName}</p>
      {session.grants.map((grant) => {
        const role = text.roles[grant.role]
        const name = grant.deputyFor ? text.deputyFor(role) : role
        const end = grant.validTo ? `, ${text.until(formatDate(addDays(grant.validTo, -1)))}` : ''
        const place = session.areas.find((area) => area.path === grant.areaPath)?.name
        return (
          <p key={`${grant.role}${grant.areaPath}${grant.validFrom}`} className="second">
            {name}
            {place ? `\u00a0· ${place}` : ''}
            {end}
          </p>
        )
      })}
    </div>
  )
}

/** Family name and given name, as an avatar shows them: `Đặng Thu Trang` is `ĐT`. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/)
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}
