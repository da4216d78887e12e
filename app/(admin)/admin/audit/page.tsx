import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { TrailScreen } from './trail-screen'

export const metadata: Metadata = { title: 'Audit trail' }

export default function TrailPage() {
  return (
    <Page>
      <TrailScreen />
    </Page>
  )
}
