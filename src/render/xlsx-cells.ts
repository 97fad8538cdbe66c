/** Cells of Excel files that we write. */

/** Signs that XML cannot hold, which would make Excel call the whole file damaged. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Text as text: zeros in front stay, and `=HYPERLINK(…)` is words, not a formula. */
export const cellOfText = (text: string) => ({
  value: text.toWellFormed().replace(notXml, '').slice(0, 32_000),
  type: String,
  format: '@',
})
