/**
 * Special circumstances that are named only where the duty needs them, never in a list, a file or to a collaborator:
 * HIV, violence, exploitation, sexual abuse, trafficking (Law on Children 102/2016/QH13, Article 6 clause 11 forbids
 * making private life public; health, HIV and abuse are sensitive personal data).
 */
const sensitive: ReadonlySet<string> = new Set(['HCDB05', 'HCDB09', 'HCDB10', 'HCDB11', 'HCDB12'])

export const isSensitiveGroup = (groupCode: string | null): boolean => groupCode !== null && sensitive.has(groupCode)

/** The group as a list may show it: null when it is one of the sensitive ones; that the child is in need stays said. */
export const groupForLists = (groupCode: string | null): string | null =>
  isSensitiveGroup(groupCode) ? null : groupCode
