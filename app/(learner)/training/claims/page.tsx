import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { Speaking } from '@/app/_ui/words'
import { wordsOf } from '@/lib/platform/in-words'
import { listTexts } from '../../_claim/messages'
import { ClaimsScreen } from './claims-screen'

export const metadata: Metadata = { title: listTexts.mineTitle.en }

export default function ClaimsPage() {
  return (
    <Page>
      <Speaking words={wordsOf(listTexts, 'en')} refusals={{}}>
        <Suspense fallback={<Loading lines={8} />}>
          <ClaimsScreen />
        </Suspense>
      </Speaking>
    </Page>
  )
}
