import { IconChevronDown } from '@tabler/icons-react'
import type { ImportPreview } from '#api/children.ts'
import { usePick, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Status } from '../ui/Status.tsx'
import css from './Import.module.css'
import { importText } from './import-text.ts'
import { columnLetter, type Fields, isUncertain, withField } from './mapping.ts'

type ImportColumn = ImportPreview['columns'][number]

/** Every column of the file, the uncertain ones first, with what it was recognised as and a way to say otherwise. */
export const ImportColumns = ({
  preview,
  onFields,
}: {
  preview: ImportPreview
  onFields: (fields: Fields) => void
}) => {
  const text = useText(importText)
  const pick = usePick()
  const nameOf = (column: ImportColumn): string => column.heading || text.noHeading(columnLetter(column.index))
  const columns: Column<ImportColumn>[] = [
    {
      key: 'heading',
      header: text.column,
      phone: 'title',
      cell: (column) => (
        <>
          <span className="strong">{nameOf(column)}</span>
          <br />
          <span className={css.samples}>
            {column.samples.length > 0 ? column.samples.map((sample) => short(sample)).join('\u00a0· ') : text.empty}
          </span>
        </>
      ),
    },
    {
      key: 'field',
      header: text.goesTo,
      phone: 'line',
      cell: (column) => (
        <span className={css.selectBox}>
          <select
            className={css.select}
            aria-label={text.columnField(nameOf(column))}
            value={column.field ?? 'ignored'}
            onChange={(event) => onFields(withField(preview, column.index, event.target.value))}
          >
            <option value="ignored">{text.notUsed}</option>
            {preview.fields
              .filter(({ field }) => field !== 'ignored')
              .map((field) => (
                <option key={field.field} value={field.field}>
                  {pick(field)}
                </option>
              ))}
          </select>
          <IconChevronDown size={16} stroke={1.8} aria-hidden />
        </span>
      ),
    },
    {
      key: 'state',
      header: text.state,
      phone: 'line',
      cell: (column) =>
        isUncertain(column) ? (
          <div className={css.uncertain}>
            <Status kind="slow">{text.uncertain}</Status>
            <Button
              size="small"
              aria-label={text.confirmColumn(nameOf(column))}
              onClick={() => onFields(withField(preview, column.index, column.field))}
            >
              {text.confirm}
            </Button>
          </div>
        ) : column.field === null || column.field === 'ignored' ? (
          <Status kind="none">{text.unused}</Status>
        ) : (
          <Status kind="done">{text.recognised}</Status>
        ),
    },
  ]
  return (
    <DataTable
      label={text.columns}
      columns={columns}
      rows={[...preview.columns].sort((a, b) => Number(isUncertain(b)) - Number(isUncertain(a)) || a.index - b.index)}
      rowKey={(column) => String(column.index)}
    />
  )
}

const short = (sample: string): string => (sample.length > 32 ? `${sample.slice(0, 31)}…` : sample)
