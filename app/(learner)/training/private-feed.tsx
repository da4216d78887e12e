'use client'
/** One's own dates in one's own calendar program, at an address that nobody else knows. */
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { whenWords } from '@/app/_client/when'
import { Row } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'

export function PrivateFeed() {
  const query = useQuery(api.registration.getPrivateFeed.queryOptions({ staleTime: 0 }))
  return (
    <details className="at-gap at-noprint">
      <summary>Your events in your own calendar program…</summary>
      <Loaded query={query} lines={2}>
        {({ since }) => <Feed since={since} />}
      </Loaded>
    </details>
  )
}

function Feed({ since }: { since: string | null }) {
  const renew = useCommand(api.registration.renewPrivateFeed)
  const end = useCommand(api.registration.endPrivateFeed, { onDone: () => renew.reset() })
  const problem = renew.problem ?? end.problem
  return (
    <>
      <p>
        A calendar program that follows this address shows what you are registered for, and keeps it current. Whoever
        has the address sees it too, so give it to your program alone. Groups of survivors never stand in it.
      </p>
      {problem ? <ProblemNote problem={problem} /> : null}
      {renew.output ? (
        <Note kind="good" title="This is the address" level={3} live>
          <TextField label="Copy it now: it is not shown again" name="feed" readOnly value={renew.output.address} />
        </Note>
      ) : since ? (
        <p>There is an address since {whenWords(since)}. It is not shown again; if you lost it, make another one.</p>
      ) : null}
      <Row className="at-gap">
        <Button variant="outline" small busy={renew.pending} onClick={() => renew.run(undefined)}>
          {since ? 'Make another one; the one before ends' : 'Make an address'}
        </Button>
        {since ? (
          <Button variant="outline" small busy={end.pending} onClick={() => end.run(undefined)}>
            End it
          </Button>
        ) : null}
      </Row>
    </>
  )
}
