import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { LostAccessScreen } from './lost-access-screen'

export const metadata: Metadata = { title: 'Lost access' }

export default function LostAccessPage() {
  return (
    <Page>
      <LostAccessScreen />
    </Page>
  )
}
