import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { LinesScreen } from './lines-screen'

export const metadata: Metadata = { title: 'Help lines' }

export default function LinesPage() {
  return (
    <Page>
      <LinesScreen />
    </Page>
  )
}
