import { type FormEvent, useState } from 'react'
import { sessionApi } from '#api/session.ts'
import { useRefresh } from '../client.ts'
import { useText } from '../i18n/text.ts'
import { useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { PasswordField, TextField } from '../ui/Field.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { Status } from '../ui/Status.tsx'
import { useToast } from '../ui/Toast.tsx'
import { auth } from './auth.ts'
import css from './SecurityPage.module.css'
import { sessionText } from './text.ts'
import { useAuth } from './use-auth.ts'

type Begun = { totpURI: string; backupCodes: string[] }

/** The second factor: on, off, and the steps between. */
export const TwoFactor = () => {
  const text = useText(sessionText)
  const { twoFactorEnabled } = useSession()
  const [begun, setBegun] = useState<Begun | null>(null)
  return (
    <section className="card pad stack-tight">
      <div className={css.head}>
        <h2>{text.twoFactor}</h2>
        <Status kind={twoFactorEnabled ? 'done' : 'none'} tag>
          {twoFactorEnabled ? text.twoFactorOn : text.twoFactorOff}
        </Status>
      </div>
      <p className="second">{text.twoFactorIntro}</p>
      {begun ? (
        <FinishSteps begun={begun} onDone={() => setBegun(null)} />
      ) : twoFactorEnabled ? (
        <TurnOff />
      ) : (
        <Begin onBegun={setBegun} />
      )}
    </section>
  )
}

/** A form with the present password and one button. */
const WithPassword = ({ action, run }: { action: string; run: (password: string) => Promise<unknown> }) => {
  const text = useText(sessionText)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const running = useAuth(run)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (password !== '') void running.attempt(password)
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <PasswordField
        label={text.confirmPassword}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        error={tried && password === '' ? text.fillCurrent : null}
      />
      <ErrorNotice error={running.error} />
      <div>
        <Button type="submit" busy={running.busy}>
          {action}
        </Button>
      </div>
    </form>
  )
}

const Begin = ({ onBegun }: { onBegun: (begun: Begun) => void }) => {
  const text = useText(sessionText)
  return <WithPassword action={text.turnOn} run={async (password) => onBegun(await auth.beginTwoFactor(password))} />
}

const TurnOff = () => {
  const text = useText(sessionText)
  const say = useToast()
  const refresh = useRefresh()
  return (
    <>
      <p className="second">{text.turnOffWhat}</p>
      <WithPassword
        action={text.turnOff}
        run={async (password) => {
          await auth.endTwoFactor(password)
          await refresh(sessionApi.read)
          say(text.turnedOff)
        }}
      />
    </>
  )
}

const FinishSteps = ({ begun, onDone }: { begun: Begun; onDone: () => void }) => {
  const text = useText(sessionText)
  const say = useToast()
  const refresh = useRefresh()
  const [code, setCode] = useState('')
  const verifying = useAuth(async () => {
    await auth.verifyCode(code)
    await refresh(sessionApi.read)
    say(text.turnedOn)
    onDone()
  })
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  return (
    <ol className={css.steps}>
      <li>
        <p>{text.secretStep}</p>
        <QrCode text={begun.totpURI} label={text.qr} />
        <p>{text.secretManual}</p>
        <p className={css.secret} data-testid="totp-key">
          {secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </p>
        <p className="phone-only">
          <a href={begun.totpURI}>{text.secretLink}</a>
        </p>
      </li>
      <li>
        <p>{text.backupStep}</p>
        <ul className={css.codes}>
          {begun.backupCodes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <div>
          <Button size="small" onClick={() => print()}>
            {text.print}
          </Button>
        </div>
      </li>
      <li>
        <p>{text.verifyStep}</p>
        <form
          className={css.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void verifying.attempt()
          }}
        >
          <TextField
            label={text.code}
            value={code}
            onChange={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
          />
          <ErrorNotice error={verifying.error} />
          <div>
            <Button kind="main" type="submit" busy={verifying.busy}>
              {text.turnOn}
            </Button>
          </div>
        </form>
      </li>
    </ol>
  )
}
