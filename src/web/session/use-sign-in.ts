import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { auth } from './auth.ts'
import { useAuth } from './use-auth.ts'

/** The steps of signing in: name and password, then perhaps a code; then on to where the person wanted to go. */
export const useSignIn = (back: string | undefined) => {
  const queries = useQueryClient()
  const router = useRouter()
  const [step, setStep] = useState<'password' | 'code'>('password')
  const enter = async () => {
    queries.clear()
    await router.navigate({ href: back ?? '/', replace: true })
  }
  const withPassword = useAuth(async (username: string, password: string) => {
    const reply = await auth.signIn(username, password)
    if (reply.twoFactorRedirect) setStep('code')
    else await enter()
  })
  const withCode = useAuth(async (code: string, isBackup: boolean) => {
    await (isBackup ? auth.verifyBackupCode(code) : auth.verifyCode(code))
    await enter()
  })
  return {
    step,
    busy: withPassword.busy || withCode.busy,
    error: step === 'password' ? withPassword.error : withCode.error,
    withPassword: withPassword.attempt,
    withCode: withCode.attempt,
    startOver: () => setStep('password'),
  }
}
