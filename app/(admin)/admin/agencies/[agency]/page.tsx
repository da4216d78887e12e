import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { AgencyScreen } from './agency-screen'

export const metadata: Metadata = { title: 'An agency' }

export default function AgencyPage() {
  return (
    <Page>
      <AgencyScreen />
    </Page>
  )
}
