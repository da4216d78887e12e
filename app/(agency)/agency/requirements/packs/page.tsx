import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { PacksScreen } from './packs-screen'

export const metadata: Metadata = { title: 'Mandate packs' }

export default function PacksPage() {
  return (
    <Page>
      <PacksScreen />
    </Page>
  )
}
