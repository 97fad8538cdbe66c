import { IconCloudCheck } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { PlanReview } from '#api/plans.ts'
import { Instant, timeInVietnam } from '#core/dates.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useCan } from '../shell/root-route.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProgressLine } from '../ui/ProgressLine.tsx'
import { AdoptPlan } from './AdoptPlan.tsx'
import css from './PlanReviewPage.module.css'
import { PlanState } from './PlanState.tsx'
import { ReviewDesk } from './ReviewDesk.tsx'
import { isSettled, itemsOf } from './review-lines.ts'
import { reviewText } from './review-text.ts'
import { planQuery, planReviewRoute } from './routes.ts'
import { plansText } from './text.ts'
import { DeskContext, useMakeDesk } from './use-review.ts'

/** A plan document beside what was read in it: line by line a person accepts, corrects or rejects. */
export const PlanReviewPage = () => {
  const text = useText(reviewText)
  const plans = useText(plansText)
  const { planId } = planReviewRoute.useParams()
  const { data: review } = useSuspenseQuery(planQuery(planId))
  const mayEdit = useCan()('plan.edit', review.communePath) && review.state !== 'ended'
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const onSaved = useCallback(() => setSavedAt(timeInVietnam(Instant.parse(new Date().toISOString()))), [])
  const desk = useMakeDesk(planId, mayEdit, onSaved)
  const items = useMemo(() => itemsOf(review.lines), [review.lines])
  const decided = items.filter(isSettled).length
  return (
    <DeskContext value={desk}>
      <PageHead
        above={
          <>
            <Link {...paths.plans()}>{plans.title}</Link> / {review.fileName}
          </>
        }
        title={text.review}
        actions={
          <div className={css.head}>
            {review.state === 'draft' ? null : <PlanState state={review.state} tag />}
            {savedAt ? (
              <span className={css.saved}>
                <IconCloudCheck size={16} stroke={1.8} aria-hidden />
                {text.saved(savedAt)}
              </span>
            ) : null}
            <div className={css.progress}>
              <ProgressLine
                label={text.decided}
                value={decided}
                max={Math.max(items.length, 1)}
                amount={<b>{`${formatNumber(decided)}/${formatNumber(items.length)}`}</b>}
              />
            </div>
            <div className="desk-only">
              <AdoptPlan review={review} />
            </div>
          </div>
        }
      />
      <StateNote review={review} mayEdit={mayEdit} />
      <ReviewDesk review={review} items={items} />
      <div className={`phone-only ${css.bar}`}>
        <AdoptPlan review={review} />
      </div>
    </DeskContext>
  )
}

const StateNote = ({ review, mayEdit }: { review: PlanReview; mayEdit: boolean }) => {
  const text = useText(reviewText)
  const words =
    review.state === 'ended'
      ? text.endedNote
      : !mayEdit
        ? text.readerNote
        : review.state === 'in_force'
          ? text.inForceNote
          : null
  return words === null ? null : (
    <div className={css.note}>
      <Notice>{words}</Notice>
    </div>
  )
}
