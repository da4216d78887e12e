import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '../../_ui/arrange'
import { LinkButton } from '../../_ui/button'
import { Loading } from '../../_ui/loading'
import { PageTitle } from '../../_ui/title'
import { MyEventsScreen } from './my-events-screen'

export const metadata: Metadata = { title: 'My events' }

export default function MyEventsPage() {
  return (
    <Page>
      <PageTitle title="My events" lead="What you posted, where it stands, and what a moderator said about it.">
        <LinkButton href="/events/new">Post an event</LinkButton>
        <LinkButton href="/events/calendars" variant="outline">
          From a calendar
        </LinkButton>
        <LinkButton href="/events/help" variant="outline">
          Help at a door
        </LinkButton>
        <LinkButton href="/events/figures" variant="outline">
          Whom they reached
        </LinkButton>
      </PageTitle>
      <Suspense fallback={<Loading lines={10} />}>
        <MyEventsScreen />
      </Suspense>
    </Page>
  )
}
