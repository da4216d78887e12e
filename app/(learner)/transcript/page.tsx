import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { PageTitle } from '@/app/_ui/title'
import { TranscriptScreen } from './transcript-screen'
import { WhoLooked } from './who-looked'

export const metadata: Metadata = { title: 'Transcript' }

export default function TranscriptPage() {
  return (
    <Page>
      <PageTitle
        title="Your transcript"
        lead="Everything you have completed, for every agency. It is yours and moves with you."
      >
        <LinkButton href="/api/v1/people/me/transcript.pdf">Download the PDF</LinkButton>
      </PageTitle>
      <TranscriptScreen />
      <WhoLooked />
    </Page>
  )
}
