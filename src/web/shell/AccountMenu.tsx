import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconLogout, IconShieldLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Session } from '#api/session.ts'
import { addDays } from '#core/dates.ts'
import { formatDate } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useSignOut } from '../session/use-sign-out.ts'
import { useSession } from './root-route.tsx'
import css from './Shell.module.css'
import { shellText } from './text.ts'

/** Who is signed in and in which roles; the colour of the page; password; sign out. */
export const AccountMenu = () => {
  const text = useText(shellText)
  const session = useSession()
  const signOut = useSignOut()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes = ['light', 'dark', 'auto'] as const
  return (
    <Menu width={280}>
      <Menu.Target>
        <button type="button" className={css.me}>
          <span className={css.avatar}>{initialsOf(session.displayName)}</span>
          <span className="visually-hidden">{text.account(session.displayName)}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <RolesOf session={session} />
        <Menu.Divider />
        <Menu.Label>{text.theme}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.RadioItem
            key={scheme}
            value={scheme}
            checked={colorScheme === scheme}
            onChange={() => setColorScheme(scheme)}
          >
            {text[scheme]}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconShieldLock size={18} stroke={1.8} />}
          renderRoot={(props) => <Link {...props} {...paths.security()} />}
        >
          {text.security}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={18} stroke={1.8} />} onClick={signOut}>
          {text.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Name and roles, with the last day of those that end. */
export const RolesOf = ({ session }: { session: Session }) => {
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
          <p key={`${grant.role}${grant.areaPath}${grant.validFrom}`}>
            {name}
            {end}
            {place ? `\u00a0· ${place}` : ''}
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
