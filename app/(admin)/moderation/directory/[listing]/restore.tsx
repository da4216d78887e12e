'use client'
import type { WaitingListing } from '@/lib/directory/life-shapes'
import { api } from '../../../../_client/api'
import { ProblemNote } from '../../../../_client/problem-note'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'

/** Its number may be another’s by now: it comes back as a suggestion. */
export function Restore({ listing: { listingId, version }, onDone }: { listing: WaitingListing; onDone: () => void }) {
  const restore = useCommand(api.directory.restoreListing, { onDone })
  return (
    <div>
      <ProblemNote problem={restore.problem} />
      <p>
        <Button variant="outline" busy={restore.pending} onClick={() => restore.run({ listingId, madeFrom: version })}>
          Bring it back as a suggestion
        </Button>
      </p>
    </div>
  )
}
