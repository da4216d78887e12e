import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { SuggestedRulesScreen } from './suggested-rules-screen'

export const metadata: Metadata = { title: 'Rules agencies asked for' }

export default function SuggestedRulesPage() {
  return (
    <Page>
      <Suspense fallback={<Loading lines={10} />}>
        <SuggestedRulesScreen />
      </Suspense>
    </Page>
  )
}
