import { type FormEvent, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { PasswordField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toast.tsx'
import { auth } from './auth.ts'
import { NewPasswordFields, newPasswordFault } from './NewPasswordFields.tsx'
import css from './SecurityPage.module.css'
import { sessionText } from './text.ts'
import { useAuth } from './use-auth.ts'

const blank = { first: '', again: '' }

export const ChangePassword = () => {
  const text = useText(sessionText)
  const say = useToast()
  const [current, setCurrent] = useState('')
  const [passwords, setPasswords] = useState(blank)
  const [tried, setTried] = useState(false)
  const changing = useAuth(async () => {
    await auth.changePassword(current, passwords.first)
    setCurrent('')
    setPasswords(blank)
    setTried(false)
    say(text.changed)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (current !== '' && !newPasswordFault(passwords)) void changing.attempt()
  }
  return (
    <section className="card pad">
      <h2>{text.changePassword}</h2>
      <form className={css.form} onSubmit={submit} noValidate>
        <PasswordField
          label={text.confirmPassword}
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
          error={tried && current === '' ? text.fillCurrent : null}
        />
        <NewPasswordFields value={passwords} onChange={setPasswords} tried={tried} />
        <ErrorNotice error={changing.error} />
        <div>
          <Button type="submit" busy={changing.busy}>
            {text.changePassword}
          </Button>
        </div>
      </form>
    </section>
  )
}
