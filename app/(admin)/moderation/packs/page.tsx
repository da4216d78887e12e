import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { PacksToReadScreen } from './packs-to-read-screen'

export const metadata: Metadata = { title: 'Mandate packs' }

export default function PacksToReadPage() {
  return (
    <Page>
      <Suspense fallback={<Loading lines={10} />}>
        <PacksToReadScreen />
      </Suspense>
    </Page>
  )
}
