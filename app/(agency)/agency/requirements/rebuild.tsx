'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Note } from '@/app/_ui/note'
import { Progress } from '@/app/_ui/progress'
import { count, figure } from '@/lib/platform/words'
import { shortDay, wallOf } from '@/lib/platform/words-of-time'
import type { rebuildShape } from '@/lib/requirements/rebuild-inputs'
import type { Agency } from '../../_agency'

const SOON_MS = 2000

type Told = z.infer<typeof rebuildShape>
type Rebuild = NonNullable<Told['rebuild']>

/** When all due dates were last worked out again, and how far it is while that is done: it goes on whoever looks. */
export function RebuildPart({ agency: { agencyId, timeZone } }: { agency: Pick<Agency, 'agencyId' | 'timeZone'> }) {
  const query = useQuery(
    api.requirements.getRebuild.queryOptions({
      input: { agencyId },
      refetchInterval: ({ state }) => (state.data?.rebuild?.state === 'under-way' ? SOON_MS : false),
    }),
  )
  const start = useCommand(api.requirements.startRebuild)
  if (query.data && !query.data.rebuild && !query.data.mayStart) return null
  return (
    <section className="at-section" aria-labelledby="rebuild-h">
      <h2 id="rebuild-h">Working out due dates again</h2>
      <p className="at-small at-soft">
        Due dates follow from the roster, the rules and the record as soon as one of them changes. Once a week all of
        them are worked out from nothing, to be sure.
      </p>
      <Loaded query={query} lines={2}>
        {({ rebuild, mayStart }) => (
          <>
            {rebuild ? <HowFar rebuild={rebuild} timeZone={timeZone} mayStart={mayStart} /> : null}
            <ProblemNote problem={start.problem} />
            {mayStart && mayBegin(rebuild) ? (
              <p className="at-gap">
                <Button variant="outline" busy={start.pending} onClick={() => start.run({ agencyId })}>
                  Work them out again now
                </Button>
              </p>
            ) : null}
          </>
        )}
      </Loaded>
    </section>
  )
}

/** Not while one is under way, nor within an hour of the last one, which would find the same. */
export const mayBegin = (rebuild: Rebuild | null) => rebuild === null || ['stopped', 'done'].includes(rebuild.state)

type HowFarProps = { rebuild: Rebuild; timeZone: string; mayStart: boolean }

/** How far it is is drawn as it moves; only that it began, stopped or ended while somebody was here is spoken. */
export function HowFar({ rebuild, timeZone, mayStart }: HowFarProps) {
  const { people, done, state } = rebuild
  const [first] = useState(state)
  const [moved, setMoved] = useState(false)
  if (!moved && state !== first) setMoved(true)
  return (
    <>
      {state === 'under-way' ? (
        <>
          <Progress label="People done" value={done} max={Math.max(people, 1)} text={farWords(rebuild)} />
          <p>{farWords(rebuild)}</p>
        </>
      ) : state === 'stopped' ? (
        <Note kind="caution" level={3} title="This stopped before its end">
          {stoppedWords(rebuild, mayStart)}
        </Note>
      ) : (
        <p>{lastWords(rebuild, timeZone)}</p>
      )}
      <p className="at-hide" role="status">
        {moved ? spokenWords[state] : ''}
      </p>
    </>
  )
}

const spokenWords: Record<Rebuild['state'], string> = {
  'under-way': 'All due dates are being worked out again.',
  stopped: 'Working out due dates again stopped before its end.',
  'just-done': 'All due dates were worked out again.',
  done: '',
}

/** "200 of 450 people were done. …" */
export function stoppedWords({ people, done }: Rebuild, mayStart: boolean): string {
  const far = `${figure(done)} of ${count(people, 'person', 'people')} ${people === 1 ? 'was' : 'were'} done, and for an hour nothing has moved. Due dates still follow each change.`
  return mayStart ? `${far} Try it again; it begins from the start.` : `${far} It begins again by itself within a week.`
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
