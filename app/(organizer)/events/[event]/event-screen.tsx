'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { useState } from 'react'
import { isPublic } from '@/lib/events/rules'
import type { MyEvent } from '@/lib/events/shapes'
import { sessionWords } from '@/lib/events/words'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { Said } from '../../../_client/said'
import { LinkButton } from '../../../_ui/button'
import { Facts } from '../../../_ui/facts'
import { PageTitle } from '../../../_ui/title'
import { EventForm } from '../../_event-form/event-form'
import { ChangeLife } from './change-life'
import { Series } from './series'
import { Standing } from './standing'
import { CancelEvent, WithdrawEvent } from './take-back'

/** An event of one's own: where it stands, the form while it may be changed, and the ways to take it back. */
export function EventScreen() {
  const { event: eventId } = useParams<{ event: string }>()
  const [round, setRound] = useState({ number: 0, saved: false })
  // The form keeps what is typed: it is made anew only after a step, never by a refetch.
  const query = useQuery(
    api.events.getMyEvent.queryOptions({
      input: { eventId },
      gcTime: 0,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
  )
  const done = (saved: boolean) => {
    window.scrollTo({ top: 0 })
    setRound(({ number }) => ({ number: number + 1, saved }))
  }
  return (
    <Loaded query={query} lines={10}>
      {(mine) => <EventOfMine key={`${eventId} ${round.number}`} mine={mine} saved={round.saved} onDone={done} />}
    </Loaded>
  )
}

function EventOfMine({ mine, saved, onDone }: { mine: MyEvent; saved: boolean; onDone: (saved: boolean) => void }) {
  const { eventId, status, fields, may } = mine
  return (
    <div className="at-stack">
      <PageTitle title={mine.title || 'Without a title'}>
        {isPublic(status) ? (
          <LinkButton variant="outline" href={`/events/${eventId}/check-in`}>
            Check people in
          </LinkButton>
        ) : null}
        {status === 'withdrawn' ? null : (
          <LinkButton variant="outline" href={`/events/${eventId}/registrations`}>
            Who comes
          </LinkButton>
        )}
        {status === 'withdrawn' ? null : (
          <LinkButton variant="outline" href={`/events/${eventId}/staff`}>
            Who runs it
          </LinkButton>
        )}
        {status === 'withdrawn' ? null : (
          <LinkButton variant="outline" href={`/events/${eventId}/evaluation`}>
            How people find it
          </LinkButton>
        )}
        <LinkButton variant="outline" href={`/events/new?like=${eventId}`}>
          Post another like it
        </LinkButton>
      </PageTitle>
      <Said words={saved ? 'Your change is saved' : null} />
      <Standing mine={mine} />
      {may.change ? (
        <EventForm
          eventId={eventId}
          status={status}
          fields={fields}
          from={mine.version}
          publishAtOnce={may.publishAtOnce}
          series={mine.series}
          asked={status === 'returned' ? mine.decisions[0]?.fieldReasons : undefined}
          onDone={({ changed }) => onDone(changed)}
        />
      ) : (
        <Facts
          className="at-card"
          items={[
            { label: 'When', value: fields.sessions.map(sessionWords).join('; ') },
            { label: 'In short', value: fields.summary },
          ]}
        />
      )}
      <Series mine={mine} onDone={() => onDone(true)} />
      <ChangeLife mine={mine} onDone={() => onDone(true)} />
      {may.cancel ? <CancelEvent mine={mine} onDone={() => onDone(false)} /> : null}
      {may.withdraw ? <WithdrawEvent eventId={eventId} draft={status === 'draft'} /> : null}
    </div>
  )
}
