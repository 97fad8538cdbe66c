import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { classNames } from './class-names.ts'
import css from './NumberFigure.module.css'
import { uiText } from './text.ts'

/** A number that opens to its formula, day, source and rows. `name` says what it counts, for those who do not see it. */
export const NumberFigure = ({
  name,
  children,
  frozen,
  onOpen,
}: {
  name: string
  children: ReactNode
  frozen?: boolean
  onOpen: () => void
}) => {
  const text = useText(uiText)
  return (
    <button
      type="button"
      className={classNames(css.figure, frozen && css.frozen)}
      aria-haspopup="dialog"
      title={text.openFigure(name)}
      onClick={onOpen}
    >
      {frozen ? <IconLock size={15} stroke={1.8} aria-hidden /> : null}
      {children}
      <span className="visually-hidden">, {text.openFigure(name)}</span>
    </button>
  )
}
