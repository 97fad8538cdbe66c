/** Automatic numbers of Word lists, which stand in no text: rebuilt from numbering.xml and styles.xml. */
import { attributeOf, eventsOf } from './xml.ts'

type Level = { format: string; text: string; start: number }
type NumberedList = { abstractId: string; starts: Map<number, number> }

/** Gives each numbered paragraph its printed number, counting as it goes. */
export type Numbering = { labelFor: (numId: string | null, level: number | null, styleId: string | null) => string }

/** Reads the list definitions of a document; both parts may be missing. */
export const readNumbering = (numberingXml: string | null, stylesXml: string | null): Numbering => {
  const { levels, lists } = readLists(numberingXml ?? '')
  const styles = readStyles(stylesXml ?? '')
  const counters = new Map<string, number[]>()
  const started = new Set<string>()

  const labelFor: Numbering['labelFor'] = (ownId, ownLevel, styleId) => {
    const inherited = styleId === null ? null : fromStyle(styles, styleId)
    const numId = ownId ?? inherited?.numId ?? null
    const level = Math.min(8, Math.max(0, ownLevel ?? inherited?.level ?? 0))
    if (numId === null || numId === '0') return ''
    const list = lists.get(numId)
    const definition = list && levels.get(list.abstractId)
    const own = definition?.get(level)
    if (!list || !definition || !own) return ''
    if (own.format === 'bullet') return `${bulletOf(own.text)} `
    if (own.format === 'none') return ''
    const count = counters.get(list.abstractId) ?? []
    const override = list.starts.get(level)
    if (override !== undefined && !started.has(`${numId}/${level}`)) count[level] = override - 1
    started.add(`${numId}/${level}`)
    count[level] = (count[level] ?? own.start - 1) + 1
    count.length = level + 1
    counters.set(list.abstractId, count)
    const text = own.text.replace(/%([1-9])/g, (_, place: string) => {
      const index = Number(place) - 1
      const part = definition.get(index)
      return part ? formatNumber(count[index] ?? part.start, part.format) : ''
    })
    return text === '' ? '' : `${text} `
  }
  return { labelFor }
}

const readLists = (xml: string): { levels: Map<string, Map<number, Level>>; lists: Map<string, NumberedList> } => {
  const levels = new Map<string, Map<number, Level>>()
  const lists = new Map<string, NumberedList>()
  let abstractId: string | null = null
  let level: number | null = null
  let numId: string | null = null
  let overrideLevel: number | null = null
  for (const event of eventsOf(xml)) {
    if (event.type === 'text') continue
    if (event.type === 'close') {
      if (event.name === 'w:abstractNum') abstractId = null
      else if (event.name === 'w:lvl') level = null
      else if (event.name === 'w:num') numId = null
      else if (event.name === 'w:lvlOverride') overrideLevel = null
      continue
    }
    const value = attributeOf(event.attributes, 'w:val')
    if (event.name === 'w:abstractNum') {
      abstractId = attributeOf(event.attributes, 'w:abstractNumId')
      if (abstractId !== null) levels.set(abstractId, new Map())
    } else if (event.name === 'w:lvl' && abstractId !== null) {
      level = Number(attributeOf(event.attributes, 'w:ilvl') ?? 0)
      levels.get(abstractId)?.set(level, { format: 'decimal', text: '', start: 1 })
    } else if (event.name === 'w:num') {
      numId = attributeOf(event.attributes, 'w:numId')
    } else if (event.name === 'w:abstractNumId' && numId !== null && value !== null) {
      lists.set(numId, { abstractId: value, starts: new Map() })
    } else if (event.name === 'w:lvlOverride') {
      overrideLevel = Number(attributeOf(event.attributes, 'w:ilvl') ?? 0)
    } else if (event.name === 'w:startOverride' && numId !== null && overrideLevel !== null) {
      lists.get(numId)?.starts.set(overrideLevel, Number(value ?? 1))
    } else if (abstractId !== null && level !== null && value !== null) {
      const definition = levels.get(abstractId)?.get(level)
      if (!definition) continue
      if (event.name === 'w:numFmt') definition.format = value
      else if (event.name === 'w:lvlText') definition.text = value
      else if (event.name === 'w:start') definition.start = Number(value) || 0
    }
  }
  return { levels, lists }
}

type Style = { basedOn: string | null; numId: string | null; level: number | null }

const readStyles = (xml: string): Map<string, Style> => {
  const styles = new Map<string, Style>()
  let current: Style | null = null
  for (const event of eventsOf(xml)) {
    if (event.type === 'close' && event.name === 'w:style') current = null
    if (event.type !== 'open') continue
    const value = attributeOf(event.attributes, 'w:val')
    if (event.name === 'w:style') {
      current = { basedOn: null, numId: null, level: null }
      const id = attributeOf(event.attributes, 'w:styleId')
      if (id !== null) styles.set(id, current)
    } else if (current && event.name === 'w:basedOn') current.basedOn = value
    else if (current && event.name === 'w:numId') current.numId = value
    else if (current && event.name === 'w:ilvl') current.level = Number(value ?? 0)
  }
  return styles
}

/** A style's list, its own or that of the style it is based on. */
const fromStyle = (
  styles: Map<string, Style>,
  styleId: string,
): { numId: string | null; level: number | null } | null => {
  let id: string | null = styleId
  for (let depth = 0; id !== null && depth < 20; depth++) {
    const style: Style | undefined = styles.get(id)
    if (!style) return null
    if (style.numId !== null) return { numId: style.numId, level: style.level }
    id = style.basedOn
  }
  return null
}

/** Dashes and pluses stay; signs of the Symbol and Wingdings fonts become a bullet. */
const bulletOf = (text: string): string => (/^[-–—+*•]$/.test(text) ? text.replace(/[–—]/, '-') : '•')

const letters = 'abcdefghijklmnopqrstuvwxyz'
const romans: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

const formatNumber = (value: number, format: string): string => {
  if (format === 'upperRoman') return toRoman(value)
  if (format === 'lowerRoman') return toRoman(value).toLowerCase()
  if (format === 'lowerLetter') return toLetter(value)
  if (format === 'upperLetter') return toLetter(value).toUpperCase()
  if (format === 'decimalZero') return String(value).padStart(2, '0')
  return String(value)
}

const toRoman = (value: number): string => {
  let rest = value > 0 && value < 4000 ? value : 0
  let text = ''
  for (const [amount, sign] of romans)
    while (rest >= amount) {
      text += sign
      rest -= amount
    }
  return text === '' ? String(value) : text
}

/** Word goes a … z, aa, bb … */
const toLetter = (value: number): string =>
  value > 0 ? letters[(value - 1) % 26]!.repeat(Math.min(5, Math.ceil(value / 26))) : String(value)
