/**
 * Syllables typed while the Vietnamese keyboard was off: `Nguyeenx` (Telex) and `Nguye6n4` (VNI) are `Nguyễn`.
 * The marks are put back after the letters, which `nameKey` sorts out; only plain ASCII syllables are touched.
 */

const tones: Record<string, string> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
  '1': '\u0301',
  '2': '\u0300',
  '3': '\u0309',
  '4': '\u0303',
  '5': '\u0323',
}

const onset = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|dd|[bcdghklmnpqrstvx])?'
const coda = '(?:ch|ng|nh|[cmnpt])?'
const telex = new RegExp(`^(${onset})([aeiouyw]+)([sfrxj]?)(${coda})([sfrxj]?)$`)
const vni = /^[a-z]{2,}(?:[1-9][a-z]*)+$/

const hatted: Record<string, string> = { aa: 'â', ee: 'ê', oo: 'ô' }

/** Lower case in, lower case out: `undoTyping('nguyeenx')` and `undoTyping('nguye6n4')` read `nguyễn`. */
export const undoTyping = (syllable: string): string => {
  if (!/^[a-z0-9]+$/.test(syllable)) return syllable
  if (/\d/.test(syllable)) return vni.test(syllable) ? fromVni(syllable) : syllable
  const match = telex.exec(syllable)
  if (!match) return syllable
  const [, head = '', vowels = '', early = '', tail = '', late = ''] = match
  const tone = early || late
  const typed = head === 'dd' || /aa|ee|oo|w/.test(vowels) || tone !== ''
  if (!typed || (early !== '' && late !== '')) return syllable
  const marked = vowels
    .replace(/aa|ee|oo/g, (pair) => hatted[pair] as string)
    .replace(/uow|uwow|uwo/g, 'ươ')
    .replace(/aw/g, 'ă')
    .replace(/ow/g, 'ơ')
    .replace(/uw|w/g, 'ư')
  return (head === 'dd' ? 'đ' : head) + marked + tail + (tones[tone] ?? '')
}

const fromVni = (syllable: string): string => {
  const digits = syllable.replace(/[a-z]/g, '')
  let letters = syllable.replace(/\d/g, '')
  let tone = ''
  for (const digit of digits) {
    if (digit === '6') letters = letters.replace(/[aeo]/, (v) => hatted[v + v] as string)
    else if (digit === '7')
      letters = letters.includes('uo')
        ? letters.replace('uo', 'ươ')
        : letters.replace(/[uo]/, (v) => (v === 'u' ? 'ư' : 'ơ'))
    else if (digit === '8') letters = letters.replace('a', 'ă')
    else if (digit === '9') letters = letters.replace('d', 'đ')
    else tone += tones[digit] ?? ''
  }
  return letters + tone
}
