import type { MyEvent } from '@/lib/events/shapes'
import { longDay } from '@/lib/platform/words-of-time'
import { Link } from '../../../_ui/link'
import { Note } from '../../../_ui/note'

/** Where the event stands, what was decided and why, and what comes next. */
export function Standing({ mine }: { mine: MyEvent }) {
  const [last] = mine.decisions
  const on = last ? longDay(last.decidedAt.slice(0, 10)) : ''
  switch (mine.status) {
    case 'draft':
      return <Note title="A draft that only you see">It goes to a moderator when you send it.</Note>
    case 'submitted':
      return (
        <Note title="Waiting for a moderator">
          You get a message when somebody has decided. You may still change it until then.
        </Note>
      )
    case 'returned':
      return (
        <Note kind="caution" title={`Returned to you on ${on}`}>
          <p>{last?.reason}</p>
          <p>Change what was asked for and send it again; everything you wrote is still here.</p>
        </Note>
      )
    case 'published':
      return (
        <Note kind="good" title="On the calendar">
          <p>
            <Link href={`/calendar/${mine.slug}`}>See it as everybody does</Link>
          </p>
          <p>
            {mine.may.publishAtOnce
              ? 'A change is published as soon as you save it.'
              : 'A change is published as soon as you save it. When title, time or place change, a moderator looks at it again.'}
          </p>
        </Note>
      )
    case 'cancelled':
      return (
        <Note kind="error" title="Canceled">
          <p>{mine.cancelReason}</p>
          <p>
            It stays on the calendar as canceled, so that everybody learns of it.{' '}
            <Link href={`/calendar/${mine.slug}`}>See its page</Link>
          </p>
        </Note>
      )
    case 'withdrawn':
      return <Note title="Withdrawn">Nobody but you sees it. Post a new one if it takes place after all.</Note>
  }
}
