import { type ColumnKey, listColumns, usualColumns } from '#core/children/list-columns.ts'
import { usePick, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { CheckField } from '../ui/Field.tsx'
import css from './ConditionDrawer.module.css'
import { listText } from './list-text.ts'

/** Which columns the list has. Each shows as it is chosen. */
export const ColumnDrawer = ({
  opened,
  columns,
  onChange,
  onClose,
}: {
  opened: boolean
  columns: readonly ColumnKey[]
  onChange: (columns: ColumnKey[]) => void
  onClose: () => void
}) => {
  const text = useText(listText)
  const pick = usePick()
  const chosen = new Set(columns)
  const choose = (key: ColumnKey, isChosen: boolean) => {
    const wanted = new Set(chosen)
    if (isChosen) wanted.add(key)
    else wanted.delete(key)
    // In the order of the catalogue, whatever the order of choosing: columns stay where one looks for them.
    onChange(listColumns.flatMap((column) => (wanted.has(column.key) ? [column.key] : [])))
  }
  return (
    <Drawer
      opened={opened}
      title={text.columnsTitle}
      onClose={onClose}
      foot={
        <>
          <Button kind="main" onClick={onClose}>
            {text.done}
          </Button>
          <Button kind="quiet" onClick={() => onChange([...usualColumns])}>
            {text.usualColumns}
          </Button>
        </>
      }
    >
      <p className="second">{text.columnsHint}</p>
      <div className={css.checks}>
        {listColumns.map(({ key, heading }) => (
          <CheckField key={key} label={pick(heading)} value={chosen.has(key)} onChange={(is) => choose(key, is)} />
        ))}
      </div>
    </Drawer>
  )
}
