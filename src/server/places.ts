/** Provinces, communes, villages. */

import type { FastifyInstance } from 'fastify'
import { placeApi } from '#api/places.ts'
import { RuleError } from '#core/errors.ts'
import { can } from '#core/permissions.ts'
import { villageCode } from '#core/places.ts'
import { insertVillages, listOrigins, listPlaces } from '#store/places.ts'
import type { AppContext } from './app.ts'
import { serve } from './serve.ts'

export const servePlaces = (app: FastifyInstance, context: AppContext): void => {
  serve(app, context, placeApi.provinces, ({ tx }) =>
    listPlaces(tx, 'province', 'vn').then((all) => all.filter((p) => !p.path.startsWith('cu/'))),
  )
  serve(app, context, placeApi.communes, ({ tx, query }) => listPlaces(tx, 'commune', query.province))
  serve(app, context, placeApi.villages, ({ tx, query }) => listPlaces(tx, 'village', query.commune))
  serve(app, context, placeApi.history, ({ tx, query }) => listOrigins(tx, query.commune))

  serve(app, context, placeApi.addVillages, async ({ tx, body, actor }) => {
    if (!can(actor, 'place.manage', body.commune)) throw new RuleError('not_found')
    const villages = body.names
      .map((name) => ({ code: villageCode(name), name: name.trim() }))
      .filter((v) => v.code !== '')
    await insertVillages(tx, body.commune, villages, actor.synthetic)
    tx.record({
      areaPath: body.commune,
      action: 'add',
      subjectKind: 'villages',
      subjectId: body.commune,
      fields: ['names'],
      newValues: { names: villages.map((v) => v.name) },
    })
    return listPlaces(tx, 'village', body.commune)
  })
}
