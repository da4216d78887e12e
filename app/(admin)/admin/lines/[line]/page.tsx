import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { LineScreen } from './line-screen'

export const metadata: Metadata = { title: 'A help line' }

export default function LinePage() {
  return (
    <Page>
      <LineScreen />
    </Page>
  )
}
