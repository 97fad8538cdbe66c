import { IconClipboardCheck, IconListCheck, IconUsersGroup } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useCan } from '../shell/root-route.tsx'
import { listText } from './list-text.ts'
import css from './RegisterCare.module.css'

/** The other rooms of the register: the monthly round, its quality, files that may be doubles. */
export const RegisterCare = () => {
  const text = useText(listText)
  const can = useCan()
  const icon = { size: 18, stroke: 1.8, 'aria-hidden': true } as const
  return (
    <nav className={`${css.care} side-pad no-print`} aria-label={text.care}>
      {can('round.read') ? (
        <Link {...paths.round()}>
          <IconListCheck {...icon} />
          {text.round}
        </Link>
      ) : null}
      <Link {...paths.quality()}>
        <IconClipboardCheck {...icon} />
        {text.quality}
      </Link>
      {can('child.edit') ? (
        <Link {...paths.duplicates()}>
          <IconUsersGroup {...icon} />
          {text.duplicates}
        </Link>
      ) : null}
    </nav>
  )
}
