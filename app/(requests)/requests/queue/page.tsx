import type { Metadata } from 'next'
import { Suspense } from 'react'
import { wordsOf } from '@/lib/platform/in-words'
import { Page } from '../../../_ui/arrange'
import { Loading } from '../../../_ui/loading'
import { Speaking } from '../../../_ui/words'
import { listTexts, queueTexts } from '../../_lists/messages'
import { QueueScreen } from './queue-screen'

export const metadata: Metadata = { title: queueTexts.queuePage.en }

const texts = { ...listTexts, ...queueTexts }

export default function QueuePage() {
  return (
    <Page>
      <Speaking words={wordsOf(texts, 'en')} refusals={{}}>
        <Suspense fallback={<Loading lines={10} />}>
          <QueueScreen />
        </Suspense>
      </Speaking>
    </Page>
  )
}
