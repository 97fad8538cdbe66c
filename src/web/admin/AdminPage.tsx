import { useText } from '../i18n/text.ts'
import { useCan } from '../shell/root-route.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { AccountsTab } from './AccountsTab.tsx'
import { AuditTab } from './AuditTab.tsx'
import { BackupsTab } from './BackupsTab.tsx'
import { type AdminTab, adminRoute } from './routes.ts'
import { adminText } from './text.ts'
import { VillagesTab } from './VillagesTab.tsx'

const sections = { accounts: AccountsTab, villages: VillagesTab, backups: BackupsTab, audit: AuditTab }

/** Quản trị: accounts, villages, backups for the administrator; backups and the audit for the auditor. */
export const AdminPage = () => {
  const text = useText(adminText)
  const can = useCan()
  const navigate = adminRoute.useNavigate()
  const { tab } = adminRoute.useSearch()
  const mine: AdminTab[] = [
    ...(can('account.read') ? (['accounts'] as const) : []),
    ...(can('place.manage') ? (['villages'] as const) : []),
    ...(can('audit.read') ? (['audit'] as const) : []),
    ...(can('backup.read') ? (['backups'] as const) : []),
  ]
  const shown = tab && mine.includes(tab) ? tab : (mine[0] ?? 'backups')
  const Section = sections[shown]
  return (
    <>
      <PageHead title={text.title} below={text.intro} />
      <Tabs
        label={text.sections}
        tabs={mine.map((key) => ({ key, label: text.tabs[key] }))}
        value={shown}
        onChange={(key) => navigate({ to: '.', search: (before) => ({ ...before, tab: key }), replace: true })}
      >
        <Section />
      </Tabs>
    </>
  )
}
