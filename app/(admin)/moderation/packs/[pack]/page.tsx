import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { ReadPackScreen } from './read-pack-screen'

export const metadata: Metadata = { title: 'A mandate pack' }

export default function ReadPackPage() {
  return (
    <Page>
      <Suspense fallback={<Loading lines={10} />}>
        <ReadPackScreen />
      </Suspense>
    </Page>
  )
}
