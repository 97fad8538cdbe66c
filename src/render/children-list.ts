/** The list of children as an Excel file: a first sheet that says what it is and what for, then the list. */
import writeExcel, { type SheetData } from 'write-excel-file/node'
import { type ChildOfList, type ColumnKey, columnsOf, nameHeading } from '#core/children/list-columns.ts'
import { cellOfText } from './xlsx-cells.ts'

export type ListFile = {
  /** The question in words. */
  title: string
  /** Label and value: who, when, for what, secrecy. */
  about: readonly (readonly [label: string, value: string])[]
  columns: readonly ColumnKey[]
  children: readonly ChildOfList[]
}

const bold = (text: string) => ({ ...cellOfText(text), fontWeight: 'bold' as const, wrap: true })

/** Every cell is text: zeros in front stay, formulas are words. */
export const writeChildrenList = async ({ title, about, columns, children }: ListFile): Promise<Uint8Array> => {
  const chosen = columnsOf(columns)
  const cover: SheetData = [
    [bold(title), null],
    ...about.map(([label, value]) => [bold(label), { ...cellOfText(value), wrap: true }]),
  ]
  const list: SheetData = [
    [bold('STT'), bold(nameHeading.vi), ...chosen.map(({ heading }) => bold(heading.vi))],
    ...children.map((child, n) => [
      cellOfText(String(n + 1)),
      cellOfText(child.fullName ?? ''),
      ...chosen.map(({ text }) => cellOfText(text(child, 'vi'))),
    ]),
  ]
  return new Uint8Array(
    await writeExcel([
      { data: cover, sheet: 'Thông tin', columns: [{ width: 30 }, { width: 80 }] },
      {
        data: list,
        sheet: 'Trẻ em',
        columns: [{ width: 6 }, { width: 28 }, ...chosen.map(({ width }) => ({ width }))],
        stickyRowsCount: 1,
      },
    ]).toBuffer(),
  )
}
