import { IconMapPinOff } from '@tabler/icons-react'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { shellText } from './text.ts'

export const NotFoundPage = () => {
  const text = useText(shellText)
  return (
    <>
      <title>{`${text.notFoundTitle}\u00a0· Măng Non`}</title>
      <EmptyState
        heading="h1"
        icon={<IconMapPinOff size={28} stroke={1.6} />}
        title={text.notFoundTitle}
        actions={
          <ButtonLink kind="main" {...paths.today()}>
            {text.toToday}
          </ButtonLink>
        }
      >
        {text.notFound}
      </EmptyState>
    </>
  )
}
