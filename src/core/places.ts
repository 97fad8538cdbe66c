/** Villages are named by people; their code in a path is made from the name. */
import { z } from 'zod'
import { cleanText, syllablesOf } from './text.ts'

/**
 * The path of an area: province, commune, village (`22`, `22/06985`, `22/06985/khe-na`). Row security is told the areas
 * of a transaction as one list with commas, so a path with a comma would be several areas.
 */
export const AreaPath = z.string().regex(/^\d{2}(?:\/\d{5}(?:\/[\p{L}\p{N}-]{1,100})?)?$/u)

/** `Khe Nà` is `khe-na`: the code of a village below its commune. */
export const villageCode = (name: string): string => syllablesOf(name).join('-')

/**
 * Reads a pasted list of villages: one a line, or separated by commas or semicolons; numbers and bullets before a name
 * are dropped ("1. Khe Nà"), as are names said twice.
 */
export const readVillageList = (text: string): string[] => {
  const seen = new Set<string>()
  const names: string[] = []
  for (const part of text.split(/[\n;,]+/)) {
    const name = cleanText(part.replace(/^\s*(?:\d+\s*[.)-]|[-+•*])\s*/, ''))
    const code = villageCode(name)
    if (code === '' || seen.has(code)) continue
    seen.add(code)
    names.push(name)
  }
  return names
}
