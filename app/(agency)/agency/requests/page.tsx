import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { Speaking } from '@/app/_ui/words'
import { listTexts } from '@/app/(requests)/_lists/messages'
import { wordsOf } from '@/lib/platform/in-words'
import { AgencyRequestsScreen } from './agency-requests-screen'

export const metadata: Metadata = { title: listTexts.agencyTitle.en }

export default function AgencyRequestsPage() {
  return (
    <Page>
      <Speaking words={wordsOf(listTexts, 'en')} refusals={{}}>
        <AgencyRequestsScreen />
      </Speaking>
    </Page>
  )
}
