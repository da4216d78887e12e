import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { ImportsScreen } from './imports-screen'

export const metadata: Metadata = { title: 'Public lists of agencies' }

export default function ImportsPage() {
  return (
    <Page>
      <ImportsScreen />
    </Page>
  )
}
