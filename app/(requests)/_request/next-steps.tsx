'use client'
import {
  acceptRequestInput,
  closeRequestInput,
  declineRequestInput,
  evaluateRequestInput,
  releaseRequestInput,
  scheduleRequestInput,
} from '@/lib/requests/inputs'
import { isTraining } from '@/lib/requests/kinds'
import type { Request, RequestResult } from '@/lib/requests/shapes'
import { api } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { useWords } from '../../_ui/words'
import type { Texts } from './messages'
import { type StepCommand, StepForm } from './step-form'

type Props = { request: Request; onDone: (result: RequestResult) => void }

/**
 * The steps that can be taken now: the likely one first, the other folded away. One that wants something else first is not
 * offered before: what is missing stands above, in its place.
 */
export function NextSteps({ request, onDone }: Props) {
  const say = useWords<Texts>()
  const { may, lacks } = request
  const ready = lacks.length === 0
  const step = { request, onDone }
  const any = [may.screen, may.accept, may.schedule, may.release, may.deliver, may.evaluate, may.close].some(Boolean)
  if (!any) return <p className="at-soft">{say('noStep')}</p>
  return (
    <>
      {may.screen ? (
        <Press {...step} command={api.requests.screenRequest} button={say('screen')} text={say('screenText')} />
      ) : null}
      {may.accept ? <Accept {...step} /> : null}
      {may.decline ? <Decline {...step} /> : null}
      {may.schedule && ready ? <Schedule {...step} /> : null}
      {may.deliver && ready ? <Press {...step} command={api.requests.deliverRequest} button={say('deliver')} /> : null}
      {may.release ? <Release {...step} /> : null}
      {may.evaluate ? <Evaluate {...step} /> : null}
      {may.close ? <Close {...step} /> : null}
    </>
  )
}

type PressProps = Props & { command: StepCommand; button: string; text?: string }

/** A step that asks for nothing. */
function Press({ request: { requestId, version }, command, button, text, onDone }: PressProps) {
  const step = useCommand(command, { onDone })
  return (
    <div>
      <ProblemNote problem={step.problem} />
      {text ? <p>{text}</p> : null}
      <p className="at-gap">
        <Button busy={step.pending} onClick={() => step.run({ requestId, madeFrom: version })}>
          {button}
        </Button>
      </p>
    </div>
  )
}

function Accept({ request, onDone }: Props) {
  const say = useWords<Texts>()
  return (
    <StepForm
      {...{ request, onDone, madeFrom: request.version }}
      command={api.requests.acceptRequest}
      schema={acceptRequestInput}
      id="accept-message"
      field={{ name: 'message', label: say('acceptMessage'), hint: say('wordForWord'), optional: true }}
      button={say('acceptIt')}
    />
  )
}

function Decline({ request, onDone }: Props) {
  const say = useWords<Texts>()
  return (
    <details>
      <summary>{say('decline')}</summary>
      <StepForm
        {...{ request, onDone, madeFrom: request.version }}
        command={api.requests.declineRequest}
        schema={declineRequestInput}
        id="decline-reason"
        field={{ name: 'reason', label: say('declineReason'), hint: say('wordForWord') }}
        button={say('declineIt')}
        outline
      />
    </details>
  )
}

/** A training becomes the draft of an event on the agreed day; anything else begins. */
function Schedule({ request, onDone }: Props) {
  const say = useWords<Texts>()
  const { kind, fields, version } = request
  if (!isTraining(kind)) {
    const button = say(kind === 'coaching' ? 'scheduleCoaching' : 'scheduleHelp')
    return <Press {...{ request, onDone }} command={api.requests.scheduleRequest} button={button} />
  }
  return (
    <div>
      <h3>{say('schedule')}</h3>
      <p>{say('scheduleText')}</p>
      <StepForm
        {...{ request, onDone, madeFrom: version }}
        command={api.requests.scheduleRequest}
        schema={scheduleRequestInput}
        id="schedule-on"
        field={{ name: 'on', label: say('scheduleOn'), start: 'wishedOn' in fields ? fields.wishedOn : '' }}
        button={say('scheduleIt')}
      />
    </div>
  )
}

function Release({ request, onDone }: Props) {
  const say = useWords<Texts>()
  return (
    <details>
      <summary>{say('release')}</summary>
      <StepForm
        {...{ request, onDone, madeFrom: request.version }}
        command={api.requests.releaseRequest}
        schema={releaseRequestInput}
        id="release-reason"
        field={{ name: 'reason', label: say('releaseReason'), hint: say('wordForWord') }}
        button={say('releaseIt')}
        outline
      />
    </details>
  )
}

function Evaluate({ request, onDone }: Props) {
  const say = useWords<Texts>()
  return (
    <StepForm
      {...{ request, onDone, madeFrom: request.version }}
      command={api.requests.evaluateRequest}
      schema={evaluateRequestInput}
      id="evaluate-reason"
      field={{ name: 'reason', label: say('evaluateReason'), hint: say('wordForWord') }}
      button={say('evaluate')}
    />
  )
}

function Close({ request, onDone }: Props) {
  const say = useWords<Texts>()
  return (
    <StepForm
      {...{ request, onDone, madeFrom: request.version }}
      command={api.requests.closeRequest}
      schema={closeRequestInput}
      id="close-summary"
      field={{ name: 'summary', label: say('closeSummary'), optional: request.kind !== 'coaching' }}
      button={say('closeIt')}
    />
  )
}
