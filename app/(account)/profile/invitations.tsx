'use client'
/** Agencies that ask whether somebody serves there: nothing is shown to them before the answer. */
import { useQuery } from '@tanstack/react-query'
import { api } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { whenWords } from '../../_client/when'
import { Button } from '../../_ui/button'
import { Note } from '../../_ui/note'

export function Invitations() {
  const { data } = useQuery(api.roster.listMyInvitations.queryOptions())
  const answer = useCommand(api.roster.answerInvitation)
  if (!data || (data.items.length === 0 && !answer.problem)) return null
  return (
    <div className="at-stack">
      <ProblemNote problem={answer.problem} />
      {data.items.map(({ invitationId, agencyName, email, expiresAt }) => (
        <Note key={invitationId} title={`${agencyName} says that you serve there`}>
          <p>
            They wrote down your address {email}. If you accept, they see your training record from now on, and what
            they require is shown here. If you decline, they see nothing and are not told why. The question lapses on{' '}
            {whenWords(expiresAt)}.
          </p>
          <p className="at-row">
            <Button busy={answer.pending} onClick={() => answer.run({ invitationId, accept: true })}>
              Accept<span className="at-hide">: I serve at {agencyName}</span>
            </Button>
            <Button variant="outline" busy={answer.pending} onClick={() => answer.run({ invitationId, accept: false })}>
              Decline<span className="at-hide">: {agencyName}</span>
            </Button>
          </p>
        </Note>
      ))}
    </div>
  )
}
