import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { PersonScreen } from './person-screen'

export const metadata: Metadata = { title: 'A person’s service' }

export default function PersonPage() {
  return (
    <Page>
      <PersonScreen />
    </Page>
  )
}
