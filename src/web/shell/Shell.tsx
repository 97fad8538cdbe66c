import { IconMapPin, IconMenu2, IconSearch } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatMoment } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { cannotWait } from '../today/cannot-wait.ts'
import { todayQuery } from '../today/routes.ts'
import { AppShell, appShellCss as css } from '../ui/AppShell.tsx'
import { IconButton } from '../ui/Button.tsx'
import { Mark } from '../ui/Mark.tsx'
import { Picker } from '../ui/Picker.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { type Door, doorsFor, isBehind } from './doors.ts'
import { LanguagePicker } from './LanguagePicker.tsx'
import { MorePanel } from './MorePanel.tsx'
import { useScope, useSession } from './root-route.tsx'
import shellCss from './Shell.module.css'
import { shellText } from './text.ts'
import { usePaletteKey } from './use-palette-key.ts'
import { YearPicker } from './YearPicker.tsx'

const CommandPalette = lazy(() => import('./CommandPalette.tsx').then((file) => ({ default: file.CommandPalette })))

/** The frame around every page of a signed-in person. */
export const Shell = () => {
  const text = useText(shellText)
  const session = useSession()
  const [paletteOpen, setPaletteOpen] = useState(false)
  const [moreOpen, setMoreOpen] = useState(false)
  const doors = doorsFor(session)
  usePaletteKey(() => setPaletteOpen(true))
  return (
    <>
      <AppShell
        words={{ skip: text.skip, doors: text.doors }}
        synthetic={session.installation === 'demo' ? text.synthetic : null}
        top={
          <>
            <Link className={css.brand} {...paths.today()} aria-label={text.home}>
              <Mark />
              <span>Măng Non</span>
            </Link>
            <AreaPicker />
            <span className="desk-only">
              <YearPicker />
            </span>
            <button type="button" className={css.search} onClick={() => setPaletteOpen(true)}>
              <IconSearch size={18} stroke={1.8} aria-hidden />
              {text.search}
              <kbd>Ctrl K</kbd>
            </button>
            <span className={`phone-only ${shellCss.spacer}`}>
              <IconButton label={text.searchTitle} onClick={() => setPaletteOpen(true)}>
                <IconSearch size={22} stroke={1.8} />
              </IconButton>
            </span>
            {session.installation === 'demo' ? <span className={css.synthetic}>{text.synthetic}</span> : null}
            <span className="desk-only">
              <LanguagePicker />
            </span>
            <AccountMenu />
          </>
        }
        doors={doors.map((door) => <DoorLink key={door.key} door={door} />)}
        bottom={
          <>
            {doors.slice(0, 4).map((door) => (
              <DoorLink key={door.key} door={door} onPhone />
            ))}
            <button type="button" aria-haspopup="dialog" onClick={() => setMoreOpen(true)}>
              <IconMenu2 size={24} stroke={1.8} aria-hidden />
              {text.more}
            </button>
          </>
        }
        foot={
          <>
            <span>{session.lastBackupAt ? text.backupAt(formatMoment(session.lastBackupAt)) : text.noBackup}</span>
            <span>{text.version(__APP_VERSION__)}</span>
          </>
        }
      >
        <Outlet />
      </AppShell>
      <MorePanel opened={moreOpen} doors={doors} onClose={() => setMoreOpen(false)} />
      <Suspense>{paletteOpen ? <CommandPalette doors={doors} onClose={() => setPaletteOpen(false)} /> : null}</Suspense>
    </>
  )
}

const DoorLink = ({ door, onPhone }: { door: Door; onPhone?: boolean }) => {
  const text = useText(shellText)
  const { pathname } = useLocation()
  const urgent = useUrgentCount(door)
  const label = onPhone && door.key === 'plans' ? text.plansShort : text[door.key]
  return (
    <Link
      {...door.link}
      activeProps={{}}
      aria-current={isBehind(door, pathname) ? 'page' : undefined}
      data-status={undefined}
    >
      <door.icon size={onPhone ? 24 : 20} stroke={1.8} aria-hidden />
      {label}
      {urgent > 0 ? <span className={onPhone ? css.badge : css.count}>{urgent}</span> : null}
    </Link>
  )
}

/** How many things on Hôm nay cannot wait, as its title counts them; nothing until they were read. */
const useUrgentCount = (door: Door): number => {
  const { area } = useScope()
  const known = useQueryClient().getQueryData(todayQuery(area).queryKey)
  if (door.key !== 'today' || !known) return 0
  return known.items.filter(cannotWait).length
}

const AreaPicker = () => {
  const text = useText(shellText)
  const { area, areas, choose } = useScope()
  return (
    <Picker
      label={text.area}
      icon={<IconMapPin size={18} stroke={1.8} aria-hidden />}
      value={area}
      choices={areas.map((place) => ({ value: place.path, label: place.name }))}
      onChange={(chosen) => choose({ area: chosen })}
    />
  )
}
