import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { ReliefsScreen } from './reliefs-screen'

export const metadata: Metadata = { title: 'Waivers, extensions and leave' }

export default function ReliefsPage() {
  return (
    <Page>
      <ReliefsScreen />
    </Page>
  )
}
