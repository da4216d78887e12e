'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useRef, useState } from 'react'
import type { Submission } from '@/lib/events/shapes'
import { count, countWords } from '@/lib/platform/words'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { Empty } from '../../_ui/empty'
import { Note } from '../../_ui/note'
import { LookUp } from './look-up'
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
        </div>
      )}
    </Loaded>
  )
}

type QueueProps = { groups: readonly { submissions: readonly Submission[] }[]; total: number }

function Queue({ groups, total }: QueueProps) {
  const list = useRef<HTMLDivElement>(null)
  const [decided, setDecided] = useState<string | null>(null)
  /** The keyboard goes on with what takes the decided one's place. */
  const goOn = (words: string, place: number) => {
    setDecided(words)
    requestAnimationFrame(() => {
      const headings = list.current?.querySelectorAll<HTMLElement>('[data-submission]')
      ;(headings?.[Math.min(place, headings.length - 1)] ?? list.current)?.focus()
    })
  }
  let place = 0
  return (
    <div ref={list} tabIndex={-1} className="at-stack">
      {decided ? <Note kind="good" title={decided} live /> : null}
      {total === 0 ? (
        <Empty title="Nothing waits for a decision">New events appear here by themselves.</Empty>
      ) : (
        <p className="at-soft">{countWords(total, 'event')}</p>
      )}
      {groups.map(({ submissions }) => (
        <section key={submissions[0]?.eventId} className="at-stack" aria-label={groupName(submissions)}>
          {submissions.length > 1 ? (
            <Note kind="caution" title={`Probably one event, posted ${count(submissions.length, 'time')}`}>
              Approve one, and return the others with a word about it.
            </Note>
          ) : null}
          {submissions.map((submission) => {
            const mine = place++
            return (
              <SubmissionCard
                key={submission.eventId}
                submission={submission}
                onDecided={(words) => goOn(words, mine)}
              />
            )
          })}
        </section>
      ))}
    </div>
  )
}

const groupName = (submissions: readonly Submission[]) => submissions[0]?.fields.title ?? ''
