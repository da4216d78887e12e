import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { CalendarScreen } from './calendar-screen'

export const metadata: Metadata = { title: 'A calendar of others' }

export default function CalendarFilePage() {
  return (
    <Page>
      <Suspense fallback={<Loading lines={10} />}>
        <CalendarScreen />
      </Suspense>
    </Page>
  )
}
