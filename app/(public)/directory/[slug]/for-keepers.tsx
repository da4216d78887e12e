'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { useMe } from '@/app/_client/me'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'

type Props = { listingId: string; keeperAgencyId: string | null }

/** On the page of a listing, for coordinators alone: their agency keeps it already, or says that it is theirs. */
export function ForKeepers({ listingId, keeperAgencyId }: Props) {
  const { me } = useMe()
  const [done, setDone] = useState<string | null>(null)
  const own = me?.looksAfter.filter(({ mayChange }) => mayChange) ?? []
  const mine = useQuery(api.directory.listMyListings.queryOptions({ enabled: own.length > 0 }))
  const claim = useCommand(api.directory.claimListing, { onDone: () => setDone('A moderator answers your claim') })
  if (done) return <Note kind="good" title={done} live />
  if (own.length === 0 || !mine.data) return null
  if (own.some(({ agencyId }) => agencyId === keeperAgencyId))
    return (
      <p>
        <Link href={`/listings/${listingId}`}>
          Your agency keeps this listing: change it, or say that it is still right
        </Link>
      </p>
    )
  if (keeperAgencyId) return null
  const waiting = mine.data.claims.filter((each) => each.listingId === listingId).map(({ agencyId }) => agencyId)
  return (
    <>
      <ProblemNote problem={claim.problem} />
      {own.map(({ agencyId, name }) =>
        waiting.includes(agencyId) ? (
          <p key={agencyId}>{name} waits for a moderator’s answer about this listing.</p>
        ) : (
          <p key={agencyId}>
            <Button variant="outline" busy={claim.pending} onClick={() => claim.run({ listingId, agencyId })}>
              {`${name} keeps this listing`}
            </Button>
          </p>
        ),
      )}
    </>
  )
}
