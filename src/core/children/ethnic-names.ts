/** Ethnic groups by the names that lists give them. */
import { wordKey } from './import-values.ts'
import { memo } from './memo.ts'

export type EthnicGroup = { code: string; name: string; otherNames: readonly string[] }

export const ethnicFinder = (groups: readonly EthnicGroup[]): ((text: string) => string | null) => {
  const byKey = new Map<string, string>()
  for (const group of groups) for (const name of [group.name, ...group.otherNames]) byKey.set(wordKey(name), group.code)
  return memo((text) => {
    const key = wordKey(text).replace(/^(dan toc|nguoi) /, '')
    const whole = byKey.get(key) ?? byKey.get(key.replace(/ /g, ''))
    if (whole) return whole
    // "Dao Thanh Y", "Thái Trắng": a branch named after its group.
    const words = key.split(' ')
    for (let n = words.length - 1; n >= 1; n--) {
      const found = byKey.get(words.slice(0, n).join(' '))
      if (found) return found
    }
    return null
  })
}
