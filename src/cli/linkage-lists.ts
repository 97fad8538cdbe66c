/** Lists for linkage from CSV files: which column is which, and every row into the records. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseCommuneChanges } from '#core/catalogues/places.ts'
import { wordKey } from '#core/children/import-values.ts'
import { mostRecords } from '#core/linkage/blocking.ts'
import {
  type CommuneSuccessors,
  type LinkageColumn,
  linkageColumns,
  openRecords,
  type ReadRecords,
} from '#core/linkage/child-records.ts'
import type { Allocate } from '#core/linkage/syllable-book.ts'
import { streamCsv } from '#intake/csv-stream.ts'
import { CliError } from './command.ts'

/** Headings besides the column's own name, as Vietnamese lists write them. */
const headings: Record<LinkageColumn, readonly string[]> = {
  id: ['ma', 'ma so', 'ma tre'],
  full_name: ['ho va ten', 'ho ten', 'ho ten tre', 'ten'],
  birth_date: ['ngay sinh', 'ngay thang nam sinh', 'date of birth', 'dob'],
  sex: ['gioi tinh', 'gender'],
  mother_name: ['ho ten me', 'ten me', 'me', 'mother'],
  father_name: ['ho ten cha', 'ho ten bo', 'ten cha', 'ten bo', 'cha', 'bo', 'father'],
  village: ['thon', 'thon ban', 'ban', 'khu'],
  commune_code: ['ma xa', 'commune'],
  personal_id: ['so dinh danh', 'so dinh danh ca nhan', 'ma dinh danh', 'cccd', 'personal number'],
}

/** Where each column stands in the file, -1 where it does not. */
const placesOf = (file: string, header: readonly string[]): number[] => {
  const keys = header.map(wordKey)
  const places = linkageColumns.map((column) =>
    keys.findIndex((key) => key === wordKey(column) || headings[column].includes(key)),
  )
  if (places[0] === -1)
    throw new CliError(
      `Tệp ${file} không có cột “id”. Dòng đầu phải là tên các cột: ${linkageColumns.join(',')}.`,
      `The file ${file} has no column "id". Its first line must name the columns: ${linkageColumns.join(',')}.`,
      2,
    )
  if (places[1] === -1)
    throw new CliError(
      `Tệp ${file} không có cột “full_name”: không có họ tên thì không dò được.`,
      `The file ${file} has no column "full_name": without names nothing can be linked.`,
      2,
    )
  return places
}

/** Old communes and what became of them, from `reference/places`. */
const communeSuccessors = (): CommuneSuccessors => {
  const file = resolve(import.meta.dirname, '../../reference/places/commune-mapping-2025-07-01.csv')
  const successors = new Map<string, string[]>()
  for (const { oldCode, newCode } of parseCommuneChanges(readFileSync(file, 'utf8')))
    successors.set(oldCode, [...(successors.get(oldCode) ?? []), newCode])
  return successors
}

/** Reads one list or two. */
export const readLinkageLists = async (files: readonly string[], allocate: Allocate): Promise<ReadRecords> => {
  const builder = openRecords({ twoLists: files.length === 2, successors: communeSuccessors() }, allocate)
  for (const [list, file] of files.entries()) {
    let places: number[] | null = null
    await streamCsv(file, (cells, line) => {
      if (places === null) {
        places = placesOf(file, cells)
        return
      }
      const row = places.map((place) => (place < 0 ? '' : (cells[place] ?? '').trim()))
      const id = row[0] as string
      if (id === '') {
        if (row.every((cell) => cell === '')) return
        throw new CliError(
          `Tệp ${file}, dòng ${line}: thiếu id. Mỗi dòng cần một id riêng.`,
          `File ${file}, line ${line}: the id is missing. Every row needs an id of its own.`,
          2,
        )
      }
      if (builder.size() >= mostRecords)
        throw new CliError(
          `Nhiều hơn ${mostRecords} dòng. Tách danh sách rồi dò từng phần.`,
          `More than ${mostRecords} rows. Split the list and link its parts.`,
          2,
        )
      if (!builder.add(row, list as 0 | 1))
        throw new CliError(
          `Tệp ${file}, dòng ${line}: id “${id}” đã có ở dòng trước. Mỗi dòng cần một id riêng.`,
          `File ${file}, line ${line}: the id "${id}" stands in an earlier row too. Every row needs an id of its own.`,
          2,
        )
    })
  }
  return builder.finish()
}
