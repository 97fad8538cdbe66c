/** Who is signed in, and what the screen needs to know at once. */

import { z } from 'zod'
import { Instant, PlainDate } from '#core/dates.ts'
import { roles } from '#core/permissions.ts'
import { endpoint } from './endpoint.ts'

export const RoleGrantView = z.object({
  role: z.enum(roles),
  areaPath: z.string(),
  validFrom: PlainDate,
  validTo: PlainDate.nullable(),
  deputyFor: z.string().nullable(),
})

/** The signed-in person with the roles that hold today, and the state of the installation. */
export const Session = z.object({
  accountId: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  homePath: z.string(),
  homeName: z.string(),
  grants: z.array(RoleGrantView),
  synthetic: z.boolean(),
  installation: z.enum(['demo', 'real']),
  today: PlainDate,
  now: Instant,
  lastBackupAt: z.string().nullable(),
  twoFactorEnabled: z.boolean(),
  areas: z.array(z.object({ path: z.string(), name: z.string(), kind: z.string() })),
})
export type Session = z.infer<typeof Session>

export const sessionApi = {
  read: endpoint({
    method: 'GET',
    path: '/session',
    permission: 'session.read',
    reply: Session,
    summary: 'The signed-in person, roles and areas',
  }),
  /** What anybody may know before signing in: that the server lives, and whether it is a demonstration. */
  welcome: endpoint({
    method: 'GET',
    path: '/welcome',
    permission: 'public',
    reply: z.object({
      installation: z.enum(['demo', 'real', 'empty']),
      today: PlainDate,
      demoPassword: z.string().nullable(),
      demoPeople: z.array(
        z.object({ username: z.string(), displayName: z.string(), role: z.enum(roles), place: z.string() }),
      ),
    }),
    summary: 'State of the installation before signing in',
  }),
  /** A new person sets a password with the one-time code printed on paper. */
  activate: endpoint({
    method: 'POST',
    path: '/activations',
    permission: 'public',
    body: z.object({
      username: z.string().min(1).max(60),
      code: z.string().min(4).max(40),
      password: z.string().min(10).max(200),
    }),
    reply: z.object({ username: z.string() }),
    summary: 'Set the first password with a one-time code',
  }),
}
