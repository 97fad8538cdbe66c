import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { formatSize } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import css from './FileDrop.module.css'
import { Notice } from './Notice.tsx'
import { uiText } from './text.ts'

/** A place to drop one file, with a button for those who do not drag. What is refused here never leaves the machine. */
export const FileDrop = ({
  label,
  accept,
  maxBytes,
  busy,
  kind = 'main',
  onFile,
  children,
}: {
  /** What to hand in: "Tệp kế hoạch". */
  label: string
  /** Endings with their dot: `['.docx', '.txt']`. */
  accept: readonly string[]
  maxBytes: number
  busy?: boolean
  /** `plain` inside a form whose own button is the thing to do. */
  kind?: 'main' | 'plain'
  onFile: (file: File) => void
  children?: ReactNode
}) => {
  const text = useText(uiText)
  const input = useRef<HTMLInputElement>(null)
  const hintId = useId()
  const [over, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const take = (file: File | undefined) => {
    if (!file || busy) return
    const known = accept.some((ending) => file.name.toLowerCase().endsWith(ending))
    if (!known) return setRefusal(text.fileWrongType(accept.join(', ')))
    if (file.size > maxBytes) return setRefusal(text.fileTooLarge(formatSize(maxBytes)))
    setRefusal(null)
    onFile(file)
  }
  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault()
    setOver(isOver)
  }
  return (
    <div className="stack-tight">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is an extra; the button inside does the same */}
      <div
        className={classNames(css.drop, over && css.over)}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false)
          take(event.dataTransfer.files[0])
        }}
      >
        <IconFileUpload size={28} stroke={1.6} aria-hidden />
        <p id={hintId}>
          <span className="strong">{label}</span>
          <br />
          <span className="muted">{accept.join(', ')}</span>
        </p>
        {children ? <div className="second">{children}</div> : null}
        <Button kind={kind} {...(busy && { busy })} aria-describedby={hintId} onClick={() => input.current?.click()}>
          {text.chooseFile}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={label}
          accept={accept.join(',')}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {refusal ? <Notice kind="bad">{refusal}</Notice> : null}
    </div>
  )
}
