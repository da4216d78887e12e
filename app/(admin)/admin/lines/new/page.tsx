import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { NewLineScreen } from './new-line-screen'

export const metadata: Metadata = { title: 'Add a line' }

export default function NewLinePage() {
  return (
    <Page>
      <NewLineScreen />
    </Page>
  )
}
