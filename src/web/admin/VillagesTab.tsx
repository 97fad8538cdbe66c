import { IconHomePlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { placeApi } from '#api/places.ts'
import { communePathOf } from '#core/permissions.ts'
import { readVillageList } from '#core/places.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useScope } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextAreaField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toast.tsx'
import css from './Admin.module.css'
import { villagesQuery } from './routes.ts'
import { adminText } from './text.ts'

/** The villages of the commune, and a place to paste more. */
export const VillagesTab = () => {
  const text = useText(adminText).villages
  const { area } = useScope()
  const commune = communePathOf(area)
  const { data: villages } = useSuspenseQuery(villagesQuery(commune))
  return (
    <div className="stack">
      <section className="card pad stack-tight">
        {villages.length > 0 ? (
          <>
            <h2>{text.count(formatNumber(villages.length))}</h2>
            <ul className={css.names} aria-label={text.label}>
              {villages.map((village) => (
                <li key={village.path}>{village.name}</li>
              ))}
            </ul>
          </>
        ) : (
          <EmptyState icon={<IconHomePlus size={28} stroke={1.6} />} title={text.none}>
            {text.noneWhy}
          </EmptyState>
        )}
      </section>
      <AddVillages commune={commune} />
    </div>
  )
}

const AddVillages = ({ commune }: { commune: string }) => {
  const text = useText(adminText).villages
  const say = useToast()
  const refresh = useRefresh()
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const names = readVillageList(typed)
  const adding = useCall(placeApi.addVillages, {
    onDone: async (villages) => {
      await refresh(placeApi.villages)
      setTyped('')
      setTried(false)
      say(text.done(formatNumber(villages.length)))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (names.length > 0) void adding.send({ body: { commune, names } })
  }
  return (
    <form className={`card pad ${css.form}`} onSubmit={submit} noValidate>
      <h2>{text.addTitle}</h2>
      <TextAreaField
        label={text.names}
        hint={names.length > 0 ? text.read(formatNumber(names.length), names.join(', ')) : text.namesHint}
        rows={5}
        value={typed}
        onChange={setTyped}
        error={tried && names.length === 0 ? text.fill : null}
      />
      <ErrorNotice error={adding.error} />
      <div>
        <Button kind="main" type="submit" busy={adding.isSending}>
          {names.length > 0 ? text.addN(formatNumber(names.length)) : text.add}
        </Button>
      </div>
    </form>
  )
}
