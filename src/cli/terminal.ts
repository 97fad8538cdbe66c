/** Asking at the terminal; from a pipe, one line for each question. */
import { createInterface } from 'node:readline/promises'
import { CliError } from './command.ts'

let piped: AsyncIterator<string> | undefined

/** The answer to a question. The question goes to standard error: standard output carries results only. */
export const askTerminal = async (prompt: string, hidden = false): Promise<string> => {
  if (process.stdin.isTTY) return hidden ? askHidden(prompt) : askOpen(prompt)
  piped ??= createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]()
  const next = await piped.next()
  if (next.done) throw new CliError(`Thiếu dòng trả lời cho: ${prompt}`, `No line left to answer: ${prompt}`, 2)
  return next.value
}

const askOpen = async (prompt: string): Promise<string> => {
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await asking.question(prompt)
  } finally {
    asking.close()
  }
}

/** What is typed is not shown; Backspace and Ctrl-C work as ever. */
const askHidden = (prompt: string): Promise<string> =>
  new Promise((answer) => {
    const { stdin, stderr } = process
    stderr.write(prompt)
    stdin.setRawMode(true)
    stdin.setEncoding('utf8')
    stdin.resume()
    let typed = ''
    const end = () => {
      stdin.off('data', read)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
    }
    const read = (chunk: string | Buffer) => {
      for (const sign of String(chunk)) {
        if (sign === '\u0003') {
          end()
          process.exit(130)
        } else if (sign === '\r' || sign === '\n' || sign === '\u0004') {
          end()
          answer(typed)
          return
        } else if (sign === '\u007f' || sign === '\b') typed = [...typed].slice(0, -1).join('')
        else if (sign >= ' ') typed += sign
      }
    }
    stdin.on('data', read)
  })
