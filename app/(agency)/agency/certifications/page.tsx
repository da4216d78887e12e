import type { Metadata } from 'next'
import { certificationTexts } from '@/app/_certifications/messages'
import { Page } from '@/app/_ui/arrange'
import { Speaking } from '@/app/_ui/words'
import { wordsOf } from '@/lib/platform/in-words'
import { AgencyCertificationsScreen } from './agency-certifications-screen'

export const metadata: Metadata = { title: 'Certifications that run out' }

export default function AgencyCertificationsPage() {
  return (
    <Page>
      <Speaking words={wordsOf(certificationTexts, 'en')} refusals={{}}>
        <AgencyCertificationsScreen />
      </Speaking>
    </Page>
  )
}
