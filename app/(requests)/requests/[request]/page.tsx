import type { Metadata } from 'next'
import { Suspense } from 'react'
import { wordsOf } from '@/lib/platform/in-words'
import { resultTexts } from '../../../_evaluation/messages'
import { Page } from '../../../_ui/arrange'
import { Loading } from '../../../_ui/loading'
import { Speaking } from '../../../_ui/words'
import { askTexts } from '../../_form/messages'
import { queueTexts } from '../../_lists/messages'
import { payTexts, planTexts } from '../../_parts/messages'
import { coachTexts, deskTexts, requestTexts } from '../../_request/messages'
import { RequestScreen } from '../../_request/request-screen'

export const metadata: Metadata = { title: requestTexts.onePage.en }

const texts = { ...resultTexts, ...planTexts, ...payTexts, ...queueTexts, ...coachTexts, ...deskTexts, ...requestTexts }
const ofForm = { ...askTexts, ...planTexts, ...payTexts }

export default function RequestPage() {
  return (
    <Page>
      <Speaking words={wordsOf(texts, 'en')} refusals={{}}>
        <Suspense fallback={<Loading lines={10} />}>
          <RequestScreen formWords={wordsOf(ofForm, 'en')} />
        </Suspense>
      </Speaking>
    </Page>
  )
}
