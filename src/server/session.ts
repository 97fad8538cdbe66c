/** Who is signed in; what anybody may know before; first passwords by one-time code. */

import type { FastifyInstance } from 'fastify'
import { sessionApi } from '#api/session.ts'
import { dayInVietnam, type Instant } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { codeDigest, findActor } from '#store/accounts.ts'
import { asActor } from '#store/as-actor.ts'
import { findInstallation, listBackups } from '#store/installation.ts'
import { useInvitation } from '#store/invitations.ts'
import { namesOfPlaces } from '#store/places.ts'
import type { AppContext } from './app.ts'
import { resetPassword } from './auth.ts'
import { demoPassword } from './demo.ts'
import { serve, servePublic } from './serve.ts'

export const serveSession = (app: FastifyInstance, context: AppContext): void => {
  serve(app, context, sessionApi.read, async ({ actor, tx, now, today }) => {
    const installation = await findInstallation(context.db)
    const paths = [...new Set([actor.homePath, ...actor.grants.map((g) => g.areaPath)])]
    const places = await namesOfPlaces(tx, paths)
    const [backup] = await listBackups(context.db, 1)
    const { rows } = await context.authPool.query('select "twoFactorEnabled" as enabled from "user" where "id" = $1', [
      actor.accountId,
    ])
    return {
      accountId: actor.accountId,
      username: actor.username,
      displayName: actor.displayName,
      homePath: actor.homePath,
      homeName: places.get(actor.homePath)?.fullName ?? actor.homePath,
      grants: actor.grants.map((g) => ({ ...g })),
      synthetic: actor.synthetic,
      installation: installation?.kind ?? 'real',
      today,
      now,
      lastBackupAt: backup?.madeAt ?? null,
      twoFactorEnabled: rows[0]?.enabled === true,
      areas: paths.map((path) => ({
        path,
        name: places.get(path)?.fullName ?? path,
        kind: places.get(path)?.kind ?? 'commune',
      })),
    }
  })

  servePublic(app, sessionApi.welcome, async () => {
    const kind = await context.office.kind()
    return {
      installation: kind,
      today: dayInVietnam(context.now()),
      demoPassword: kind === 'demo' ? demoPassword : null,
      demoPeople: kind === 'demo' ? (context.office.demoPeople as never) : [],
    }
  })

  servePublic(app, sessionApi.activate, async ({ body, request }) => {
    const now: Instant = context.now()
    const accountId = await useInvitation(context.db, {
      username: body.username.trim().toLowerCase(),
      digest: codeDigest(body.code),
      now,
    })
    if (accountId === undefined) throw new RuleError('code_not_valid')
    await resetPassword(context.auth, accountId, body.password)
    // Whoever holds the paper becomes that person: the chain says when and from where.
    const actor = await findActor(context.db, accountId, dayInVietnam(now))
    const areaPath = actor?.grants[0]?.areaPath
    if (actor && areaPath !== undefined)
      await asActor(
        context.db,
        { actor, permission: 'session.read', now, origin: { requestId: null, cameFrom: request.ip } },
        async (tx) =>
          tx.record({
            areaPath,
            action: 'set_password',
            subjectKind: 'account',
            subjectId: accountId,
            fields: ['password'],
          }),
      )
    return { username: body.username.trim().toLowerCase() }
  })
}
