/** `npm run dev`: the server, started again when its files change, and the web app with instant reload on port 5173. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const project = resolve(import.meta.dirname, '..')
const children = [
  spawn(
    process.execPath,
    ['--watch-path=src', '--watch-preserve-output', 'src/server/main.ts', ...process.argv.slice(2)],
    {
      cwd: project,
      stdio: 'inherit',
    },
  ),
  spawn(process.execPath, [resolve(project, 'node_modules/vite/bin/vite.js')], { cwd: project, stdio: 'inherit' }),
]
const stop = () => {
  for (const child of children) child.kill('SIGINT')
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
for (const child of children) child.on('exit', stop)
