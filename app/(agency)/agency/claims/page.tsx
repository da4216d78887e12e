import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { Speaking } from '@/app/_ui/words'
import { claimTexts, formTexts } from '@/app/(learner)/_claim/messages'
import { wordsOf } from '@/lib/platform/in-words'
import { AgencyClaimsScreen } from './agency-claims-screen'
import { decideTexts, queueTexts } from './messages'

export const metadata: Metadata = { title: queueTexts.page.en }

const texts = { ...formTexts, ...claimTexts, ...queueTexts, ...decideTexts }

export default function AgencyClaimsPage() {
  return (
    <Page>
      <Speaking words={wordsOf(texts, 'en')} refusals={{}}>
        <AgencyClaimsScreen />
      </Speaking>
    </Page>
  )
}
