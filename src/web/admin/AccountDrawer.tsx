import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type AccountView, accountApi } from '#api/accounts.ts'
import { addDays, type PlainDate } from '#core/dates.ts'
import { useCall, useRefresh } from '../client.ts'
import { useText } from '../i18n/text.ts'
import { useCan, useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toast.tsx'
import css from './Admin.module.css'
import { CodeSheet } from './CodeSheet.tsx'
import { type GrantView, useGrantWords } from './GrantLines.tsx'
import { endOf, RoleFields, useBlankRole } from './RoleFields.tsx'
import { accountsQuery } from './routes.ts'
import { adminText } from './text.ts'

/** One account: its roles, giving and ending them, a new code. */
export const AccountDrawer = ({ account, onClose }: { account: AccountView | undefined; onClose: () => void }) => (
  <Drawer opened={account !== undefined} title={account?.displayName ?? ''} onClose={onClose}>
    {account ? <AccountPanel key={account.accountId} account={account} /> : null}
  </Drawer>
)

type Shown = { what: 'roles' } | { what: 'give' } | { what: 'end'; grant: GrantView }

const AccountPanel = ({ account }: { account: AccountView }) => {
  const text = useText(adminText).account
  const can = useCan()
  const [shown, setShown] = useState<Shown>({ what: 'roles' })
  const renewing = useCall(accountApi.renewCode)
  const back = () => setShown({ what: 'roles' })
  if (renewing.reply) return <CodeSheet given={renewing.reply} onDone={renewing.reset} />
  if (shown.what === 'give') return <GiveForm account={account} onBack={back} />
  if (shown.what === 'end') return <EndForm account={account} grant={shown.grant} onBack={back} />
  const mayManage = can('account.manage')
  return (
    <div className="stack">
      <Roles account={account} {...(mayManage && { onEnd: (grant) => setShown({ what: 'end', grant }) })} />
      {mayManage ? (
        <>
          <div>
            <Button onClick={() => setShown({ what: 'give' })}>{text.give}</Button>
          </div>
          <div className="stack-tight">
            <p className="second">{text.codeWhat}</p>
            <ErrorNotice error={renewing.error} />
            <div>
              <Button
                busy={renewing.isSending}
                onClick={() => renewing.send({ params: { accountId: account.accountId } })}
              >
                {text.code}
              </Button>
            </div>
          </div>
        </>
      ) : null}
    </div>
  )
}

const Roles = ({ account, onEnd }: { account: AccountView; onEnd?: (grant: GrantView) => void }) => {
  const text = useText(adminText).account
  const words = useGrantWords()
  return (
    <section>
      <h3>{text.rolesNow}</h3>
      {account.grants.length === 0 ? <p className="muted">{text.none}</p> : null}
      <ul>
        {account.grants.map((grant) => (
          <li key={grant.grantId} className={css.grant}>
            <div>
              {words(grant).role}
              <div className="muted">{words(grant).details}</div>
            </div>
            {onEnd ? (
              <Button size="small" aria-label={`${text.end}: ${words(grant).role}`} onClick={() => onEnd(grant)}>
                {text.end}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

const GiveForm = ({ account, onBack }: { account: AccountView; onBack: () => void }) => {
  const text = useText(adminText).account
  const { data: accounts } = useSuspenseQuery(accountsQuery)
  const say = useToast()
  const refresh = useRefresh()
  const [choice, setChoice] = useState(useBlankRole())
  const [deputyFor, setDeputyFor] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const giving = useCall(accountApi.grant, {
    onDone: async () => {
      await refresh(accountApi.list)
      say(text.given)
      onBack()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (choice.role === '' || choice.from === null) return
    void giving.send({
      params: { accountId: account.accountId },
      body: {
        role: choice.role,
        areaPath: choice.areaPath,
        validFrom: choice.from,
        validTo: endOf(choice),
        deputyFor: deputyFor === '' ? null : deputyFor,
        reason: reason.trim() === '' ? null : reason.trim(),
      },
    })
  }
  const others = accounts.filter((one) => one.accountId !== account.accountId && !one.closed)
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <h3>{text.giveTitle}</h3>
      <RoleFields value={choice} onChange={setChoice} tried={tried} />
      <SelectField
        label={text.deputyFor}
        optional
        placeholder={text.nobody}
        value={deputyFor}
        onChange={setDeputyFor}
        choices={others.map((one) => ({ value: one.accountId, label: one.displayName }))}
      />
      <TextField label={text.reason} hint={text.reasonHint} optional value={reason} onChange={setReason} />
      <ErrorNotice error={giving.error} />
      <div className="row">
        <Button kind="main" type="submit" busy={giving.isSending}>
          {text.giveSubmit}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {text.back}
        </Button>
      </div>
    </form>
  )
}

const EndForm = ({ account, grant, onBack }: { account: AccountView; grant: GrantView; onBack: () => void }) => {
  const text = useText(adminText)
  const { today } = useSession()
  const words = useGrantWords()
  const say = useToast()
  const refresh = useRefresh()
  const [lastDay, setLastDay] = useState<PlainDate | null>(today)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const ending = useCall(accountApi.endGrant, {
    onDone: async () => {
      await refresh(accountApi.list)
      say(text.account.endDone)
      onBack()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (lastDay === null || reason.trim() === '') return
    void ending.send({
      params: { accountId: account.accountId, grantId: grant.grantId },
      body: { on: addDays(lastDay, 1), reason: reason.trim() },
    })
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <div>
        <h3>{text.account.endTitle}</h3>
        <p>
          {words(grant).role} <span className="muted">{words(grant).details}</span>
        </p>
      </div>
      <DateField
        label={text.account.endDay}
        value={lastDay}
        onChange={setLastDay}
        error={tried && lastDay === null ? text.create.fill : null}
      />
      <TextField
        label={text.account.reason}
        hint={text.account.reasonHint}
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? text.create.fill : null}
      />
      <ErrorNotice error={ending.error} />
      <div className="row">
        <Button kind="danger" type="submit" busy={ending.isSending}>
          {text.account.endSubmit}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {text.account.back}
        </Button>
      </div>
    </form>
  )
}
