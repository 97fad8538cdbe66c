import { spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'

const here = resolve(import.meta.dirname, '..')
// Plain JavaScript without types, since it must run on any Node: imported by a path the compiler does not follow.
const { explainNpm, isInstalled, findNode } = await import(join(here, 'tools/bootstrap.mjs'))

const root = mkdtempSync(join(tmpdir(), 'mangnon-bootstrap-'))
const fakeNpm = join(root, 'fake-npm')
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const lockOf = (version: string) =>
  JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version }, 'node_modules/mac': { version, optional: true } },
  })

beforeEach(() => {
  rmSync(root, { recursive: true, force: true })
  for (const path of ['tools/bootstrap.mjs', 'bin/mangnon.mjs']) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    cpSync(join(here, path), join(root, path))
  }
  put('package-lock.json', lockOf('1.0.0'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Runs a script of the copy with an npm of our own and collects what it says. */
const run = (script: string, args: string[], options: { cwd?: string; npm?: string; signal?: NodeJS.Signals } = {}) => {
  mkdirSync(fakeNpm, { recursive: true })
  writeFileSync(join(fakeNpm, 'npm'), `#!/bin/sh\n${options.npm ?? 'echo npm was called >&2; exit 1'}\n`)
  chmodSync(join(fakeNpm, 'npm'), 0o755)
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: options.cwd ?? root,
    env: { ...process.env, PATH: `${fakeNpm}:${process.env.PATH}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  child.stdout.on('data', (chunk) => {
    out += chunk
    if (options.signal && `${chunk}`.includes('ready')) child.kill(options.signal)
  })
  return new Promise<{ code: number | null; signal: string | null; out: string; err: string }>((done) =>
    child.on('close', (code, signal) => done({ code, signal, out, err })),
  )
}

test('node_modules counts as installed when every package of the lock file is there to the end', () => {
  expect(isInstalled(root)).toBe(false)
  put('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }))
  expect(isInstalled(root)).toBe(true)
  expect(existsSync(join(root, 'node_modules/.mangnon-lock'))).toBe(true)
  put('package-lock.json', lockOf('1.0.1'))
  expect(isInstalled(root)).toBe(false)
  put('package-lock.json', lockOf('1.0.0'))
  rmSync(join(root, 'node_modules/.package-lock.json')) // npm was interrupted
  expect(isInstalled(root)).toBe(false)
})

test('on a fresh checkout it installs without install scripts, then starts with the arguments', async () => {
  put('src/server/main.ts', `console.log(JSON.stringify(process.argv.slice(2)), process.cwd())`)
  const npm = `echo "$@" > ${root}/npm-args; mkdir -p node_modules; echo '{"packages":{}}' > node_modules/.package-lock.json`
  const first = await run('tools/bootstrap.mjs', ['start', '--empty'], { npm, cwd: tmpdir() })
  expect(first).toMatchObject({ code: 0, out: `["--empty"] ${root}\n` })
  expect(first.err).toMatch(/Đang cài.*\nInstalling/)
  expect(await run('tools/bootstrap.mjs', ['start'])).toMatchObject({ code: 0, err: '' })
})

test('when npm fails it says why and what to do, in both languages', async () => {
  const failed = await run('tools/bootstrap.mjs', ['start'], { npm: 'echo npm error code ENOTFOUND >&2; exit 1' })
  expect(failed.code).toBe(1)
  expect(failed.err).toMatch(/ENOTFOUND.*Không tới được kho gói npm.*The npm registry cannot be reached/s)
  expect(explainNpm('npm error code ENOSPC')[1]).toMatch(/disk is full/)
  expect(explainNpm('npm error code EACCES')[1]).toMatch(/may not be written/)
  expect(explainNpm('Missing: a@1 from lock file')[1]).toMatch(/does not match package\.json/)
})

test('the exit code is the script’s, and one signal reaches it once', async () => {
  put('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }))
  put('src/server/main.ts', 'process.exit(7)')
  expect((await run('tools/bootstrap.mjs', ['start'])).code).toBe(7)
  put(
    'src/server/main.ts',
    `let n = 0
     for (const s of ['SIGINT', 'SIGTERM'] as const)
       process.on(s, () => { n++; setTimeout(() => { console.log(s, n); process.exit(3) }, 200) })
     setInterval(() => {}, 1000); console.log('ready')`,
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    expect(await run('tools/bootstrap.mjs', ['start'], { signal })).toMatchObject({
      code: 3,
      out: `ready\n${signal} 1\n`,
    })
})

test('the command line keeps the caller’s folder, its output and its exit code', async () => {
  put('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }))
  put('src/cli/main.ts', 'console.log(process.cwd(), process.argv.slice(2).join(" ")); process.exit(2)')
  const caller = mkdtempSync(join(root, 'caller-'))
  symlinkSync(join(root, 'bin/mangnon.mjs'), join(caller, 'mangnon'))
  const said = { code: 2, out: `${caller} plan read x.docx\n`, err: '' }
  expect(await run('bin/mangnon.mjs', ['plan', 'read', 'x.docx'], { cwd: caller })).toMatchObject(said)
  expect(
    await run(join(caller, 'mangnon').slice(root.length + 1), ['plan', 'read', 'x.docx'], { cwd: caller }),
  ).toMatchObject(said)
})

test('an unknown command and a missing script are one sentence each', async () => {
  put('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }))
  expect((await run('tools/bootstrap.mjs', ['fly'])).err).toMatch(/start \| test \| dev \| bench/)
  expect((await run('tools/bootstrap.mjs', ['dev'])).err).toMatch(/no tools\/dev\.ts/)
})

test('the pinned Node is used when it is there', () => {
  expect(findNode(here)).toMatch(/node_modules|node/)
  expect(findNode(root)).toBe(process.execPath)
})
