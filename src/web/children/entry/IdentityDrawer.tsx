import { useState } from 'react'
import { childEntryApi } from '#api/child-entry.ts'
import type { ChildPage } from '#api/children.ts'
import type { Confirmed } from '#core/children/child-entry.ts'
import { useCall } from '../../client.ts'
import { useText } from '../../i18n/text.ts'
import { useToast } from '../../ui/Toast.tsx'
import { Asked } from './Asked.tsx'
import { FormDrawer } from './FormDrawer.tsx'
import { familyText } from './family-text.ts'
import { type IdentityDraft, type IdentityFaults, IdentityFields, identityOf, isIdentity } from './IdentityFields.tsx'
import { useChildRefresh } from './use-child-writes.ts'

/** Who the child is, corrected: it was never otherwise, only written otherwise. */
export const IdentityDrawer = ({ page, onClose }: { page: ChildPage; onClose: () => void }) => {
  const text = useText(familyText)
  const say = useToast()
  const refresh = useChildRefresh()
  const { child } = page
  const [draft, setDraft] = useState<IdentityDraft>({
    fullName: child.fullName ?? '',
    sex: child.sex,
    birthDate: child.birthDate,
    birthPrecision: child.birthPrecision,
    personalNumber: page.personalNumber ?? '',
    address: page.address ?? '',
  })
  const [faults, setFaults] = useState<IdentityFaults>({})
  // The rows that this form was filled from: whoever changed them in between is not overwritten.
  const [seen] = useState({
    identityId: page.identityId ?? '',
    birthId: page.facts.find(({ kind }) => kind === 'births')?.factId ?? '',
  })
  const [confirmed, setConfirmed] = useState<Confirmed>({})
  const correcting = useCall(childEntryApi.correctIdentity)
  const send = async (yes: Confirmed) => {
    const identity = identityOf(draft, text)
    if (!isIdentity(identity)) return setFaults(identity)
    const body = { ...identity, ...seen, confirmed: yes }
    const done = await correcting.send({ params: { childId: child.childId }, body })
    await refresh()
    if (!done) return
    onClose()
    say(done.written ? text.identitySaved : text.same)
  }
  return (
    <FormDrawer
      title={text.identityTitle}
      save={text.save}
      busy={correcting.isSending}
      error={correcting.error}
      afterError={
        <Asked
          error={correcting.error}
          confirmed={confirmed}
          onConfirm={(all) => {
            setConfirmed(all)
            void send(all)
          }}
        />
      }
      onSubmit={() => void send(confirmed)}
      onClose={onClose}
    >
      <IdentityFields
        draft={draft}
        faults={faults}
        onChange={(change) => {
          setDraft((before) => ({ ...before, ...change }))
          setFaults({})
          setConfirmed({})
        }}
      />
    </FormDrawer>
  )
}
