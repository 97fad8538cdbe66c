import { type FormEvent, useState } from 'react'
import { accountApi } from '#api/accounts.ts'
import { useCall, useRefresh } from '../client.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextField } from '../ui/Field.tsx'
import css from './Admin.module.css'
import { CodeSheet } from './CodeSheet.tsx'
import { endOf, RoleFields, useBlankRole } from './RoleFields.tsx'
import { adminText } from './text.ts'

const usernameForm = /^[a-z0-9.-]{3,40}$/

/** A new account: who, which role; then the sheet with the one-time code. */
export const CreateAccountDrawer = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const text = useText(adminText)
  return (
    <Drawer opened={opened} title={text.create.title} onClose={onClose}>
      <CreateAccountForm onDone={onClose} />
    </Drawer>
  )
}

const CreateAccountForm = ({ onDone }: { onDone: () => void }) => {
  const text = useText(adminText).create
  const refresh = useRefresh()
  const creating = useCall(accountApi.create, { onDone: () => refresh(accountApi.list) })
  const [displayName, setDisplayName] = useState('')
  const [username, setUsername] = useState('')
  const [choice, setChoice] = useState(useBlankRole())
  const [tried, setTried] = useState(false)
  if (creating.reply) return <CodeSheet given={creating.reply} onDone={onDone} />

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (displayName.trim() === '' || !usernameForm.test(username) || choice.role === '' || choice.from === null) return
    void creating.send({
      body: {
        username,
        displayName: displayName.trim(),
        role: choice.role,
        areaPath: choice.areaPath,
        validFrom: choice.from,
        validTo: endOf(choice),
      },
    })
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <TextField
        label={text.displayName}
        value={displayName}
        onChange={setDisplayName}
        autoComplete="off"
        data-autofocus
        error={tried && displayName.trim() === '' ? text.fill : null}
      />
      <TextField
        label={text.username}
        hint={text.usernameHint}
        value={username}
        onChange={(typed) => setUsername(typed.toLowerCase())}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={tried && !usernameForm.test(username) ? text.usernameFault : null}
      />
      <RoleFields value={choice} onChange={setChoice} tried={tried} />
      <ErrorNotice error={creating.error} />
      <div>
        <Button kind="main" type="submit" busy={creating.isSending}>
          {text.submit}
        </Button>
      </div>
    </form>
  )
}
