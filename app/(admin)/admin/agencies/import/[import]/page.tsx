import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { ImportScreen } from './import-screen'

export const metadata: Metadata = { title: 'A list of agencies' }

export default function ImportPage() {
  return (
    <Page>
      <ImportScreen />
    </Page>
  )
}
