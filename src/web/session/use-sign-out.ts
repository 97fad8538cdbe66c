import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { auth } from './auth.ts'

/** Signs out and forgets everything that was read, so that the next person at this machine sees nothing of it. */
export const useSignOut = (): (() => Promise<void>) => {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await auth.signOut().catch(() => {})
    await navigate({ ...paths.signIn(), search: {} })
    queries.clear()
  }
}
