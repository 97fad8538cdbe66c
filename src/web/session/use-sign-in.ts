import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { auth } from './auth.ts'

/** The steps of signing in: name and password, then perhaps a code; then on to where the person wanted to go. */
export const useSignIn = (back: string | undefined) => {
  const queries = useQueryClient()
  const router = useRouter()
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const enter = async () => {
    queries.clear()
    await router.navigate({ href: back ?? '/', replace: true })
  }
  const attempt = async (work: () => Promise<unknown>) => {
    if (busy) return
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return {
    step,
    busy,
    error,
    withPassword: (username: string, password: string) =>
      attempt(async () => {
        const reply = await auth.signIn(username, password)
        if (reply.twoFactorRedirect) setStep('code')
        else await enter()
      }),
    withCode: (code: string, isBackup: boolean) =>
      attempt(async () => {
        await (isBackup ? auth.verifyBackupCode(code) : auth.verifyCode(code))
        await enter()
      }),
    startOver: () => {
      setStep('password')
      setError(null)
    },
  }
}
