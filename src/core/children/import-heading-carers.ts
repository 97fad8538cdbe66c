/** Headings about a parent or guardian: name, year of birth, telephone. What else a list says of them is not asked for. */
import type { HeadingMatch } from './import-fields.ts'

export const carerOf = (key: string): 'father' | 'mother' | 'guardian' | 'parents' | null => {
  // "Bỏ học" and "Bộ Giáo dục" are "bố" without marks.
  if (/\b(bo|nghi|thoi) hoc\b|\bbo (gd|giao duc|y te|cong an|doi)\b/.test(key)) return null
  const father = /\b(cha|bo|father)\b/.test(key)
  const mother = /\b(me|mother)\b/.test(key)
  if (/\b(giam ho|nguoi (cham soc|nuoi duong|cs|do dau)|guardian)\b/.test(key))
    return father || mother ? 'parents' : 'guardian'
  return father && mother ? 'parents' : father ? 'father' : mother ? 'mother' : null
}

export const carerField = (carer: 'father' | 'mother' | 'guardian' | 'parents', key: string): HeadingMatch | null => {
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
