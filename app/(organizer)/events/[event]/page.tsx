import type { Metadata } from 'next'
import { Page } from '../../../_ui/arrange'
import { Breadcrumb } from '../../../_ui/breadcrumb'
import { EventScreen } from './event-screen'

export const metadata: Metadata = { title: 'An event of mine' }

export default function MyEventPage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: 'My events', href: '/events' }, { label: 'An event of mine' }]} />
      <EventScreen />
    </Page>
  )
}
