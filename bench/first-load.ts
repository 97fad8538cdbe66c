/** What a browser must fetch before the first page shows: the entry and everything it imports statically. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** Bytes after compression of the scripts and styles that index.html names, with their static imports. */
export const firstLoadSize = (folder: string): { javascript: number; css: number } => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    const text = readFileSync(join(folder, file), 'utf8')
    for (const match of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) visit(`assets/${match[1]}`)
  }
  for (const match of html.matchAll(/(?:src|href)="\/(assets\/[\w.-]+\.js)"/g)) visit(match[1] as string)
  const compressed = (file: string): number => brotliCompressSync(readFileSync(join(folder, file))).length
  const css = [...html.matchAll(/href="\/(assets\/[\w.-]+\.css)"/g)].map((match) => match[1] as string)
  if (seen.size === 0) throw new Error(`no script in ${folder}/index.html: ${readdirSync(folder).join(', ')}`)
  return {
    javascript: [...seen].reduce((sum, file) => sum + compressed(file), 0),
    css: css.reduce((sum, file) => sum + compressed(file), 0),
  }
}
