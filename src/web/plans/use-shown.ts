import { type RefObject, useEffect } from 'react'

/** Keeps the chosen card in sight inside the list that scrolls. */
export const useShown = (card: RefObject<HTMLElement | null>, selected: boolean): void => {
  useEffect(() => {
    const list = card.current?.closest<HTMLElement>('[data-card-list]')
    if (!selected || !list || !card.current) return
    const [seen, at] = [list.getBoundingClientRect(), card.current.getBoundingClientRect()]
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const up = at.top - seen.top - 4
    const down = at.bottom - seen.bottom + 4
    const by = up < 0 || at.height > seen.height ? up : down > 0 ? Math.min(down, up) : 0
    if (by !== 0) list.scrollBy({ top: by, behavior: calm ? 'auto' : 'smooth' })
  }, [card, selected])
}
