/** Writing in the file of one child: what to read again afterwards, and what can honestly be undone. */
import { childFactApi } from '#api/child-facts.ts'
import { childHealthApi } from '#api/child-health.ts'
import { childApi } from '#api/children.ts'
import { useCall, useRefresh } from '../../client.ts'
import { useText } from '../../i18n/text.ts'
import { useToast } from '../../ui/Toast.tsx'
import type { PageFact } from './child-actions.ts'
import { entryText } from './entry-text.ts'

/** What stands on the page of a child and in the list is read again. */
export const useChildRefresh = () => {
  const refresh = useRefresh()
  return () =>
    refresh(
      childApi.read,
      childApi.list,
      childApi.search,
      childApi.overview,
      childFactApi.history,
      childFactApi.secret,
      childHealthApi.growth,
      childHealthApi.immunisation,
    )
}

/** The fact as a request sends it. */
export const requestOf = ({
  kind,
  content,
  validFrom,
  validTo,
}: Pick<PageFact, 'kind' | 'content' | 'validFrom' | 'validTo'>) => ({
  kind,
  content: content as Record<string, string | number | boolean | null>,
  validFrom,
  validTo,
  // It stood on record before: whoever entered it has answered already.
  confirmed: true,
})

/** Ways back, each a write of its own: what was done stays in the history. */
export const useUndo = (childId: string) => {
  const text = useText(entryText)
  const say = useToast()
  const refresh = useChildRefresh()
  const adding = useCall(childFactApi.add)
  const correcting = useCall(childFactApi.correct)
  const withdrawing = useCall(childFactApi.withdraw)
  const settle = async (write: Promise<unknown>): Promise<void> => {
    const done = await write
    await refresh()
    if (done === undefined) say(text.undoFailed)
  }
  return {
    takeBack: (kind: string, factId: string) =>
      settle(withdrawing.send({ params: { childId, factId }, body: { kind, reason: text.undone } })),
    putBack: (fact: PageFact, instead: string) =>
      settle(
        correcting.send({ params: { childId, factId: instead }, body: { ...requestOf(fact), reason: text.undone } }),
      ),
    enterAgain: (fact: PageFact) => settle(adding.send({ params: { childId }, body: requestOf(fact) })),
  }
}
