import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { PeopleScreen } from './people-screen'

export const metadata: Metadata = { title: 'People of the agency' }

export default function PeoplePage() {
  return (
    <Page>
      <PeopleScreen />
    </Page>
  )
}
