'use client'
/** One's own place by the link of a letter: to take or pass on, to show at the door, or to give back. */
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { sessionWords } from '@/lib/events/words'
import { moment } from '@/lib/platform/words-of-time'
import type { PlaceShown } from '@/lib/registration/shapes'
import { endingWords, stateStatus, stateWords } from '@/lib/registration/words'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { Row, Split, Stack } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { Card } from '../../_ui/card'
import { Link } from '../../_ui/link'
import { Status } from '../../_ui/status'
import { PageTitle } from '../../_ui/title'
import { Ticket } from './ticket'

export function PlaceScreen() {
  const link = useSearchParams().get('link') ?? ''
  const query = useQuery(api.registration.getPlace.queryOptions({ input: { link }, staleTime: 0 }))
  return (
    <Loaded query={query} lines={6} notThere={<NoPlace />}>
      {(place) => <Place link={link} place={place} />}
    </Loaded>
  )
}

/** Cut off on its way, or of an event that is long over: it says which, and never whose it was. */
const NoPlace = () => (
  <>
    <PageTitle title="This link leads to no place" />
    <p>
      The letter may have cut it off, or the event is long over. Open it from the letter once more. Or sign in with the
      address that the letter went to: what you are registered for stands under My training.
    </p>
    <p>
      <Link href="/training">My training</Link>
    </p>
  </>
)

const titles: Partial<Record<PlaceShown['state'], string>> = {
  registered: 'You have a place',
  offered: 'A place is free for you',
  waitlisted: 'You are on the waiting list',
  'awaiting-approval': 'Your registration is being looked at',
}

function Place({ link, place }: { link: string; place: PlaceShown }) {
  const { state, turn, title, slug, times, isPostponed } = place
  const answer = useCommand(api.registration.answerPlace)
  const run = (step: 'take' | 'pass' | 'give-back') => answer.run({ link, step })
  const when = times ? sessionWords(times) : null
  return (
    <>
      <PageTitle
        title={titles[state] ?? 'You are not registered'}
        lead={[title ? `“${title}”` : null, when].filter(Boolean).join(', ')}
      />
      <Split kind="side">
        <Stack>
          <div aria-live="polite">
            {isPostponed ? <p>It is postponed, with no new day yet. The day above is the one it had.</p> : null}
            {answer.problem ? <ProblemNote problem={answer.problem} /> : null}
            {state === 'offered' ? (
              <Offer place={place} run={run} pending={answer.pending} />
            ) : state === 'registered' ? (
              <Ticket place={place} link={link} />
            ) : (
              <p>
                <Status state={stateStatus[state]}>{stateWords(state, turn)}</Status>
                {place.ending ? <span className="at-sub">{endingWords(place.ending)}</span> : null}
                {place.reason ? <span className="at-sub">{place.reason}</span> : null}
              </p>
            )}
          </div>
          {slug ? (
            <p>
              <Link href={`/calendar/${slug}`}>All about the event</Link>
            </p>
          ) : null}
        </Stack>
        <aside className="at-stack at-noprint" aria-label="Your place">
          {place.may.giveBack ? <GiveBack holds={state === 'registered'} run={run} pending={answer.pending} /> : null}
          {state === 'offered' ? (
            <Card title="No answer needed">
              <p className="at-small">If you do nothing the place goes on. Nothing is held against you.</p>
            </Card>
          ) : null}
        </aside>
      </Split>
    </>
  )
}

type Steps = { run: (step: 'take' | 'pass' | 'give-back') => void; pending: boolean }

function Offer({ place: { offerUntil, zone, may }, run, pending }: Steps & { place: PlaceShown }) {
  return (
    <Card>
      <p>
        <Status state="waiting">Kept for you, waiting for your answer</Status>
      </p>
      {offerUntil ? (
        <p>
          <b>Until {moment(offerUntil, zone)}.</b> After that it goes to the next on the list.
        </p>
      ) : null}
      {may.answer ? (
        <Row>
          <Button busy={pending} onClick={() => run('take')}>
            Take the place
          </Button>
          <Button variant="outline" busy={pending} onClick={() => run('pass')}>
            Pass
          </Button>
        </Row>
      ) : null}
    </Card>
  )
}

function GiveBack({ holds, run, pending }: Steps & { holds: boolean }) {
  return (
    <Card title={holds ? 'Cannot come?' : 'No longer interested?'}>
      <p className="at-small">
        {holds
          ? 'Somebody else may want the place: it goes to the next who waits. You need not say why.'
          : 'You are taken off the list, and those behind you move up.'}
      </p>
      <p>
        <Button variant="outline" busy={pending} onClick={() => run('give-back')}>
          {holds ? 'Give my place back' : 'Take me off the list'}
        </Button>
      </p>
    </Card>
  )
}
