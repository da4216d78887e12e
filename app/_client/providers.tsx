'use client'

import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { askWhoItIs, becomeSomebody } from './me'
import { onSomebodyElse } from './somebody'

const statusOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : undefined

/** A lost connection or a fault of ours is worth another try; an answer that says no is not. */
function isPassing(error: unknown) {
  const status = statusOf(error)
  return status === undefined ? error instanceof TypeError : status >= 500
}

function makeClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (failures, error) => failures < 2 && isPassing(error) },
    },
    // A session that ended elsewhere: the head must not go on showing a name.
    queryCache: new QueryCache({
      onError: (error) => {
        if (statusOf(error) === 401) void askWhoItIs(client)
      },
    }),
  })
  return client
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient)
  useEffect(() => onSomebodyElse(() => void becomeSomebody(client).catch(() => null)), [client])
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
