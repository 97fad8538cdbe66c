/** Villages by the names that lists give them. */
import { editDistance } from './edit-distance.ts'
import { wordKey } from './import-values.ts'
import { memo } from './memo.ts'
import { nameKey } from './same-child.ts'

const villageKey = (text: string): string =>
  wordKey(text).replace(/^(thon|ban|khu|xom|ap|to dan pho|tdp|khu pho)(?= \S)\s/, '')

export type FindVillage = (text: string) => { name: string } | { suggestion: string | null }

/** Finds a village by name, with or without "thôn" and marks; two that differ in marks alone need their marks. */
export const villageFinder = (villages: readonly { name: string }[]): FindVillage => {
  const byKey = new Map<string, string[]>()
  for (const { name } of villages) byKey.set(villageKey(name), [...(byKey.get(villageKey(name)) ?? []), name])
  const accented = (text: string): string => nameKey(text).replace(/^(thôn|khu|xóm5?|ấp|xom4|ap4|ban2|thon) /, '')
  return memo((text) => {
    for (const part of [text, text.split(/[,;–(]/)[0] ?? '']) {
      const found = byKey.get(villageKey(part)) ?? []
      if (found.length === 1) return { name: found[0] as string }
      const exact = found.find((name) => accented(name) === accented(part))
      if (exact) return { name: exact }
    }
    const key = villageKey(text).slice(0, 60)
    let best: { name: string; distance: number } | null = null
    for (const [other, names] of byKey) {
      const distance = editDistance(key, other)
      if (distance <= Math.max(2, Math.floor(other.length / 3)) && (!best || distance < best.distance))
        best = { name: names[0] as string, distance }
    }
    return { suggestion: best?.name ?? null }
  })
}
