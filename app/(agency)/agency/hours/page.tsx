import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { HoursScreen } from './hours-screen'

export const metadata: Metadata = { title: 'Hours' }

export default function HoursPage() {
  return (
    <Page>
      <HoursScreen />
    </Page>
  )
}
