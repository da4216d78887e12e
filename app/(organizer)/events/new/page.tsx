import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '../../../_ui/arrange'
import { NewEventScreen } from './new-event-screen'

export const metadata: Metadata = { title: 'Post an event' }

export default function NewEventPage() {
  return (
    <Page>
      <Suspense>
        <NewEventScreen />
      </Suspense>
    </Page>
  )
}
