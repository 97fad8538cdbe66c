/**
 * Runs `stop` once at Ctrl-C, `kill` or when the terminal closes, then ends. npm and the terminal both send Ctrl-C, so
 * what follows within a second is the same wish; a later one ends at once. A bootstrap that was killed means it too.
 */
export const whenAskedToStop = (stop: () => Promise<void>): void => {
  let asked = 0
  const onSignal = () => {
    if (asked && Date.now() - asked > 1000) process.exit(130)
    if (asked) return
    asked = Date.now()
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  const parent = process.ppid
  if (process.env.MANGNON_BOOTSTRAP === String(parent))
    setInterval(() => {
      if (process.ppid !== parent && !asked) onSignal()
    }, 500).unref()
}
