'use client'
import { taskLabels } from '@/lib/requests/labels'
import type { PlannedTask } from '@/lib/requests/planner'
import type { Request } from '@/lib/requests/shapes'
import { api } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { Section } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { useWords } from '../../_ui/words'
import { PlanView } from '../_parts/plan-view'
import type { Texts } from './messages'
import { asksFor } from './reader'
import { Tick } from './tick'
import { dayOffered } from './today'

type Props = { request: Request; plan: NonNullable<Request['plan']> }

/** The plan of a training as the checklist of both sides. */
export function Checklist({ request, plan }: Props) {
  const say = useWords<Texts>()
  const { event, fields, sentOn } = request
  const wishedOn = 'wishedOn' in fields ? fields.wishedOn : ''
  const on = event?.firstOn ?? wishedOn
  return (
    <Section id="plan" title={say('plan')}>
      <div className="at-gap">
        <PlanView
          plan={plan}
          wishedOn={on}
          today={dayOffered(request)}
          sentOn={sentOn}
          agreed={event?.firstOn !== undefined && event.firstOn !== null}
          say={say}
          asOther={!asksFor(request)}
          under={(task) => (task.key === 'ask' ? null : <Ticked request={request} task={task} />)}
        />
      </div>
    </Section>
  )
}

function Ticked({ request, task }: { request: Request; task: PlannedTask }) {
  const say = useWords<Texts>()
  const done = request.checklist.find((each) => each.task === task.key)
  if (!done) return request.may.tick ? <Tick request={request} task={task} /> : null
  return (
    <>
      {done.file ? <TaskFile request={request} task={task} file={done.file} /> : null}
      {done.note ? <p className="at-small at-written">{done.note}</p> : null}
      <p className="at-small at-soft">{say('tickedBy', { name: done.doneByName })}</p>
      {request.may.tick ? <Untick request={request} task={task} /> : null}
    </>
  )
}

function Untick({ request: { requestId }, task: { key } }: { request: Request; task: PlannedTask }) {
  const say = useWords<Texts>()
  const untick = useCommand(api.requests.untickTask)
  return (
    <>
      <ProblemNote problem={untick.problem} />
      <Button variant="link" busy={untick.pending} onClick={() => untick.run({ requestId, task: key })}>
        {say('notDone')}
        <span className="at-hide">: {taskLabels[key][say.locale]}</span>
      </Button>
    </>
  )
}

type TaskFileProps = { request: Request; task: PlannedTask; file: NonNullable<Request['checklist'][number]['file']> }

function TaskFile({ request: { requestId }, task: { key }, file: { name, size } }: TaskFileProps) {
  const say = useWords<Texts>()
  return (
    <p className="at-small">
      <a href={`/api/v1/requests/${requestId}/tasks/${key}/file`} download={name}>
        {say('taskFileOf', { name, size: Math.max(1, Math.round(size / 1024)) })}
      </a>
    </p>
  )
}
