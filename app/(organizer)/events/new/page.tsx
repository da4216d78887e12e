import type { Metadata } from 'next'
import { Page } from '../../../_ui/arrange'
import { PageTitle } from '../../../_ui/title'
import { NewEventScreen } from './new-event-screen'

export const metadata: Metadata = { title: 'Post an event' }

export default function NewEventPage() {
  return (
    <Page>
      <PageTitle
        title="Post an event"
        lead="One page, about three minutes. A moderator looks at it before it is on the calendar."
      />
      <NewEventScreen />
    </Page>
  )
}
