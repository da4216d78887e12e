import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { Speaking } from '@/app/_ui/words'
import { wordsOf } from '@/lib/platform/in-words'
import { fileTexts } from '../messages'
import { CalendarScreen } from './calendar-screen'

export const metadata: Metadata = { title: fileTexts.page.en }

export default function CalendarFilePage() {
  return (
    <Page>
      <Speaking words={wordsOf(fileTexts, 'en')} refusals={{}}>
        <Suspense fallback={<Loading lines={10} />}>
          <CalendarScreen />
        </Suspense>
      </Speaking>
    </Page>
  )
}
