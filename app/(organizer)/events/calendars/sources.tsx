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
import { useWords } from '@/app/_ui/words'
import { type Source, sourceStates } from './kinds'
import { type calendarTexts, sourceTexts } from './messages'

const SOON_MS = 3000

/** Each address with what came of reading it last, asked again while one is being read. */
export function Sources() {
  const say = useWords<typeof calendarTexts>()
  const query = useQuery(
    api.calendars.listCalendarSources.queryOptions({
      refetchInterval: ({ state }) => (state.data?.items.some((each) => each.state === 'asked') ? SOON_MS : false),
    }),
  )
  return (
    <Loaded query={query} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={say('noneFollowed')} level={3}>
            {say('noneFollowedText')}
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
  const say = useWords<typeof calendarTexts>()
  const { sourceId, name, address, state, failure, readAt, keepUpToDate, waitingBatchId } = source
  return (
    <li className="at-card at-gap">
      <h3>{name}</h3>
      {name === address ? null : <p className="at-small at-soft">{address}</p>}
      <p>
        <Status state={sourceStates[state]}>{sourceTexts[state][say.locale]}</Status>{' '}
        {readAt ? say('readLast', { when: whenWords(readAt) }) : say('notRead')}
      </p>
      {failure ? <p>{failure}</p> : null}
      {waitingBatchId ? (
        <p>
          <Link href={`/events/calendars/${waitingBatchId}`}>{say('lookAt')}</Link>
        </p>
      ) : null}
      <p className="at-small">{keepUpToDate ? say('followsItself') : say('waits')}</p>
      <Steps sourceId={sourceId} keepUpToDate={keepUpToDate} />
    </li>
  )
}

function Steps({ sourceId, keepUpToDate }: Pick<Source, 'sourceId' | 'keepUpToDate'>) {
  const say = useWords<typeof calendarTexts>()
  const keep = useCommand(api.calendars.keepCalendar)
  const again = useCommand(api.calendars.readCalendarAgain)
  const leave = useCommand(api.calendars.leaveCalendar)
  return (
    <>
      <ProblemNote problem={keep.problem ?? again.problem ?? leave.problem} />
      <p className="at-row">
        <Button variant="outline" small busy={again.pending} onClick={() => again.run({ sourceId })}>
          {say('readAgain')}
        </Button>
        <Button
          variant="outline"
          small
          busy={keep.pending}
          onClick={() => keep.run({ sourceId, keepUpToDate: !keepUpToDate })}
        >
          {keepUpToDate ? say('letWait') : say('keepUpToDate')}
        </Button>
        <Button variant="outline" small busy={leave.pending} onClick={() => leave.run({ sourceId })}>
          {say('leave')}
        </Button>
      </p>
    </>
  )
}
