/** Builds the web app when there is no build of these sources yet. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['src/web', 'src/core', 'src/api', 'vite.config.ts', 'package-lock.json']

const digestOf = (project: string): string => {
  const hash = createHash('sha256')
  const walk = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = join(path, entry.name)
      if (entry.isDirectory()) walk(full)
      else if (!/\.test\.ts$/.test(entry.name)) hash.update(full.slice(project.length)).update(readFileSync(full))
    }
  }
  for (const source of sources) {
    const path = join(project, source)
    if (!existsSync(path)) continue
    if (source.includes('.')) hash.update(readFileSync(path))
    else walk(path)
  }
  return hash.digest('hex')
}

/** Runs the build unless `dist/web` was built from just these files. */
export const buildWebIfNeeded = async (project: string, say: (sentence: string) => void): Promise<void> => {
  if (!existsSync(join(project, 'src/web/index.html'))) return
  const mark = join(project, 'dist/web/.built-from')
  const digest = digestOf(project)
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return
  say('Đang dựng giao diện web… / Building the web app…')
  const { build } = await import('vite')
  await build({ root: join(project, 'src/web'), configFile: join(project, 'vite.config.ts'), logLevel: 'error' })
  writeFileSync(mark, digest)
}
