'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Problem } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { ProblemNote } from '@/app/_client/problem-note'
import { MyPlace } from '@/app/_registration/my-place'
import { Link } from '@/app/_ui/link'
import { sessionWords } from '@/lib/events/words'
import type { MyRegistration } from '@/lib/registration/shapes'
import { stateName } from '@/lib/registration/words'
import { PrivateFeed } from './private-feed'

/** What one is registered for, the next first, and what is behind. */
export function MyDates() {
  const query = useQuery(api.registration.listMyRegistrations.queryOptions())
  return (
    <>
      <Loaded query={query} lines={3}>
        {({ items }) => <Dates items={items} />}
      </Loaded>
      <PrivateFeed />
    </>
  )
}

const isAhead = ({ isOver, ending }: MyRegistration) => !isOver && ending === null

function Dates({ items }: { items: readonly MyRegistration[] }) {
  const ahead = items.filter(isAhead).sort((one, other) => (one.startsLocal < other.startsLocal ? -1 : 1))
  const behind = items.filter((item) => !isAhead(item))
  const [refused, setRefused] = useState<Problem | null>(null)
  return (
    <>
      {refused ? <ProblemNote problem={refused} /> : null}
      {ahead.length === 0 ? (
        <p>
          You are registered for nothing to come. <Link href="/calendar">Find an event</Link>
        </p>
      ) : (
        <ul className="at-plain at-stack" aria-label="Your events to come">
          {ahead.map((item) => (
            <li key={item.registrationId} className="at-card">
              <h3>{item.slug ? <Link href={`/calendar/${item.slug}`}>{item.title}</Link> : item.title}</h3>
              <p>
                {item.isPostponed ? <b>Postponed, with no new day yet. It was to be: </b> : null}
                {sessionWords(item)}
                {item.place ? <span className="at-sub">{item.place}</span> : null}
                {item.link ? (
                  <span className="at-sub">
                    <a href={item.link}>Where to join</a>
                  </span>
                ) : null}
              </p>
              <MyPlace mine={item} zone={item.zone} mayGiveBack onRefused={setRefused} />
            </li>
          ))}
        </ul>
      )}
      {behind.length > 0 ? (
        <details className="at-gap">
          <summary>Past, canceled and given back ({behind.length})</summary>
          <ul>
            {behind.map((item) => (
              <li key={item.registrationId}>
                {item.title}: {item.isCanceled ? 'Canceled' : stateName(item.state)}
                <span className="at-sub">{sessionWords(item)}</span>
                {item.reason ? <span className="at-sub">{item.reason}</span> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
