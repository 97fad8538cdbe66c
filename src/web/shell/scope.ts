/** What the head of the page chooses and the address keeps: `?area=22/06985&year=2026&lang=vi`. */

import type { Session } from '#api/session.ts'
import { yearOf } from '#core/dates.ts'
import { isLanguage, type Language } from '../i18n/language.tsx'

export type ScopeSearch = { area?: string; year?: number; lang?: Language }

/** Reads the three from an address; what is not one of ours is left out. */
export const readScope = (search: Record<string, unknown>): ScopeSearch => {
  const area = typeof search.area === 'string' && /^\d{2}(\/[\w-]+)*$/.test(search.area) ? search.area : undefined
  const year = /^20\d\d$/.test(String(search.year)) ? Number(search.year) : undefined
  const lang = isLanguage(search.lang) ? search.lang : undefined
  return { ...(area && { area }), ...(year && { year }), ...(lang && { lang }) }
}

/** Area and year that hold for a person: the chosen ones, else the first area of their roles and this year. */
export const scopeOf = (session: Session, search: ScopeSearch): { area: string; year: number } => {
  const mine = session.areas.some((place) => place.path === search.area)
  const first = session.grants[0]?.areaPath ?? session.homePath
  return { area: mine && search.area ? search.area : first, year: search.year ?? yearOf(session.today) }
}
