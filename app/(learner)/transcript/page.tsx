import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { PageTitle } from '@/app/_ui/title'
import { Download } from './download'
import { TranscriptScreen } from './transcript-screen'
import { WhoLooked } from './who-looked'
import { Whose } from './whose'

export const metadata: Metadata = { title: 'Transcript' }

export default function TranscriptPage() {
  return (
    <Page>
      <PageTitle
        title="Your transcript"
        lead="Everything you have completed, for every agency. It is yours and moves with you."
      >
        <Download />
      </PageTitle>
      <Whose />
      <TranscriptScreen />
      <WhoLooked />
    </Page>
  )
}
