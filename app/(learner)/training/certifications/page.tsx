import type { Metadata } from 'next'
import { certificationTexts } from '@/app/_certifications/messages'
import { Page } from '@/app/_ui/arrange'
import { Speaking } from '@/app/_ui/words'
import { wordsOf } from '@/lib/platform/in-words'
import { CertificationsScreen } from './certifications-screen'

export const metadata: Metadata = { title: certificationTexts.title.en }

export default function CertificationsPage() {
  return (
    <Page>
      <Speaking words={wordsOf(certificationTexts, 'en')} refusals={{}}>
        <CertificationsScreen />
      </Speaking>
    </Page>
  )
}
