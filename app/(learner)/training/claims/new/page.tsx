import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { Speaking } from '@/app/_ui/words'
import { wordsOf } from '@/lib/platform/in-words'
import { formTexts } from '../../../_claim/messages'
import { NewClaimScreen } from './new-claim-screen'

export const metadata: Metadata = { title: formTexts.newTitle.en }

export default function NewClaimPage() {
  return (
    <Page>
      <Speaking words={wordsOf(formTexts, 'en')} refusals={{}}>
        <Suspense fallback={<Loading lines={10} />}>
          <NewClaimScreen />
        </Suspense>
      </Speaking>
    </Page>
  )
}
