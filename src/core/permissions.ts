/**
 * Who may do what, and how far. One table of permission × role → scope; absent means no. The database does not know
 * roles: it gets the scope, the areas and the families of tables that the permission opens (see `asActor`).
 */
import type { PlainDate } from './dates.ts'

export const roles = [
  'communeOfficer',
  'communeChair',
  'collaborator',
  'provinceOfficer',
  'systemAdministrator',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/** `own`: rows of the person's own; `area`: rows filed in the areas of the role; `all`: every row. */
export type Scope = 'own' | 'area' | 'all'

/** Tables that stand or fall together under row security. */
export type Family =
  | 'places'
  | 'accounts'
  | 'children'
  | 'identity'
  | 'lists'
  | 'protected'
  | 'imports'
  // The monthly round: checks and closings; changes that were reported; the officer's decisions; visits that were made.
  | 'round'
  | 'round_closings'
  | 'reported'
  | 'reported_decisions'
  | 'visits'
  | 'plans'
  | 'figures'
  | 'figure_rows'
  | 'reports'
  | 'audit'

type PermissionEntry = {
  roles: Partial<Record<Role, Scope>>
  /** What a transaction under this permission may read and write. */
  opens: readonly Family[]
  writes?: readonly Family[]
}

const everyRole = {
  communeOfficer: 'own',
  communeChair: 'own',
  collaborator: 'own',
  provinceOfficer: 'own',
  systemAdministrator: 'own',
  auditor: 'own',
} as const

const communeDesk = { communeOfficer: 'area', communeChair: 'area' } as const
const communeAndProvince = { ...communeDesk, provinceOfficer: 'area' } as const

export const permissions = {
  'session.read': { roles: everyRole, opens: [] },
  'place.read': { roles: everyRole, opens: [] },
  'place.manage': { roles: { systemAdministrator: 'area' }, opens: ['places'], writes: ['places'] },
  'today.read': {
    roles: { ...communeAndProvince, collaborator: 'area' },
    opens: ['children', 'imports', 'plans', 'figures', 'reports', 'round', 'reported', 'visits'],
  },
  'child.read': { roles: { ...communeDesk, collaborator: 'area' }, opens: ['children', 'identity'] },
  // Keeps questions about children, never answers.
  'list.keep': { roles: { ...communeDesk, collaborator: 'area' }, opens: ['lists'], writes: ['lists'] },
  'child.import': {
    roles: { communeOfficer: 'area' },
    opens: ['children', 'identity', 'protected', 'imports'],
    writes: ['children', 'identity', 'protected', 'imports'],
  },
  // Adds, corrects, ends what is known of a child, secret circumstances too.
  'child.edit': {
    roles: { communeOfficer: 'area' },
    opens: ['children', 'identity', 'protected'],
    writes: ['children', 'identity', 'protected'],
  },
  // Whoever handles them sees circumstances that are themselves secret, on the child's page only.
  'child.protected': { roles: communeDesk, opens: ['children', 'identity', 'protected'] },
  // What a village has to check this month, with the names of those who are asked about.
  'round.read': {
    roles: { ...communeDesk, collaborator: 'area' },
    opens: ['children', 'identity', 'round', 'reported', 'visits'],
  },
  // Says what was found at the door. Nothing of it is in the register before the officer has accepted it; a visit is.
  'round.report': {
    roles: { communeOfficer: 'area', collaborator: 'area' },
    opens: ['children', 'identity', 'round', 'reported', 'visits'],
    writes: ['round', 'reported', 'visits'],
  },
  'round.decide': {
    roles: { communeOfficer: 'area' },
    opens: ['children', 'identity', 'round', 'reported', 'visits'],
    writes: ['children', 'identity', 'reported_decisions'],
  },
  'round.close': {
    roles: { communeOfficer: 'area' },
    opens: ['children', 'round', 'reported', 'visits'],
    writes: ['round_closings'],
  },
  // The papers of a month and a quarter, with names of the whole commune: the desk only.
  'round.paper': { roles: communeDesk, opens: ['children', 'identity', 'round', 'reported', 'visits'] },
  'plan.read': { roles: communeAndProvince, opens: ['plans'] },
  'plan.edit': { roles: { communeOfficer: 'area' }, opens: ['plans'], writes: ['plans'] },
  // Counting needs the children's facts, never who they are.
  'figure.read': { roles: communeAndProvince, opens: ['children', 'protected', 'figures', 'plans'] },
  'figure.open': { roles: communeAndProvince, opens: ['children', 'protected', 'figures', 'figure_rows', 'plans'] },
  // Opens the names behind a figure. Asked for apart: a province sees the rows without it.
  'figure.identify': {
    roles: communeDesk,
    opens: ['children', 'protected', 'identity', 'figures', 'figure_rows', 'plans'],
  },
  'figure.enter': { roles: { communeOfficer: 'area' }, opens: ['plans', 'figures'], writes: ['figures'] },
  'report.read': { roles: communeAndProvince, opens: ['children', 'protected', 'figures', 'plans', 'reports'] },
  'report.edit': {
    roles: { communeOfficer: 'area' },
    opens: ['children', 'protected', 'figures', 'plans', 'reports'],
    writes: ['reports'],
  },
  'report.finalise': {
    roles: communeDesk,
    opens: ['children', 'protected', 'figures', 'figure_rows', 'plans', 'reports'],
    writes: ['reports', 'figures'],
  },
  'account.read': { roles: { systemAdministrator: 'area' }, opens: ['accounts'] },
  'account.manage': { roles: { systemAdministrator: 'area' }, opens: ['accounts'], writes: ['accounts'] },
  'audit.read': { roles: { auditor: 'area' }, opens: ['audit', 'accounts'] },
  'backup.read': { roles: { systemAdministrator: 'area', auditor: 'area' }, opens: [] },
  'backup.make': { roles: { systemAdministrator: 'area' }, opens: [] },
} as const satisfies Record<string, PermissionEntry>

export type Permission = keyof typeof permissions

/** A role held in an area, from a day until a day (the first day it is no longer held), perhaps for someone away. */
export type RoleGrant = {
  role: Role
  areaPath: string
  validFrom: PlainDate
  validTo: PlainDate | null
  deputyFor: string | null
}

/** Whoever acts: an account with the roles that hold today. */
export type Actor = {
  accountId: string
  username: string
  displayName: string
  homePath: string
  grants: readonly RoleGrant[]
  synthetic: boolean
}

/** How far a permission reaches for an actor: the scope and, for `area`, the areas. Null means no. */
export type Reach = { scope: Scope; areaPaths: readonly string[] }

/** The grants that hold on a day. */
export const grantsOn = (grants: readonly RoleGrant[], day: PlainDate): RoleGrant[] =>
  grants.filter((g) => g.validFrom <= day && (g.validTo === null || day < g.validTo))

/** How far `permission` reaches for the actor, all roles together; null when no role has it. */
export const reachOf = (actor: Pick<Actor, 'grants'>, permission: Permission): Reach | null => {
  const byRole: Partial<Record<Role, Scope>> = permissions[permission].roles
  const held = actor.grants.filter((g) => byRole[g.role] !== undefined)
  if (held.length === 0) return null
  if (held.some((g) => byRole[g.role] === 'all')) return { scope: 'all', areaPaths: [] }
  const areas = held.filter((g) => byRole[g.role] === 'area').map((g) => g.areaPath)
  return areas.length > 0
    ? { scope: 'area', areaPaths: [...new Set(areas)].sort() }
    : { scope: 'own', areaPaths: [...new Set(held.map((g) => g.areaPath))].sort() }
}

/** May the actor use the permission at all, and in this area when one is named? The screen and the server ask the same. */
export const can = (actor: Pick<Actor, 'grants'>, permission: Permission, areaPath?: string): boolean => {
  const reach = reachOf(actor, permission)
  if (reach === null) return false
  return areaPath === undefined || reach.scope !== 'area' || reach.areaPaths.some((area) => isWithin(areaPath, area))
}

/** Is a path an area itself or below it? `isWithin('22/06985/khe-na', '22/06985')` is true. */
export const isWithin = (path: string, area: string): boolean => path === area || path.startsWith(`${area}/`)

/** Whoever keeps the system sees no child: these roles open children's records. */
const opensChildren = (role: Role): boolean =>
  Object.values(permissions as Record<string, PermissionEntry>).some(
    (entry) => entry.roles[role] !== undefined && entry.opens.includes('children'),
  )

/** How many steps a role's area has in a path: province 1, commune 2, village 3. */
const stepsOf: Record<Role, readonly number[]> = {
  communeOfficer: [2],
  communeChair: [2],
  collaborator: [3],
  provinceOfficer: [1],
  systemAdministrator: [1, 2],
  auditor: [1, 2],
}

/** Does a role belong to an area of this kind? A collaborator works in villages, an officer in a commune. */
export const fitsArea = (role: Role, areaPath: string): boolean => stepsOf[role].includes(areaPath.split('/').length)

/**
 * May one person hold these roles at the same time? An administrator gives roles and so must not hold one that opens
 * children's records, nor may the auditor keep a desk that the audit is about.
 */
export const mayHoldTogether = (roles: readonly Role[]): boolean =>
  !(roles.some((role) => role === 'systemAdministrator' || role === 'auditor') && roles.some(opensChildren))

/** Which families of tables a permission opens for reading and for writing. */
export const familiesOf = (permission: Permission): { opens: readonly Family[]; writes: readonly Family[] } => {
  const entry: PermissionEntry = permissions[permission]
  return { opens: entry.opens, writes: entry.writes ?? [] }
}

/** The commune part of a path (`22/06985/khe-na` → `22/06985`); a province path stays as it is. */
export const communePathOf = (path: string): string => path.split('/').slice(0, 2).join('/')

/** The province number in a path: `22/06985` → 22. */
export const provinceIdOf = (path: string): number => Number(path.split('/')[0])
