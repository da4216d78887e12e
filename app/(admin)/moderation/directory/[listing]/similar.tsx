'use client'
import type { WaitingListing } from '@/lib/directory/life-shapes'
import { api } from '../../../../_client/api'
import { ProblemNote } from '../../../../_client/problem-note'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'
import { Link } from '../../../../_ui/link'
import { Note } from '../../../../_ui/note'

const states = {
  suggested: 'a suggestion',
  returned: 'returned',
  listed: 'in the directory',
  retired: 'retired',
} as const

/** What is probably the same body, by name, number or page; two become one by a press. */
export function Similar({ listing, onDone }: { listing: WaitingListing; onDone: (words: string) => void }) {
  const { listingId, version, status, similar } = listing
  const merge = useCommand(api.directory.mergeListings, { onDone: () => onDone('It was joined with the other one') })
  return (
    <Note kind="caution" title="The same one?">
      <ProblemNote problem={merge.problem} />
      <ul>
        {similar.map((each) => (
          <li key={each.listingId}>
            <Link href={`/moderation/directory/${each.listingId}`}>{each.name}</Link>,{' '}
            {[each.city, each.state, each.phone, states[each.status]].filter(Boolean).join(', ')}{' '}
            {status !== 'retired' && each.status !== 'retired' ? (
              <Button
                small
                variant="outline"
                busy={merge.pending}
                onClick={() => merge.run({ listingId, madeFrom: version, intoId: each.listingId })}
              >
                Keep that one instead<span className="at-hide">: {each.name}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Note>
  )
}
