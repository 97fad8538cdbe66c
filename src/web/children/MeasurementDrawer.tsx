/** Enters a measurement: the scores show while it is typed, and what is hard to believe is asked about before it is kept. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ChildGrowth, childHealthApi } from '#api/child-health.ts'
import { daysBetween, type PlainDate } from '#core/dates.ts'
import type { GrowthIndex } from '#core/growth/growth-scores.ts'
import { type Assessment, assessMeasurement, implausibleScores } from '#core/growth/growth-status.ts'
import { queryOf } from '../client.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice, useErrorSentence } from '../ui/ErrorNotice.tsx'
import { CheckField, SelectField, TextField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import css from './Health.module.css'
import { useAddHealth } from './HealthDrawer.tsx'
import { type HealthText, healthText } from './health-text.ts'
import { ageInWords, readDecimal, signed } from './health-words.ts'

type Position = 'lying' | 'standing' | 'unknown'

/** The tables never change while the page is open. */
const tablesQuery = { ...queryOf(childHealthApi.tables), staleTime: Number.POSITIVE_INFINITY }

export const MeasurementDrawer = ({
  childId,
  child,
  onClose,
}: {
  childId: string
  child: Pick<ChildGrowth, 'sex' | 'birthDate' | 'birthPrecision'>
  onClose: () => void
}) => {
  const text = useText(healthText)
  const { today } = useSession()
  const sentenceOf = useErrorSentence()
  const { data: reference } = useQuery(tablesQuery)
  const [on, setOn] = useState<PlainDate | null>(today)
  const [weight, setWeight] = useState('')
  const [height, setHeight] = useState('')
  const [position, setPosition] = useState<Position>(daysBetween(child.birthDate, today) < 731 ? 'lying' : 'standing')
  const [oedema, setOedema] = useState(false)
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState<string | null>(null)
  const adding = useAddHealth(onClose)

  const kg = readDecimal(weight)
  const cm = readDecimal(height)
  const faults = faultsOf({ kg, cm, on, today, birthDate: child.birthDate, oedema }, text)
  const sound = Object.values(faults).every((fault) => fault === null)
  const numbers = { kg: kg === 'unread' ? null : kg, cm: cm === 'unread' ? null : cm }
  const assessment =
    reference && on !== null && sound
      ? assessMeasurement(reference, child, {
          on,
          weightKg: numbers.kg,
          lengthHeightCm: numbers.cm,
          position: position === 'unknown' ? null : position,
          oedema,
        })
      : null

  const save = (confirmed: boolean) => {
    setTried(true)
    if (!sound || on === null) return
    const question = assessment && !confirmed ? questionOf(assessment, numbers, text) : null
    setAsked(question)
    if (question !== null) return
    void adding.send({
      params: { childId },
      body: {
        kind: 'measurements',
        validFrom: on,
        content: {
          weight_kg: numbers.kg,
          length_height_cm: numbers.cm,
          measure: numbers.cm === null || position === 'unknown' ? null : position,
          oedema,
        },
        confirmed,
      },
    })
  }
  /** The server asks too: the tables may not have come yet. */
  const serverAsks = adding.error?.code === 'measurement_implausible'
  const change = (set: () => void) => {
    set()
    setAsked(null)
    adding.reset()
  }
  return (
    <Drawer
      opened
      title={text.addMeasurement}
      onClose={onClose}
      foot={
        asked === null && !serverAsks ? (
          <>
            <Button kind="main" busy={adding.isSending} onClick={() => save(false)}>
              {text.save}
            </Button>
            <Button onClick={onClose}>{text.cancel}</Button>
          </>
        ) : (
          <>
            {/* Here and not in the form: on a phone the end of the form is out of sight. */}
            <div className={css.question}>
              <Notice kind="warn">
                <p role="alert">{asked ?? sentenceOf(adding.error)}</p>
              </Notice>
            </div>
            <Button kind="main" busy={adding.isSending} onClick={() => save(true)}>
              {text.confirm}
            </Button>
            <Button onClick={() => change(() => undefined)}>{text.change}</Button>
          </>
        )
      }
    >
      <div className={css.form}>
        <DateField
          label={text.dayMeasured}
          value={on}
          onChange={(day) => change(() => setOn(day))}
          error={tried ? faults.on : null}
        />
        <div className={css.two}>
          <TextField
            label={text.weight}
            hint={text.weightHint}
            inputMode="decimal"
            autoComplete="off"
            value={weight}
            error={tried || kg === 'unread' ? faults.kg : null}
            onChange={(value) => change(() => setWeight(value))}
          />
          <TextField
            label={text.height}
            hint={text.heightHint}
            inputMode="decimal"
            autoComplete="off"
            value={height}
            error={tried || cm === 'unread' ? faults.cm : null}
            onChange={(value) => change(() => setHeight(value))}
          />
        </div>
        <SelectField<Position>
          label={text.position}
          hint={text.positionHint}
          value={position}
          onChange={(value) => change(() => setPosition(value))}
          choices={[
            { value: 'lying', label: text.lyingChoice },
            { value: 'standing', label: text.standingChoice },
            { value: 'unknown', label: text.positionUnknown },
          ]}
        />
        <CheckField label={text.oedema} value={oedema} onChange={(value) => change(() => setOedema(value))} />
        {assessment && (numbers.kg !== null || numbers.cm !== null) ? <Live assessment={assessment} /> : null}
        {serverAsks ? null : <ErrorNotice error={adding.error} />}
      </div>
    </Drawer>
  )
}

type Typed = {
  kg: number | null | 'unread'
  cm: number | null | 'unread'
  on: PlainDate | null
  today: PlainDate
  birthDate: PlainDate
  oedema: boolean
}

const faultsOf = ({ kg, cm, on, today, birthDate, oedema }: Typed, text: HealthText) => {
  const nothing = kg === null && cm === null && !oedema
  const within = (value: number | null, from: number, to: number) => value === null || (value >= from && value <= to)
  return {
    on: on === null ? text.dayNeeded : on > today ? text.dayFuture : on < birthDate ? text.dayBeforeBirth : null,
    kg: nothing ? text.oneNeeded : kg === 'unread' ? text.numberUnread : within(kg, 0.5, 200) ? null : text.weightRange,
    cm:
      cm === 'unread' || (cm !== null && Math.round(cm * 10) !== cm * 10)
        ? text.numberUnread
        : within(cm, 20, 230)
          ? null
          : text.heightRange,
  }
}

const questionOf = (
  assessment: Assessment,
  { kg, cm }: { kg: number | null; cm: number | null },
  text: HealthText,
): string | null => {
  const [furthest] = implausibleScores(assessment)
  if (!furthest || assessment.ageDays === null) return null
  const age = ageInWords(assessment.ageDays, text)
  const z = formatNumber(furthest.z, 1)
  if (furthest.index === 'waz') return text.askWeight(formatNumber(kg ?? 0), age, z)
  if (furthest.index === 'haz') return text.askHeight(formatNumber(cm ?? 0, 1), age, z)
  return text.askBoth(formatNumber(kg ?? 0), formatNumber(cm ?? 0, 1), age, z)
}

const Live = ({ assessment }: { assessment: Assessment }) => {
  const text = useText(healthText)
  const pick = usePick()
  const { scores, classes } = assessment
  const shown = (['waz', 'haz', 'whz', 'baz'] as const).filter(
    (index) => scores[index] !== null && (index !== 'baz' || scores.whz === null),
  )
  if (shown.length === 0) return null
  const wordOf = (index: GrowthIndex): string => {
    const found = classes[index]
    if (found.result === 'implausible') return text.implausible
    if (found.result === 'classified') return pick({ vi: found.cutOff.name, en: found.cutOff.nameEn })
    return found.result === 'within' ? text.normal : ''
  }
  return (
    <div className={css.live} role="status">
      <p className="muted">{text.computed}</p>
      <dl>
        {shown.map((index) => (
          <div key={index}>
            <dt>{text.index[index]}</dt>
            <dd>
              z&nbsp;=&nbsp;{signed(scores[index]?.z ?? 0)}
              {wordOf(index) ? `, ${wordOf(index)}` : null}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
