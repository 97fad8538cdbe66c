import { useState } from 'react'
import { type SavedList, type SavedListContent, savedListApi } from '#api/saved-lists.ts'
import { useCall, useRefresh } from '../client.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { CheckField, TextField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toast.tsx'
import { listText } from './list-text.ts'

type Shown = Pick<SavedListContent, 'filter' | 'columns' | 'sort'>

/** Keeps the list that is shown under a name; one's own may be renamed, changed, deleted. */
export const KeepListDrawer = ({
  opened,
  area,
  current,
  shown,
  searches,
  onKept,
  onClose,
}: {
  opened: boolean
  area: string
  /** The kept list that is open, if it is one's own. */
  current: SavedList | null
  shown: Shown
  searches: boolean
  /** The list that is now open; null: none. */
  onKept: (listId: string | null) => void
  onClose: () => void
}) => {
  const text = useText(listText)
  const say = useToast()
  const refresh = useRefresh()
  const [name, setName] = useState(current?.name ?? '')
  const [shared, setShared] = useState(current?.shared ?? false)
  const [tried, setTried] = useState(false)
  const keeping = useCall(savedListApi.keep)
  const removing = useCall(savedListApi.remove)
  const query = { area }
  const keep = async (listId: string) => {
    setTried(true)
    if (name.trim() === '') return
    const body = { name: name.trim(), shared, ...shown }
    if (!(await keeping.send({ params: { listId }, query, body }))) return
    await refresh(savedListApi.list)
    say(text.kept(name.trim()))
    onKept(listId)
    onClose()
  }
  const remove = async ({ listId, isOwn: _isOwn, ...before }: SavedList) => {
    if (!(await removing.send({ params: { listId }, query }))) return
    await refresh(savedListApi.list)
    onKept(null)
    onClose()
    say(text.removed(before.name), {
      undo: async () => {
        await keeping.send({ params: { listId }, query, body: before })
        await refresh(savedListApi.list)
      },
    })
  }
  const busy = keeping.isSending || removing.isSending
  return (
    <Drawer
      opened={opened}
      title={current ? text.keptTitle : text.keep}
      onClose={onClose}
      foot={
        <>
          <Button kind="main" busy={busy} onClick={() => void keep(current?.listId ?? crypto.randomUUID())}>
            {current ? text.saveChanges : text.save}
          </Button>
          {current ? (
            <>
              <Button busy={busy} onClick={() => void keep(crypto.randomUUID())}>
                {text.saveAsNew}
              </Button>
              <Button kind="quiet" busy={busy} onClick={() => void remove(current)}>
                {text.remove}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div className="stack">
        <TextField
          label={text.name}
          hint={text.nameHint}
          error={tried && name.trim() === '' ? text.nameMissing : null}
          maxLength={80}
          value={name}
          onChange={setName}
        />
        <CheckField label={text.shared} value={shared} onChange={setShared} />
        <p className="second">{text.whatIsKept}</p>
        {searches ? <p className="second">{text.searchNotKept}</p> : null}
        <ErrorNotice error={keeping.error ?? removing.error} />
      </div>
    </Drawer>
  )
}
