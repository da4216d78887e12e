import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { PackScreen } from './pack-screen'

export const metadata: Metadata = { title: 'A mandate pack' }

export default function PackPage() {
  return (
    <Page>
      <PackScreen />
    </Page>
  )
}
