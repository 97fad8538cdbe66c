import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/text.ts'
import { Drawer } from '../ui/Drawer.tsx'
import { AccountPanel } from './AccountMenu.tsx'
import type { Door } from './doors.ts'
import { LanguagePicker } from './LanguagePicker.tsx'
import css from './Shell.module.css'
import { shellText } from './text.ts'
import { YearPicker } from './YearPicker.tsx'

/** "Thêm" on a phone: every door, and what stands in the head on a desk. */
export const MorePanel = ({
  opened,
  doors,
  onClose,
}: {
  opened: boolean
  doors: readonly Door[]
  onClose: () => void
}) => {
  const text = useText(shellText)
  return (
    <Drawer opened={opened} title={text.more} onClose={onClose}>
      <div className={css.more}>
        {doors.map((door) => (
          <Link key={door.key} {...door.link} className={css.item} onClick={onClose}>
            <door.icon size={20} stroke={1.8} aria-hidden />
            {text[door.key]}
          </Link>
        ))}
        <div className={css.choices}>
          <YearPicker />
          <LanguagePicker full />
        </div>
        <AccountPanel onDone={onClose} />
      </div>
    </Drawer>
  )
}
