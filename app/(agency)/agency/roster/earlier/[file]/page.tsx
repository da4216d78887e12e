import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { FileScreen } from './file-screen'

export const metadata: Metadata = { title: 'A file of earlier training' }

export default function EarlierFilePage() {
  return (
    <Page>
      <Suspense fallback={<Loading lines={10} />}>
        <FileScreen />
      </Suspense>
    </Page>
  )
}
