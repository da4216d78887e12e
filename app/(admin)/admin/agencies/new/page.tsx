import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { NewAgencyScreen } from './new-agency-screen'

export const metadata: Metadata = { title: 'Add an agency' }

export default function NewAgencyPage() {
  return (
    <Page>
      <NewAgencyScreen />
    </Page>
  )
}
