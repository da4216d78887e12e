import type { Metadata } from 'next'
import { Page } from '../../../_ui/arrange'
import { Breadcrumb } from '../../../_ui/breadcrumb'
import { ListingScreen } from './listing-screen'

export const metadata: Metadata = { title: 'A listing of mine' }

export default function MyListingPage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: 'My listings', href: '/listings' }, { label: 'A listing of mine' }]} />
      <ListingScreen />
    </Page>
  )
}
