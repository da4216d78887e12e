import type { Metadata } from 'next'
import { CertificationsInEnglish } from '@/app/_certifications/in-english'
import { Page } from '@/app/_ui/arrange'
import { PersonScreen } from './person-screen'

export const metadata: Metadata = { title: 'A person’s record' }

export default function PersonPage() {
  return (
    <Page>
      <CertificationsInEnglish>
        <PersonScreen />
      </CertificationsInEnglish>
    </Page>
  )
}
