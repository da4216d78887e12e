import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { CompletionScreen } from './completion-screen'

export const metadata: Metadata = { title: 'Completion' }

export default function CompletionPage() {
  return (
    <Page>
      <CompletionScreen />
    </Page>
  )
}
