import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { CertificateScreen } from './certificate-screen'

export const metadata: Metadata = { title: 'Certificate' }

export default function CertificatePage() {
  return (
    <Page>
      <CertificateScreen />
    </Page>
  )
}
