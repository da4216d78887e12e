import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { JoinScreen } from './join-screen'

export const metadata: Metadata = { title: 'Join two records' }

export default function JoinPage() {
  return (
    <Page>
      <JoinScreen />
    </Page>
  )
}
