import { IconRefresh } from '@tabler/icons-react'
import { type PlanReview, planApi } from '#api/plans.ts'
import { useCall } from '../client.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useToast } from '../ui/Toast.tsx'
import css from './PlanReviewPage.module.css'
import { reviewText } from './review-text.ts'
import { useDesk } from './use-review.ts'

/** Reads the document once more; what was decided stays. */
export const ReadAgain = ({ review }: { review: PlanReview }) => {
  const text = useText(reviewText)
  const { mayEdit, planId, put, saved } = useDesk()
  const say = useToast()
  const reading = useCall(planApi.readAgain, {
    onDone: (now) => {
      put(() => now)
      saved()
      say(text.readAgainDone)
    },
  })
  return (
    <div className={css.again}>
      <p className="strong">{text.sourceFile(review.fileName)}</p>
      {mayEdit ? (
        <>
          <p className="second">{text.readAgainPromise}</p>
          <Button busy={reading.isSending} onClick={() => reading.send({ params: { planId } })}>
            <IconRefresh size={18} stroke={1.8} aria-hidden />
            {text.readAgain}
          </Button>
          <ErrorNotice error={reading.error} />
        </>
      ) : null}
    </div>
  )
}
