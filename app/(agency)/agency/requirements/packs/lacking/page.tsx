import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { LackingScreen } from './lacking-screen'

export const metadata: Metadata = { title: 'A rule we lack' }

export default function LackingPage() {
  return (
    <Page>
      <LackingScreen />
    </Page>
  )
}
