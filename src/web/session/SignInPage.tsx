import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { PasswordField, TextField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { DemoPeople } from './DemoPeople.tsx'
import { signInRoute, welcomeQuery } from './routes.ts'
import { sessionText } from './text.ts'
import { useSignIn } from './use-sign-in.ts'
import { welcomeCss as css, WelcomeFrame } from './WelcomeFrame.tsx'

export const SignInPage = () => {
  const text = useText(sessionText)
  const { data: welcome } = useSuspenseQuery(welcomeQuery)
  const { back } = signInRoute.useSearch()
  const signIn = useSignIn(back)
  const isDemo = welcome.installation === 'demo'
  return (
    <WelcomeFrame
      title={signIn.step === 'code' ? text.codeTitle : text.signIn}
      synthetic={isDemo}
      aside={
        isDemo && signIn.step === 'password' ? (
          <DemoPeople people={welcome.demoPeople} password={welcome.demoPassword ?? ''} onEnter={signIn.withPassword} />
        ) : null
      }
    >
      {signIn.step === 'code' ? (
        <CodeStep signIn={signIn} />
      ) : (
        <PasswordStep signIn={signIn} ended={!!back && back !== '/'} />
      )}
    </WelcomeFrame>
  )
}

type SignIn = ReturnType<typeof useSignIn>

const PasswordStep = ({ signIn, ended }: { signIn: SignIn; ended: boolean }) => {
  const text = useText(sessionText)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [incomplete, setIncomplete] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = username.trim() === '' || password === ''
    setIncomplete(missing)
    if (!missing) void signIn.withPassword(username, password)
  }
  return (
    <>
      <form className={css.fields} onSubmit={submit} noValidate>
        {ended && !signIn.error ? <Notice>{text.ended}</Notice> : null}
        <TextField
          label={text.username}
          value={username}
          onChange={setUsername}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={incomplete ? text.fillBoth : null}
        />
        <PasswordField
          label={text.password}
          value={password}
          onChange={setPassword}
          name="password"
          autoComplete="current-password"
        />
        <ErrorNotice error={signIn.error} />
        <Button kind="main" wide type="submit" busy={signIn.busy}>
          {text.signIn}
        </Button>
      </form>
      <div className={css.below}>
        <p>
          {text.firstTime} <Link {...paths.activate()}>{text.firstTimeLink}</Link>
        </p>
        <p className="muted">{text.forgotten}</p>
      </div>
      <p className={css.help}>
        {text.helpChildren} <a href="tel:111">111</a>.
      </p>
    </>
  )
}

const CodeStep = ({ signIn }: { signIn: SignIn }) => {
  const text = useText(sessionText)
  const [code, setCode] = useState('')
  const [isBackup, setIsBackup] = useState(false)
  return (
    <form
      className={css.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void signIn.withCode(code, isBackup)
      }}
    >
      {isBackup ? null : <p className="second">{text.codeIntro}</p>}
      <TextField
        key={String(isBackup)}
        label={isBackup ? text.backupCode : text.code}
        value={code}
        onChange={setCode}
        inputMode={isBackup ? 'text' : 'numeric'}
        autoComplete="one-time-code"
      />
      <ErrorNotice error={signIn.error} />
      <Button kind="main" wide type="submit" busy={signIn.busy}>
        {text.goOn}
      </Button>
      <div className="row">
        <Button
          kind="quiet"
          onClick={() => {
            setCode('')
            setIsBackup(!isBackup)
          }}
        >
          {isBackup ? text.usePhone : text.useBackup}
        </Button>
        <Button kind="quiet" onClick={signIn.startOver}>
          {text.back}
        </Button>
      </div>
    </form>
  )
}
