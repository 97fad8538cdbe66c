/** Says that the record was held against a book: from then on what is not on record was not given. */
import { useState } from 'react'
import { childFactApi } from '#api/child-facts.ts'
import type { PlainDate } from '#core/dates.ts'
import { useCall } from '../client.ts'
import { useText } from '../i18n/text.ts'
import { useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { SelectField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toast.tsx'
import { useChildRefresh } from './entry/use-child-writes.ts'
import css from './Health.module.css'
import { healthText } from './health-text.ts'

const books = ['station_book', 'family_book', 'national_system'] as const

export const CheckDrawer = ({ childId, onClose }: { childId: string; onClose: () => void }) => {
  const text = useText(healthText)
  const say = useToast()
  const refresh = useChildRefresh()
  const { today } = useSession()
  const [book, setBook] = useState<(typeof books)[number]>('station_book')
  const [on, setOn] = useState<PlainDate | null>(today)
  const [tried, setTried] = useState(false)
  const fault = on === null ? text.dayNeeded : on > today ? text.dayFuture : null
  const adding = useCall(childFactApi.add, {
    onDone: async () => {
      onClose()
      say(text.saved)
      await refresh()
    },
  })
  const save = () => {
    setTried(true)
    if (on === null || fault !== null) return
    void adding.send({
      params: { childId },
      body: { kind: 'immunisation_checks', validFrom: on, content: { book } },
    })
  }
  return (
    <Drawer
      opened
      title={text.addCheck}
      onClose={onClose}
      foot={
        <>
          <Button kind="main" busy={adding.isSending} onClick={save}>
            {text.save}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <div className={css.form}>
        <p>{text.checkHint}</p>
        <SelectField
          label={text.bookAsked}
          value={book}
          onChange={setBook}
          choices={books.map((value) => ({ value, label: text.book[value] }))}
        />
        <DateField label={text.dayChecked} value={on} onChange={setOn} error={tried ? fault : null} />
        <ErrorNotice error={adding.error} />
      </div>
    </Drawer>
  )
}
