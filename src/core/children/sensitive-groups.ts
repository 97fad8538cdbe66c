/**
 * Special circumstances that are themselves secret: HIV, conflict with the law, drug use, violence, exploitation, sexual
 * abuse, trafficking (Law on Children 102/2016/QH13, Article 6 clause 11 forbids making private life public; health,
 * HIV and abuse are sensitive personal data). They stand in a table of their own (`child_protected_circumstances`), so
 * that no list, count or empty column tells of them; only the desk that handles them opens it, on the child's page.
 */
const sensitive: ReadonlySet<string> = new Set(['HCDB05', 'HCDB06', 'HCDB07', 'HCDB09', 'HCDB10', 'HCDB11', 'HCDB12'])

export const isSensitiveGroup = (groupCode: string | null): boolean => groupCode !== null && sensitive.has(groupCode)
