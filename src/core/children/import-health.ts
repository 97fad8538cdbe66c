/** Health insurance and disability. */
import { readDisabilityLevel, readDisabilityType, unreadable } from './import-values.ts'
import type { ImportedChild } from './imported-child.ts'
import type { RowCells } from './row-cells.ts'

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
