'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { whenWords } from '@/app/_client/when'
import { Button } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { type Source, sourceWords } from './kinds'

const SOON_MS = 3000

/** Each address with what came of reading it last, asked again while one is being read. */
export function Sources() {
  const query = useQuery(
    api.calendars.listCalendarSources.queryOptions({
      refetchInterval: ({ state }) => (state.data?.items.some((each) => each.state === 'asked') ? SOON_MS : false),
    }),
  )
  return (
    <Loaded query={query} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title="You follow no calendar" level={3}>
            Give the address of one above: it is read daily, and what is new waits for your look.
          </Empty>
        ) : (
          <ul className="at-plain">
            {items.map((source) => (
              <OneSource key={source.sourceId} source={source} />
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

function OneSource({ source }: { source: Source }) {
  const { sourceId, name, address, state, failure, readAt, keepUpToDate, waitingBatchId } = source
  const keep = useCommand(api.calendars.keepCalendar)
  const again = useCommand(api.calendars.readCalendarAgain)
  const leave = useCommand(api.calendars.leaveCalendar)
  return (
    <li className="at-card at-gap">
      <h3>{name}</h3>
      {name === address ? null : <p className="at-small at-soft">{address}</p>}
      <p>
        <Status state={sourceWords[state].state}>{sourceWords[state].word}</Status>{' '}
        {readAt ? `Read last on ${whenWords(readAt)}.` : 'Not read yet.'}
      </p>
      {failure ? <p>{failure}</p> : null}
      {waitingBatchId ? (
        <p>
          <Link href={`/events/calendars/${waitingBatchId}`}>Look at what was read last</Link>
        </p>
      ) : null}
      <p className="at-small">
        {keepUpToDate
          ? 'Changes of events that you confirmed before follow by themselves.'
          : 'Changes wait for your look, as what is new does.'}
      </p>
      <ProblemNote problem={keep.problem ?? again.problem ?? leave.problem} />
      <p className="at-row">
        <Button variant="outline" small busy={again.pending} onClick={() => again.run({ sourceId })}>
          Read it again
        </Button>
        <Button
          variant="outline"
          small
          busy={keep.pending}
          onClick={() => keep.run({ sourceId, keepUpToDate: !keepUpToDate })}
        >
          {keepUpToDate ? 'Let changes wait for my look' : 'Keep it up to date by itself'}
        </Button>
        <Button variant="outline" small busy={leave.pending} onClick={() => leave.run({ sourceId })}>
          Follow it no more
        </Button>
      </p>
    </li>
  )
}
