import { useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { ConfirmPanel } from '../ui/ConfirmPanel.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { auth } from './auth.ts'
import { ChangePassword } from './ChangePassword.tsx'
import css from './SecurityPage.module.css'
import { signOut } from './sign-out.ts'
import { TwoFactor } from './TwoFactor.tsx'
import { sessionText } from './text.ts'
import { useAuth } from './use-auth.ts'

/** What a person can do about their own sign-in. */
export const SecurityPage = () => {
  const text = useText(sessionText)
  return (
    <>
      <PageHead title={text.securityTitle} />
      <div className={css.page}>
        <TwoFactor />
        <ChangePassword />
        <SignOutEverywhere />
      </div>
    </>
  )
}

const SignOutEverywhere = () => {
  const text = useText(sessionText)
  const [asking, setAsking] = useState(false)
  const ending = useAuth(async () => {
    await auth.signOutEverywhere()
    await signOut()
  })
  return (
    <section className="card pad stack-tight">
      <h2>{text.everywhere}</h2>
      <p className="second">{text.everywhereIntro}</p>
      <div>
        <Button onClick={() => setAsking(true)}>{text.everywhere}</Button>
      </div>
      <ConfirmPanel
        opened={asking}
        title={text.everywhere}
        action={text.everywhere}
        busy={ending.busy}
        error={ending.error}
        onConfirm={() => ending.attempt()}
        onClose={() => setAsking(false)}
      >
        <p>{text.everywhereWhat}</p>
      </ConfirmPanel>
    </section>
  )
}
