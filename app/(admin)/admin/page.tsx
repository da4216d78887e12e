import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { ForAdministrator } from '@/app/(admin)/_administrator'
import { AgenciesScreen } from './agencies-screen'

export const metadata: Metadata = { title: 'Agencies' }

export default function AgenciesPage() {
  return (
    <Page>
      <ForAdministrator>
        <AgenciesScreen />
      </ForAdministrator>
    </Page>
  )
}
