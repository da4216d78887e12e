import { Fragment } from 'react'
import { daysOf } from '@/lib/events/rules'
import type { PublicEvent, PublicSession } from '@/lib/events/shapes'
import {
  addressWords,
  audienceWords,
  formatNames,
  HIDDEN_PLACE,
  kindNames,
  placeWords,
  sessionWords,
} from '@/lib/events/words'
import { stateName } from '@/lib/platform/states'
import { count, hours } from '@/lib/platform/words'
import { shortWeekdayDay } from '@/lib/platform/words-of-time'
import { Facts } from '../../../_ui/facts'
import { Link } from '../../../_ui/link'
import { type Column, Table, TableFrame } from '../../../_ui/table'
import { Tags } from '../../../_ui/tag'
import { ReaderTime } from '../reader-time'

export function EventFacts({ event }: { event: PublicEvent }) {
  const [first] = event.sessions
  const single = event.sessions.length === 1
  const tags = [...event.priorities, ...event.topics].map(({ name }) => name)
  return (
    <Facts
      className="at-card"
      items={[
        first && { label: 'When', value: single ? <When session={first} /> : <Days sessions={event.sessions} /> },
        first &&
          (single || samePlace(event.sessions)) && { label: 'Where', value: <Where event={event} session={first} /> },
        { label: 'Kind', value: `${kindNames[event.kind]}, ${formatNames[event.format].toLowerCase()}` },
        { label: 'For', value: audienceWords(event.audiences) },
        {
          label: 'Credit',
          value: event.creditMinutes ? `${hours(event.creditMinutes)} for the whole time` : 'No hours of credit',
        },
        { label: 'Cost', value: event.cost },
        event.accessibility ? { label: 'Access', value: <Lines text={event.accessibility} /> } : null,
        { label: 'Held by', value: event.sponsor },
        tags.length > 0 && { label: 'About', value: <Tags items={tags} /> },
      ]}
    />
  )
}

function When({ session }: { session: PublicSession }) {
  return (
    <>
      <b>{sessionWords(session)}</b>
      <ReaderTime startsAt={session.startsAt} endsAt={session.endsAt} zone={session.zone} />
    </>
  )
}

/** How many, from when to when; each stands in the table below. */
function Days({ sessions }: { sessions: readonly PublicSession[] }) {
  const [first] = sessions
  const days = daysOf(sessions)
  return (
    <>
      <b>
        {first ? shortWeekdayDay(first.startsLocal.slice(0, 10)) : null} to {shortWeekdayDay(days.at(-1) ?? '')}
      </b>
      {`: ${count(sessions.length, 'session')} on ${count(days.length, 'day')}, `}
      <a href="#sessions">each with its time</a>
    </>
  )
}

/** The place, or why it is not here. */
export function Where({ event, session }: { event: PublicEvent; session: PublicSession }) {
  if (event.placeHidden)
    return (
      <>
        {session.state ? `${stateName(session.state)}. ` : null}
        {event.format === 'virtual' ? placeWords(event, session) : HIDDEN_PLACE}, so that everybody who comes is safe.
      </>
    )
  const place = event.format === 'virtual' ? 'Online' : addressWords(session)
  return (
    <>
      {event.format === 'hybrid' ? `${place}; and online` : place}
      {session.link ? (
        <>
          {': '}
          <Link href={session.link}>join here</Link>
        </>
      ) : null}
    </>
  )
}

const samePlace = (sessions: readonly PublicSession[]) =>
  new Set(sessions.map((session) => addressWords(session) + session.link)).size === 1

/** Several sessions, one a row. */
export function Sessions({ event }: { event: PublicEvent }) {
  const columns: Column<PublicSession>[] = [
    { key: 'when', head: 'When', header: true, cell: (session) => <When session={session} /> },
    ...(samePlace(event.sessions)
      ? []
      : [{ key: 'where', head: 'Where', cell: (session: PublicSession) => <Where event={event} session={session} /> }]),
  ]
  return (
    <TableFrame>
      <Table labelledBy="sessions-h" columns={columns} rows={event.sessions} rowKey={({ id }) => id} />
    </TableFrame>
  )
}

/** Text that somebody typed, in the paragraphs and lines they gave it. */
export function Paragraphs({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((each) => each.trim())
  return paragraphs.map((paragraph, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs keep their order and have no other name
    <p key={place} className="at-measure">
      <Lines text={paragraph} />
    </p>
  ))
}

function Lines({ text }: { text: string }) {
  return text.split('\n').map((line, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their order and have no other name
    <Fragment key={place}>
      {place > 0 ? <br /> : null}
      {line}
    </Fragment>
  ))
}
