/**
 * `npm test`: everything that must hold, the same on a laptop and in CI. Stops at the first step that fails; the last line
 * counts the tests that ran.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

type Step = {
  name: string
  run: string[][]
  /** Left out while this file does not exist. */
  needs?: string
  /** Its tests are counted: Vitest writes its results there too. */
  results?: string
}

const checkout = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'mangnon-check-'))
const bin = (name: string) => join(checkout, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name)
const node = (script: string, ...args: string[]) => [process.execPath, script, ...args]
const vitest = (results: string, ...args: string[]) => {
  return [bin('vitest'), 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
}
const unitResults = join(folder, 'unit.json')
const browserResults = join(folder, 'e2e.json')

const steps: Step[] = [
  { name: 'format and lint', run: [[bin('biome'), 'check', '.']] },
  { name: 'types', run: ['src/core', 'src/web', '.'].map((project) => [bin('tsc'), '-p', project]) },
  { name: 'generated files', run: [node('tools/generate.ts', '--check')] },
  { name: 'core, store and API', run: [vitest(unitResults)], results: unitResults },
  { name: 'web build', run: [[bin('vite'), 'build']], needs: 'src/web/index.html' },
  {
    name: 'browser',
    run: [vitest(browserResults, '-c', 'vitest.e2e.config.ts')],
    needs: 'vitest.e2e.config.ts',
    results: browserResults,
  },
  { name: 'links in the documentation', run: [node('tools/dead-links.ts')] },
]

const run = ([program, ...args]: string[]): Promise<number> =>
  new Promise((done) => {
    const child = spawn(program!, args, { cwd: checkout, stdio: 'inherit', shell: process.platform === 'win32' })
    child.on('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.on('exit', (code, signal) => done(signal ? 1 : (code ?? 1)))
  })

// Ctrl-C reaches the running step by itself; this process waits for it, so that PostgreSQL is stopped.
let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    interrupted = true
  })

if (!process.env.REAL_DOCUMENTS)
  console.log('REAL_DOCUMENTS is not set: tests that read real plan documents are left out.')

let failedStep: string | undefined
const tests = { passed: 0, failed: 0, skipped: 0 }
const times: string[] = []
for (const { name, run: commands, needs, results } of steps) {
  if (needs && !existsSync(join(checkout, needs))) {
    times.push(`  left out  ${name} (there is no ${needs} yet)`)
    continue
  }
  console.log(`\n▶ ${name}`)
  const start = performance.now()
  for (const command of commands) if (!failedStep && (await run(command)) !== 0) failedStep = name
  if (interrupted) failedStep ??= name
  times.push(`${((performance.now() - start) / 1000).toFixed(1).padStart(8)} s  ${name}`)
  if (results && existsSync(results)) {
    const counted = JSON.parse(readFileSync(results, 'utf8'))
    tests.passed += counted.numPassedTests
    tests.failed += counted.numFailedTests
    tests.skipped += counted.numPendingTests
  }
  if (failedStep) break
}
rmSync(folder, { recursive: true })

console.log(`\n${times.join('\n')}`)
if (tests.skipped > 0) console.log(`${tests.skipped} tests were left out.`)
if (failedStep) console.error(`npm test stopped at: ${failedStep}`)
console.log(`${tests.passed} passed, ${tests.failed} failed`)
process.exit(failedStep ? 1 : 0)
