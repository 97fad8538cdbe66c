/** Says that the record was held against a book: from then on what is not on record was not given. */
import { useState } from 'react'
import type { PlainDate } from '#core/dates.ts'
import { useText } from '../i18n/text.ts'
import { useSession } from '../shell/root-route.tsx'
import { DateField } from '../ui/DateField.tsx'
import { SelectField } from '../ui/Field.tsx'
import { HealthDrawer, useAddHealth } from './HealthDrawer.tsx'
import { healthText } from './health-text.ts'

const books = ['station_book', 'family_book', 'national_system'] as const

export const CheckDrawer = ({ childId, onClose }: { childId: string; onClose: () => void }) => {
  const text = useText(healthText)
  const { today } = useSession()
  const [book, setBook] = useState<(typeof books)[number]>('station_book')
  const [on, setOn] = useState<PlainDate | null>(today)
  const [tried, setTried] = useState(false)
  const fault = on === null ? text.dayNeeded : on > today ? text.dayFuture : null
  const adding = useAddHealth(onClose)
  const save = () => {
    setTried(true)
    if (on === null || fault !== null) return
    void adding.send({
      params: { childId },
      body: { kind: 'immunisation_checks', validFrom: on, content: { book } },
    })
  }
  return (
    <HealthDrawer title={text.addCheck} adding={adding} onSave={save} onClose={onClose}>
      <p>{text.checkHint}</p>
      <SelectField
        label={text.bookAsked}
        value={book}
        onChange={setBook}
        choices={books.map((value) => ({ value, label: text.book[value] }))}
      />
      <DateField label={text.dayChecked} value={on} onChange={setOn} error={tried ? fault : null} />
    </HealthDrawer>
  )
}
