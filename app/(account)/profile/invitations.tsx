'use client'
/** Agencies that ask whether somebody serves there: nothing is shown to them before the answer. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type * as z from 'zod/mini'
import type { invitationShape } from '@/lib/agencies/shapes'
import { leavingWords, whoLooksAfter } from '@/lib/agencies/who-sees'
import { api, type Problem } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { whenWords } from '../../_client/when'
import { Button } from '../../_ui/button'
import { Note } from '../../_ui/note'

type Invitation = z.infer<typeof invitationShape>

export const myInvitations = () => api.roster.listMyInvitations.queryOptions()

export function Invitations() {
  const { data } = useQuery(myInvitations())
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
  const [leaving, setLeaving] = useState(false)
  if (leaving) return <SayNo agencyId={agencyId} name={name} onBack={() => setLeaving(false)} />
  return (
    <Note title={`${name} has you on its roster as ${calledName}. Do you work or volunteer there?`}>
      <ProblemNote problem={yes.problem} />
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
        <Button variant="outline" onClick={() => setLeaving(true)}>
          No<span className="at-hide">: I do not serve at {name}</span>
        </Button>
      </p>
    </Note>
  )
}

type SayNoProps = { agencyId: string; name: string; onBack: () => void }

/** A no ends the service, and only the agency can ask again. */
function SayNo({ agencyId, name, onBack }: SayNoProps) {
  const no = useCommand(api.roster.answerService)
  return (
    <Note kind="caution" title={`You do not serve at ${name}?`} live>
      <ProblemNote problem={no.problem} />
      <p>
        You come off its roster at once, and it asks no training of you any longer. What you learn stays yours, and it
        sees nothing of it. It keeps the name and the address that it wrote down, and can see that you are off the
        roster. If this was a mistake, it has to add you again.
      </p>
      <p className="at-row">
        <Button autoFocus busy={no.pending} onClick={() => no.run({ agencyId, serves: false })}>
          No, I do not serve there
        </Button>
        <Button variant="outline" onClick={onBack}>
          Go back
        </Button>
      </p>
    </Note>
  )
}

type QuestionProps = { invitation: Invitation; onJoined: (agencyName: string) => void }

/** Either answer is asked once more, with what follows from it. */
function Question({ invitation, onJoined }: QuestionProps) {
  const { invitationId, agencyName, email, expiresAt } = invitation
  const [chosen, setChosen] = useState<'yes' | 'no' | null>(null)
  const answer = useCommand(api.roster.answerInvitation, {
    onDone: () => (chosen === 'yes' ? onJoined(agencyName) : undefined),
  })
  if (chosen) {
    const send = () => answer.run({ invitationId, accept: chosen === 'yes' })
    const props = { agencyName, answer: { ...answer, send }, onBack: () => setChosen(null) }
    return chosen === 'yes' ? <Accept {...props} /> : <Decline {...props} />
  }
  return (
    <Note title={`${agencyName} says that you serve there`}>
      <p>
        They wrote down your address {email}. If you accept, they see your training record from then on. If you decline,
        they see nothing and are not told. The question lapses on {whenWords(expiresAt)}.
      </p>
      <p className="at-row">
        <Button onClick={() => setChosen('yes')}>
          Accept<span className="at-hide">: I serve at {agencyName}</span>
        </Button>
        <Button variant="outline" onClick={() => setChosen('no')}>
          Decline<span className="at-hide">: {agencyName}</span>
        </Button>
      </p>
    </Note>
  )
}

type AnswerProps = {
  agencyName: string
  answer: { problem: Problem | null; pending: boolean; send: () => void }
  onBack: () => void
}

function Accept({ agencyName, answer, onBack }: AnswerProps) {
  return (
    <Note title={`Let ${agencyName} see your training record?`} live>
      <ProblemNote problem={answer.problem} />
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
        <Button autoFocus busy={answer.pending} onClick={answer.send}>
          Yes, I serve there
        </Button>
        <Button variant="outline" onClick={onBack}>
          Go back
        </Button>
      </p>
    </Note>
  )
}

function Decline({ agencyName, answer, onBack }: AnswerProps) {
  return (
    <Note kind="caution" title={`Decline the question of ${agencyName}?`} live>
      <ProblemNote problem={answer.problem} />
      <p>
        The question goes away, and {agencyName} is not told. It cannot ask at this address again for thirty days. If
        you do serve there, your training is not counted for it until then.
      </p>
      <p className="at-row">
        <Button autoFocus busy={answer.pending} onClick={answer.send}>
          No, I do not serve there
        </Button>
        <Button variant="outline" onClick={onBack}>
          Go back
        </Button>
      </p>
    </Note>
  )
}
