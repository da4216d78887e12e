'use client'
import { useQuery } from '@tanstack/react-query'
import { hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { markLabels } from '@/lib/requests/choice-labels'
import type { Request } from '@/lib/requests/shapes'
import { api } from '../../_client/api'
import { Results } from '../../_evaluation/results'
import { Section } from '../../_ui/arrange'
import { Facts } from '../../_ui/facts'
import { useWords } from '../../_ui/words'
import { AttendanceForm } from './attendance-form'
import { EvaluationForm } from './evaluation-form'
import type { Texts } from './messages'

/** Once it took place: whom it reached and how it went, and the way to say so. */
export function Came({ request }: { request: Request }) {
  const say = useWords<Texts>()
  const { state, attendance, evaluation, may } = request
  const isAsked = state === 'delivered' || state === 'evaluated'
  if (!attendance && !evaluation && !isAsked) return null
  return (
    <Section id="came" title={say('cameTitle')}>
      {attendance ? <Attendance attendance={attendance} /> : null}
      {may.count ? <AttendanceForm request={request} /> : null}
      {request.event ? <Participants requestId={request.requestId} /> : null}
      {evaluation ? <Evaluation evaluation={evaluation} /> : null}
      {may.rate ? <EvaluationForm request={request} /> : null}
      {!evaluation && isAsked && !may.rate ? <p className="at-soft">{say('notRated')}</p> : null}
    </Section>
  )
}

/** How those who came found it, as they were asked at the event. */
function Participants({ requestId }: { requestId: string }) {
  const say = useWords<Texts>()
  const { data } = useQuery(api.requests.getParticipants.queryOptions({ input: { requestId } }))
  if (!data?.participants) return null
  return (
    <Section id="participants" title={say('participants')} level={3}>
      <Results of={data.participants} level={4} />
    </Section>
  )
}

function Attendance({ attendance }: { attendance: NonNullable<Request['attendance']> }) {
  const say = useWords<Texts>()
  const { people, countedBy, heldOn, minutes, byName } = attendance
  return (
    <Facts
      className="at-card at-gap"
      items={[
        { label: say('trained'), value: people },
        { label: say('countedBy'), value: countedBy },
        { label: say('heldOn'), value: longDay(heldOn, say.locale) },
        minutes ? { label: say('minutesEach'), value: hours(minutes) } : null,
        { label: say('saidBy'), value: byName },
      ]}
    />
  )
}

function Evaluation({ evaluation }: { evaluation: NonNullable<Request['evaluation']> }) {
  const say = useWords<Texts>()
  const { useful, ready, words, formsBack, content, byName } = evaluation
  const mark = (value: number) => markLabels[value - 1]?.[say.locale] ?? value
  return (
    <div className="at-card at-gap">
      <Facts
        items={[
          { label: say('useful'), value: mark(useful) },
          { label: say('ready'), value: mark(ready) },
          formsBack === null ? null : { label: say('formsBack'), value: formsBack },
          content === null ? null : { label: say('content'), value: content },
          { label: say('saidBy'), value: byName },
        ]}
      />
      {words ? <p className="at-written at-gap">{words}</p> : null}
    </div>
  )
}
