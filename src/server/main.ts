/** `npm start`: brings the installation up, serves it, and stops cleanly. */
import { networkInterfaces } from 'node:os'
import { join, resolve } from 'node:path'
import { PostgresError } from '#store/embedded-postgres.ts'
import { MigrationError } from '#store/migrate.ts'
import { AlreadyRunningError, claimDataDir } from '#store/server-lock.ts'
import { buildWebIfNeeded } from './build-web.ts'
import { demoPassword } from './demo.ts'
import { projectFolder, startInstallation } from './start.ts'
import { whenAskedToStop } from './stopping.ts'

const port = Number(process.env.PORT ?? 3000)
const host = process.env.HOST ?? '127.0.0.1'
const dataDir = resolve(process.env.DATA_DIR ?? join(projectFolder, 'data'))
const baseUrl = process.env.BASE_URL ?? `http://localhost:${port}`
const empty = process.argv.includes('--empty')

/** Addresses of this machine in its own networks, when the server is told to listen there. */
const ownAddresses = (): string[] =>
  host === '127.0.0.1' || host === 'localhost'
    ? []
    : Object.values(networkInterfaces())
        .flat()
        .flatMap((address) =>
          address && !address.internal && address.family === 'IPv4' ? [`http://${address.address}:${port}`] : [],
        )

/** One clear sentence, in both languages, and the end. */
const giveUp = (vi: string, en: string): never => {
  console.error(`${vi}\n${en}`)
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < 24)
  giveUp('Cần Node 24: chạy bằng “npm start”.', 'Node 24 is needed: run it with "npm start".')
if (!Number.isInteger(port) || port < 1 || port > 65_535)
  giveUp(`PORT=${process.env.PORT} không phải số cổng (1–65535).`, `PORT=${process.env.PORT} is not a port (1-65535).`)

const began = performance.now()
try {
  const { release } = claimDataDir(dataDir, baseUrl)
  await buildWebIfNeeded(projectFolder, (sentence) => console.log(sentence))
  const running = await startInstallation({
    dataDir,
    ...(process.env.DATABASE_URL ? { databaseUrl: process.env.DATABASE_URL } : {}),
    baseUrl,
    otherOrigins: [`http://localhost:${port}`, `http://127.0.0.1:${port}`, ...ownAddresses()],
    trustProxy: process.env.TRUST_PROXY === '1',
    begin: empty ? 'empty' : 'demo',
    webFolder: join(projectFolder, 'dist/web'),
    log: true,
    say: (sentence) => console.log(sentence),
  })
  whenAskedToStop(async () => {
    await running.stop()
    release()
  })
  await running.app.listen({ port, host }).catch(async (error: NodeJS.ErrnoException) => {
    await running.stop()
    release()
    if (error.code === 'EADDRINUSE')
      giveUp(
        `Cổng ${port} đang có chương trình khác dùng. Chạy lại với cổng khác: PORT=${port + 1} npm start`,
        `Port ${port} is taken by another program. Run again with another: PORT=${port + 1} npm start`,
      )
    throw error
  })
  console.log(`\nMăng Non: ${baseUrl}   (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  for (const address of ownAddresses()) console.log(`         ${address}`)
  const kind = await running.office.kind()
  if (kind === 'empty') {
    console.log(`\nCơ sở dữ liệu còn trống. Mở địa chỉ trên để bắt đầu, với mã thiết lập: ${running.office.setupCode}`)
    console.log(`The database is empty. Open the address to begin, with the set-up code: ${running.office.setupCode}`)
  } else if (kind === 'demo') {
    console.log(`\nDữ liệu minh hoạ, mọi người đều do máy đặt ra. Mật khẩu chung / shared password: ${demoPassword}`)
    for (const person of running.office.demoPeople)
      console.log(`  ${person.username.padEnd(16)} ${person.displayName} (${person.role}, ${person.place})`)
  }
  if (running.backups.newRecoveryKey)
    console.log(
      `\nKhoá khôi phục bản sao lưu, chép ra giấy và cất riêng (cần khi khôi phục trên máy khác):\nRecovery key of the backups, to be written on paper:\n  ${running.backups.newRecoveryKey}`,
    )
  console.log('\nDừng: Ctrl-C')
} catch (error) {
  if (error instanceof AlreadyRunningError) giveUp(...splitSentence(error.message))
  if (error instanceof PostgresError || error instanceof MigrationError) giveUp(error.message, '')
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (process.env.DATABASE_URL && /^(ECONN|ENOTFOUND|ENOENT|ETIMEDOUT|28|3D|EAI)/.test(code))
    giveUp(
      `Không vào được cơ sở dữ liệu ở DATABASE_URL (${code}). Kiểm tra địa chỉ, tên, mật khẩu và PostgreSQL có đang chạy.`,
      `The database at DATABASE_URL cannot be reached (${code}). Check the address, name, password and that PostgreSQL runs.`,
    )
  throw error
}

function splitSentence(text: string): [string, string] {
  const [vi = text, en = ''] = text.split(' / ')
  return [vi, en]
}
