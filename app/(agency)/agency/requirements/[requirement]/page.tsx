import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { RequirementScreen } from './requirement-screen'

export const metadata: Metadata = { title: 'A requirement' }

export default function RequirementPage() {
  return (
    <Page>
      <Suspense fallback={<Loading lines={10} />}>
        <RequirementScreen />
      </Suspense>
    </Page>
  )
}
