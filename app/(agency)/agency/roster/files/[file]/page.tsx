import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { BatchScreen } from './batch-screen'

export const metadata: Metadata = { title: 'A roster file' }

export default function RosterFilePage() {
  return (
    <Page>
      <Suspense fallback={<Loading lines={10} />}>
        <BatchScreen />
      </Suspense>
    </Page>
  )
}
