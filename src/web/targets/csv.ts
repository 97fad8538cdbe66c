/** A table as CSV that Excel opens as it is: UTF-8 with its mark, every cell quoted, leading zeros kept. */

const cell = (value: string): string => {
  const words = value.replaceAll('"', '""')
  // Excel would turn 0123 into 123, and run what begins like a formula.
  if (/^0\d+$/.test(value)) return `"=""${words}"""`
  return /^[=+\-@\t\r]/.test(value) ? `"'${words}"` : `"${words}"`
}

export const csvOf = (rows: readonly (readonly string[])[]): Blob =>
  new Blob([`\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' })
