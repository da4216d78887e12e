import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { PageTitle } from '@/app/_ui/title'
import { TranscriptScreen } from './transcript-screen'
import { WhoLooked } from './who-looked'
import { Whose } from './whose'
import { fixedTitle } from './words'

export const metadata: Metadata = { title: 'Transcript' }

export default function TranscriptPage() {
  return (
    <Page>
      <Suspense
        fallback={
          <>
            <PageTitle {...fixedTitle} />
            <Loading lines={8} />
          </>
        }
      >
        <TranscriptScreen />
      </Suspense>
      <Whose />
      <WhoLooked />
    </Page>
  )
}
