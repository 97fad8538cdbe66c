/** Health insurance and disability. */
import { saysNothing, type Unreadable, unreadable, wordKey } from './import-values.ts'
import type { DisabilityLevel, DisabilityType, ImportedChild } from './imported-child.ts'
import type { RowCells } from './row-cells.ts'

const disabilityTypes: readonly (readonly [DisabilityType, RegExp])[] = [
  ['movement', /^(van dong|kt van dong|vd|chan|tay|tay chan|chan tay)$/],
  ['hearing_speech', /^(nghe|noi|nghe noi|nghe va noi|cam diec|cam|diec|nn|nghe noi)$/],
  ['vision', /^(nhin|mat|mu|khiem thi|thi giac)$/],
  ['mental', /^(than kinh|tam than|than kinh tam than|tktt)$/],
  ['intellectual', /^(tri tue|cham phat trien|down|cham phat trien tri tue)$/],
  ['other', /^(khac|tu ky|kt khac)$/],
]

const readDisabilityType = (text: string): DisabilityType | null | Unreadable => {
  if (saysNothing(text)) return null
  const key = wordKey(text).replace(/^(khuyet tat|kt|dang|ve) +/g, '')
  return disabilityTypes.find(([, words]) => words.test(key))?.[0] ?? unreadable
}

const readDisabilityLevel = (text: string): DisabilityLevel | null | Unreadable => {
  if (saysNothing(text)) return null
  const key = wordKey(text).replace(/^(muc( do)?|khuyet tat|kt) +/g, '')
  if (/^(dac biet nang|dbn|db nang)$/.test(key)) return 'very_severe'
  if (/^nang$/.test(key)) return 'severe'
  return key === 'nhe' ? 'mild' : unreadable
}

export const readInsurance = (cells: RowCells, child: ImportedChild): void => {
  const { complain, textOf, yesNo } = cells
  const i = child.healthInsurance
  i.number = textOf('insuranceNumber')
  if (i.number !== null && i.number.length < 12 && yesNo(i.number) === false) [i.number, i.has] = [null, false]
  const text = textOf('insurance')
  if (text !== null) {
    const said = yesNo(text)
    if (said !== unreadable) i.has = said
    else if (/^[A-Z]{0,2}[\s\d]{9,20}$/i.test(text)) [i.has, i.number] = [true, i.number ?? text]
    else complain('yes_no_unreadable', 'insurance', text)
  }
  if (i.number !== null && i.has === false) complain('insurance_contradiction', 'insuranceNumber', i.number)
  if (i.number !== null && i.has === null) i.has = true
}

export const readDisability = (cells: RowCells, child: ImportedChild): void => {
  const { complain, known, textOf, yesNo } = cells
  const d = child.disability
  const type = textOf('disabilityType')
  if (type !== null && yesNo(type) !== false)
    d.type = known(readDisabilityType(type), 'disability_unknown', 'disabilityType', type)
  const level = textOf('disabilityLevel')
  if (level !== null && yesNo(level) !== false)
    d.level = known(readDisabilityLevel(level), 'disability_unknown', 'disabilityLevel', level)
  const text = textOf('disability')
  if (text !== null) {
    const said = yesNo(text)
    if (said !== unreadable) d.present = said
    else {
      const asType = readDisabilityType(text)
      const asLevel = readDisabilityLevel(text)
      if (asType !== unreadable) d.type ??= asType
      else if (asLevel !== unreadable) d.level ??= asLevel
      else complain('disability_unknown', 'disability', text)
    }
  }
  const proof = d.type !== null ? type : d.level !== null ? level : null
  if (d.present === false && proof !== null)
    complain('disability_contradiction', type ? 'disabilityType' : 'disabilityLevel', proof)
  if (d.present === null && (d.type !== null || d.level !== null)) d.present = true
}
