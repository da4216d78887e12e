'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Progress } from '@/app/_ui/progress'
import { count, figure } from '@/lib/platform/words'
import { shortDay, wallOf } from '@/lib/platform/words-of-time'

import type { Agency } from '../../_agency'

const SOON_MS = 2000

type Rebuild = {
  startedAt: string
  finishedAt: string | null
  people: number
  done: number
  secondsLeft: number | null
  changed: number
}

/** When all due dates were last worked out again, and how far it is while that is done: it goes on whoever looks. */
export function RebuildPart({ agency: { agencyId, timeZone } }: { agency: Agency }) {
  const { data } = useQuery(
    api.requirements.getRebuild.queryOptions({
      input: { agencyId },
      refetchInterval: ({ state }) => (state.data?.rebuild && !state.data.rebuild.finishedAt ? SOON_MS : false),
    }),
  )
  const start = useCommand(api.requirements.startRebuild)
  if (!data) return null
  const { rebuild, mayStart } = data
  const isUnderWay = rebuild !== null && rebuild.finishedAt === null
  if (!rebuild && !mayStart) return null
  return (
    <section className="at-gap" aria-labelledby="rebuild-h">
      <h2 id="rebuild-h">Working out due dates again</h2>
      <p className="at-small at-soft">
        Due dates follow from the roster, the rules and the record as soon as one of them changes. Once a week all of
        them are worked out from nothing, to be sure.
      </p>
      {rebuild && isUnderWay ? <UnderWay rebuild={rebuild} /> : rebuild ? <p>{lastWords(rebuild, timeZone)}</p> : null}
      <ProblemNote problem={start.problem} />
      {mayStart && !isUnderWay ? (
        <Button variant="outline" busy={start.pending} onClick={() => start.run({ agencyId })}>
          Work them out again now
        </Button>
      ) : null}
    </section>
  )
}

function UnderWay({ rebuild }: { rebuild: Rebuild }) {
  const { people, done } = rebuild
  return (
    <>
      <Progress label="People done" value={done} max={Math.max(people, 1)} text={farWords(rebuild)} />
      <p role="status">{farWords(rebuild)}</p>
    </>
  )
}

/** "4,200 of 10,000 people are done; about 40 seconds are left." */
export function farWords({ people, done, secondsLeft }: Rebuild): string {
  const far = `${figure(done)} of ${count(people, 'person', 'people')} ${people === 1 ? 'is' : 'are'} done`
  if (secondsLeft === null) return `${far}.`
  if (secondsLeft < 60) return `${far}; about ${count(Math.max(1, secondsLeft), 'second')} left.`
  return `${far}; about ${count(Math.ceil(secondsLeft / 60), 'minute')} left.`
}

/** "Last worked out again on May 4, 2026, for 41 people: nothing differed." */
export function lastWords({ finishedAt, people, changed }: Rebuild, timeZone: string): string {
  const last = `Last worked out again on ${shortDay(wallOf(finishedAt ?? '', timeZone).on)}, for ${count(people, 'person', 'people')}`
  return changed === 0
    ? `${last}: nothing differed.`
    : `${last}: ${count(changed, 'due date')} differed and ${changed === 1 ? 'was' : 'were'} put right.`
}
