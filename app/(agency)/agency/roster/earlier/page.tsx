import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { EarlierScreen } from './earlier-screen'

export const metadata: Metadata = { title: 'Earlier training' }

export default function EarlierPage() {
  return (
    <Page>
      <EarlierScreen />
    </Page>
  )
}
