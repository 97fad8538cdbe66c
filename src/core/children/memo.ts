/** What was once worked out of a text is kept, within a bound: the cells of a list repeat. */
export const memo = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>()
  return (text) => {
    if (known.has(text)) return known.get(text) as T
    const value = read(text)
    if (known.size < 20_000) known.set(text, value)
    return value
  }
}
