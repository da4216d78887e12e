'use client'
/** Two records of one person: what each holds, what follows from joining them, and the way back. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type * as z from 'zod/mini'
import { BACK_DAYS } from '@/lib/identity/rules'
import type { RecordFacts, twoRecordsShape } from '@/lib/joined-records/inputs'
import { capital, count, hours, joined as listed } from '@/lib/platform/words'
import { api } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { whenWords } from '../../_client/when'
import { Button } from '../../_ui/button'
import { Facts } from '../../_ui/facts'
import { Note } from '../../_ui/note'

export type TwoRecords = z.infer<typeof twoRecordsShape>
type Props = { records: TwoRecords; email: string; code: string; onDone: () => void; onBack: () => void }

export function JoinRecords({ records: { lasting, joined, together }, email, code, onDone, onBack }: Props) {
  const join = useCommand(api.identity.joinMyRecords, { onDone })
  return (
    <Note title="You have two records here. Join them?" live>
      <ProblemNote problem={join.problem} />
      <Facts
        stacked
        items={[
          { label: 'The one you are signed in to, which goes on', value: holds(lasting) },
          { label: `The one that signs in with ${email}`, value: holds(joined) },
          { label: 'Both as one', value: `${capital(earned(together))}.` },
        ]}
      />
      <ul>
        <li>
          Both sets of addresses sign you in to one record. Messages keep going to the main address of this record.
        </li>
        <li>You are signed out everywhere but here, and all API tokens end.</li>
        <li>Roles, unfinished modules and posted events come along.</li>
        <li>
          Where you serve now, those who look after training see what was earned on both. An agency that you left sees
          no more than before.
        </li>
        <li>Your credits and certificates stay as they are. The same edition on both counts once.</li>
        <li>Your name stays {lasting.name}. All your addresses are told.</li>
        <li>You can take it back for {BACK_DAYS} days.</li>
      </ul>
      <p className="at-row">
        <Button autoFocus busy={join.pending} onClick={() => join.run({ email, code })}>
          Join them
        </Button>
        <Button variant="outline" onClick={onBack}>
          Keep them apart
        </Button>
      </p>
    </Note>
  )
}

const earned = ({ credits, creditMinutes }: Pick<RecordFacts, 'credits' | 'creditMinutes'>): string =>
  credits === 0 ? 'no credits yet' : `${count(credits, 'credit', 'credits')}, ${hours(creditMinutes)}`

function holds({ name, agencies, ...facts }: RecordFacts): string {
  return agencies.length === 0
    ? `${name}: no agency now, ${earned(facts)}.`
    : `${name}: ${listed(agencies)}; ${earned(facts)}.`
}

export const myJoins = () => api.identity.listMyJoins.queryOptions()

/** Records that were joined to one's own, and how to part them again. */
export function JoinedRecords({ recent }: { recent: boolean }) {
  const { data } = useQuery(myJoins())
  const back = data?.items.filter(({ finalAt }) => finalAt) ?? []
  return back.map(({ joinId, name, finalAt }) => (
    <PartAgain key={joinId} joinId={joinId} name={name} until={finalAt ?? ''} recent={recent} />
  ))
}

function PartAgain({ joinId, name, until, recent }: { joinId: string; name: string; until: string; recent: boolean }) {
  const [sure, setSure] = useState(false)
  const part = useCommand(api.identity.partRecords, { onDone: () => window.location.assign('/sign-in') })
  if (!sure)
    return (
      <p className="at-small">
        Another record of yours ({name}) was joined to this one. You can part them again until {whenWords(until)}.{' '}
        {recent ? (
          <Button variant="link" onClick={() => setSure(true)}>
            Part them again
          </Button>
        ) : null}
      </p>
    )
  return (
    <Note kind="caution" title="Part the two records again?" level={3} live>
      <ProblemNote problem={part.problem} />
      <p>
        Addresses, service and duties go back to where they were. What you earned since stays with this record. You are
        signed out everywhere, here too, and all API tokens end. All your addresses are told.
      </p>
      <p className="at-row">
        <Button small autoFocus busy={part.pending} onClick={() => part.run({ joinId })}>
          Part them
        </Button>
        <Button small variant="outline" onClick={() => setSure(false)}>
          Keep them joined
        </Button>
      </p>
    </Note>
  )
}
