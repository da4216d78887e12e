import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '../../../_ui/arrange'
import { Loading } from '../../../_ui/loading'
import { NewEventScreen } from './new-event-screen'

export const metadata: Metadata = { title: 'Post an event' }

export default function NewEventPage() {
  return (
    <Page>
      <Suspense fallback={<Loading lines={10} />}>
        <NewEventScreen />
      </Suspense>
    </Page>
  )
}
