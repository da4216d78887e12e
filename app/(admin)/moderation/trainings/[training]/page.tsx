import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { TrainingScreen } from './training-screen'

export const metadata: Metadata = { title: 'A course of others' }

export default function KeptTrainingPage() {
  return (
    <Page>
      <TrainingScreen />
    </Page>
  )
}
