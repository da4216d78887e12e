import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { Speaking } from '@/app/_ui/words'
import { wordsOf } from '@/lib/platform/in-words'
import { CalendarsScreen } from './calendars-screen'
import { calendarTexts } from './messages'

export const metadata: Metadata = { title: calendarTexts.crumb.en }

export default function CalendarsPage() {
  return (
    <Page>
      <Speaking words={wordsOf(calendarTexts, 'en')} refusals={{}}>
        <Suspense fallback={<Loading lines={10} />}>
          <CalendarsScreen />
        </Suspense>
      </Speaking>
    </Page>
  )
}
