'use client'
import { useEffect, useEffectEvent } from 'react'
import { moment } from '@/lib/platform/words-of-time'
import type { MyRegistration } from '@/lib/registration/shapes'
import { stateStatus, stateWords } from '@/lib/registration/words'
import { api, type Problem } from '../_client/api'
import { useCommand } from '../_client/use-command'
import { Row } from '../_ui/arrange'
import { Button } from '../_ui/button'
import { Link } from '../_ui/link'
import { Status } from '../_ui/status'

type Mine = Pick<MyRegistration, 'registrationId' | 'state' | 'turn' | 'offerUntil' | 'checkInCode' | 'placeLink'>

type Props = {
  mine: Mine
  zone: string
  mayGiveBack: boolean
  /** Told why something was refused, to say it above: a place that is gone by then takes all of this off the screen. */
  onRefused: (problem: Problem | null) => void
}

/** What one holds of an event: a place with its code, a turn in line, or a place that is kept for an answer. */
export function MyPlace({ mine, zone, mayGiveBack, onRefused }: Props) {
  const { registrationId, state, turn, offerUntil, checkInCode, placeLink } = mine
  const take = useCommand(api.registration.takeOffer)
  const pass = useCommand(api.registration.passOffer)
  const leave = useCommand(api.registration.withdrawRegistration)
  const problem = take.problem ?? pass.problem ?? leave.problem
  const told = useEffectEvent(onRefused)
  const which = problem && `${problem.type} ${problem.requestId}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew when it is another problem, not another object
  useEffect(() => told(problem), [which])
  return (
    <div aria-live="polite">
      <p>
        <Status state={stateStatus[state]}>{stateWords(state, turn)}</Status>
      </p>
      {checkInCode ? (
        <p>
          Your code for the door: <b className="at-nowrap">{checkInCode}</b>
        </p>
      ) : null}
      {checkInCode && placeLink ? (
        <p>
          <Link href={`/place?link=${placeLink}`}>To show or print, with the entry for your calendar</Link>
        </p>
      ) : null}
      {state === 'offered' && offerUntil ? (
        <p>
          It is kept for you until {moment(offerUntil, zone)}. After that it goes to the next on the list, and nobody
          minds.
        </p>
      ) : null}
      {state === 'offered' ? (
        <Row>
          <Button busy={take.pending} onClick={() => take.run({ registrationId })}>
            Take my place
          </Button>
          <Button variant="outline" busy={pass.pending} onClick={() => pass.run({ registrationId })}>
            Pass
          </Button>
        </Row>
      ) : mayGiveBack ? (
        <details>
          <summary>{state === 'registered' ? 'Give my place back…' : 'Take me off the list…'}</summary>
          <p>
            {state === 'registered'
              ? 'It goes to the next who waits. Should you want to come after all, you register again, behind them.'
              : 'Should you want to come after all, you begin at the end of the list.'}
          </p>
          <Button variant="outline" small busy={leave.pending} onClick={() => leave.run({ registrationId })}>
            {state === 'registered' ? 'Give it back' : 'Take me off'}
          </Button>
        </details>
      ) : null}
    </div>
  )
}
