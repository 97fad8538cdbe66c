/** The least of XML that Word's files need: tags in their order. Entities of the file's own are not expanded. */

export type XmlEvent =
  | { type: 'open'; name: string; attributes: string; empty: boolean }
  | { type: 'close'; name: string }
  | { type: 'text'; text: string }

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<(\/?)([\w.:-]+)((?:[^<>"']|"[^"]*"|'[^']*')*)>|([^<]+)/g

/** Walks the tags and texts of a document. */
export function* eventsOf(xml: string): Generator<XmlEvent> {
  for (const match of xml.matchAll(token)) {
    const [, cdata, slash, name, attributes, text] = match
    if (text !== undefined) yield { type: 'text', text: decodeEntities(text) }
    else if (cdata !== undefined) yield { type: 'text', text: cdata }
    else if (name !== undefined) {
      if (slash) yield { type: 'close', name }
      else yield { type: 'open', name, attributes: attributes ?? '', empty: attributes?.endsWith('/') ?? false }
    }
  }
}

/** `attributeOf('w:val="5"', 'w:val')` is `5`. */
export const attributeOf = (attributes: string, name: string): string | null => {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return match ? decodeEntities(match[1] ?? match[2] ?? '') : null
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
        (whole, hex?: string, decimal?: string, name?: string) => {
          if (name) return named[name] ?? whole
          const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
          return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
        },
      )
    : text
