/**
 * Which column of somebody's list holds what. Lists differ in every commune: titles above, headings in one to three
 * rows with merged groups ("Cha: Họ tên | SĐT"), with or without diacritics, abbreviated. The rules below read words;
 * the officer's own choice always wins.
 */
import { cleanText, unaccent } from '../text.ts'
import type { Cell, ImportField } from './import-fields.ts'

export type HeadingMatch = { field: ImportField; score: number }

export type MappedColumn = {
  index: number
  /** As read, merged groups joined: `Cha: Họ tên`. Empty for a column without heading. */
  heading: string
  field: ImportField | null
  /** 1 sure, below 0.7 worth a look, 0 not recognised; the officer's own choice is 1. */
  score: number
}

export type ColumnMapping = {
  /** First row of the headings, from 0; −1 when no heading row was found. */
  headingRow: number
  headingRows: number
  /** First row that can hold a child, from 0. */
  firstDataRow: number
  columns: MappedColumn[]
  /** Indexes of columns that have a heading but no meaning here. */
  unrecognised: number[]
}

/** What the officer chose: a column's index and its field; null or `ignored` leaves the column out. */
export type OwnMapping = Record<number, ImportField | null>

const keyOf = (heading: string): string =>
  unaccent(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

type Rule = readonly [field: ImportField | null, score: number, pattern: RegExp]

/** First match wins; a null field stops: the words look like a field and are not. */
const rules: readonly Rule[] = [
  ['ignored', 1, /^(stt|tt|so tt|so thu tu|no)$/],
  ['fullName', 1, /^(ho (va )?(chu dem va )?ten|ten tre( em)?|full ?name)$/],
  ['fullName', 1, /^(ho (va )?(chu dem va )?ten|ten) (khai sinh|day du|cua )?\s?(tre( em)?|hoc sinh|be|chau|con|em)?$/],
  ['familyName', 1, /^ho( va)?( ten| chu)?( dem| lot)?$/],
  ['givenName', 0.9, /^ten( goi)?$/],
  ['sex', 1, /^(gioi tinh|gt|phai|gioi|sex|gender|nam nu|gioi tinh (nam nu|nam 1 nu 0|nam x))$/],
  ['sexFemale', 1, /^((gioi tinh|gioi|phai) )?nu( x)?$/],
  [null, 0, /^(noi sinh|que quan|ton giao|quoc tich|tuoi|nhom tuoi|con thu|xa|huyen|tinh|quan he.*)$/],
  // Birth registration
  [null, 0, /^(noi|co quan|quyen so|quyen) .*(khai sinh|dkks|gks|ks)\b/],
  ['birthNotRegisteredReason', 1, /\b(ly do|nguyen nhan)\b.*\b(khai sinh|dkks|gks|ks)\b|khai sinh ly do/],
  ['birthRegistered', 0.9, /^(da|co|duoc)\b.*\b(khai sinh|dkks|gks|ks)\b.*\b(chua|khong)$/],
  ['birthNotRegistered', 1, /\b(chua|khong)\b.*\b(khai sinh|dkks|gks|ks)\b|\b(khai sinh|dkks|gks|ks) (chua|khong)$/],
  ['birthRegisteredOn', 1, /\bngay\b.*\b(khai sinh|dkks|gks|ks)\b|\b(khai sinh|dkks|gks|ks)\b.*\bngay\b/],
  ['birthRegistrationNumber', 1, /\bso\b.*\b(khai sinh|dkks|gks|ks)\b|\b(khai sinh|dkks|gks|ks)\b.*\bso\b/],
  [
    'birthRegistered',
    1,
    /^((da|co|duoc|tinh trang|tre|da duoc) )*((dang ky|dk|lam|cap|co|giay) )*(khai sinh|dkks|gks|ks)( co| da)?$/,
  ],
  ['birthRegistered', 0.8, /\b(khai sinh|dkks|gks)\b/],
  // Birthday
  ['birthDateFemale', 1, /^(ngay|thang|nam|ngay thang|ngay thang nam)? ?sinh nu$/],
  ['birthDay', 1, /^(ngay thang nam |ngay |thang nam )?sinh ngay$/],
  ['birthMonth', 1, /^(ngay thang nam |ngay |thang nam )?sinh thang$/],
  [
    'birthDate',
    1,
    /^((ngay|thang|nam) )*sinh( (cua )?(tre( em)?|chau|be|con))?( dd mm yyyy| ngay thang nam| dd mm yy)?$/,
  ],
  ['birthDate', 0.9, /^(ns|sinh ngay|sinh nam|sn|ntns|n t n sinh|date of birth|dob|birth ?date)$/],
  // Identity
  [null, 0, /\b(bo gd|gd dt|moet|ma hoc sinh|ma hs)\b/],
  ['householdCode', 1, /^(ma|so|ma so) (ho|hgd)( gia dinh| khau)?$/],
  ['householdHead', 1, /^(ho (va )?ten |ten )?chu ho$/],
  [null, 0, /\bchu ho\b/],
  [
    'personalNumber',
    1,
    /^((so|ma|ma so) )?(dinh danh( ca nhan)?|ddcn|cccd|can cuoc( cong dan)?|cccd ddcn|dinh danh cccd|cccd (so |ma )?dinh danh( ca nhan)?|cccd ma dinh danh)( cua tre)?$/,
  ],
  ['personalNumber', 0.8, /\b(dinh danh|cccd|ddcn|sddcn|can cuoc|personal (number|id))\b/],
  ['ethnic', 1, /^((thanh phan|nhom) )?(dan toc|dtoc)( cua tre)?$|^ethnic( group)?$/],
  // Schooling
  [null, 0, /\bly do (bo|nghi|khong|chua)\b/],
  ['enrolled', 0.9, /^(da|co|dang)\b.*\bhoc (chua|khong)$/],
  [
    'notEnrolled',
    1,
    /^((tre|da|tinh trang) )*(bo hoc|nghi hoc|thoi hoc|khong di hoc|chua di hoc|khong hoc)( x)?$|\bdi hoc (khong|chua)$/,
  ],
  ['level', 1, /^(bac|cap|bac cap|cap bac|nganh) hoc$|^dang hoc (bac|cap)( hoc)?$|^school level$/],
  ['level', 0.6, /^(bac|cap|trinh do|trinh do hoc van)$/],
  ['className', 1, /^((ten|dang hoc|hoc|nhom|khoi) )*lop( hoc| dang hoc| nhom| may)?$/],
  ['school', 1, /^((ten|dang hoc|hoc|di hoc|tai) )*truong( hoc| dang hoc| lop)?$|^school$/],
  ['school', 0.8, /^(noi (dang )?hoc|co so giao duc|don vi hoc|\S+ \S+ truong|hoc tap truong)$/],
  [
    'enrolled',
    1,
    /^((tinh trang|trang thai|hien|co|tre) )*(dang )?(di )?hoc( tap| khong| co| hien nay| hien tai)?$|^dang di hoc$|^den truong$/,
  ],
  // Circumstances; "có nguy cơ" (at risk) is another fact than special circumstances
  [null, 0, /\bnguy co\b/],
  [
    'supportKind',
    1,
    /\b(hinh thuc|loai|noi dung|che do|muc|ten)\b.*\b(ho tro|tro giup|tro cap|cham soc|huong)\b|^che do( chinh sach| dang huong)?$|\b(ho tro|tro giup|tro cap) (hinh thuc|loai|noi dung)$/,
  ],
  ['supportGiven', 1, /\b(ho tro|tro giup|tro cap|bao tro|duoc cham soc|duoc nuoi duong)\b/],
  [
    'specialNote',
    1,
    /\b(ghi chu|mo ta|dien giai|cu the)\b.*\b(hcdb|hoan canh)\b|\b(hcdb|hoan canh)( dac biet)? (ghi chu|mo ta|cu the)$/,
  ],
  [
    'specialGroup',
    1,
    /\b(nhom|loai|dang|ma nhom|ten|doi tuong)\b.*\b(hcdb|hoan canh dac biet)\b|\b(hcdb|hoan canh dac biet) (nhom|loai|dang)\b/,
  ],
  ['special', 1, /^((tre|te|tre em|co|thuoc|dien|la) )*(hcdb|hc db|hoan canh dac biet)( co| khong)?$/],
  ['poverty', 0.7, /^hoan canh (kinh te|gia dinh)$/],
  ['special', 0.8, /\b(hcdb|hoan canh dac biet)\b/],
  ['special', 0.6, /^(hoan canh|hoan canh cua tre|doi tuong)$/],
  ['insuranceNumber', 1, /\b(so|ma)\b.*\b(bhyt|bao hiem)\b|\b(bhyt|bao hiem y te) (so|ma|so the|ma the|ma so)$/],
  [
    null,
    0,
    /\b(han|noi|ngay|loai|tu nguyen|xa hoi)\b.*\b(bhyt|bao hiem)\b|\b(bhyt|bao hiem y te)\b.*\b(han|noi|den ngay|tu ngay)\b/,
  ],
  ['insurance', 1, /^((co|da co|da cap|the|duoc cap) )*(bhyt|bao hiem y te|the bao hiem( y te)?)( co)?$/],
  ['insurance', 0.7, /\b(bhyt|bao hiem y te)\b/],
  [null, 0, /\b(giay|so|ngay)\b.*\b(khuyet tat)\b/],
  ['disabilityType', 1, /\b(dang|loai)\b.*\b(khuyet tat|kt)\b|\b(khuyet tat|kt) (dang|loai)\b/],
  ['disabilityLevel', 1, /\bmuc\b.*\b(khuyet tat|kt)\b|\b(khuyet tat|kt) muc\b/],
  ['disability', 1, /^((tre|tre em|co|la|tinh trang|bi) )*(khuyet tat|kt|tkt)( co)?$/],
  // Poverty
  [null, 0, /\b(so|ngay|quyet dinh|nam|ma)\b.*\bngheo\b/],
  [
    'poverty',
    1,
    /\bngheo\b.*\bcan ngheo\b|^((dien|loai|thuoc dien|phan loai|tinh trang|doi tuong) )+(ho|ho gia dinh|kinh te)$/,
  ],
  ['nearPoor', 1, /^((ho|con ho|thuoc|dien|gia dinh) )*can ngheo( x)?$/],
  ['poor', 1, /^((ho|con ho|thuoc|dien|gia dinh) )*ngheo( x)?$/],
  // Where
  [
    'address',
    1,
    /^(dia chi|noi o|cho o|noi cu tru|dia chi (thuong tru|cu tru|noi o|hien nay|nha|lien he)|noi o (hien nay|hien tai)|address)$/,
  ],
  [
    'village',
    1,
    /^(ten |noi o |dia chi )?(thon|ban|khu|xom|ap|to|tdp|khu pho|to dan pho|khu dan cu|village)( (thon|ban|khu|xom|ap|to|tdp|pho|dan|cu|lang|buon|phum|soc))*$/,
  ],
  ['address', 0.8, /\b(dia chi|noi o|cho o|thuong tru|tam tru|cu tru|ho khau|hktt)\b/],
  [
    'contactPhone',
    1,
    /^(sdt|so dt|dt|so dien thoai|dien thoai|so phone|phone|so lien (he|lac)|(so )?(sdt|dien thoai|dt) (lien he|lien lac|gia dinh|phu huynh|nguoi than|bo me|cha me))$/,
  ],
  ['note', 1, /^(ghi chu|ghichu|luu y|note|ghi chu khac|ghi chu them|thong tin khac)$/],
]

const carerOf = (key: string): 'father' | 'mother' | 'guardian' | 'parents' | null => {
  // "Bỏ học" and "Bộ Giáo dục" are "bố" without marks.
  if (/\b(bo|nghi|thoi) hoc\b|\bbo (gd|giao duc|y te|cong an|doi)\b/.test(key)) return null
  const father = /\b(cha|bo|father)\b/.test(key)
  const mother = /\b(me|mother)\b/.test(key)
  if (/\b(giam ho|nguoi (cham soc|nuoi duong|cs|do dau)|guardian)\b/.test(key))
    return father || mother ? 'parents' : 'guardian'
  return father && mother ? 'parents' : father ? 'father' : mother ? 'mother' : null
}

const carerField = (carer: 'father' | 'mother' | 'guardian' | 'parents', key: string): HeadingMatch | null => {
  if (/\b(sdt|dien thoai|so dt|dt|phone|lien he|lien lac)\b/.test(key)) {
    return { field: carer === 'parents' ? 'contactPhone' : `${carer}Phone`, score: 1 }
  }
  if (/\b(nam sinh|ngay sinh|ns|sinh nam|ngay thang nam sinh)\b/.test(key)) {
    return carer === 'parents' ? null : { field: `${carer}BirthYear`, score: 1 }
  }
  const rest = key.replace(
    /\b(ho|va|ten|chu|dem|cha|bo|me|father|mother|guardian|name|nguoi|giam|cham|soc|nuoi|duong|do|dau|de|ruot|cua|tre|em|hoac|thong|tin|ve|va)\b/g,
    '',
  )
  // "Nghề nghiệp cha", "CCCD mẹ", "Dân tộc mẹ": about the parent, and not asked for here.
  if (rest.trim() !== '') return null
  return carer === 'parents' ? { field: 'parentNames', score: 0.7 } : { field: `${carer}Name`, score: 1 }
}

/** What one heading means: `recogniseHeading('Ho ten me')` is `{ field: 'motherName', score: 1 }`; null when unknown. */
export const recogniseHeading = (heading: string): HeadingMatch | null => {
  const clean = cleanText(heading.replace(/\r?\n/g, ' '))
  const key = keyOf(clean)
  if (key === '' || key.length > 120) return null
  const bare = keyOf(clean.replace(/\([^)]*\)/g, ' '))
  const whole = recogniseKey(key, clean)
  if (whole && whole.score === 1) return whole
  const short = bare !== key && bare !== '' ? recogniseKey(bare, clean.replace(/\([^)]*\)/g, ' ')) : null
  return short && (!whole || short.score > whole.score) ? { field: short.field, score: short.score * 0.95 } : whole
}

const recogniseKey = (key: string, accented: string): HeadingMatch | null => {
  const carer = carerOf(key)
  if (carer) return carerField(carer, key)
  const lower = accented.toLowerCase()
  // Without their marks "Năm" (year) and "Nam" (male) are one word, and so are "ĐT" (telephone) and "DT" (ethnic group).
  const year = /(^|[^\p{L}])năm\s*\)?$/u.test(lower)
  if (/^((gioi tinh|gioi|phai) )?nam( x)?$/.test(key)) {
    return year ? { field: 'birthYear', score: 0.7 } : { field: 'sexMale', score: 1 }
  }
  if (/^((ngay|thang|nam) )*sinh nam$/.test(key)) {
    return key === 'sinh nam'
      ? { field: 'birthDate', score: 0.9 }
      : year
        ? { field: 'birthYear', score: 1 }
        : { field: 'birthDateMale', score: 0.9 }
  }
  if (/^(so )?dt$/.test(key)) {
    return lower.includes('đ') || key === 'so dt'
      ? { field: 'contactPhone', score: 1 }
      : { field: 'ethnic', score: 0.5 }
  }
  for (const [field, score, pattern] of rules) {
    if (!pattern.test(key)) continue
    if (field === null) return null
    return { field, score: score === 1 ? 1 : key.split(' ').length > 8 ? score * 0.6 : score }
  }
  return null
}

const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'string'
    ? cleanText(cell)
    : cell === null || cell === undefined
      ? ''
      : cell instanceof Date
        ? ''
        : String(cell)

const recogniseGroup = (parts: readonly string[]): HeadingMatch | null => {
  if (parts.length <= 1) return recogniseHeading(parts[0] ?? '')
  const own = parts[parts.length - 1] as string
  const group = parts.slice(0, -1).join(' ')
  const alone = recogniseHeading(own)
  if (carerOf(keyOf(own))) return alone
  const joined = recogniseHeading(`${group} ${own}`)
  if (joined) return joined
  if (carerOf(keyOf(group)) || !alone) return null
  return { field: alone.field, score: alone.score * 0.9 }
}

type Candidate = { row: number; depth: number; columns: MappedColumn[]; total: number }

const readHeadingsAt = (rows: readonly (readonly Cell[])[], row: number, depth: number): Candidate | null => {
  const block = rows.slice(row, row + depth)
  const last = block[depth - 1]
  if (!last || last.every((cell) => textOf(cell) === '')) return null
  const width = Math.max(...block.map((r) => r.length))
  const columns: MappedColumn[] = []
  const groups: string[] = new Array<string>(depth).fill('')
  let total = 0
  for (let index = 0; index < width; index++) {
    const parts: string[] = []
    for (let level = 0; level < depth; level++) {
      const own = textOf(block[level]?.[index])
      const below = block.slice(level + 1).some((r) => textOf(r[index]) !== '')
      // A merged group stands in its first cell; the cells right of it are empty while something stands under them.
      if (own !== '') {
        groups[level] = below ? own : ''
        for (let deeper = level + 1; deeper < depth; deeper++) groups[deeper] = ''
        parts.push(own)
      } else if (below && groups[level] !== '') parts.push(groups[level] as string)
      else groups[level] = ''
    }
    const match = recogniseGroup(parts)
    columns.push({ index, heading: parts.join(': '), field: match?.field ?? null, score: match?.score ?? 0 })
    if (match) total += match.score
    else if (parts.length > 0) total -= 0.2
  }
  if (depth > 1 && last.some((cell) => typeof cell === 'number' || cell instanceof Date)) return null
  return { row, depth, columns, total: total - (depth - 1) * 0.6 }
}

const keepBestOfEachField = (columns: MappedColumn[]): void => {
  const best = new Map<ImportField, MappedColumn>()
  for (const column of columns) {
    if (!column.field || column.field === 'ignored') continue
    const other = best.get(column.field)
    if (!other) best.set(column.field, column)
    else {
      const loser = column.score > other.score ? other : column
      if (loser === other) best.set(column.field, column)
      loser.field = null
      loser.score = 0
    }
  }
  // "Tên" alone is the whole name when no column holds the family name.
  const given = best.get('givenName')
  if (given && !best.has('fullName') && !best.has('familyName')) given.field = 'fullName'
  // "Ngay sinh: Ngay | Thang | Nam" without diacritics: that "Nam" is the year.
  const male = best.get('birthDateMale') ?? best.get('sexMale')
  if (
    male &&
    best.has('birthDay') &&
    best.has('birthMonth') &&
    !best.has('birthDateFemale') &&
    !best.has('sexFemale')
  ) {
    male.field = 'birthYear'
  }
}

/** `(1) (2) (3)`, `A B C 1 2`: the row of column numbers under the headings. */
const isNumberingRow = (row: readonly Cell[]): boolean => {
  const cells = row.map((c) => textOf(c)).filter((t) => t !== '')
  return (
    cells.length >= 3 &&
    cells.every((t) => /^\(?(\d{1,2}|[A-ZĐ])\)?$/.test(t)) &&
    cells.filter((t, i) => Number(t.replace(/\D/g, '')) === i + 1 || /^\(?[A-ZĐ]/.test(t)).length >= cells.length - 3 &&
    cells.some((t, i) => i > 0 && Number(cells[i - 1]?.replace(/\D/g, '')) + 1 === Number(t.replace(/\D/g, '')))
  )
}

const nameFields: readonly ImportField[] = ['fullName', 'familyName']

/**
 * Finds the headings of a list and what each column holds; `own` overrides. When no row looks like headings
 * `headingRow` is −1, every column is unmapped and row 1 is taken as data, so that the officer maps by hand. `at` is the
 * row that the officer says the headings begin in, from 0.
 */
export const mapColumns = (
  rows: readonly (readonly Cell[])[],
  own: OwnMapping = {},
  at: number | null = null,
): ColumnMapping => {
  let best: Candidate | null = null
  const [from, until] = at === null ? [0, Math.min(rows.length, 30)] : [at, Math.min(rows.length, at + 1)]
  for (let row = from; row < until; row++) {
    for (let depth = 1; depth <= 3 && row + depth <= rows.length; depth++) {
      const candidate = readHeadingsAt(rows, row, depth)
      if (!candidate) continue
      if (at !== null) {
        if (!best || candidate.total > best.total + 1e-9) best = candidate
        continue
      }
      const known = new Set(candidate.columns.filter((c) => c.score >= 0.6).map((c) => c.field))
      if (known.size < 2 || !(nameFields.some((f) => known.has(f)) || known.has('givenName'))) continue
      if (!best || candidate.total > best.total + 1e-9) best = candidate
    }
  }
  if (!best) return withOwnMapping(noHeadings(rows), own)
  keepBestOfEachField(best.columns)
  let firstDataRow = best.row + best.depth
  const next = rows[firstDataRow]
  if (next && isNumberingRow(next)) firstDataRow++
  return withOwnMapping(
    { headingRow: best.row, headingRows: best.depth, firstDataRow, columns: best.columns, unrecognised: [] },
    own,
  )
}

const noHeadings = (rows: readonly (readonly Cell[])[]): ColumnMapping => {
  const width = rows.slice(0, 100).reduce((most, row) => Math.max(most, row.length), 0)
  const columns = Array.from({ length: width }, (_, index) => ({ index, heading: '', field: null, score: 0 }))
  return { headingRow: -1, headingRows: 0, firstDataRow: 0, columns, unrecognised: [] }
}

/** The mapping with the officer's choices; a field they give to one column leaves any other column that had it. */
export const withOwnMapping = (mapping: ColumnMapping, own: OwnMapping): ColumnMapping => {
  const taken = new Set(Object.values(own).filter((f): f is ImportField => f !== null && f !== 'ignored'))
  const columns = mapping.columns.map((column) => {
    if (column.index in own) return { ...column, field: own[column.index] ?? null, score: 1 }
    return column.field && taken.has(column.field) ? { ...column, field: null, score: 0 } : column
  })
  const unrecognised = columns.filter((c) => c.field === null && c.heading !== '').map((c) => c.index)
  return { ...mapping, columns, unrecognised }
}

/** The sheet that looks most like a list of children; 0 when none does. */
export const sheetOfChildren = (sheets: readonly { rows: readonly (readonly Cell[])[] }[]): number => {
  let best = 0
  let most = 0
  sheets.forEach((sheet, index) => {
    const known = mapColumns(sheet.rows.slice(0, 60)).columns.filter((c) => c.field !== null).length
    if (known > most) [best, most] = [index, known]
  })
  return best
}
