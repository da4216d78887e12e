import type { Metadata } from 'next'
import { Suspense } from 'react'
import { wordsOf } from '@/lib/platform/in-words'
import { Page } from '../../../_ui/arrange'
import { Loading } from '../../../_ui/loading'
import { Speaking } from '../../../_ui/words'
import { listTexts } from '../../_lists/messages'
import { MyRequestsScreen } from './my-requests-screen'

export const metadata: Metadata = { title: listTexts.mineTitle.en }

export default function MyRequestsPage() {
  return (
    <Page>
      <Speaking words={wordsOf(listTexts, 'en')} refusals={{}}>
        <Suspense fallback={<Loading lines={10} />}>
          <MyRequestsScreen />
        </Suspense>
      </Speaking>
    </Page>
  )
}
