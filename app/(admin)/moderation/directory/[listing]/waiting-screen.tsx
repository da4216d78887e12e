'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { useState } from 'react'
import { ListingForm } from '@/app/(organizer)/_listing-form/listing-form'
import { RetireForm } from '@/app/(organizer)/_listing-form/retire-form'
import { VerifyForm } from '@/app/(organizer)/_listing-form/verify-form'
import { returnListingInput } from '@/lib/directory/life-inputs'
import type { WaitingListing } from '@/lib/directory/life-shapes'
import { api } from '../../../../_client/api'
import { Loaded } from '../../../../_client/loaded'
import { ReasonForm } from '../../../../_client/reason-form'
import { useSaid } from '../../../../_client/said'
import { Section, Split } from '../../../../_ui/arrange'
import { Link } from '../../../../_ui/link'
import { Note } from '../../../../_ui/note'
import { PageTitle } from '../../../../_ui/title'
import { ConfirmForm } from './confirm-form'
import { ListingFacts } from './listing-facts'
import { Restore } from './restore'
import { Similar } from './similar'

export function WaitingScreen() {
  const { listing: listingId } = useParams<{ listing: string }>()
  const query = useQuery(api.directory.getWaiting.queryOptions({ input: { listingId }, refetchOnWindowFocus: false }))
  return (
    <Loaded query={query} lines={10}>
      {(listing) => <Shown key={listingId} listing={listing} />}
    </Loaded>
  )
}

/** One listing with all that a decision needs: open, make sure, decide, and on to the next. */
function Shown({ listing }: { listing: WaitingListing }) {
  const [done, setDone] = useSaid()
  const [round, setRound] = useState(0)
  const { listingId, fields, status, own, version, nextId, similar } = listing
  return (
    <>
      <PageTitle title={fields.name} lead={leads[status]}>
        {nextId ? <Link href={`/moderation/directory/${nextId}`}>Next</Link> : null}
      </PageTitle>
      {done ? (
        <Note kind="good" title={done} live>
          {nextId ? (
            <p>
              <Link href={`/moderation/directory/${nextId}`}>On to the next one</Link>
            </p>
          ) : (
            'Nothing else waits.'
          )}
        </Note>
      ) : null}
      <Split kind="half">
        <div className="at-stack">
          <ListingFacts listing={listing} />
          {similar.length > 0 ? <Similar listing={listing} onDone={setDone} /> : null}
        </div>
        <div className="at-stack">
          {own ? <Note>You suggested this, or your agency keeps it: another moderator decides.</Note> : null}
          {status === 'suggested' && !own ? (
            <>
              <Section id="confirm" title="Make it public">
                <ConfirmForm listing={listing} onDone={() => setDone('It is in the directory')} />
              </Section>
              <Section id="return" title="Send it back">
                <ReasonForm
                  command={api.directory.returnListing}
                  input={returnListingInput}
                  of={{ listingId, madeFrom: version }}
                  label="What should be changed?"
                  id={`return-reason-${listingId}`}
                  hint="Whoever suggested it reads it word for word."
                  rows={2}
                  step="Return it"
                  onDone={() => setDone('Returned with your reason')}
                />
              </Section>
            </>
          ) : null}
          {status === 'listed' ? (
            <Section id="verify" title="Checked again">
              <VerifyForm listing={listing} onDone={() => setDone('It was verified')} />
            </Section>
          ) : null}
          {status === 'retired' ? (
            <Restore listing={listing} onDone={() => setDone('It waits as a suggestion')} />
          ) : null}
          {status === 'retired' ? null : (
            <Section id="retire" title="Take it out">
              <RetireForm listing={listing} onDone={() => setDone('It is retired')} />
            </Section>
          )}
        </div>
      </Split>
      {status === 'retired' ? null : (
        <details className="at-gap">
          <summary>Correct what stands in it</summary>
          <ListingForm
            key={round}
            listing={listing}
            step="Save the change"
            onDone={() => {
              setRound(round + 1)
              setDone('The change is saved')
            }}
          />
        </details>
      )}
    </>
  )
}

const leads = {
  suggested: 'A suggestion. Nobody but moderators and whoever sent it sees it.',
  returned: 'Returned with a reason; it waits for whoever suggested it.',
  listed: 'In the directory.',
  retired: 'Retired: not in the directory any longer.',
} as const
