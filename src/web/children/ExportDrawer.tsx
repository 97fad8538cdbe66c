import { useState } from 'react'
import { childApi } from '#api/children.ts'
import { type ExportPurpose, exportPurposes } from '#core/children/export-purposes.ts'
import { type ColumnKey, columnsOf, nameHeading } from '#core/children/list-columns.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { listText } from './list-text.ts'
import type { ListAsked } from './routes.ts'
import { useDownload } from './use-download.ts'

/** Before a list leaves the system: what for. */
export const ExportDrawer = ({
  opened,
  area,
  asked,
  total,
  columns,
  onClose,
}: {
  opened: boolean
  area: string
  asked: ListAsked
  total: number
  columns: readonly ColumnKey[]
  onClose: () => void
}) => {
  const text = useText(listText)
  const pick = usePick()
  const file = useDownload(childApi.listFile)
  const [purpose, setPurpose] = useState<ExportPurpose | ''>('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const noteMissing = purpose === 'other' && note.trim() === ''
  const start = async () => {
    setTried(true)
    if (purpose === '' || noteMissing) return
    const { page: _page, ...filter } = asked.filter
    const body = {
      ...filter,
      area,
      ...(asked.search && { search: asked.search }),
      columns: [...columns],
      purpose,
      ...(note.trim() && { purposeNote: note.trim() }),
    }
    if (await file.start({ body })) onClose()
  }
  return (
    <Drawer
      opened={opened}
      title={text.exportTitle}
      onClose={onClose}
      foot={
        <Button kind="main" busy={file.busy} onClick={() => void start()}>
          {file.busy ? text.preparing : text.download}
        </Button>
      }
    >
      <div className="stack">
        <p>
          {text.fileHolds(
            formatNumber(total),
            [nameHeading, ...columnsOf(columns).map(({ heading }) => heading)].map(pick).join(', '),
          )}
        </p>
        <SelectField<ExportPurpose>
          label={text.purpose}
          value={purpose}
          placeholder={text.choosePurpose}
          error={tried && purpose === '' ? text.purposeMissing : null}
          choices={Object.entries(exportPurposes).map(([value, words]) => ({
            value: value as ExportPurpose,
            label: pick(words),
          }))}
          onChange={setPurpose}
        />
        <TextField
          label={text.purposeNote}
          hint={text.purposeNoteHint}
          optional={purpose !== 'other'}
          error={tried && noteMissing ? text.noteMissing : null}
          maxLength={300}
          value={note}
          onChange={setNote}
        />
        <p className="second">{text.fileSecret}</p>
        <ErrorNotice error={file.error} />
      </div>
    </Drawer>
  )
}
