import { Modal } from '@mantine/core'
import { type Icon, IconFileText, IconSearch, IconShieldLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type NavigateOptions, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import { can } from '#core/permissions.ts'
import { unaccent } from '#core/text.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { plansPagesExist, plansQuery } from '../plans/routes.ts'
import css from './CommandPalette.module.css'
import type { Door } from './doors.ts'
import { useScope, useSession } from './root-route.tsx'
import { shellText } from './text.ts'

type Found = { key: string; label: string; kind: string; icon: Icon; go: NavigateOptions }

/** Ctrl-K: type a few letters of a page or a plan, with or without accents, and go there. */
export const CommandPalette = ({ doors, onClose }: { doors: readonly Door[]; onClose: () => void }) => {
  const text = useText(shellText)
  const navigate = useNavigate()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const everything = useEverything(doors)
  const wanted = unaccent(typed).split(/\s+/).filter(Boolean)
  const found = everything.filter((one) => wanted.every((word) => unaccent(one.label).includes(word)))
  const chosen = found[Math.min(at, found.length - 1)]

  const open = (one: Found | undefined) => {
    if (!one) return
    onClose()
    void navigate(one.go)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') open(chosen)
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 1 : -1
    setAt((before) => (Math.min(before, found.length - 1) + step + found.length) % Math.max(1, found.length))
  }
  return (
    <Modal opened onClose={onClose} withCloseButton={false} padding={0} size={560} aria-label={text.searchTitle}>
      <div className={css.box}>
        <IconSearch size={20} stroke={1.8} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-label={text.searchTitle}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={chosen ? `${listId}-${chosen.key}` : undefined}
          placeholder={text.search}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKey}
        />
      </div>
      {found.length === 0 ? (
        <p className={css.nothing} role="status">
          {text.searchNothing}
        </p>
      ) : null}
      <div role="listbox" id={listId} aria-label={text.searchTitle} className={css.list}>
        {found.map((one, n) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does it
          <div
            key={one.key}
            id={`${listId}-${one.key}`}
            role="option"
            aria-selected={one === chosen}
            className={css.option}
            onMouseMove={() => setAt(n)}
            onClick={() => open(one)}
          >
            <one.icon size={18} stroke={1.8} aria-hidden />
            {one.label}
            <span className={css.kind}>{one.kind}</span>
          </div>
        ))}
      </div>
      <p className={`${css.hint} desk-only`}>{text.searchHint}</p>
    </Modal>
  )
}

const useEverything = (doors: readonly Door[]): Found[] => {
  const text = useText(shellText)
  const session = useSession()
  const { area } = useScope()
  const readsPlans = plansPagesExist && can(session, 'plan.read')
  const plans = useQuery({ ...plansQuery(area), enabled: readsPlans }).data ?? []
  return [
    ...doors.map((door) => ({
      key: door.key,
      label: text[door.key],
      kind: text.searchPages,
      icon: door.icon,
      go: door.link,
    })),
    { key: 'security', label: text.security, kind: text.searchPages, icon: IconShieldLock, go: paths.security() },
    ...plans.map((plan) => ({
      key: plan.planId,
      label: plan.code ? `${plan.title} (${plan.code})` : plan.title,
      kind: text.searchPlans,
      icon: IconFileText,
      go: paths.plan(plan.planId),
    })),
  ]
}
