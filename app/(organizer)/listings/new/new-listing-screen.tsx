'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { PleaseSignIn } from '../../../_client/please-sign-in'
import { Split } from '../../../_ui/arrange'
import { Card } from '../../../_ui/card'
import { ListingForm } from '../../_listing-form/listing-form'

export function NewListingScreen() {
  const router = useRouter()
  const query = useQuery(api.identity.getMe.queryOptions())
  return (
    <Loaded query={query} lines={10}>
      {({ person }) =>
        person ? (
          <Split kind="side">
            <ListingForm
              step="Send it to the moderators"
              onDone={({ listingId }) => router.replace(`/listings/${listingId}`)}
            />
            <WhatFollows />
          </Split>
        ) : (
          <PleaseSignIn />
        )
      }
    </Loaded>
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
