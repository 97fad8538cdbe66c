/** Growth and immunisation of the child whose page is open. */
import type { ChildPage } from '#api/children.ts'
import { GrowthCard } from './GrowthCard.tsx'
import { ImmunisationCard } from './ImmunisationCard.tsx'

export const ChildHealth = ({ page: { child } }: { page: ChildPage }) => (
  <>
    <GrowthCard childId={child.childId} villagePath={child.villagePath} />
    <ImmunisationCard childId={child.childId} villagePath={child.villagePath} age={child.age} />
  </>
)
