import type { Metadata } from 'next'
import { Page } from '../../../_ui/arrange'
import { Card } from '../../../_ui/card'
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
      <NewListingScreen>
        <WhatFollows />
      </NewListingScreen>
    </Page>
  )
}

const WhatFollows = () => (
  <aside aria-label="What follows">
    <Card id="follows" title="Once you have sent it">
      <ol>
        <li>A moderator calls the number or reads the official page.</li>
        <li>You get a message when it is in the directory, or what is missing.</li>
        <li>It shows the day on which it was verified, and is checked again after 180 days.</li>
      </ol>
    </Card>
  </aside>
)
