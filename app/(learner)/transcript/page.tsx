import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { PageTitle } from '@/app/_ui/title'
import { Speaking } from '@/app/_ui/words'
import { wordsOf } from '@/lib/platform/in-words'
import { transcriptTexts } from './messages'
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
        <Speaking words={wordsOf(transcriptTexts, 'en')} refusals={{}}>
          <TranscriptScreen />
        </Speaking>
      </Suspense>
      <Whose />
      <WhoLooked />
    </Page>
  )
}
