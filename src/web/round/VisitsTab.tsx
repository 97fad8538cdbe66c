import { IconHeartHandshake } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { roundPaperApi, type VisitedChild } from '#api/round-paper.ts'
import { groupOf } from '../children/child-words.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import { type Language, useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useCan } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextField } from '../ui/Field.tsx'
import { Status } from '../ui/Status.tsx'
import { useToast } from '../ui/Toast.tsx'
import css from './Round.module.css'
import { visitsQuery } from './routes.ts'
import type { SharedText } from './shared-text.ts'
import { VisitDrawer } from './VisitDrawer.tsx'
import { visitsText } from './visits-text.ts'

/** Groups and risks in words. `?`: in special circumstances, the group not recorded. */
export const needsInWords = (
  { groups, risks }: { groups: readonly string[]; risks: readonly string[] },
  language: Language,
  text: SharedText,
): string =>
  [...groups.map((code) => (code === '?' ? text.groupUnknown : groupOf(code, language))), ...risks].join('; ') ||
  text.groupUnknown

/** Who is to be visited, by village; the officer names visitors for many at once. */
export const VisitsTab = ({ area }: { area: string }) => {
  const text = useText(visitsText)
  const mayAssign = useCan()('round.decide')
  const { data } = useSuspenseQuery(visitsQuery(area))
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [assigning, setAssigning] = useState(false)
  const [visiting, setVisiting] = useState<VisitedChild | null>(null)
  if (data.length === 0)
    return (
      <div className="card">
        <EmptyState icon={<IconHeartHandshake size={28} stroke={1.6} />} title={text.noVisits}>
          {text.noVisitsHint}
        </EmptyState>
      </div>
    )
  const villages = [...new Map(data.map(({ villagePath, villageName }) => [villagePath, villageName]))].sort()
  const pick = (childIds: readonly string[], isPicked: boolean) => {
    const next = new Set(picked)
    for (const childId of childIds) isPicked ? next.add(childId) : next.delete(childId)
    setPicked(next)
  }
  return (
    <div className="stack">
      {mayAssign && picked.size > 0 ? (
        <div className="side-pad">
          <Button kind="main" onClick={() => setAssigning(true)}>
            {text.assign(formatNumber(picked.size))}
          </Button>
        </div>
      ) : null}
      {villages.map(([path, name]) => {
        const here = data.filter(({ villagePath }) => villagePath === path)
        const ids = here.map(({ childId }) => childId)
        return (
          <section key={path} className="card" aria-label={name}>
            <h2 className={css.group}>
              {mayAssign ? (
                <label className={css.check}>
                  <input
                    type="checkbox"
                    aria-label={text.pickVillage(name)}
                    checked={ids.every((id) => picked.has(id))}
                    onChange={(event) => pick(ids, event.target.checked)}
                  />
                  {name}
                </label>
              ) : (
                name
              )}
            </h2>
            <ul>
              {here.map((child) => (
                <VisitRow
                  key={child.childId}
                  child={child}
                  picked={mayAssign ? picked.has(child.childId) : null}
                  onPick={(isPicked) => pick([child.childId], isPicked)}
                  onVisit={() => setVisiting(child)}
                />
              ))}
            </ul>
          </section>
        )
      })}
      {visiting ? <VisitDrawer child={visiting} onClose={() => setVisiting(null)} /> : null}
      {assigning ? (
        <AssignDrawer
          childIds={[...picked]}
          onClose={() => setAssigning(false)}
          onDone={() => {
            setAssigning(false)
            setPicked(new Set())
          }}
        />
      ) : null}
    </div>
  )
}

const VisitRow = ({
  child,
  picked,
  onPick,
  onVisit,
}: {
  child: VisitedChild
  /** Null: whoever looks names no visitors. */
  picked: boolean | null
  onPick: (picked: boolean) => void
  onVisit: () => void
}) => {
  const text = useText(visitsText)
  const language = useLanguage()
  const mayLog = useCan()('round.report')
  const name = child.fullName ?? text.nameHidden
  return (
    <li className={css.line}>
      <div className={css.check}>
        {picked === null ? null : (
          <input
            type="checkbox"
            aria-label={text.pick(name)}
            checked={picked}
            onChange={(event) => onPick(event.target.checked)}
          />
        )}
        <div>
          <h3>
            <Link {...paths.child(child.childId)}>{name}</Link>
          </h3>
          <p className="second">{needsInWords(child, language, text)}</p>
          <p className="muted">
            {child.visitorName === null ? text.noVisitor : text.visitorIs(child.visitorName)}
            {' · '}
            {child.lastVisitOn === null ? text.neverVisited : text.lastVisitOn(formatDate(child.lastVisitOn))}
          </p>
          {child.due ? (
            <Status kind="due">{text.visitDue}</Status>
          ) : child.nextBy ? (
            <Status kind="soon">{text.visitBy(formatDate(child.nextBy))}</Status>
          ) : null}
        </div>
      </div>
      {mayLog ? (
        <div className={css.buttons}>
          <Button onClick={onVisit}>{text.logVisit}</Button>
        </div>
      ) : null}
    </li>
  )
}

const AssignDrawer = ({
  childIds,
  onClose,
  onDone,
}: {
  childIds: readonly string[]
  onClose: () => void
  onDone: () => void
}) => {
  const text = useText(visitsText)
  const say = useToast()
  const refresh = useRefresh()
  const [name, setName] = useState('')
  const [duty, setDuty] = useState('')
  const [phone, setPhone] = useState('')
  const [complain, setComplain] = useState(false)
  const assigning = useCall(roundPaperApi.assign, {
    onDone: async ({ assigned }) => {
      say(text.assigned(formatNumber(assigned)))
      onDone()
      await refresh(roundPaperApi.visits)
    },
  })
  const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim())
  const save = () => {
    setComplain(true)
    if (name.trim() === '') return
    void assigning.send({
      body: { childIds: [...childIds], visitorName: name, visitorDuty: orNull(duty), phone: orNull(phone) },
    })
  }
  return (
    <Drawer
      opened
      title={text.assignTitle}
      onClose={onClose}
      foot={
        <Button kind="main" busy={assigning.isSending} onClick={save}>
          {text.assignSave}
        </Button>
      }
    >
      <div className="stack">
        <p>{text.assign(formatNumber(childIds.length))}</p>
        <TextField
          label={text.visitorName}
          value={name}
          onChange={setName}
          error={complain && name.trim() === '' ? text.needed : null}
        />
        <TextField label={text.visitorDuty} optional value={duty} onChange={setDuty} />
        <TextField label={text.phone} optional inputMode="tel" value={phone} onChange={setPhone} />
        <ErrorNotice error={assigning.error} />
      </div>
    </Drawer>
  )
}
