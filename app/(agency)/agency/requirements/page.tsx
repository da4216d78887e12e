import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { RequirementsScreen } from './requirements-screen'

export const metadata: Metadata = { title: 'Requirements' }

export default function RequirementsPage() {
  return (
    <Page>
      <RequirementsScreen />
    </Page>
  )
}
