import type { MyEvent } from '@/lib/events/shapes'
import { fieldNames } from '@/lib/events/words'
import { capital, joined } from '@/lib/platform/words'
import { dayHere, longDay } from '@/lib/platform/words-of-time'
import { Link } from '../../../_ui/link'
import { Note } from '../../../_ui/note'

/** Where the event stands, what was decided and why, and what comes next. */
export function Standing({ mine }: { mine: MyEvent }) {
  const [last] = mine.decisions
  const on = last ? longDay(dayHere(last.decidedAt)) : ''
  switch (mine.status) {
    case 'draft':
      return (
        <Note title="A draft that only you see">
          {mine.may.publishAtOnce
            ? 'It is on the calendar as soon as you publish it.'
            : 'It goes to a moderator when you send it.'}
        </Note>
      )
    case 'submitted':
      return (
        <Note title="Waiting for a moderator">
          You get a message when somebody has decided. You may still change it until then.
        </Note>
      )
    case 'returned':
      return (
        <Note kind="caution" title={`Returned to you on ${on}`}>
          {last?.reason ? <p>{last.reason}</p> : null}
          {last && last.fieldReasons.length > 0 ? (
            <ul>
              {last.fieldReasons.map(({ field, reason }) => (
                <li key={`${field} ${reason}`}>
                  {capital(fieldNames[field])}: {reason}
                </li>
              ))}
            </ul>
          ) : null}
          <p>Change what was asked for and send it again; everything you wrote is still here.</p>
        </Note>
      )
    case 'published':
      return <OnCalendar mine={mine} />
    case 'postponed':
      return (
        <Note kind="caution" title="Postponed">
          <p>
            It is on the calendar under the day it had, said to be postponed.{' '}
            <Link href={`/calendar/${mine.slug}`}>See it as everybody does</Link>
          </p>
          <p>Give it its new day below when there is one, or cancel it.</p>
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

const heardNames: Record<string, string> = { title: 'title', times: 'day or time', place: 'place' }

function OnCalendar({ mine }: { mine: MyEvent }) {
  const waits = mine.recheckWhat?.map((what) => heardNames[what] ?? what) ?? []
  return (
    <Note kind="good" title="On the calendar">
      <p>
        <Link href={`/calendar/${mine.slug}`}>See it as everybody does</Link>. What you change here is public as soon as
        you publish the change.
      </p>
      {waits.length > 0 ? (
        <p>
          Your change of the {joined(waits)} is public. A moderator will look at it; you hear from us only if they ask
          for something.
        </p>
      ) : mine.may.publishAtOnce ? null : (
        <p>When you change the title, the time or the place, a moderator looks at it afterward.</p>
      )}
    </Note>
  )
}
