import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { TeamScreen } from './team-screen'

export const metadata: Metadata = { title: 'A team' }

export default function TeamPage() {
  return (
    <Page>
      <TeamScreen />
    </Page>
  )
}
