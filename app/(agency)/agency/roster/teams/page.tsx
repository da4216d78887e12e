import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { TeamsScreen } from './teams-screen'

export const metadata: Metadata = { title: 'Teams' }

export default function TeamsPage() {
  return (
    <Page>
      <TeamsScreen />
    </Page>
  )
}
