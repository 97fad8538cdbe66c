/** The first steps of a real office. They work only while the database is empty, for whoever reads the terminal. */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { setupApi } from '#api/accounts.ts'
import { RuleError } from '#core/errors.ts'
import { readVillageList } from '#core/places.ts'
import type { AppContext } from './app.ts'
import { servePublic } from './serve.ts'

const sameCode = (given: string, wanted: string): boolean => {
  const clean = (text: string) => Buffer.from(text.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  const [a, b] = [clean(given), clean(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

export const serveSetup = (app: FastifyInstance, context: AppContext): void => {
  const onlyWhileEmpty = async () => {
    if ((await context.office.kind()) !== 'empty') throw new RuleError('office_begun')
  }

  servePublic(app, setupApi.provinces, async () => {
    await onlyWhileEmpty()
    const { rows } = await sql<{ code: string; name: string; communes: { path: string; name: string }[] }>`
      select p.code, p.full_name as name, (
        select coalesce(jsonb_agg(jsonb_build_object('path', c.path, 'name', c.full_name) order by c.name collate "vi-x-icu"), '[]')
        from areas c where c.kind = 'commune' and c.parent_path = p.path and c.valid_to is null) as communes
      from areas p where p.kind = 'province' and p.valid_to is null and p.path not like 'cu/%'
      order by p.name collate "vi-x-icu"`.execute(context.db)
    return rows
  })

  servePublic(app, setupApi.start, async ({ body }) => {
    await onlyWhileEmpty()
    if (context.office.setupCode === null || !sameCode(body.setupCode, context.office.setupCode))
      throw new RuleError('code_not_valid')
    await context.office.begin({
      commune: body.commune,
      villages: readVillageList(body.villages.join('\n')),
      administrator: body.administrator,
    })
    return { username: body.administrator.username }
  })
}
