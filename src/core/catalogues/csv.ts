/**
 * The plain comma-separated files of `reference/`: UTF-8, one heading line, quotes only where a cell holds a comma.
 * People's own spreadsheets are read by `intake`, which forgives much more.
 */

const cellsOf = (line: string): string[] => {
  if (!line.includes('"')) return line.split(',')
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const c = line[i] as string
    if (quoted) {
      if (c === '"' && line[i + 1] === '"') {
        cell += '"'
        i++
      } else if (c === '"') quoted = false
      else cell += c
    } else if (c === '"') quoted = true
    else if (c === ',') {
      cells.push(cell)
      cell = ''
    } else cell += c
  }
  cells.push(cell)
  return cells
}

/** Rows by heading. Throws when a heading is missing or a row has another number of cells, naming the line. */
export const parseCsv = <H extends string>(text: string, headings: readonly H[]): Record<H, string>[] => {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const head = cellsOf(lines[0] ?? '').map((h) => h.trim())
  const places = headings.map((heading) => {
    const at = head.indexOf(heading)
    if (at < 0) throw new SyntaxError(`line 1: no column "${heading}" (found: ${head.join(', ')})`)
    return at
  })
  const rows: Record<H, string>[] = []
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] as string
    if (line.trim() === '') continue
    const cells = cellsOf(line)
    if (cells.length !== head.length)
      throw new SyntaxError(`line ${i + 1}: ${cells.length} cells where the heading has ${head.length}`)
    const row = {} as Record<H, string>
    headings.forEach((heading, h) => {
      row[heading] = (cells[places[h] as number] as string).trim()
    })
    rows.push(row)
  }
  return rows
}
