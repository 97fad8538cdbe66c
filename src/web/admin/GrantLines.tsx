import type { AccountView } from '#api/accounts.ts'
import { addDays } from '#core/dates.ts'
import { formatDate } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { shellText } from '../shell/text.ts'
import css from './Admin.module.css'
import { adminText } from './text.ts'

export type GrantView = AccountView['grants'][number]

/** `Cộng tác viên thôn · Khe Nà, từ 01/07/2026 đến hết 30/09/2026, làm thay …` */
export const useGrantWords = () => {
  const text = useText(adminText).accounts
  const { roles } = useText(shellText)
  return (grant: GrantView): { role: string; details: string } => {
    const details = [
      text.from(formatDate(grant.validFrom)),
      grant.validTo === null ? '' : text.until(formatDate(addDays(grant.validTo, -1))),
      grant.deputyForName ? text.deputy(grant.deputyForName) : '',
    ]
    return { role: `${roles[grant.role]}\u00a0· ${grant.areaName}`, details: details.filter(Boolean).join(', ') }
  }
}

export const GrantLines = ({ grants }: { grants: readonly GrantView[] }) => {
  const text = useText(adminText).accounts
  const words = useGrantWords()
  if (grants.length === 0) return <span className="muted">{text.noRole}</span>
  return (
    <ul className={css.grants}>
      {grants.map((grant) => (
        <li key={grant.grantId}>
          {words(grant).role} <span className="muted">{words(grant).details}</span>
        </li>
      ))}
    </ul>
  )
}
