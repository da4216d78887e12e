import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { TrainingScreen } from './training-screen'

export const metadata: Metadata = { title: 'My training' }

export default function TrainingPage() {
  return (
    <Page>
      <TrainingScreen />
    </Page>
  )
}
