import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useCan } from '../shell/root-route.tsx'
import { listText } from './list-text.ts'
import css from './RegisterCare.module.css'

/** Ways to the pages that keep the register right; below the list, where the work of the day does not meet them. */
export const RegisterCare = () => {
  const text = useText(listText)
  const can = useCan()
  return (
    <nav className={`${css.care} side-pad no-print`} aria-label={text.care}>
      <Link {...paths.quality()}>{text.quality}</Link>
      {can('child.edit') ? <Link {...paths.duplicates()}>{text.duplicates}</Link> : null}
    </nav>
  )
}
