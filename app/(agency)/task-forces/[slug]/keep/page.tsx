import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { KeepScreen } from './keep-screen'

export const metadata: Metadata = { title: 'Keep a task force' }

export default function KeepTaskForcePage() {
  return (
    <Page>
      <KeepScreen />
    </Page>
  )
}
