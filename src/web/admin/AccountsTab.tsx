import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccountView } from '#api/accounts.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useCan } from '../shell/root-route.tsx'
import { Button, TextButton } from '../ui/Button.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Status } from '../ui/Status.tsx'
import { AccountDrawer } from './AccountDrawer.tsx'
import css from './Admin.module.css'
import { CreateAccountDrawer } from './CreateAccountDrawer.tsx'
import { GrantLines } from './GrantLines.tsx'
import { accountsQuery } from './routes.ts'
import { adminText } from './text.ts'

export const AccountsTab = () => {
  const text = useText(adminText).accounts
  const can = useCan()
  const { data: accounts } = useSuspenseQuery(accountsQuery)
  const [openId, setOpenId] = useState<string | null>(null)
  const [creating, setCreating] = useState(false)
  const open = accounts.find((account) => account.accountId === openId)

  const columns: Column<AccountView>[] = [
    {
      key: 'name',
      header: text.name,
      phone: 'title',
      sortBy: (account) => account.displayName,
      cell: (account) => (
        <>
          <TextButton onClick={() => setOpenId(account.accountId)}>{account.displayName}</TextButton>
          <div className="muted">{account.username}</div>
        </>
      ),
    },
    { key: 'roles', header: text.roles, cell: (account) => <GrantLines grants={account.grants} /> },
    {
      key: 'state',
      header: text.state,
      sortBy: (account) => stateOf(account),
      cell: (account) => <AccountState account={account} />,
    },
  ]
  const add = can('account.manage') ? (
    <Button kind="main" onClick={() => setCreating(true)}>
      <IconPlus size={18} stroke={1.8} aria-hidden />
      {text.add}
    </Button>
  ) : null
  return (
    <>
      <div className={css.bar}>{add}</div>
      <div className="card">
        {accounts.length > 0 ? (
          <DataTable
            label={text.label}
            columns={columns}
            rows={accounts}
            rowKey={(account) => account.accountId}
            selectedKey={openId}
            foot={text.count(formatNumber(accounts.length))}
          />
        ) : (
          <EmptyState icon={<IconUsers size={28} stroke={1.6} />} title={text.label} actions={add} />
        )}
      </div>
      <AccountDrawer account={open} onClose={() => setOpenId(null)} />
      <CreateAccountDrawer opened={creating} onClose={() => setCreating(false)} />
    </>
  )
}

const stateOf = (account: AccountView): 'closed' | 'waiting' | 'active' =>
  account.closed ? 'closed' : account.activated ? 'active' : 'waiting'

const AccountState = ({ account }: { account: AccountView }) => {
  const text = useText(adminText).accounts
  const state = stateOf(account)
  const kinds = { closed: 'none', waiting: 'due', active: 'done' } as const
  return <Status kind={kinds[state]}>{text[state]}</Status>
}
