/**
 * Signing out loads the sign-in page anew and without a way back: then nothing typed stays for the next person at this
 * machine. A session that merely ended does name a way back, and what was typed waits for its author.
 */
export const forgetDraftsAfterSignOut = (): void => {
  if (location.pathname !== '/sign-in' || new URLSearchParams(location.search).has('back')) return
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('mangnon.draft.')) sessionStorage.removeItem(key)
}
