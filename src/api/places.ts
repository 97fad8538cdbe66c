/** Provinces, communes and villages. */
import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const Place = z.object({
  path: z.string(),
  code: z.string(),
  name: z.string(),
  fullName: z.string(),
  kind: z.enum(['province', 'commune', 'village']),
})
export type Place = z.infer<typeof Place>

export const placeApi = {
  provinces: endpoint({
    method: 'GET',
    path: '/provinces',
    permission: 'place.read',
    reply: z.array(Place),
    summary: 'Provinces of today',
  }),
  communes: endpoint({
    method: 'GET',
    path: '/communes',
    permission: 'place.read',
    query: z.object({ province: z.string().regex(/^\d{2}$/) }),
    reply: z.array(Place),
    summary: 'Communes of a province today',
  }),
  villages: endpoint({
    method: 'GET',
    path: '/villages',
    permission: 'place.read',
    query: z.object({ commune: z.string().regex(/^\d{2}\/\d{5}$/) }),
    reply: z.array(Place),
    summary: 'Villages of a commune today',
  }),
  addVillages: endpoint({
    method: 'POST',
    path: '/villages',
    permission: 'place.manage',
    body: z.object({
      commune: z.string().regex(/^\d{2}\/\d{5}$/),
      names: z.array(z.string().min(1).max(80)).min(1).max(200),
    }),
    reply: z.array(Place),
    summary: 'Add villages to a commune; names already there are left as they are',
  }),
  /** What became of a unit that ended, and what an existing one was made from. */
  history: endpoint({
    method: 'GET',
    path: '/place-history',
    permission: 'place.read',
    query: z.object({ commune: z.string().regex(/^\d{2}\/\d{5}$/) }),
    reply: z.array(
      z.object({ name: z.string(), path: z.string(), extent: z.enum(['full', 'partial']), happenedOn: z.string() }),
    ),
    summary: 'The units before 1 July 2025 that a commune was made from',
  }),
}
