import type { PlanSummary } from '#api/plans.ts'
import { useText } from '../i18n/text.ts'
import { Status } from '../ui/Status.tsx'
import { plansText } from './text.ts'

/** In review, in force or ended. */
export const PlanState = ({ state, tag }: { state: PlanSummary['state']; tag?: boolean }) => {
  const text = useText(plansText)
  const kinds = {
    draft: ['info', text.draft],
    in_force: ['done', text.inForce],
    ended: ['none', text.ended],
  } as const
  const [kind, words] = kinds[state]
  return (
    <Status kind={kind} {...(tag && { tag })}>
      {words}
    </Status>
  )
}
