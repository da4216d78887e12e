'use client'
import { useState } from 'react'
import type { Waiting } from '@/lib/directory/life-shapes'
import { dayHere, longDay } from '@/lib/platform/words-of-time'
import { api } from '../../../_client/api'
import { ProblemNote } from '../../../_client/problem-note'
import { useSaid } from '../../../_client/said'
import { useCommand } from '../../../_client/use-command'
import { Row } from '../../../_ui/arrange'
import { Button } from '../../../_ui/button'
import { Card } from '../../../_ui/card'
import { Empty } from '../../../_ui/empty'
import { TextField } from '../../../_ui/form'
import { Link } from '../../../_ui/link'
import { Note } from '../../../_ui/note'

type Claim = Waiting['claims'][number]

export function Claims({ claims }: { claims: readonly Claim[] }) {
  const [done, setDone] = useSaid()
  return (
    <div className="at-stack at-gap">
      {done ? <Note kind="good" title={done} live /> : null}
      {claims.length === 0 ? (
        <Empty title="No agency waits for an answer">Agencies claim a listing on its page.</Empty>
      ) : null}
      {claims.map((claim) => (
        <OneClaim key={claim.claimId} claim={claim} onDone={setDone} />
      ))}
    </div>
  )
}

/** Whoever claimed it may have no name any longer, or never gave one. */
export const claimWords = ({ agencyName, claimedBy, day }: { agencyName: string; claimedBy: string; day: string }) =>
  claimedBy
    ? `${agencyName} says that it keeps this listing: ${claimedBy}, ${day}.`
    : `${agencyName} says that it keeps this listing, since ${day}. We have no name of the person who said so.`

function OneClaim({ claim, onDone }: { claim: Claim; onDone: (words: string) => void }) {
  const { claimId, name, slug, agencyName, claimedBy, claimedAt, own } = claim
  const [reason, setReason] = useState('')
  const settle = useCommand(api.directory.settleClaim, { onDone: () => onDone(`Answered: ${agencyName}, ${name}`) })
  return (
    <Card title={slug ? <Link href={`/directory/${slug}`}>{name}</Link> : name}>
      <p>{claimWords({ agencyName, claimedBy, day: longDay(dayHere(claimedAt)) })}</p>
      {own ? (
        <Note>This is your own agency: another moderator answers.</Note>
      ) : (
        <>
          <ProblemNote problem={settle.problem} />
          <Row className="at-row--end">
            <Button busy={settle.pending} onClick={() => settle.run({ claimId, accept: true, reason: '' })}>
              It keeps this listing<span className="at-hide">: {name}</span>
            </Button>
            <TextField
              label="Or why not"
              name={`reason-${claimId}`}
              value={reason}
              error={settle.problem?.errors[0]?.message}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              variant="outline"
              busy={settle.pending}
              onClick={() => settle.run({ claimId, accept: false, reason })}
            >
              Decline<span className="at-hide">: {name}</span>
            </Button>
          </Row>
        </>
      )}
    </Card>
  )
}
