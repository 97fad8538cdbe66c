import { IconHistory, IconPencilPlus, IconPrinter } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import type { ChildPage as ChildPageData } from '#api/children.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useCan, useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ChildFamily } from './ChildFamily.tsx'
import { ChildHealth } from './ChildHealth.tsx'
import { ChildNow } from './ChildNow.tsx'
import css from './ChildPage.module.css'
import { ChildPast } from './ChildPast.tsx'
import { ChildTimeline } from './ChildTimeline.tsx'
import { ChildConcerns, ChildUnknowns } from './ChildUnknowns.tsx'
import { childText } from './child-text.ts'
import { ageOf, birthOf } from './child-words.ts'
import { ChildPanels } from './entry/ChildPanels.tsx'
import { type ChildActions, ChildActionsContext, type Panel } from './entry/child-actions.ts'
import { entryText } from './entry/entry-text.ts'
import { LookBackDrawer, PastNotice, useLookBack } from './LookBack.tsx'
import { childQuery, childRoute, historyQuery, secretQuery } from './routes.ts'
import { SecretFacts } from './SecretFacts.tsx'
import { childrenText } from './text.ts'
import { useFactWords } from './use-fact-words.ts'

/** One child: who, what is so now, what happened, what is not known yet; entering and correcting; the page of a past day. */
export const ChildPage = () => {
  const text = useText(childText)
  const entry = useText(entryText)
  const { childId } = childRoute.useParams()
  const { data: page } = useSuspenseQuery(childQuery(childId))
  const can = useCan()
  const { past, lookAt } = useLookBack()
  const [panel, setPanel] = useState<Panel | null>(null)
  const [lookingBack, setLookingBack] = useState(false)
  const [secretOpen, setSecretOpen] = useState(false)
  const { villagePath } = page.child
  const secret = useQuery({ ...secretQuery(childId), enabled: secretOpen })
  const whyNot = !can('child.edit', villagePath) ? entry.notMine : past ? entry.notInThePast : null
  const actions = useMemo((): ChildActions => ({ whyNot, show: setPanel }), [whyNot])
  const sayFact = useFactWords(page)
  return (
    <ChildActionsContext value={actions}>
      <Head
        page={page}
        actions={
          <>
            <span className="desk-only">
              <Button onClick={() => window.print()}>
                <IconPrinter size={18} stroke={1.8} aria-hidden />
                {text.print}
              </Button>
            </span>
            <Button onClick={() => setLookingBack(true)}>
              <IconHistory size={18} stroke={1.8} aria-hidden />
              {text.lookBack}
            </Button>
            {past ? null : (
              <Button kind="main" disabledReason={whyNot} onClick={() => setPanel({ open: 'kinds' })}>
                <IconPencilPlus size={18} stroke={1.8} aria-hidden />
                {entry.record}
              </Button>
            )}
          </>
        }
      />
      {past ? (
        <>
          <div className={css.band}>
            <PastNotice past={past} onBack={() => void lookAt(null, null)} />
          </div>
          <ChildPast page={page} past={past} />
        </>
      ) : (
        <div className={css.child}>
          <ChildNow page={page} />
          <History page={page} />
          <div className={css.ask}>
            <ChildConcerns page={page} />
            <ChildHealth page={page} />
            <ChildUnknowns page={page} />
            <ChildFamily page={page} />
            {can('child.protected', villagePath) ? (
              <SecretFacts opened={secretOpen} facts={secret} sayFact={sayFact} onOpen={setSecretOpen} />
            ) : null}
          </div>
        </div>
      )}
      {panel ? (
        <ChildPanels
          page={page}
          secretFacts={secret.data ?? []}
          panel={panel}
          onShow={setPanel}
          onClose={() => setPanel(null)}
        />
      ) : null}
      {lookingBack ? <LookBackDrawer onClose={() => setLookingBack(false)} /> : null}
    </ChildActionsContext>
  )
}

const Head = ({ page: { child }, actions }: { page: ChildPageData; actions: ReactNode }) => {
  const text = useText(childText)
  const { words } = useText(childrenText)
  const { today } = useSession()
  const who = child.sex === null ? text.child : child.sex === 'male' ? text.boy : text.girl
  return (
    <PageHead
      above={<Link {...paths.children()}>{text.list}</Link>}
      title={child.fullName ?? text.child}
      windowTitle={text.windowTitle}
      below={[
        `${who}, ${ageOf(child, today, words)}`,
        text.born(birthOf(child)),
        text.inVillage(child.villageName.replaceAll(' ', '\u00a0')),
      ].join('\u00a0· ')}
      actions={actions}
    />
  )
}

/** What happened; on demand also what is no longer believed. */
const History = ({ page }: { page: ChildPageData }) => {
  const text = useText(childText)
  const sayFact = useFactWords(page)
  const { showsAll, showAll } = useLookBack()
  const everything = useQuery({ ...historyQuery(page.child.childId, {}), enabled: showsAll })
  return (
    <section className={`card ${css.history}`} aria-labelledby="timeline">
      <div className={css.headRow}>
        <h2 id="timeline">{text.timeline}</h2>
        <button type="button" className={`${css.inline} no-print`} onClick={() => void showAll(!showsAll)}>
          {showsAll ? text.onlyBelieved : text.all}
        </button>
      </div>
      <ErrorNotice error={showsAll ? everything.error : null} onRetry={() => void everything.refetch()} />
      <ChildTimeline facts={(showsAll ? everything.data : null) ?? page.facts} sayFact={sayFact} whole={showsAll} />
    </section>
  )
}
