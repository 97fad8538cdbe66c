/** What a command is given, and how it says that something went wrong. */
import type { Caller } from '#api/call.ts'

/** 0: done · 1: refused, or it failed · 2: a wrong command, or a file that cannot be read. */
export type ExitCode = 0 | 1 | 2

/** Where a command reads and writes; tests pass their own. Nothing but the result goes to `out`. */
export type Io = {
  out: (text: string) => void
  err: (text: string) => void
  env: Record<string, string | undefined>
  /** The folder of the caller's own settings. */
  home: string
  /** Asks at the terminal, or reads the next line of standard input. `hidden`: without showing what is typed. */
  ask: (prompt: string, hidden?: boolean) => Promise<string>
}

export type Options = Record<string, string | boolean | undefined>

export type CommandInput = {
  /** What stands behind the command's words: `['ke-hoach.docx']`. */
  args: string[]
  options: Options
  io: Io
  /** The server, as the signed-in person. Asked for only by commands that need it. */
  call: () => Promise<Caller>
}

/** Each file of a feature exports its commands under the name that `main.ts` looks for. */
export type Command = (input: CommandInput) => Promise<ExitCode>

/** A sentence for the person at the terminal, in both languages. */
export class CliError extends Error {
  readonly vi: string
  readonly en: string
  readonly exitCode: ExitCode

  constructor(vi: string, en: string, exitCode: ExitCode = 1) {
    super(en)
    this.name = 'CliError'
    this.vi = vi
    this.en = en
    this.exitCode = exitCode
  }
}

/** A command that was typed wrongly. */
export const usageError = (vi: string, en: string): CliError => new CliError(vi, en, 2)
