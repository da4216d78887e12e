import type { Metadata } from 'next'
import { Suspense } from 'react'
import { wordsOf } from '@/lib/platform/in-words'
import { Page } from '../../../_ui/arrange'
import { Loading } from '../../../_ui/loading'
import { Speaking } from '../../../_ui/words'
import { askTexts } from '../../_form/messages'
import { payTexts, planTexts } from '../../_parts/messages'
import { NewRequestScreen } from './new-request-screen'

export const metadata: Metadata = { title: askTexts.newPage.en }

const texts = { ...askTexts, ...planTexts, ...payTexts }

export default function NewRequestPage() {
  return (
    <Page>
      <Speaking words={wordsOf(texts, 'en')} refusals={{}}>
        <Suspense fallback={<Loading lines={10} />}>
          <NewRequestScreen />
        </Suspense>
      </Speaking>
    </Page>
  )
}
