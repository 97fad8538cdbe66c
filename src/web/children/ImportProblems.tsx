import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportPreview, ImportProblem } from '#api/children.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Status } from '../ui/Status.tsx'
import css from './Import.module.css'
import { importText } from './import-text.ts'

type Kind = 'all' | ImportProblem['severity']

/** Every problem by row and column, errors first. */
export const ImportProblems = ({ preview }: { preview: ImportPreview }) => {
  const text = useText(importText)
  const pick = usePick()
  const [kind, setKind] = useState<Kind>('all')
  const { problems, problemCount } = preview
  if (problems.length === 0)
    return <EmptyState icon={<IconCircleCheck size={28} stroke={1.6} />} title={text.noProblems} />
  const shown = problems.filter((problem) => kind === 'all' || problem.severity === kind)
  const columns: Column<ImportProblem>[] = [
    {
      key: 'row',
      header: text.row,
      align: 'end',
      phone: 'end',
      cell: ({ row }) => (
        <>
          <span className="phone-only muted">{`${text.row} `}</span>
          {formatNumber(row)}
        </>
      ),
    },
    { key: 'column', header: text.column, phone: 'title', cell: ({ column }) => column },
    { key: 'problem', header: text.problem, phone: 'line', cell: (problem) => sentenceOf(problem, pick(problem)) },
    {
      key: 'severity',
      header: text.state,
      phone: 'line',
      cell: ({ severity }) =>
        severity === 'error' ? (
          <Status kind="overdue">{text.error}</Status>
        ) : (
          <Status kind="slow">{text.warning}</Status>
        ),
    },
  ]
  const kinds = [
    { value: 'all', label: text.showAll(formatNumber(problemCount)) },
    { value: 'error', label: text.showErrors },
    { value: 'warning', label: text.showWarnings },
  ] as const
  return (
    <>
      <fieldset className={css.kinds}>
        <legend className="visually-hidden">{text.show}</legend>
        {kinds.map(({ value, label }) => (
          <label key={value}>
            <input type="radio" name="kind" value={value} checked={kind === value} onChange={() => setKind(value)} />
            {label}
          </label>
        ))}
      </fieldset>
      {shown.length === 0 ? (
        <p className={css.noneOfKind}>{text.noneOfKind}</p>
      ) : (
        <DataTable
          label={text.problems}
          columns={columns}
          rows={shown}
          rowKey={({ row, column, code, value }) => `${row}|${column}|${code}|${value}`}
          foot={
            problemCount > problems.length
              ? text.shown(formatNumber(problems.length), formatNumber(problemCount))
              : text.problemTotal(formatNumber(shown.length))
          }
        />
      )}
    </>
  )
}

/** The sentence without "Dòng 5, cột Ngày sinh:", which stands in the columns beside it. */
const sentenceOf = ({ row, column }: ImportProblem, whole: string): string => {
  const heading = capital(column)
  const place = [`Dòng ${row}, cột ${heading}: `, `Row ${row}, column ${heading}: `].find((start) =>
    whole.startsWith(start),
  )
  return capital(place ? whole.slice(place.length) : whole)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
