import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { AttentionScreen } from './_attention/attention-screen'

export const metadata: Metadata = { title: 'Attention' }

export default function AttentionPage() {
  return (
    <Page>
      <AttentionScreen />
    </Page>
  )
}
