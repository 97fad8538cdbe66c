import { useState } from 'react'
import { figureApi } from '#api/figures.ts'
import { type PlanReview, planApi } from '#api/plans.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useScope } from '../shell/root-route.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { ConfirmPanel } from '../ui/ConfirmPanel.tsx'
import { useToast } from '../ui/Toast.tsx'
import { reviewText } from './review-text.ts'
import { plansText } from './text.ts'
import { useDesk } from './use-review.ts'

/** From draft to plan: says what will happen and asks once. In force: on to the targets. */
export const AdoptPlan = ({ review }: { review: PlanReview }) => {
  const text = useText(reviewText)
  const plans = useText(plansText)
  const { mayEdit, planId, put } = useDesk()
  const { areas } = useScope()
  const say = useToast()
  const refresh = useRefresh()
  const [asking, setAsking] = useState(false)
  const adopting = useCall(planApi.adopt, {
    onDone: async (summary) => {
      setAsking(false)
      put((before) => ({ ...before, ...summary }))
      say(text.adopted)
      await refresh(planApi.list, figureApi.board)
    },
  })
  if (review.state !== 'draft') return <ButtonLink {...paths.targets()}>{plans.toTargets}</ButtonLink>
  if (!mayEdit) return null
  const accepted = (kind: string) =>
    formatNumber(review.lines.filter((line) => line.kind === kind && line.state === 'accepted').length)
  const waiting = review.lines.filter((line) => line.kind === 'target' && line.state === 'pending').length
  const measuresWaiting = review.lines.filter((line) => line.kind === 'measure' && line.state === 'pending').length
  const n = accepted('target')
  const area = areas.find((place) => place.path === review.communePath)?.name ?? review.communePath
  return (
    <>
      <Button kind="main" disabledReason={n === '0' ? text.adoptNone : null} onClick={() => setAsking(true)}>
        {text.adopt(n)}
      </Button>
      <ConfirmPanel
        opened={asking}
        title={text.adoptTitle(n)}
        action={text.adoptDo}
        busy={adopting.isSending}
        error={adopting.error}
        onConfirm={() => adopting.send({ params: { planId } })}
        onClose={() => setAsking(false)}
      >
        <p>{text.adoptWhat(n, accepted('measure'), accepted('assignment'), accepted('deadline'), area)}</p>
        <p>
          {waiting > 0
            ? text.adoptLeft(formatNumber(waiting))
            : measuresWaiting > 0
              ? text.adoptMeasuresLeft(formatNumber(measuresWaiting))
              : text.adoptAll}
        </p>
      </ConfirmPanel>
    </>
  )
}
