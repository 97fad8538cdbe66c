import { auth } from './auth.ts'

/**
 * Signs out and loads the app anew, so that nothing that was read stays in memory for the next person at this machine.
 * The language stays: it is remembered on the machine.
 */
export const signOut = async (): Promise<void> => {
  await auth.signOut().catch(() => {})
  // Drafts of forms that were not saved.
  sessionStorage.clear()
  location.replace('/sign-in')
}
