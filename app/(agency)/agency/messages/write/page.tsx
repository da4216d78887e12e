import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { WriteScreen } from './write-screen'

export const metadata: Metadata = { title: 'Write to people' }

export default function WritePage() {
  return (
    <Page>
      <WriteScreen />
    </Page>
  )
}
