import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { PageTitle } from '@/app/_ui/title'
import { TranscriptScreen } from './transcript-screen'
import { WhoLooked } from './who-looked'
import { Whose } from './whose'
import { fixedTitle } from './words'

export const metadata: Metadata = { title: 'Transcript' }

export default function TranscriptPage() {
  return (
    <Page>
      <Suspense fallback={<PageTitle {...fixedTitle} />}>
        <TranscriptScreen />
      </Suspense>
      <Whose />
      <WhoLooked />
    </Page>
  )
}
