import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { CallError } from '#api/call.ts'
import './ui/fonts.css'
import './ui/mantine.css'
import './ui/tokens.css'
import './ui/global.css'
import { whenSignedOut } from './client.ts'
import { makeRouter } from './routes.tsx'
import { cssVariablesResolver, styleNonce, theme } from './ui/theme.ts'

// zod otherwise tries `new Function`, which the content policy refuses.
z.config({ jitless: true })

// The scroll lock behind drawers makes a style element of its own and looks for the nonce here (get-nonce).
Object.assign(globalThis, { __webpack_nonce__: styleNonce() })

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal will not change by asking again; a lost connection may.
      retry: (failures, error) => failures < 2 && error instanceof CallError && error.status === 0,
    },
  },
})

const router = makeRouter(queries)

// The session ended while somebody worked: to the sign-in page, and back to where they were.
whenSignedOut(() => {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in') return
  void router.navigate({ to: '/sign-in', search: { back: href }, replace: true })
})

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      getStyleNonce={styleNonce}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
