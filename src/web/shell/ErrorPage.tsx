import { IconCloudOff, IconLock } from '@tabler/icons-react'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { CallError } from '#api/call.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useErrorSentence } from '../ui/ErrorNotice.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { shellText } from './text.ts'

/** What a page shows when its data could not be had: the server's sentence and a way on. */
export const ErrorPage = ({ error }: { error: unknown }) => {
  const text = useText(shellText)
  const sentenceOf = useErrorSentence()
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  if (error instanceof CallError && error.status === 401) return null // on the way to the sign-in page
  if (error instanceof CallError && error.code === 'not_found') return <NotFoundPage />
  const forbidden = error instanceof CallError && error.status === 403
  const outdated = error instanceof TypeError && /dynamically imported module/i.test(error.message)
  const title = forbidden ? text.forbiddenTitle : text.errorTitle
  return (
    <>
      <title>{`${title}\u00a0· Măng Non`}</title>
      <EmptyState
        heading="h1"
        icon={forbidden ? <IconLock size={28} stroke={1.6} /> : <IconCloudOff size={28} stroke={1.6} />}
        title={title}
        actions={
          forbidden ? (
            <ButtonLink kind="main" {...paths.today()}>
              {text.toToday}
            </ButtonLink>
          ) : (
            <Button
              kind="main"
              onClick={() => {
                if (outdated) return location.reload()
                queries.reset()
                void router.invalidate()
              }}
            >
              {text.reload}
            </Button>
          )
        }
      >
        {outdated ? text.newVersion : sentenceOf(error)}
      </EmptyState>
    </>
  )
}
