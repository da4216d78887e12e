import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { ImportScreen } from './import-screen'

export const metadata: Metadata = { title: 'Listings from a file' }

export default function ListingImportPage() {
  return (
    <Page>
      <ImportScreen />
    </Page>
  )
}
