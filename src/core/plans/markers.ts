/** The signs at the head of a paragraph that say where it stands: Phần, I., 1., 1.1., a), (1), -, +. */
import { isCapitals } from './words.ts'

/**
 * `kind` tells markers of one list from those of another ("1." and "1)" are two kinds); `number` is what is printed,
 * without its punctuation; `length` is how much of the paragraph the marker takes.
 */
export type Marker = { kind: string; number: string | null; length: number; isItem: boolean }

const ordinals: Record<string, string> = {
  'thứ nhất': '1',
  'thứ hai': '2',
  'thứ ba': '3',
  'thứ tư': '4',
  'thứ năm': '5',
  'thứ sáu': '6',
  'thứ bảy': '7',
  'thứ tám': '8',
}

const named =
  /^(phần|chương|mục|tiểu mục|điều|phụ lục|biểu(?: mẫu)?)\s+(?:số\s+)?([ivxlc]+|\d{1,3}[a-zđ]?|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám)|[a-d])(?=\s|[.:)\-–]|$)\s*[.:)\-–]*\s*/iu

const patterns: { kind: (m: RegExpExecArray) => string; pattern: RegExp; isItem?: boolean }[] = [
  { kind: () => 'roman', pattern: /^([IVX]{1,5}|XL|L|C|D)\s*(?:[./)]\s*|\s[-–]\s|-\s)(?=\S)/u },
  { kind: () => 'upper', pattern: /^([A-ZĐ])\s*(?:[./)]\s*|\s[-–]\s)(?=\S)/u },
  {
    kind: (m) => `${m[1]!.split('.').length}.`,
    pattern: /^(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)/:]\s*|\s?[-–]\s+|\s+)(?=[\p{L}“"(\d])/u,
  },
  { kind: () => '1.', pattern: /^(\d{1,2})\s?\.\s*(?=[\p{L}“"([%]|\d{1,3}(?:,\d+)?\s?%)/u },
  { kind: () => '1)', pattern: /^(\d{1,2})\s?\)\s*(?=\S)/u },
  { kind: () => '1/', pattern: /^(\d{1,2})\s?\/\s+(?=\p{L})/u },
  { kind: () => '1-', pattern: /^(\d{1,2})\s?[-–]\s+(?=\p{Lu})/u },
  { kind: () => '(1)', pattern: /^\((\d{1,2})\)\s*(?=\S)/u },
  { kind: () => '(i)', pattern: /^\(([ivx]{1,4})\)\s*(?=\S)/u },
  { kind: () => 'a.1', pattern: /^([a-zđ]\.?\d{1,2})\s?[.)]\s*(?=\p{L})/u },
  { kind: () => 'a)', pattern: /^([a-zđ])\s?\)\s*(?=\S)/u },
  { kind: () => 'a.', pattern: /^([a-zđ])\s?[./]\s+(?=\p{L}|\d)/u },
  { kind: () => '-', pattern: /^()(?:-|–|—|−|‐)\s*(?=[^\s\-–—])/u, isItem: true },
  { kind: () => '+', pattern: /^()\+\s*(?=\S)/u, isItem: true },
  { kind: () => '*', pattern: /^()\*+\s*(?=[^\s*])/u, isItem: true },
  { kind: () => '•', pattern: /^()(?:[•●○▪■□♦◆➢➤✓❖·§]|o\s(?=\p{Lu}))\s*(?=\S)/u, isItem: true },
]

/** The marker at the beginning of a paragraph, or null. */
export const findMarker = (text: string): Marker | null => {
  const name = named.exec(text)
  if (name && isNamedMarker(text, name)) {
    const kind = name[1]!.toLowerCase()
    const number = name[2]!.toLowerCase()
    return { kind, number: ordinals[number] ?? name[2]!.toUpperCase(), length: name[0].length, isItem: false }
  }
  for (const { kind, pattern, isItem } of patterns) {
    const match = pattern.exec(text)
    if (match) return { kind: kind(match), number: match[1] || null, length: match[0].length, isItem: isItem === true }
  }
  return null
}

/** "Điều 5 của Luật" or "mục IV kế hoạch" in the middle of a sentence is no marker: a capital or a sign must follow. */
const isNamedMarker = (text: string, match: RegExpExecArray): boolean => {
  if (!/^\p{Lu}/u.test(text)) return false
  const rest = text.slice(match[0].length)
  return (
    rest === '' ||
    /[.:)\-–]\s*$/.test(match[0]) ||
    (/^\p{Lu}/u.test(rest) && (match[1] === match[1]!.toUpperCase() || isCapitals(rest, 4)))
  )
}
