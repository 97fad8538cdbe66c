/**
 * Rows of a list into children, and every problem by row and column. Nothing is made up: a cell that is not understood
 * is a problem of its row, an empty one is unknown.
 */
import type { PlainDate } from '../dates.ts'
import { type EthnicGroup, ethnicFinder } from './ethnic-names.ts'
import { readRegistration } from './import-birth-registration.ts'
import { readBirth } from './import-births.ts'
import { readCarers } from './import-carers.ts'
import { readEnrolment, schoolYearOf } from './import-enrolment.ts'
import type { ColumnMapping } from './import-headings.ts'
import { readDisability, readInsurance } from './import-health.ts'
import { readName } from './import-names.ts'
import { readPlace } from './import-places.ts'
import { readHouseholdPoverty } from './import-poverty.ts'
import type { RowProblem } from './import-problems.ts'
import { repeatsInFile } from './import-repeats.ts'
import { readPersonal, readSex } from './import-sex-and-number.ts'
import { isBlank, isExample, notAChild, type SkippedRow } from './import-skipped-rows.ts'
import { readSpecial, readSupport } from './import-special-circumstances.ts'
import { cellText } from './import-values.ts'
import { type ImportedChild, unknownChild } from './imported-child.ts'
import { type Row, rowCells } from './row-cells.ts'
import { villageFinder } from './village-names.ts'

export type ImportContext = {
  today: PlainDate
  villages: readonly { name: string; path: string }[]
  ethnicGroups: readonly EthnicGroup[]
}

export type RowReading = {
  good: { row: number; child: ImportedChild }[]
  problems: RowProblem[]
  unchangedBlankRows: number
  /** Rows that are no child: totals, headings of a village, a running number alone, signatures. */
  skipped: SkippedRow[]
}

/** Reads the rows under the headings. Never throws on what a cell holds. */
export const readRows = (rows: readonly Row[], mapping: ColumnMapping, context: ImportContext): RowReading => {
  const { today } = context
  const schoolYear = schoolYearOf(today)
  const findVillage = villageFinder(context.villages)
  const findEthnic = ethnicFinder(context.ethnicGroups)
  const cells = rowCells(mapping, today)
  const noteRepeats = repeatsInFile(cells)
  const result: RowReading = { good: [], problems: [], unchangedBlankRows: 0, skipped: [] }
  let sectionVillage: string | null = null

  const readChild = (): ImportedChild | null => {
    const notes: string[] = []
    const name = readName(cells)
    const birth = readBirth(cells)
    // Without name or birthday the rest is still read, so that all problems of the row come back at once.
    const child = unknownChild(name ?? '?', birth?.date ?? today)
    child.birthPrecision = birth?.precision ?? 'day'
    child.sex = readSex(cells, birth?.sex ?? null)
    if (birth) readPersonal(cells, child)
    const ethnic = cells.textOf('ethnic')
    if (ethnic !== null) {
      child.ethnicCode = findEthnic(ethnic)
      if (child.ethnicCode === null) cells.complain('ethnic_unknown', 'ethnic', ethnic)
    }
    readPlace(cells, child, findVillage, sectionVillage)
    child.household.code = cells.textOf('householdCode')
    child.household.headName = cells.textOf('householdHead')
    readCarers(cells, child, notes)
    if (birth) readRegistration(cells, child)
    readEnrolment(cells, child, schoolYear)
    readSpecial(cells, child)
    readSupport(cells, child)
    readInsurance(cells, child)
    readDisability(cells, child)
    readHouseholdPoverty(cells, child)
    const note = cells.textOf('note', 1000)
    if (note !== null) notes.unshift(note)
    child.note = notes.length > 0 ? notes.join('. ').slice(0, 2000) : null
    if (name !== null && birth && !cells.refused) noteRepeats(child)
    return cells.refused ? null : child
  }

  let ended = false
  for (let index = mapping.firstDataRow; index < rows.length; index++) {
    const row = rows[index] ?? []
    const number = index + 1
    if (isBlank(row)) {
      result.unchangedBlankRows++
      continue
    }
    cells.begin(row, number)
    if (isExample(cells)) {
      result.skipped.push({ row: number, why: 'example' })
      continue
    }
    const nameCell = cells.cellOf('fullName') ?? cells.cellOf('familyName')
    const birthCell = cells.cellOf('birthDate')
    if (!nameCell || !birthCell || birthCell === '') {
      const skip = notAChild(cells, findVillage)
      if (skip?.why === 'village_heading') sectionVillage = skip.village
      // After the signatures' line come names of signers, which are no children.
      if (skip || (ended && row.filter((c) => cellText(c) !== '').length <= 3)) {
        ended ||= skip?.why === 'footer'
        result.skipped.push({ row: number, why: skip?.why ?? 'footer' })
        continue
      }
    }
    const child = readChild()
    for (const problem of cells.problems) result.problems.push(problem)
    if (child) result.good.push({ row: number, child })
  }
  return result
}
