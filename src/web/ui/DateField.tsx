import { IconCalendarEvent } from '@tabler/icons-react'
import { useState } from 'react'
import { formatDate, type PlainDate } from '#core/dates.ts'
import { type Messages, useText } from '../i18n/text.ts'
import { type DatePrecision, readDate } from './date-reading.ts'
import { Field, type FieldProps } from './Field.tsx'
import { uiText } from './text.ts'

/** One text field for a day. It reads while typing and complains only after leaving; on leaving it shows the day in full. */
export const DateField = ({
  value,
  onChange,
  precision = 'day',
  error,
  hint,
  partial = false,
  ...field
}: FieldProps & {
  value: PlainDate | null
  onChange: (value: PlainDate | null, precision: DatePrecision) => void
  precision?: DatePrecision
  /** Month and year, or the year alone, are enough. */
  partial?: boolean
}) => {
  const text = useText(uiText)
  const [typed, setTyped] = useState(() => shown(value, precision))
  const [left, setLeft] = useState(false)
  const reading = readDate(typed, partial)
  const complaint = left && typed.trim() !== '' && !reading.ok ? complaintOf(reading, partial, text) : null
  return (
    <Field
      {...field}
      error={error ?? complaint}
      hint={hint ?? (partial ? text.dateHintPartial : text.dateHint)}
      end={<IconCalendarEvent size={18} stroke={1.8} aria-hidden />}
      control={(props) => (
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          {...props}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setLeft(false)
            const now = readDate(event.target.value, partial)
            onChange(now.ok ? now.date : null, now.ok ? now.precision : 'day')
          }}
          onBlur={() => {
            setLeft(true)
            if (reading.ok) setTyped(shown(reading.date, reading.precision))
          }}
        />
      )}
    />
  )
}

const shown = (date: PlainDate | null, precision: DatePrecision): string => {
  if (date === null) return ''
  const day = formatDate(date)
  return precision === 'year' ? day.slice(6) : precision === 'month' ? day.slice(3) : day
}

const complaintOf = (
  reading: Exclude<ReturnType<typeof readDate>, { ok: true }>,
  partial: boolean,
  text: Messages<(typeof uiText)['vi']>,
): string => {
  if (reading.why !== 'short_month') return reading.why === 'no_month' ? text.dateNoMonth : text.dateUnread
  const say = partial ? text.dateShortMonthPartial : text.dateShortMonth
  return say(reading.month, String(reading.days))
}
