import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { PersonHoursScreen } from './person-hours-screen'

export const metadata: Metadata = { title: 'A person’s hours' }

export default function PersonHoursPage() {
  return (
    <Page>
      <PersonHoursScreen />
    </Page>
  )
}
