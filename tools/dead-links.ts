/** Finds links in our own pages (`*.md`) that lead to no file or no heading. Links to other sites are not followed. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** Each dead link of the pages under `root`, as a sentence with its file and line. */
export const findDeadLinks = (root: string): string[] => {
  const dead: string[] = []
  for (const page of pagesOf(root))
    for (const { target, line } of linksOf(readFileSync(page, 'utf8'))) {
      const where = `${relative(root, page)}:${line}`
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : path.startsWith('/') ? join(root, path) : resolve(dirname(page), decode(path))
      if (!existsSync(file)) dead.push(`${where} leads to ${target}, which does not exist.`)
      else if (anchor && file.endsWith('.md') && !anchorsOf(readFileSync(file, 'utf8')).has(decode(anchor)))
        dead.push(`${where} leads to #${anchor}, and ${relative(root, file)} has no such heading.`)
    }
  return dead
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const skipped = new Set(['node_modules', 'data', 'dist', '.git', '.cache'])

const pagesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (skipped.has(entry.name)) return []
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return pagesOf(path)
      return entry.name.endsWith('.md') && statSync(path).isFile() ? [path] : []
    })
    .sort()

/** The lines without code: blocks emptied, inline code blanked, so that line numbers stay. */
const proseOf = (text: string): string[] => {
  let fence: string | undefined
  return text.split('\n').map((line) => {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1]
    if (mark && (!fence || mark.startsWith(fence))) {
      fence = fence ? undefined : mark
      return ''
    }
    return fence ? '' : line.replaceAll(/`[^`]*`/g, (code) => ' '.repeat(code.length))
  })
}

const linksOf = (text: string): { target: string; line: number }[] =>
  proseOf(text).flatMap((line, i) =>
    [
      ...line.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+["'][^)]*)?\)/g),
      ...line.matchAll(/^\s*\[[^\]^]+\]:\s+<?([^\s>]+)/g),
      ...line.matchAll(/(?:href|src)="([^"]+)"/g),
    ]
      .map((match) => ({ target: match[1]!, line: i + 1 }))
      .filter(({ target }) => !/^([a-z][a-z+.-]*:|\/\/)/i.test(target)),
  )

/** The anchors GitHub makes of headings, and those set by hand. */
const anchorsOf = (text: string): Set<string> => {
  const anchors = new Set<string>()
  let fence = false
  for (const line of text.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fence = !fence
    if (fence) continue
    for (const [, name] of line.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(name!)
    const heading = /^#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1]
    if (heading === undefined) continue
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-')
    let free = slug
    for (let n = 1; anchors.has(free); n++) free = `${slug}-${n}`
    anchors.add(free)
  }
  return anchors
}

if (import.meta.main) {
  const dead = findDeadLinks(resolve(import.meta.dirname, '..'))
  for (const sentence of dead) console.error(sentence)
  if (dead.length > 0) process.exitCode = 1
  else console.log('No dead links.')
}
