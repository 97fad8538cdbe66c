/** What the head of the page chooses and the address keeps: `?area=22/06985&year=2026&lang=vi`. */

import type { Session } from '#api/session.ts'
import { yearOf } from '#core/dates.ts'
import { isWithin } from '#core/permissions.ts'
import { isLanguage, type Language } from '../i18n/language.tsx'

export type ScopeSearch = { area?: string; year?: number; lang?: Language }

/** Reads the three from an address; what is not one of ours is left out. */
export const readScope = (search: Record<string, unknown>): ScopeSearch => {
  const area = typeof search.area === 'string' && /^\d{2}(\/[\w-]+)*$/.test(search.area) ? search.area : undefined
  const year = /^20\d\d$/.test(String(search.year)) ? Number(search.year) : undefined
  const lang = isLanguage(search.lang) ? search.lang : undefined
  return { ...(area && { area }), ...(year && { year }), ...(lang && { lang }) }
}

/**
 * The areas a person may choose: those of their roles. With several of them inside the home commune (the villages of
 * a collaborator) the commune comes first and means all of them together: the server shows no more than that.
 */
export const areasOf = (session: Session): Session['areas'] => {
  const held = session.areas.filter((place) => session.grants.some((grant) => grant.areaPath === place.path))
  const home = session.areas.find((place) => place.path === session.homePath)
  const isAmongHeld = held.some((place) => place.path === session.homePath)
  const allInside = held.every((place) => isWithin(place.path, session.homePath))
  return home && !isAmongHeld && held.length > 1 && allInside ? [home, ...held] : held
}

/** Area and year that hold for a person: the chosen ones, else the first of their areas and this year. */
export const scopeOf = (session: Session, search: ScopeSearch): { area: string; year: number } => {
  const areas = areasOf(session)
  const area = areas.find((place) => place.path === search.area) ?? areas[0]
  return { area: area?.path ?? session.homePath, year: search.year ?? yearOf(session.today) }
}
