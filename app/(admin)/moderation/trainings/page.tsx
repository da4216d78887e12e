import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Loading } from '@/app/_ui/loading'
import { TrainingsScreen } from './trainings-screen'

export const metadata: Metadata = { title: 'Courses of others' }

export default function KeptTrainingsPage() {
  return (
    <Page>
      <Suspense fallback={<Loading lines={8} />}>
        <TrainingsScreen />
      </Suspense>
    </Page>
  )
}
