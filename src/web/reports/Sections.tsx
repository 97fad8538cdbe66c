import { IconCircleCheck, IconCloudOff, IconCloudUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import type { ReportView } from '#api/reports.ts'
import { useText } from '../i18n/text.ts'
import { Button, TextButton } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextAreaField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Status } from '../ui/Status.tsx'
import css from './Sections.module.css'
import { reportsText } from './text.ts'
import type { ReportTexts } from './use-report-texts.ts'

type Section = ReportView['sections'][number]

/** The sections to write: each saved as typed, each with its own word on that. */
export const SectionFields = ({
  sections,
  texts,
  fieldRef,
  onFocus,
}: {
  sections: readonly Section[]
  texts: ReportTexts
  fieldRef: (key: string, field: HTMLTextAreaElement | null) => void
  onFocus: (key: string) => void
}) => (
  <div className={css.fields}>
    {texts.state.kind === 'refused' ? (
      <ErrorNotice error={texts.state.error} onRetry={() => void texts.flush()} />
    ) : null}
    {sections.map((section) => (
      <SectionField key={section.key} section={section} texts={texts} fieldRef={fieldRef} onFocus={onFocus} />
    ))}
  </div>
)

const SectionField = ({
  section,
  texts,
  fieldRef,
  onFocus,
}: {
  section: Section
  texts: ReportTexts
  fieldRef: (key: string, field: HTMLTextAreaElement | null) => void
  onFocus: (key: string) => void
}) => {
  const text = useText(reportsText)
  const { key, heading, hint } = section
  const value = texts.wordsOf(key)
  const { dirty, theirs, at } = texts.statusOf(key)
  const field = useRef<HTMLTextAreaElement | null>(null)
  // The notice goes away with its buttons: on with the text that was chosen.
  const choose = (act: (key: string) => void) => {
    act(key)
    field.current?.focus()
  }
  const isStarter = section.version === 0 && section.text !== '' && !dirty
  return (
    <div className={css.field}>
      <TextAreaField
        label={heading}
        hint={hint}
        rows={3}
        maxLength={20_000}
        value={value}
        ref={(element) => {
          field.current = element
          fieldRef(key, element)
        }}
        onChange={(typed) => texts.type(key, typed)}
        onFocus={() => onFocus(key)}
        onBlur={() => texts.leave(key)}
      />
      {theirs ? (
        <Notice kind="warn">
          <p>{text.conflict}</p>
          <blockquote className={css.theirs}>{theirs.text === '' ? text.conflictEmpty : theirs.text}</blockquote>
          <div className="row">
            <Button size="small" aria-label={`${text.keepMine}: ${heading}`} onClick={() => choose(texts.keepMine)}>
              {text.keepMine}
            </Button>
            <Button size="small" aria-label={`${text.takeTheirs}: ${heading}`} onClick={() => choose(texts.takeTheirs)}>
              {text.takeTheirs}
            </Button>
          </div>
        </Notice>
      ) : (
        <p className={css.saved}>
          {dirty ? (
            texts.state.kind === 'unreachable' || texts.state.kind === 'refused' ? (
              <>
                <IconCloudOff size={16} stroke={1.8} aria-hidden />
                {text.unsavedShort}
              </>
            ) : (
              <>
                <IconCloudUpload size={16} stroke={1.8} aria-hidden />
                {text.saving}
              </>
            )
          ) : at ? (
            <>
              <IconCircleCheck size={16} stroke={1.8} aria-hidden />
              {text.saved(at)}
            </>
          ) : isStarter ? (
            text.starter
          ) : null}
        </p>
      )}
    </div>
  )
}

/** For those who read: which sections hold something, each leading to its place on the paper. */
export const SectionList = ({
  sections,
  emptyKeys,
  onShow,
}: {
  sections: readonly Section[]
  emptyKeys: readonly string[]
  onShow: (key: string) => void
}) => {
  const text = useText(reportsText)
  return (
    <ul className={classNames('card', css.list)} aria-label={text.sections}>
      {sections.map(({ key, heading }) => (
        <li key={key}>
          <TextButton onClick={() => onShow(key)}>{heading}</TextButton>
          {emptyKeys.includes(key) ? (
            <Status kind="missing">{text.sectionEmpty}</Status>
          ) : (
            <Status kind="done">{text.sectionDone}</Status>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Typed before the report was made final by somebody else: shown to be copied, never thrown away silently. */
export const LostTexts = ({ sections, texts }: { sections: readonly Section[]; texts: ReportTexts }) => {
  const text = useText(reportsText)
  const lost = sections.filter(({ key }) => texts.unsaved[key])
  if (lost.length === 0) return null
  return (
    <Notice kind="warn">
      <p>{text.lostTitle}</p>
      {lost.map(({ key, heading }) => (
        <blockquote key={key} className={css.theirs}>
          <b>{heading}</b>
          <br />
          {texts.wordsOf(key)}
        </blockquote>
      ))}
      <Button size="small" onClick={texts.forget}>
        {text.lostForget}
      </Button>
    </Notice>
  )
}
