import { useText } from '../i18n/text.ts'
import { shellText } from './text.ts'

/** Shown when a page takes more than a moment to come. */
export const LoadingPage = () => {
  const text = useText(shellText)
  return (
    <p className="muted side-pad" role="status">
      {text.loading}
    </p>
  )
}
