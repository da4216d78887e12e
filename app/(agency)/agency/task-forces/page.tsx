import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { AgencyForcesScreen } from './agency-forces-screen'

export const metadata: Metadata = { title: 'Task forces of the agency' }

export default function AgencyTaskForcesPage() {
  return (
    <Page>
      <AgencyForcesScreen />
    </Page>
  )
}
