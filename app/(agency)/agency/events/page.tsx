import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { AgencyEventsScreen } from './agency-events-screen'

export const metadata: Metadata = { title: 'Events of our people' }

export default function AgencyEventsPage() {
  return (
    <Page>
      <AgencyEventsScreen />
    </Page>
  )
}
