import type { Metadata } from 'next'
import { CertificationsInEnglish } from '@/app/_certifications/in-english'
import { Page } from '@/app/_ui/arrange'
import { AgencyCertificationsScreen } from './agency-certifications-screen'

export const metadata: Metadata = { title: 'Certifications' }

export default function AgencyCertificationsPage() {
  return (
    <Page>
      <CertificationsInEnglish>
        <AgencyCertificationsScreen />
      </CertificationsInEnglish>
    </Page>
  )
}
