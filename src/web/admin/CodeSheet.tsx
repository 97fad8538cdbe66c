import type { accountApi } from '#api/accounts.ts'
import type { ReplyOf } from '#api/endpoint.ts'
import { formatDate } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useSession } from '../shell/root-route.tsx'
import { shellText } from '../shell/text.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Printed } from '../ui/Printed.tsx'
import css from './Admin.module.css'
import { adminText } from './text.ts'

/** The one-time code, shown once, to be printed and handed over. Only the sheet itself is printed. */
export const CodeSheet = ({ given, onDone }: { given: ReplyOf<typeof accountApi.create>; onDone: () => void }) => {
  const text = useText(adminText).sheet
  const { synthetic } = useText(shellText)
  const { installation } = useSession()
  return (
    <div className={css.sheet}>
      <Notice kind="warn">{text.once}</Notice>
      <Printed mark={installation === 'demo' ? synthetic : null}>
        <div className={css.sheet}>
          <h2>{text.title}</h2>
          <dl>
            <dt>{text.name}</dt>
            <dd className="strong">{given.account.displayName}</dd>
            <dt>{text.username}</dt>
            <dd className="strong">{given.account.username}</dd>
            <dt>{text.code}</dt>
            <dd className={css.code}>{given.code}</dd>
            <dt>{text.expires}</dt>
            <dd>{formatDate(given.expiresOn)}</dd>
          </dl>
          <p>{text.how(location.origin)}</p>
          <p className="second">{text.keep}</p>
        </div>
      </Printed>
      <div className="row">
        <Button kind="main" onClick={() => print()}>
          {text.print}
        </Button>
        <Button onClick={onDone}>{text.done}</Button>
      </div>
    </div>
  )
}
