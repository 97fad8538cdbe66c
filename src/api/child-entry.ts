/** Children entered and corrected by hand: who they are, their carers, their household. */
import { z } from 'zod'
import { ChildIdentity, Confirmed, NewChild } from '#core/children/child-entry.ts'
import { CarerWriting, HouseholdWriting } from '#core/children/child-family.ts'
import { CarerRelation } from '#core/children/imported-child.ts'
import { PlainDate } from '#core/dates.ts'
import { endpoint } from './endpoint.ts'

const ChildRef = z.object({ childId: z.uuid() })
const CarerRef = ChildRef.extend({ carerId: z.uuid() })
/** False: everything stood so already. */
const Written = z.object({ written: z.boolean() })

export const childEntryApi = {
  add: endpoint({
    method: 'POST',
    path: '/children',
    permission: 'child.edit',
    body: NewChild.extend({ commune: z.string().optional(), confirmed: Confirmed.optional() }),
    reply: ChildRef,
    summary: 'Enter a child by hand; one that is in the register is refused, one much like it is asked for',
  }),
  correctIdentity: endpoint({
    method: 'PUT',
    path: '/children/:childId/identity',
    permission: 'child.edit',
    params: ChildRef,
    /** `identityId`, `birthId`: the rows that were seen. */
    body: ChildIdentity.extend({ identityId: z.uuid(), birthId: z.uuid(), confirmed: Confirmed.optional() }),
    reply: Written,
    summary: 'Correct name, sex, birth, personal number, address',
  }),
  addCarer: endpoint({
    method: 'POST',
    path: '/children/:childId/carers',
    permission: 'child.edit',
    params: ChildRef,
    body: CarerWriting.extend({
      relation: CarerRelation,
      /** Null: since birth. */
      from: PlainDate.nullable(),
      /** A carer of a brother or sister who is the same person. */
      sameAs: z.uuid().nullable(),
    }),
    reply: Written,
    summary: 'Say who cares for the child',
  }),
  correctCarer: endpoint({
    method: 'PUT',
    path: '/children/:childId/carers/:carerId',
    permission: 'child.edit',
    params: CarerRef,
    body: CarerWriting.extend({ identityId: z.uuid() }),
    reply: Written,
    summary: 'Correct a carer, for every child of theirs',
  }),
  endCarer: endpoint({
    method: 'POST',
    path: '/children/:childId/carers/:carerId/ending',
    permission: 'child.edit',
    params: CarerRef,
    /** `on` null: it never was so. */
    body: z.object({ on: PlainDate.nullable(), reason: z.string().min(1).max(500) }),
    reply: Written,
    summary: 'The person no longer cares for the child, or never did',
  }),
  household: endpoint({
    method: 'PUT',
    path: '/children/:childId/household',
    permission: 'child.edit',
    params: ChildRef,
    body: HouseholdWriting.extend({ identityId: z.uuid().nullable() }),
    reply: Written,
    summary: 'Say who the household is and whether it is poor, for every child in it',
  }),
}
