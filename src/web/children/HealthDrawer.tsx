/** What the panels of health have in common: a fact is added, said to be saved, and the panel closes. */
import type { ReactNode } from 'react'
import { childFactApi } from '#api/child-facts.ts'
import { useCall } from '../client.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useToast } from '../ui/Toast.tsx'
import { useChildRefresh } from './entry/use-child-writes.ts'
import css from './Health.module.css'
import { healthText } from './health-text.ts'

export const useAddHealth = (onClose: () => void) => {
  const text = useText(healthText)
  const say = useToast()
  const refresh = useChildRefresh()
  return useCall(childFactApi.add, {
    onDone: async () => {
      onClose()
      say(text.saved)
      await refresh()
    },
  })
}

/** A panel that saves what is typed or is left; what was refused stands below the fields. */
export const HealthDrawer = ({
  title,
  adding,
  onSave,
  onClose,
  children,
}: {
  title: string
  adding: ReturnType<typeof useAddHealth>
  onSave: () => void
  onClose: () => void
  children: ReactNode
}) => {
  const text = useText(healthText)
  return (
    <Drawer
      opened
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button kind="main" busy={adding.isSending} onClick={onSave}>
            {text.save}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <div className={css.form}>
        {children}
        <ErrorNotice error={adding.error} />
      </div>
    </Drawer>
  )
}
