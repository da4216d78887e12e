'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { useState } from 'react'
import type { MyListing } from '@/lib/directory/life-shapes'
import { dayHere, longDay } from '@/lib/platform/words-of-time'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { useSaid } from '../../../_client/said'
import { Section, Split } from '../../../_ui/arrange'
import { Card } from '../../../_ui/card'
import { Note } from '../../../_ui/note'
import { PageTitle } from '../../../_ui/title'
import { ListingForm } from '../../_listing-form/listing-form'
import { RetireForm } from '../../_listing-form/retire-form'
import { VerifyForm } from '../../_listing-form/verify-form'
import { Standing } from '../standing'

export function ListingScreen() {
  const { listing: listingId } = useParams<{ listing: string }>()
  const query = useQuery(api.directory.getMyListing.queryOptions({ input: { listingId }, refetchOnWindowFocus: false }))
  return (
    <Loaded query={query} lines={10}>
      {(listing) => <Shown key={listing.listingId} listing={listing} />}
    </Loaded>
  )
}

function Shown({ listing }: { listing: MyListing }) {
  const [done, setDone] = useSaid()
  const [round, setRound] = useState(0)
  const { name, status, may, decisions } = listing
  const [decision] = decisions
  const returned = status === 'returned'
  return (
    <>
      <PageTitle title={name} lead={leads[status]} />
      {done ? <Note kind="good" title={done} live /> : null}
      {returned && decision?.reason ? (
        <Note kind="caution" title="A moderator sent it back">
          {decision.reason}
        </Note>
      ) : null}
      <Split kind="side">
        {may.change || may.resend ? (
          <ListingForm
            key={round}
            listing={listing}
            step={returned ? 'Send it again' : status === 'listed' ? 'Publish the change' : 'Save the change'}
            onDone={(result) => {
              setRound(round + 1)
              setDone(
                returned
                  ? 'Sent to the moderators again'
                  : result.status !== status
                    ? 'It is back when a moderator has made sure of the change'
                    : 'The change is saved',
              )
            }}
          />
        ) : (
          <p>Nothing can be changed here while it is {status}.</p>
        )}
        <aside aria-label="Where it stands">
          <Card id="stands" title="Where it stands">
            <p>
              <Standing {...listing} />
            </p>
            <ul>
              {decisions.map(({ decision: what, decidedAt, reason }) => (
                <li key={decidedAt}>
                  {decided[what]} on {longDay(dayHere(decidedAt))}
                  {reason ? `: ${reason}` : ''}
                </li>
              ))}
            </ul>
          </Card>
          {may.verify ? (
            <Section id="verify" title="It is still right">
              <VerifyForm listing={listing} onDone={() => setDone('Thank you: it was verified')} />
            </Section>
          ) : null}
          {may.retire ? (
            <Section id="retire" title={status === 'listed' ? 'Take it out of the directory' : 'Take it back'}>
              <RetireForm listing={listing} onDone={() => setDone('It is no longer there')} />
            </Section>
          ) : null}
        </aside>
      </Split>
    </>
  )
}

const leads = {
  suggested: 'Only you and the moderators see it until somebody has made sure of it.',
  returned: 'Change what the reason asks for, and send it again.',
  listed:
    'With another number, page, name or kind it leaves the directory until a moderator has made sure of it. Any other change is public at once.',
  retired: 'It is not in the directory any longer.',
} as const
const decided = {
  listed: 'Made public',
  returned: 'Returned',
  retired: 'Retired',
  merged: 'Joined with another listing',
  'claim-accepted': 'Given to your agency to keep',
  'claim-declined': 'Claim declined',
} as const
