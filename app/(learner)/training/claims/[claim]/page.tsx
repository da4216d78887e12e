import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { Speaking } from '@/app/_ui/words'
import { wordsOf } from '@/lib/platform/in-words'
import { claimTexts, formTexts } from '../../../_claim/messages'
import { ClaimScreen } from './claim-screen'

export const metadata: Metadata = { title: claimTexts.onePage.en }

const texts = { ...formTexts, ...claimTexts }

export default function ClaimPage() {
  return (
    <Page>
      <Speaking words={wordsOf(texts, 'en')} refusals={{}}>
        <Suspense fallback={<Loading lines={10} />}>
          <ClaimScreen />
        </Suspense>
      </Speaking>
    </Page>
  )
}
