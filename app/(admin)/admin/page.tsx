import type { Metadata } from 'next'
import { Page } from '../../_ui/arrange'
import { AgenciesScreen } from './agencies-screen'

export const metadata: Metadata = { title: 'Agencies' }

export default function AgenciesPage() {
  return (
    <Page>
      <AgenciesScreen />
    </Page>
  )
}
