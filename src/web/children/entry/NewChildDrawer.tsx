import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { childEntryApi } from '#api/child-entry.ts'
import { childApi } from '#api/children.ts'
import type { Confirmed } from '#core/children/child-entry.ts'
import { ethnicGroups } from '#core/children/ethnic-groups.ts'
import type { PlainDate } from '#core/dates.ts'
import { communePathOf } from '#core/permissions.ts'
import { useCall, useRefresh } from '../../client.ts'
import { useText } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../shell/root-route.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { OptionsField } from '../../ui/OptionsField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { villagesQuery } from '../routes.ts'
import { Asked } from './Asked.tsx'
import { type CarerDraft, type CarerFaults, CarerFields, carerOf, emptyCarer, isCarer } from './CarerFields.tsx'
import css from './Entry.module.css'
import { FormDrawer } from './FormDrawer.tsx'
import { familyText } from './family-text.ts'
import { HouseholdFields } from './HouseholdFields.tsx'
import {
  emptyIdentity,
  type IdentityFaults,
  IdentityFields,
  identityOf,
  isIdentity,
  orNull,
} from './IdentityFields.tsx'

const parents = ['mother', 'father'] as const

/** One child that stands in no list yet. The register is searched for it before it is written. */
export const NewChildDrawer = ({ onClose }: { onClose: () => void }) => {
  const text = useText(familyText)
  const { area } = useScope()
  const commune = communePathOf(area)
  const villages = useQuery(villagesQuery(commune)).data ?? []
  const navigate = useNavigate()
  const say = useToast()
  const refresh = useRefresh()
  const [identity, setIdentity] = useState(emptyIdentity)
  const [village, setVillage] = useState('')
  const [residentFrom, setResidentFrom] = useState<PlainDate | null>(null)
  const [ethnic, setEthnic] = useState('')
  const [registered, setRegistered] = useState<'yes' | 'no' | 'unknown'>('unknown')
  const [head, setHead] = useState('')
  const [code, setCode] = useState('')
  const [carers, setCarers] = useState<Record<(typeof parents)[number], CarerDraft>>({
    mother: emptyCarer,
    father: emptyCarer,
  })
  const [faults, setFaults] = useState<IdentityFaults>({})
  const [carerFaults, setCarerFaults] = useState<Partial<Record<(typeof parents)[number], CarerFaults>>>({})
  const [confirmed, setConfirmed] = useState<Confirmed>({})
  const adding = useCall(childEntryApi.add)

  const send = async (yes: Confirmed) => {
    const who = identityOf(identity, text)
    const named = parents.filter((each) => Object.values(carers[each]).some((value) => value.trim() !== ''))
    const read = named.map((relation) => ({ relation, entry: carerOf(carers[relation], text) }))
    setFaults(isIdentity(who) ? {} : who)
    setCarerFaults(
      Object.fromEntries(read.flatMap(({ relation, entry }) => (isCarer(entry) ? [] : [[relation, entry]]))),
    )
    if (!isIdentity(who) || read.some(({ entry }) => !isCarer(entry))) return
    const done = await adding.send({
      body: {
        ...who,
        commune,
        villagePath: village || null,
        residentFrom,
        ethnicCode: ethnic || null,
        householdCode: orNull(code),
        householdHead: orNull(head),
        carers: read.flatMap(({ relation, entry }) => (isCarer(entry) ? [{ ...entry, relation }] : [])),
        birthRegistered: registered === 'unknown' ? null : registered === 'yes',
        confirmed: yes,
      },
    })
    if (!done) return
    await refresh(childApi.list, childApi.search, childApi.overview)
    say(text.added(who.fullName))
    void navigate(paths.child(done.childId))
  }
  const changed = () => {
    setFaults({})
    setCarerFaults({})
    setConfirmed({})
  }
  return (
    <FormDrawer
      title={text.newTitle}
      save={text.newSave}
      busy={adding.isSending}
      error={adding.error}
      afterError={
        <Asked
          error={adding.error}
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
        draft={identity}
        faults={faults}
        onChange={(change) => {
          setIdentity((before) => ({ ...before, ...change }))
          changed()
        }}
      />
      <div className={css.days}>
        <SelectField
          label={text.village}
          optional
          value={village}
          placeholder={text.villageUnknown}
          choices={villages.map(({ path, name }) => ({ value: path, label: name }))}
          onChange={setVillage}
        />
        <DateField
          label={text.residentFrom}
          optional
          hint={text.residentFromHint}
          value={residentFrom}
          onChange={(day) => setResidentFrom(day)}
        />
      </div>
      <SelectField
        label={text.ethnic}
        optional
        value={ethnic}
        placeholder={text.unknown}
        choices={ethnicGroups.map((group) => ({ value: group.code, label: group.name }))}
        onChange={setEthnic}
      />
      <OptionsField
        label={text.registered}
        value={registered}
        choices={[
          { value: 'yes', label: text.yes },
          { value: 'no', label: text.no },
          { value: 'unknown', label: text.unknown },
        ]}
        onChange={setRegistered}
      />
      <h3>{text.family}</h3>
      {parents.map((relation) => (
        <CarerFields
          key={relation}
          who={text[relation]}
          optional
          draft={carers[relation]}
          faults={carerFaults[relation] ?? {}}
          onChange={(change) => {
            setCarers((before) => ({ ...before, [relation]: { ...before[relation], ...change } }))
            changed()
          }}
        />
      ))}
      <HouseholdFields head={head} onHead={setHead} code={code} onCode={setCode} />
    </FormDrawer>
  )
}
