import { IconLock, IconLockOpen } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import css from './ChildPage.module.css'
import { ChildTimeline } from './ChildTimeline.tsx'
import { childText } from './child-text.ts'
import { type PageFact, useChildActions } from './entry/child-actions.ts'
import type { SayFact } from './use-fact-words.ts'

/** Circumstances that are themselves secret: closed until somebody opens them, and the opening is written down. */
export const SecretFacts = ({
  opened,
  facts,
  sayFact,
  onOpen,
}: {
  opened: boolean
  facts: UseQueryResult<PageFact[]>
  sayFact: SayFact
  onOpen: (open: boolean) => void
}) => {
  const text = useText(childText)
  const { whyNot, show } = useChildActions()
  return (
    <section className={`card ${css.secret} no-print`} aria-labelledby="secret">
      <h2 id="secret" className={css.head}>
        {text.secret}
      </h2>
      {opened && facts.data ? (
        facts.data.length === 0 ? (
          <p className={css.sentence}>{text.noSecret}</p>
        ) : (
          <ChildTimeline whole facts={facts.data} sayFact={sayFact} />
        )
      ) : (
        <p className={css.sentence}>{text.secretWhat}</p>
      )}
      <ErrorNotice error={opened ? facts.error : null} onRetry={() => void facts.refetch()} />
      <div className={css.secretActions}>
        <Button size="small" busy={opened && facts.isFetching} onClick={() => onOpen(!opened)}>
          {opened ? (
            <IconLock size={18} stroke={1.8} aria-hidden />
          ) : (
            <IconLockOpen size={18} stroke={1.8} aria-hidden />
          )}
          {opened ? text.closeSecret : text.openSecret}
        </Button>
        {opened && whyNot === null ? (
          <Button size="small" onClick={() => show({ open: 'fact', kind: 'protected_circumstances' })}>
            {text.addSecret}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
