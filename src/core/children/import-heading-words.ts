/** What one heading means, by its words: with or without diacritics, abbreviated, as communes write them. */
import { cleanText } from '../text.ts'
import type { HeadingMatch, ImportField } from './import-fields.ts'
import { carerField, carerOf } from './import-heading-carers.ts'
import { wordKey } from './import-values.ts'

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

/** What one heading means: `recogniseHeading('Ho ten me')` is `{ field: 'motherName', score: 1 }`; null when unknown. */
export const recogniseHeading = (heading: string): HeadingMatch | null => {
  const clean = cleanText(heading.replace(/\r?\n/g, ' '))
  const key = wordKey(clean)
  if (key === '' || key.length > 120) return null
  const bare = wordKey(clean.replace(/\([^)]*\)/g, ' '))
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
