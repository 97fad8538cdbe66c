import { Drawer as MantineDrawer } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { IconButton } from './Button.tsx'
import { classNames } from './class-names.ts'
import css from './Drawer.module.css'
import { uiText } from './text.ts'

/**
 * A panel from the right (the whole screen on a phone): details of what was opened, or a form. Never one over another.
 * `from="bottom"`: a sheet as high as what it holds.
 */
export const Drawer = ({
  opened,
  title,
  onClose,
  foot,
  from = 'right',
  children,
}: {
  opened: boolean
  title: string
  onClose: () => void
  /** The buttons; the main one first. */
  foot?: ReactNode
  from?: 'right' | 'bottom'
  children: ReactNode
}) => {
  const text = useText(uiText)
  return (
    <MantineDrawer.Root
      opened={opened}
      onClose={onClose}
      position={from}
      size={from === 'right' ? 560 : 'auto'}
      transitionProps={{ duration: 120 }}
      classNames={{ content: classNames(css.content, from === 'bottom' && css.sheet) }}
    >
      <MantineDrawer.Overlay backgroundOpacity={0.32} />
      <MantineDrawer.Content>
        <div className={css.head}>
          <MantineDrawer.Title className={css.title}>{title}</MantineDrawer.Title>
          <IconButton label={text.close} onClick={onClose}>
            <IconX size={20} stroke={1.8} />
          </IconButton>
        </div>
        <div className={css.body}>{children}</div>
        {foot ? <div className={css.foot}>{foot}</div> : null}
      </MantineDrawer.Content>
    </MantineDrawer.Root>
  )
}
