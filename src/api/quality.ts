/** How complete and consistent the register is, for a commune and its villages. */
import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const Area = z.object({ area: z.string().optional() })
const Words = z.object({ vi: z.string(), en: z.string() })
const FieldQuality = z.object({ field: z.string(), known: z.int(), asked: z.int() })

export const RegisterQuality = z.object({
  children: z.int(),
  /** 0 to 1; null: nothing is asked. */
  completeness: z.number().nullable(),
  fields: z.array(FieldQuality.extend({ words: Words })),
  villages: z.array(
    z.object({
      path: z.string(),
      name: z.string(),
      children: z.int(),
      completeness: z.number().nullable(),
      faults: z.int(),
      fields: z.array(FieldQuality),
    }),
  ),
  faults: z.array(
    z.object({
      childId: z.uuid(),
      fullName: z.string(),
      villageName: z.string().nullable(),
      fault: z.string(),
      words: Words,
    }),
  ),
})
export type RegisterQuality = z.infer<typeof RegisterQuality>

export const qualityApi = {
  read: endpoint({
    method: 'GET',
    path: '/register-quality',
    permission: 'child.read',
    query: Area,
    reply: RegisterQuality,
    summary: 'How much of the register is known, and what in it cannot be right',
  }),
  trend: endpoint({
    method: 'GET',
    path: '/register-quality/trend',
    permission: 'child.read',
    query: Area,
    reply: z.array(z.object({ at: z.string(), known: z.int(), asked: z.int() })),
    summary: 'How much was known at the end of each of the last months',
  }),
}
