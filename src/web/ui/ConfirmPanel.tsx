import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from './Button.tsx'
import css from './Drawer.module.css'
import { ErrorNotice } from './ErrorNotice.tsx'
import { uiText } from './text.ts'

/** Only for what cannot be undone: says what will happen and asks once. `action` is the verb with its object. */
export const ConfirmPanel = ({
  opened,
  title,
  action,
  danger,
  busy,
  error,
  onConfirm,
  onClose,
  children,
}: {
  opened: boolean
  title: string
  action: string
  danger?: boolean
  busy?: boolean
  error?: unknown
  onConfirm: () => void
  onClose: () => void
  /** What will happen, in sentences. */
  children: ReactNode
}) => {
  const text = useText(uiText)
  return (
    <Modal.Root opened={opened} onClose={onClose} centered size={480}>
      <Modal.Overlay backgroundOpacity={0.32} />
      <Modal.Content radius="lg">
        <div className={css.confirm}>
          <Modal.Title className={css.title}>{title}</Modal.Title>
          <div className="stack-tight second">{children}</div>
          <ErrorNotice error={error} />
          <div className={css.actions}>
            <Button kind={danger ? 'danger' : 'main'} {...(busy && { busy })} onClick={onConfirm}>
              {action}
            </Button>
            <Button kind="quiet" onClick={onClose}>
              {text.cancel}
            </Button>
          </div>
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}
