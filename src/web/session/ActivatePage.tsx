import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { sessionApi } from '#api/session.ts'
import { useCall } from '../client.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextField } from '../ui/Field.tsx'
import { NewPasswordFields, newPasswordFault } from './NewPasswordFields.tsx'
import { welcomeQuery } from './routes.ts'
import { sessionText } from './text.ts'
import { useSignIn } from './use-sign-in.ts'
import { welcomeCss as css, WelcomeFrame } from './WelcomeFrame.tsx'

/** The first password, set with the one-time code that the administrator handed over on paper. */
export const ActivatePage = () => {
  const text = useText(sessionText)
  const { data: welcome } = useSuspenseQuery(welcomeQuery)
  const signIn = useSignIn(undefined)
  const activation = useCall(sessionApi.activate)
  const [username, setUsername] = useState('')
  const [code, setCode] = useState('')
  const [passwords, setPasswords] = useState({ first: '', again: '' })
  const [tried, setTried] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (username.trim() === '' || code.trim().length < 4 || newPasswordFault(passwords)) return
    const done = await activation.send({
      body: { username: username.trim().toLowerCase(), code: code.trim(), password: passwords.first },
    })
    if (done) await signIn.withPassword(done.username, passwords.first)
  }
  return (
    <WelcomeFrame title={text.activateTitle} synthetic={welcome.installation === 'demo'}>
      <form className={css.fields} onSubmit={submit} noValidate>
        <p className="second">{text.activateIntro}</p>
        <TextField
          label={text.username}
          value={username}
          onChange={setUsername}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={tried && username.trim() === '' ? text.fillUsername : null}
        />
        <TextField
          label={text.paperCode}
          value={code}
          onChange={setCode}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          error={tried && code.trim().length < 4 ? text.fillCode : null}
        />
        <NewPasswordFields value={passwords} onChange={setPasswords} tried={tried} />
        <ErrorNotice error={activation.error ?? signIn.error} />
        <Button kind="main" wide type="submit" busy={activation.isSending || signIn.busy}>
          {text.setPassword}
        </Button>
      </form>
      <p className={css.below}>
        <Link {...paths.signIn()}>{text.toSignIn}</Link>
      </p>
    </WelcomeFrame>
  )
}
