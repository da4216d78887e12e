'use client'
/** Agencies that ask whether somebody serves there: nothing is shown to them before the answer. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type * as z from 'zod/mini'
import type { invitationShape } from '@/lib/agencies/shapes'
import { leavingWords, whoLooksAfter } from '@/lib/agencies/who-sees'
import { api } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { whenWords } from '../../_client/when'
import { Button } from '../../_ui/button'
import { Note } from '../../_ui/note'

type Invitation = z.infer<typeof invitationShape>

export function Invitations() {
  const { data } = useQuery(api.roster.listMyInvitations.queryOptions())
  const me = useQuery(api.identity.getMe.queryOptions())
  const [joined, setJoined] = useState<string | null>(null)
  const serves = me.data?.serves ?? []
  const unanswered = serves.filter((each) => !each.joined)
  const said = serves.some((each) => each.joined && each.name === joined) ? joined : null
  if (!data || (data.items.length + unanswered.length === 0 && !said)) return null
  return (
    <div className="at-stack">
      {said ? (
        <Note kind="good" title={`You serve at ${said}`} live>
          What it asks of you is shown under My training. {leavingWords(said)}
        </Note>
      ) : null}
      {unanswered.map(({ agencyId, name, calledName }) => (
        <OnRoster key={agencyId} agency={{ agencyId, name, calledName }} onJoined={setJoined} />
      ))}
      {data.items.map((each) => (
        <Question key={each.invitationId} invitation={each} onJoined={setJoined} />
      ))}
    </div>
  )
}

type OnRosterProps = {
  agency: { agencyId: string; name: string; calledName: string }
  onJoined: (agencyName: string) => void
}

/** The agency whose roster let a newcomer in: one question, and learning does not wait for it. */
function OnRoster({ agency: { agencyId, name, calledName }, onJoined }: OnRosterProps) {
  const yes = useCommand(api.roster.answerService, { onDone: () => onJoined(name) })
  const no = useCommand(api.roster.answerService)
  return (
    <Note title={`${name} has you on its roster as ${calledName}. Do you work or volunteer there?`}>
      <ProblemNote problem={yes.problem ?? no.problem} />
      <p>
        If you do, {whoLooksAfter} see your name and main address, your credits and certificates, also those earned
        elsewhere, what you have done of what it asks, and how long the lessons of a module you passed were open. They
        never see your answers to test questions. If you do not, your service there ends and it sees nothing of what you
        learn. Until you answer, it sees only what it wrote down itself. You can learn without answering.
      </p>
      <p className="at-row">
        <Button busy={yes.pending} onClick={() => yes.run({ agencyId, serves: true })}>
          Yes<span className="at-hide">: I serve at {name}</span>
        </Button>
        <Button variant="outline" busy={no.pending} onClick={() => no.run({ agencyId, serves: false })}>
          No<span className="at-hide">: I do not serve at {name}</span>
        </Button>
      </p>
    </Note>
  )
}

type QuestionProps = { invitation: Invitation; onJoined: (agencyName: string) => void }

/** A yes is asked once more, with what follows from it; a no is not. */
function Question({ invitation: { invitationId, agencyName, email, expiresAt }, onJoined }: QuestionProps) {
  const [sure, setSure] = useState(false)
  const answer = useCommand(api.roster.answerInvitation, { onDone: () => (sure ? onJoined(agencyName) : undefined) })
  const problem = <ProblemNote problem={answer.problem} />
  if (sure)
    return (
      <Note title={`Let ${agencyName} see your training record?`} live>
        {problem}
        <p>From now on {whoLooksAfter} see:</p>
        <ul>
          <li>your name and the address you sign in with;</li>
          <li>your credits and certificates, also those earned elsewhere, as long as you serve there;</li>
          <li>
            what it asks of you, what you have done of it, and how long the lessons of a module you passed were open.
          </li>
        </ul>
        <p>They never see your answers to test questions. {leavingWords(agencyName)}</p>
        <p className="at-row">
          <Button autoFocus busy={answer.pending} onClick={() => answer.run({ invitationId, accept: true })}>
            Yes, I serve there
          </Button>
          <Button variant="outline" onClick={() => setSure(false)}>
            Go back
          </Button>
        </p>
      </Note>
    )
  return (
    <Note title={`${agencyName} says that you serve there`}>
      {problem}
      <p>
        They wrote down your address {email}. If you accept, they see your training record from then on. If you decline,
        they see nothing and are not told. The question lapses on {whenWords(expiresAt)}.
      </p>
      <p className="at-row">
        <Button onClick={() => setSure(true)}>
          Accept<span className="at-hide">: I serve at {agencyName}</span>
        </Button>
        <Button variant="outline" busy={answer.pending} onClick={() => answer.run({ invitationId, accept: false })}>
          Decline<span className="at-hide">: {agencyName}</span>
        </Button>
      </p>
    </Note>
  )
}
