import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { PageTitle } from '@/app/_ui/title'
import { MyForcesScreen } from './my-forces-screen'

export const metadata: Metadata = { title: 'My task forces' }

export default function MyTaskForcesPage() {
  return (
    <Page>
      <PageTitle
        title="My task forces"
        lead="Those that you lead: their facts, partners and awards are yours to keep."
      />
      <MyForcesScreen />
    </Page>
  )
}
