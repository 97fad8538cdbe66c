/** `mangnon backup` and `restore`: for whoever keeps the machine; they work on the data folder itself. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { BackupError, keepBackupKey, makeBackup, parseBackupKey } from '#store/backup.ts'
import { type Connection, PostgresError, startPostgres } from '#store/embedded-postgres.ts'
import { MigrationError } from '#store/migrate.ts'
import { restoreBackup } from '#store/restore.ts'
import { findServer } from '#store/server-lock.ts'
import { CliError, type Command, type Io } from './command.ts'

const project = resolve(import.meta.dirname, '../..')
const dataDirOf = (io: Io): string => resolve(io.env.DATA_DIR ?? join(project, 'data'))

/** Runs work on the installation's database, starting the embedded PostgreSQL when it is not running. */
const withDatabase = async <T>(io: Io, work: (admin: Connection, database: string) => Promise<T>): Promise<T> => {
  try {
    if (io.env.DATABASE_URL) {
      const url = new URL(io.env.DATABASE_URL)
      const admin = {
        host: url.searchParams.get('host') ?? url.hostname,
        port: Number(url.port || 5432),
        user: decodeURIComponent(url.username),
        database: 'postgres',
        ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
      }
      return await work(admin, decodeURIComponent(url.pathname.slice(1)))
    }
    const postgres = await startPostgres({ dataDir: dataDirOf(io) })
    try {
      return await work(postgres.admin, 'mangnon')
    } finally {
      // Somebody else's PostgreSQL (the running server's) is left running.
      if (!postgres.adopted) await postgres.stop()
    }
  } catch (error) {
    if (error instanceof BackupError) throw new CliError(sentenceOf(error), error.message)
    if (error instanceof PostgresError || error instanceof MigrationError) throw new CliError(error.message, '')
    throw error
  }
}

const faults: Record<BackupError['fault'], string> = {
  not_a_backup: 'Tệp này không phải bản sao lưu của Măng Non. Chọn tệp .mnb trong thư mục sao lưu.',
  wrong_key: 'Khoá không phải của bản sao lưu này. Dùng khoá ghi khi máy đã sao lưu được thiết lập.',
  bad_key: 'Khoá khôi phục chép chưa đúng. So lại với tờ giấy: 17 nhóm, mỗi nhóm bốn ký tự.',
  altered: 'Tệp sao lưu đã bị sửa. Không có gì thay đổi. Dùng một bản sao lưu khác.',
  cut_off: 'Tệp sao lưu bị cắt, thiếu phần cuối. Không có gì thay đổi. Chép lại tệp hoặc dùng bản khác.',
  does_not_fit: 'Bản sao lưu này của một phiên bản mới hơn. Cập nhật chương trình (git pull) rồi khôi phục.',
  holds_data:
    'Cơ sở dữ liệu đang có dữ liệu nên được giữ nguyên. Thêm --force để thay thế; dữ liệu hiện có được sao lưu trước.',
}
const sentenceOf = (error: BackupError): string => faults[error.fault]

export const backup: Command = async ({ options, io }) => {
  const dataDir = dataDirOf(io)
  if (!io.env.DATABASE_URL && !existsSync(join(dataDir, 'pg')))
    throw new CliError(
      `Chưa có dữ liệu ở ${dataDir}. Chạy npm start trước.`,
      `There is no data in ${dataDir}. Run npm start first.`,
    )
  const made = await withDatabase(io, (admin, database) =>
    makeBackup({
      owner: { ...admin, database },
      folder: typeof options.out === 'string' ? resolve(options.out) : join(dataDir, 'backups'),
      key: keepBackupKey(dataDir).key,
      reason: 'asked',
      keysFolder: join(dataDir, 'keys'),
    }),
  )
  const result = { file: made.path, madeAt: made.madeAt, size: made.size, tables: made.tables, rows: made.rows }
  io.out(
    options.json ? JSON.stringify(result) : `Đã sao lưu ${made.rows} dòng của ${made.tables} bảng vào ${made.path}`,
  )
  return 0
}

export const restore: Command = async ({ args, options, io }) => {
  const dataDir = dataDirOf(io)
  const file = resolve(args[0] as string)
  if (!existsSync(file)) throw new CliError(`Không thấy tệp ${file}.`, `There is no file ${file}.`, 2)
  const server = findServer(dataDir)
  if (server)
    throw new CliError(
      `Măng Non đang chạy tại ${server.address}. Dừng (Ctrl-C) rồi khôi phục.`,
      `Măng Non is running at ${server.address}. Stop it (Ctrl-C), then restore.`,
    )
  const own = join(dataDir, 'keys/backup.key')
  const given =
    typeof options.key === 'string'
      ? options.key
      : existsSync(own)
        ? own
        : await io.ask('Khoá khôi phục (trên giấy): ', true)
  let key: Buffer
  try {
    key = parseBackupKey(existsSync(given) ? readFileSync(given, 'utf8') : given)
  } catch (error) {
    if (error instanceof BackupError) throw new CliError(sentenceOf(error), error.message, 2)
    throw error
  }
  const restored = await withDatabase(io, (admin, database) =>
    restoreBackup({
      admin,
      database,
      file,
      key,
      migrations: join(project, 'db/migrations'),
      keysFolder: join(dataDir, 'keys'),
      ...(options.force === true
        ? { replace: { folder: join(dataDir, 'backups'), key: keepBackupKey(dataDir).key } }
        : {}),
    }),
  )
  io.out(
    options.json
      ? JSON.stringify(restored)
      : `Đã khôi phục ${restored.rows} dòng của ${restored.tables} bảng, theo bản sao lưu lúc ${restored.madeAt}.${restored.safety ? ` Dữ liệu trước đó: ${restored.safety}` : ''}`,
  )
  return 0
}
