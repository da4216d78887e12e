import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { AddScreen } from './add-screen'

export const metadata: Metadata = { title: 'Add one person' }

export default function AddPersonPage() {
  return (
    <Page>
      <AddScreen />
    </Page>
  )
}
