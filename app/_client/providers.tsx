'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Arrive } from './arrive'
import { becomeSomebody } from './me'
import { makeQueries } from './queries'
import { onSomebodyElse } from './somebody'

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueries)
  useEffect(() => onSomebodyElse(() => void becomeSomebody(client).catch(() => null)), [client])
  return (
    <QueryClientProvider client={client}>
      <Arrive />
      {children}
    </QueryClientProvider>
  )
}
