import { type PlanReview, planApi } from '#api/plans.ts'
import { useCall } from '../client.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useToast } from '../ui/Toast.tsx'
import css from './PlanReviewPage.module.css'
import { countCertain, measuresToTie } from './review-lines.ts'
import { reviewText } from './review-text.ts'
import { useAcceptCertain, useDesk } from './use-review.ts'

/** Two presses for many lines: accept all that is certain; confirm every best indicator. */
export const BulkDecisions = ({ review }: { review: PlanReview }) => {
  const text = useText(reviewText)
  const { mayEdit, planId, put, saved } = useDesk()
  const say = useToast()
  const certain = useAcceptCertain(review)
  const toTie = measuresToTie(review)
  const tying = useCall(planApi.confirmIndicators, {
    onDone: (now) => {
      const tied = toTie.length - measuresToTie(now).length
      put(() => now)
      saved()
      say(tied > 0 ? text.confirmedAll(formatNumber(tied)) : text.confirmedNone)
    },
  })
  const sure = countCertain(review)
  if (!mayEdit || (sure === 0 && toTie.length === 0)) return null
  return (
    <div className={css.bulk}>
      {sure > 0 ? (
        <Button busy={certain.isSending} onClick={() => certain.accept()}>
          {text.acceptCertain(formatNumber(sure))}
        </Button>
      ) : null}
      {toTie.length > 0 ? (
        <Button busy={tying.isSending} onClick={() => tying.send({ params: { planId } })}>
          {text.confirmAll(formatNumber(toTie.length))}
        </Button>
      ) : null}
      <ErrorNotice error={certain.error ?? tying.error} />
    </div>
  )
}
