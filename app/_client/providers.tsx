'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { makeQueries } from './queries'

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueries)
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
