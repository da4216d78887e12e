'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { Submission } from '@/lib/events/shapes'
import { count, countWords } from '@/lib/platform/words'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { Said } from '../../_client/said'
import { Empty } from '../../_ui/empty'
import { Note } from '../../_ui/note'
import { ApproveSeveral } from './approve-several'
import { LookUp } from './look-up'
import { BlockedPosters } from './poster'
import { SubmissionCard } from './submission-card'

export function ModerationScreen() {
  const slug = useSearchParams().get('event')
  const query = useQuery(api.events.listSubmissions.queryOptions({ refetchInterval: 60_000 }))
  return (
    <Loaded query={query} lines={8}>
      {({ groups, total }) => (
        <div className="at-stack">
          <Queue groups={groups} total={total} />
          <LookUp slug={slug} />
          <BlockedPosters />
        </div>
      )}
    </Loaded>
  )
}

type QueueProps = { groups: readonly { submissions: readonly Submission[] }[]; total: number }

function Queue({ groups, total }: QueueProps) {
  const all = groups.flatMap(({ submissions }) => submissions)
  const waiting = all.map(({ eventId }) => eventId)
  const { list, decided, setDecided } = useGoingOn(waiting)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const choiceOf = (eventId: string) => ({
    chosen: chosen.includes(eventId),
    onChoose: (wanted: boolean) =>
      setChosen((before) => (wanted ? [...before, eventId] : before.filter((each) => each !== eventId))),
  })
  return (
    <div ref={list} tabIndex={-1} className="at-stack">
      <Said words={decided?.words} about={decided?.eventId ?? ''} />
      {total === 0 ? (
        <Empty title="Nothing waits for a decision">New events appear here by themselves.</Empty>
      ) : (
        <p className="at-soft">{countWords(total, 'event')}</p>
      )}
      <ApproveSeveral
        chosen={all.filter(({ eventId }) => chosen.includes(eventId))}
        onDone={(words) => {
          setChosen([])
          if (words) setDecided({ words, eventId: chosen[0] ?? '', place: 0 })
        }}
      />
      {groups.map(({ submissions }) => (
        <section key={submissions[0]?.eventId} className="at-stack" aria-label={groupName(submissions)}>
          {submissions.length > 1 ? (
            <Note kind="caution" title={`Probably one event, posted ${count(submissions.length, 'time')}`}>
              Approve one, and return the others with a word about it.
            </Note>
          ) : null}
          {submissions.map((submission) => (
            <SubmissionCard
              key={submission.eventId}
              submission={submission}
              choice={choiceOf(submission.eventId)}
              onDecided={(words) =>
                setDecided({ words, eventId: submission.eventId, place: waiting.indexOf(submission.eventId) })
              }
            />
          ))}
        </section>
      ))}
    </div>
  )
}

type Decided = { words: string; eventId: string; place: number }

/** After a decision the keyboard goes on with the event that takes the decided one's place. */
function useGoingOn(waiting: readonly string[]) {
  const list = useRef<HTMLDivElement>(null)
  const went = useRef<Decided | null>(null)
  const [decided, setDecided] = useState<Decided | null>(null)
  const stillThere = decided !== null && waiting.includes(decided.eventId)
  useEffect(() => {
    if (!decided || stillThere || went.current === decided) return
    went.current = decided
    const headings = [...(list.current?.querySelectorAll<HTMLElement>('[data-submission]') ?? [])]
    const next = headings[Math.min(decided.place, headings.length - 1)] ?? list.current
    next?.focus()
  }, [decided, stillThere])
  return { list, decided, setDecided }
}

const groupName = (submissions: readonly Submission[]) => submissions[0]?.fields.title ?? ''
