'use client'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { BlockedPoster } from '@/lib/events/posting-shapes'
import type { Submission } from '@/lib/events/shapes'
import { dayHere, longDay } from '@/lib/platform/words-of-time'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { Section } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { Loading } from '../../_ui/loading'

const BlockForm = lazy(() => import('./block-form').then((each) => ({ default: each.BlockForm })))

/** For who posts what does not belong here: they are told why, and what waits of theirs goes back to them. */
export function BlockPoster({ submission, onDone }: { submission: Submission; onDone: (words: string) => void }) {
  const { fields, poster, own } = submission
  if (own || poster.isBlocked) return null
  return (
    <details className="at-gap">
      <summary>
        Block whoever posted it<span className="at-hide">: {fields.title}</span>
      </summary>
      <p className="at-measure">
        They cannot post or change events any more until a moderator allows it again. They read your reason; what waits
        of theirs is returned to them with it. What is on the calendar stays.
      </p>
      <Suspense fallback={<Loading lines={3} />}>
        <BlockForm submission={submission} onDone={onDone} />
      </Suspense>
    </details>
  )
}

/** Who may not post, by what they had posted: moderators are not told who somebody is. */
export function BlockedPosters() {
  const query = useQuery(api.events.listBlockedPosters.queryOptions())
  return (
    <Loaded query={query} lines={2}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Section id="blocked" title="Who may not post">
            <ul>
              {items.map((item) => (
                <li key={item.blockId}>
                  <Blocked item={item} />
                </li>
              ))}
            </ul>
          </Section>
        )
      }
    </Loaded>
  )
}

function Blocked({ item }: { item: BlockedPoster }) {
  const lift = useCommand(api.events.liftBlock)
  const what = item.title ?? 'An event that was taken back'
  return (
    <>
      <p>
        {what}
        {item.contactName ? `, ${item.contactName}` : ''}
        {item.contactEmail ? `, ${item.contactEmail}` : ''}. Since {longDay(dayHere(item.blockedAt))}: {item.reason}
      </p>
      <ProblemNote problem={lift.problem} />
      <Button variant="link" busy={lift.pending} onClick={() => lift.run({ blockId: item.blockId })}>
        Let them post again<span className="at-hide">: {what}</span>
      </Button>
    </>
  )
}
