import type { Metadata } from 'next'
import { Page } from '../../../_ui/arrange'
import { PageTitle } from '../../../_ui/title'
import { NewListingScreen } from './new-listing-screen'

export const metadata: Metadata = { title: 'Suggest a listing' }

export default function NewListingPage() {
  return (
    <Page>
      <PageTitle
        title="Suggest a listing"
        lead="A service or a task force that people should find. A moderator makes sure of it before it is public."
      />
      <NewListingScreen />
    </Page>
  )
}
