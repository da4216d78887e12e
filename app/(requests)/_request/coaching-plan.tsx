'use client'
import { hours } from '@/lib/platform/words'
import type { Request } from '@/lib/requests/shapes'
import { Section } from '../../_ui/arrange'
import { useWords } from '../../_ui/words'
import { AddGoal, PlanSession } from './coaching-forms'
import { Goal } from './goal'
import type { Texts } from './messages'
import { Session } from './session'

type Props = { request: Request; coaching: NonNullable<Request['coaching']> }

/** Goals and sessions of a coaching, and what came of them; officers write, both sides read. */
export function CoachingPlan({ request, coaching }: Props) {
  const say = useWords<Texts>()
  const { goals, sessions, came } = coaching
  const { requestId, may } = request
  return (
    <Section id="coaching" title={say('coaching')}>
      <p className="at-soft">
        {say('came', {
          reached: came.reached,
          partly: came['partly-reached'],
          dropped: came.dropped,
          sessions: came.sessions,
          time: hours(came.minutes),
        })}
      </p>
      <div className="at-card at-gap">
        <h3>{say('goals')}</h3>
        {goals.length === 0 ? <p className="at-soft">{say('noGoals')}</p> : null}
        <ul className="at-tasks">
          {goals.map((goal) => (
            <li key={goal.goalId}>
              <Goal goal={goal} mayCoach={may.coach} />
            </li>
          ))}
        </ul>
        {may.coach ? <AddGoal requestId={requestId} /> : null}
      </div>
      <div className="at-card at-gap">
        <h3>{say('sessions')}</h3>
        {sessions.length === 0 ? <p className="at-soft">{say('noSessions')}</p> : null}
        <ul className="at-tasks">
          {sessions.map((session) => (
            <li key={session.sessionId}>
              <Session session={session} mayCoach={may.coach} />
            </li>
          ))}
        </ul>
        {may.coach ? <PlanSession requestId={requestId} /> : null}
      </div>
    </Section>
  )
}
