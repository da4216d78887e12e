import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { RosterScreen } from './roster-screen'

export const metadata: Metadata = { title: 'Roster' }

export default function RosterPage() {
  return (
    <Page>
      <RosterScreen />
    </Page>
  )
}
