/** `mangnon`: finds the command, reads its options, runs it. Results on standard output, everything else on standard error. */
import { homedir } from 'node:os'
import { parseArgs } from 'node:util'
import { CallError } from '#api/call.ts'
import { errorSentence, RuleError } from '#core/errors.ts'
import { openCaller } from './client.ts'
import { CliError, type Command, type ExitCode, type Io, type Options, usageError } from './command.ts'
import { helpFor, helpText } from './help.ts'

type OptionKind = { type: 'string' | 'boolean' }
type Entry = {
  /** Names of the arguments; those in brackets, last, may be left out. */
  args: readonly string[]
  options: Record<string, OptionKind>
  load: () => Promise<Command>
}

const flag: OptionKind = { type: 'boolean' }
const value: OptionKind = { type: 'string' }
const atServer = { server: value, json: flag }

/** A command of a feature's own file, loaded only when it is asked for: `plan read` must not wait for the database. */
const from = (file: string, name: string) => async (): Promise<Command> => {
  const found = await import(new URL(file, import.meta.url).href).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes(file.slice(2))) return {}
    throw error
  })
  if (typeof found[name] !== 'function')
    throw new CliError('Lệnh này chưa có trong bản đang cài.', 'This command is not part of this version yet.')
  return found[name]
}

export const commands: Record<string, Entry> = {
  'plan read': {
    args: ['FILE'],
    options: { json: flag },
    load: async () => {
      const { planRead } = await import('./plan-read.ts')
      return async ({ args, options, io }) =>
        (await planRead(args[0] as string, { json: options.json === true }, io)) as ExitCode
    },
  },
  'growth zscores': {
    args: ['IN.csv', 'OUT.csv'],
    options: { json: flag },
    load: from('./growth.ts', 'growthZscores'),
  },
  'places find': { args: ['TEXT'], options: { json: flag }, load: from('./places.ts', 'placesFind') },
  'plan import': {
    args: ['FILE'],
    options: { ...atServer, accept: flag, commune: value },
    load: async () => (await import('./plans.ts')).planImport,
  },
  'children import': {
    args: ['FILE'],
    options: { ...atServer, commune: value },
    load: from('./children.ts', 'childrenImport'),
  },
  'children link': { args: ['A.csv', '[B.csv]'], options: { json: flag }, load: from('./link.ts', 'childrenLink') },
  'figures compute': {
    args: [],
    options: { ...atServer, year: value, 'as-of': value, commune: value, plan: value },
    load: from('./figures.ts', 'figuresCompute'),
  },
  'report build': {
    args: [],
    options: { ...atServer, year: value, 'as-of': value, out: value, commune: value, plan: value, finalise: flag },
    load: from('./reports.ts', 'reportBuild'),
  },
  backup: { args: [], options: { json: flag, out: value }, load: from('./admin.ts', 'backup') },
  restore: { args: ['FILE'], options: { json: flag, key: value, force: flag }, load: from('./admin.ts', 'restore') },
  login: {
    args: [],
    options: { ...atServer, user: value, token: flag },
    load: async () => (await import('./login.ts')).login,
  },
  logout: { args: [], options: { json: flag }, load: async () => (await import('./login.ts')).logout },
}

/** Runs one command line. Never throws what it foresees; a fault goes to the caller. */
export const run = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  try {
    const name = commandNameOf(argv)
    if (name === null) return explain(argv, io)
    const entry = commands[name] as Entry
    const { values, positionals } = parse(entry, argv.slice(name.split(' ').length))
    if (values.help) {
      io.out(helpFor(name))
      return 0
    }
    const required = entry.args.filter((arg) => !arg.startsWith('[')).length
    if (positionals.length < required || positionals.length > entry.args.length)
      throw usageError(
        `Lệnh viết là: mangnon ${[name, ...entry.args].join(' ')}`,
        `The command is: mangnon ${[name, ...entry.args].join(' ')}`,
      )
    const command = await entry.load()
    return await command({ args: positionals, options: values, io, call: () => openCaller(values, io) })
  } catch (error) {
    return say(error, io)
  }
}

/** The longest command that the line begins with. */
const commandNameOf = (argv: readonly string[]): string | null =>
  [argv.slice(0, 2).join(' '), argv[0] ?? ''].find((name) => Object.hasOwn(commands, name)) ?? null

const parse = (entry: Entry, args: readonly string[]): { values: Options; positionals: string[] } => {
  try {
    const options = { ...entry.options, help: { type: 'boolean', short: 'h' } as const }
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true }) as never
  } catch (error) {
    const option = /'(-[^']*)'/.exec((error as Error).message)?.[1] ?? ''
    throw usageError(
      `Tuỳ chọn ${option} không dùng được ở đây. Xem: mangnon --help`,
      `The option ${option} cannot be used here. See: mangnon --help`,
    )
  }
}

/** No command in the line: help when asked for; otherwise help on standard error and a sentence. */
const explain = (argv: readonly string[], io: Io): ExitCode => {
  const [first] = argv
  if (first === '--help' || first === '-h' || first === 'help') {
    io.out(helpText)
    return 0
  }
  if (first !== undefined) {
    const typed =
      argv
        .filter((word) => !word.startsWith('-'))
        .slice(0, 2)
        .join(' ') || first
    io.err(`Không có lệnh “${typed}”. / There is no command "${typed}".\n`)
  }
  io.err(helpText)
  return 2
}

const say = (error: unknown, io: Io): ExitCode => {
  if (error instanceof CliError) {
    io.err(`${error.vi}\n${error.en}`)
    return error.exitCode
  }
  if (error instanceof CallError) {
    if (error.code === 'not_signed_in') {
      io.err('Phiên làm việc đã hết. Chạy: npx mangnon login\nYour session has ended. Run: npx mangnon login')
      return 1
    }
    if (error.code === 'network') {
      io.err(
        'Không kết nối được tới máy chủ. Máy chủ đã chạy chưa? (npm start) Địa chỉ khác: --server\nThe server cannot be reached. Is it running? (npm start) Another address: --server',
      )
      return 1
    }
    io.err(`${error.sentence.vi}\n${error.sentence.en}`)
    return error.code.startsWith('file_') ? 2 : 1
  }
  if (error instanceof RuleError) {
    io.err(`${errorSentence(error.code, error.detail)}\n${errorSentence(error.code, error.detail, 'en')}`)
    return error.code.startsWith('file_') ? 2 : 1
  }
  throw error
}

if (import.meta.main) {
  const { askTerminal } = await import('./terminal.ts')
  // A reader that stops early (`mangnon plan read … | head`) is no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  process.exitCode = await run(process.argv.slice(2), {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    env: process.env,
    home: homedir(),
    ask: askTerminal,
  })
  // Kept-alive connections and a waiting terminal must not hold the prompt back.
  process.stdin.unref?.()
}
