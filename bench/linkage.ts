/**
 * `npm run bench -- linkage [ROWS …]`: precision, recall, time and memory of `mangnon children link`, as a process of its
 * own from file to JSON, on invented lists whose truth is known. Without numbers: 10,000, 100,000 and 1,000,000 rows.
 */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseCommuneChanges } from '#core/catalogues/places.ts'
import { linkageList } from '#core/demo/linkage-list.ts'
import { linkageColumns } from '#core/linkage/child-records.ts'
import type { LinkedPair } from '#core/linkage/link-children.ts'
import { formatNumber } from '#core/numbers.ts'

const project = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'mangnon-linkage-'))
const seed = 20_261_122

const oldCodes = new Map<string, string[]>()
for (const { oldCode, newCode } of parseCommuneChanges(
  readFileSync(join(project, 'reference/places/commune-mapping-2025-07-01.csv'), 'utf8'),
))
  oldCodes.set(newCode, [...(oldCodes.get(newCode) ?? []), oldCode])

const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Writes a list; gives how many pairs are one child. The child's number ends each id. */
const writeList = async (file: string, size: number): Promise<number> => {
  const out = createWriteStream(file)
  const copies = new Map<number, number>()
  out.write(`${linkageColumns.join(',')}\n`)
  let text = ''
  let n = 0
  for (const { child, cells } of linkageList({ seed, size, communes: Math.ceil(size / 330), oldCodes })) {
    copies.set(child, (copies.get(child) ?? 0) + 1)
    text += `${n++}-${child},${cells.slice(1).map(quoted).join(',')}\n`
    if (text.length < 1_000_000) continue
    if (!out.write(text)) await new Promise<void>((done) => out.once('drain', () => done()))
    text = ''
  }
  await new Promise<void>((done) => out.end(text, () => done()))
  let pairs = 0
  for (const count of copies.values()) pairs += (count * (count - 1)) / 2
  return pairs
}

/** Runs the command; the peak is what the operating system says of the whole process, threads included. */
const runLink = (file: string): Promise<{ pairs: LinkedPair[]; seconds: number; megabytes: number }> =>
  new Promise((done, fail) => {
    const sayPeak = 'process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS+"\\n"))'
    const began = performance.now()
    const child = spawn(
      process.execPath,
      ['--import', `data:text/javascript,${sayPeak}`, 'src/cli/main.ts', 'children', 'link', file, '--json'],
      { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const out: Buffer[] = []
    let said = ''
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes))
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes
    })
    child.on('error', fail)
    child.on('close', (code) => {
      if (code !== 0) return fail(new Error(said))
      const peaks = [...said.matchAll(/peak (\d+)/g)].map((match) => Number(match[1]))
      done({
        pairs: JSON.parse(Buffer.concat(out).toString()),
        seconds: (performance.now() - began) / 1000,
        megabytes: Math.max(...peaks) / 1024,
      })
    })
  })

const childOf = (id: string): string => id.slice(id.indexOf('-'))
const asked = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0)

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.versions.node}\n`)
for (const size of asked.length > 0 ? asked : [10_000, 100_000, 1_000_000]) {
  const file = join(folder, `${size}.csv`)
  const truth = await writeList(file, size)
  const load = loadavg()[0] ?? 0
  const { pairs, seconds, megabytes } = await runLink(file)
  const right = pairs.filter(({ a, b }) => childOf(a) === childOf(b)).length
  console.log(
    `${formatNumber(size).padStart(10)} rows, ${formatNumber(truth)} true pairs: precision ${(right / pairs.length).toFixed(4)}, ` +
      `recall ${(right / truth).toFixed(4)}, ${seconds.toFixed(1)} s, ${formatNumber(megabytes, 0)} MB at most (load before: ${load.toFixed(1)})`,
  )
  rmSync(file)
}
rmSync(folder, { recursive: true })
