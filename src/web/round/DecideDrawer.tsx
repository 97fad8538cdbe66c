import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type LikelyChild, type ReportedChange, roundApi } from '#api/round.ts'
import type { FactField } from '#core/children/facts/fact-kind.ts'
import { formatDate, isPlainDate, type PlainDate } from '#core/dates.ts'
import { communePathOf } from '#core/permissions.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatMoment, formatNumber } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextAreaField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useToast } from '../ui/Toast.tsx'
import { useChangeTitle } from './ChangesTab.tsx'
import { changesText } from './changes-text.ts'
import { dayLabel, fieldsOfChange } from './ReportDrawer.tsx'
import css from './Round.module.css'
import { reportText } from './report-text.ts'
import { likelyQuery, placesQuery } from './routes.ts'

/** What was reported, what accepting it will do, whom it may be; then one decision. */
export const DecideDrawer = ({ change, onClose }: { change: ReportedChange; onClose: () => void }) => {
  const text = useText(changesText)
  const titleOf = useChangeTitle()
  const say = useToast()
  const refresh = useRefresh()
  const [reason, setReason] = useState('')
  const [returning, setReturning] = useState(false)
  const params = { changeId: change.changeId }
  const isNew = change.what === 'birth' || change.what === 'arrival'
  const likely = useQuery({ ...likelyQuery(change.changeId), enabled: isNew })
  const settled = async (sentence: string) => {
    say(sentence)
    onClose()
    await refresh(roundApi.changes, roundApi.overview, roundApi.lines)
  }
  const accepting = useCall(roundApi.accept, { onDone: () => settled(text.accepted) })
  const givingBack = useCall(roundApi.giveBack, { onDone: () => settled(text.gaveBack) })
  const found = likely.data ?? []
  const isCertain = found.some(({ certain }) => certain)
  const ready = !isNew || likely.isSuccess
  return (
    <Drawer
      opened
      title={titleOf(change)}
      onClose={onClose}
      foot={
        returning ? (
          <>
            <Button
              kind="main"
              busy={givingBack.isSending}
              disabledReason={reason.trim() === '' ? text.needed : null}
              onClick={() => void givingBack.send({ params, body: { reason } })}
            >
              {text.giveBack}
            </Button>
            <Button kind="quiet" onClick={() => setReturning(false)}>
              {text.undo}
            </Button>
          </>
        ) : (
          <>
            {isCertain ? null : (
              <Button
                kind="main"
                busy={accepting.isSending || !ready}
                onClick={() => void accepting.send({ params, body: found.length > 0 ? { isAnother: true } : {} })}
              >
                {found.length > 0 ? text.acceptAnother : text.accept}
              </Button>
            )}
            <Button onClick={() => setReturning(true)}>{text.giveBack}</Button>
          </>
        )
      }
    >
      <div className="stack">
        <p className="muted">
          {change.villageName} · {text.reportedAt(formatMoment(change.recordedAt))}
        </p>
        <Content change={change} />
        {change.late ? <Notice kind="warn">{text.lateMark}</Notice> : null}
        {found.length > 0 ? (
          <Likely
            found={found}
            busy={accepting.isSending}
            onSame={(childId) => void accepting.send({ params, body: { sameAs: childId } })}
          />
        ) : (
          <Notice>{text.willHappen[change.what]}</Notice>
        )}
        {change.childId ? (
          <ButtonLink kind="quiet" {...paths.child(change.childId)}>
            {text.openFile}
          </ButtonLink>
        ) : null}
        {returning ? (
          <TextAreaField
            label={text.giveBackReason}
            hint={text.giveBackHint}
            value={reason}
            onChange={setReason}
            rows={3}
          />
        ) : null}
        <ErrorNotice error={accepting.error ?? givingBack.error ?? likely.error} />
      </div>
    </Drawer>
  )
}

/** What was reported, field by field, in the words it was asked in. */
const Content = ({ change }: { change: ReportedChange }) => {
  const text = useText(changesText)
  const pick = usePick()
  const report = useText(reportText)
  const fields = fieldsOfChange(change, report)
  const hasVillage = fields.some(({ type }) => type === 'village')
  const places = useQuery({ ...placesQuery(communePathOf(change.villagePath)), enabled: hasVillage }).data ?? []
  const worded = (field: FactField): string | null => {
    const value = change.content[field.column]
    if (value === null || value === undefined || value === '') return null
    if (typeof value === 'boolean') return value ? text.yes : text.no
    if (typeof value === 'number') return field.column.endsWith('Year') ? String(value) : formatNumber(value)
    if (field.type === 'choice') {
      const choice = field.choices.find(({ code }) => code === value)
      return choice ? pick(choice) : value
    }
    if (field.type === 'village') return places.find(({ path }) => path === value)?.name ?? value
    return isPlainDate(value) ? formatDate(value as PlainDate) : value
  }
  const rows = fields.flatMap((field) => {
    const words = worded(field)
    return words === null ? [] : [{ key: field.column, label: pick(field.words), words }]
  })
  return (
    <dl className={css.content}>
      <dt>{dayLabel(change.what, change.kind, report)}</dt>
      <dd>{formatDate(change.happenedOn)}</dd>
      {rows.map(({ key, label, words }) => [<dt key={`${key}-t`}>{label}</dt>, <dd key={`${key}-d`}>{words}</dd>])}
    </dl>
  )
}

const Likely = ({
  found,
  busy,
  onSame,
}: {
  found: readonly LikelyChild[]
  busy: boolean
  onSame: (childId: string) => void
}) => {
  const text = useText(changesText)
  return (
    <section className="stack-tight">
      <h3>{text.likelyTitle}</h3>
      {found.map((child) => (
        <div key={child.childId} className={css.likely}>
          <div>
            <b>{child.fullName}</b>
            <p className="muted">
              {[
                formatDate(child.birthDate),
                child.villageName,
                child.motherName === null ? null : text.motherOf(child.motherName),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
            <p>{child.certain ? text.likelyCertain : text.likelyUnsure}</p>
          </div>
          <Button busy={busy} onClick={() => onSame(child.childId)}>
            {text.sameChild}
          </Button>
        </div>
      ))}
    </section>
  )
}
