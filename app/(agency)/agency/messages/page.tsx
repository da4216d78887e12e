import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { MessagesScreen } from './messages-screen'

export const metadata: Metadata = { title: 'Messages' }

export default function MessagesPage() {
  return (
    <Page>
      <MessagesScreen />
    </Page>
  )
}
