import { useMantineColorScheme } from '@mantine/core'
import { IconLogout, IconShieldLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useSignOut } from '../session/use-sign-out.ts'
import { Drawer } from '../ui/Drawer.tsx'
import { Picker } from '../ui/Picker.tsx'
import { RolesOf } from './AccountMenu.tsx'
import type { Door } from './doors.ts'
import { LanguagePicker } from './LanguagePicker.tsx'
import { useSession } from './root-route.tsx'
import css from './Shell.module.css'
import { shellText } from './text.ts'
import { YearPicker } from './YearPicker.tsx'

/** "Thêm" on a phone: every door, and what stands in the head on a desk. */
export const MorePanel = ({
  opened,
  doors,
  onClose,
}: {
  opened: boolean
  doors: readonly Door[]
  onClose: () => void
}) => {
  const text = useText(shellText)
  const session = useSession()
  const signOut = useSignOut()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Drawer opened={opened} title={text.more} onClose={onClose}>
      <div className={css.more}>
        {doors.map((door) => (
          <Link key={door.key} {...door.link} onClick={onClose}>
            <door.icon size={22} stroke={1.8} aria-hidden />
            {text[door.key]}
          </Link>
        ))}
        <div className={css.choices}>
          <YearPicker />
          <LanguagePicker full />
          <Picker
            label={text.theme}
            value={colorScheme}
            choices={[
              { value: 'light', label: `${text.theme}: ${text.light}` },
              { value: 'dark', label: `${text.theme}: ${text.dark}` },
              { value: 'auto', label: `${text.theme}: ${text.auto}` },
            ]}
            onChange={setColorScheme}
          />
        </div>
        <RolesOf session={session} />
        <Link {...paths.security()} onClick={onClose}>
          <IconShieldLock size={22} stroke={1.8} aria-hidden />
          {text.security}
        </Link>
        <button type="button" className={css.item} onClick={signOut}>
          <IconLogout size={22} stroke={1.8} aria-hidden />
          {text.signOut}
        </button>
      </div>
    </Drawer>
  )
}
