import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { CalendarsScreen } from './calendars-screen'

export const metadata: Metadata = { title: 'From a calendar' }

export default function CalendarsPage() {
  return (
    <Page>
      <Suspense fallback={<Loading lines={10} />}>
        <CalendarsScreen />
      </Suspense>
    </Page>
  )
}
