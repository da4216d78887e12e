import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { AttemptScreen } from './attempt-screen'

export const metadata: Metadata = { title: 'Test' }

/** One question a page; which one stands in the address. */
export default function AttemptPage() {
  return (
    <Page>
      <Suspense fallback={<Loading lines={6} />}>
        <AttemptScreen />
      </Suspense>
    </Page>
  )
}
