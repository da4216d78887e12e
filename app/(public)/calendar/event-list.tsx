import { lastDayOf } from '@/lib/events/rules'
import type { CalendarItem, PublicSession } from '@/lib/events/shapes'
import { cancelledWords, kindNames, milesWords, POSTPONED, placeWords, timeWords } from '@/lib/events/words'
import { stateName } from '@/lib/platform/states'
import { count, hours } from '@/lib/platform/words'
import { longDay, monthAndYear } from '@/lib/platform/words-of-time'
import { Day } from '../../_ui/day'
import { Link } from '../../_ui/link'
import { Meta } from '../../_ui/list'
import { names } from '../../_ui/names'
import { Status } from '../../_ui/status'
import { ReaderTime } from './reader-time'

type Shown = { item: CalendarItem; session: PublicSession }
type Props = {
  items: readonly CalendarItem[]
  /** The first day asked for; without it what is not over. */
  from: string | undefined
  now: Date
  /** "7 events" in all months and on all pages. */
  total: string
}

/** Events by the month and day of their first session that is asked for. */
export function EventList({ items, from, now, total }: Props) {
  const shown = items.flatMap((item) => {
    const session = firstShown(item, from, now)
    return session ? [{ item, session }] : []
  })
  const months = grouped(shown, ({ session }) => session.startsLocal.slice(0, 7)).map(([month, inMonth]) => (
    <section key={month} aria-labelledby={`month-${month}`}>
      <h2 id={`month-${month}`} className="at-section">
        {monthAndYear(month)}
      </h2>
      {grouped(inMonth, ({ session }) => session.startsLocal.slice(0, 10)).map(([on, ofDay]) => (
        <Day key={on} on={on}>
          <ul className="at-plain at-day__events">
            {ofDay.map(({ item, session }) => (
              <Event key={item.slug} item={item} session={session} />
            ))}
          </ul>
        </Day>
      ))}
    </section>
  ))
  return (
    <>
      <p className="at-small at-soft">{total}</p>
      {months}
    </>
  )
}

/** The first session that is asked for. */
export const firstShown = (item: CalendarItem, from: string | undefined, now: Date): PublicSession | undefined =>
  item.sessions.find((each) => (from ? each.endsLocal > from : each.endsAt >= now.toISOString()))

/** Runs of the same key, in the order they come. */
function grouped(items: readonly Shown[], keyOf: (item: Shown) => string): [string, Shown[]][] {
  const groups = new Map<string, Shown[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups]
}

function Event({ item, session }: Shown) {
  const cancelled = item.status === 'cancelled'
  const last = item.sessions.at(-1)
  const more = item.sessions.length - 1
  return (
    <li className={names(cancelled && 'at-struck')}>
      <h3>
        <Link href={`/calendar/${item.slug}`}>{item.title}</Link>
      </h3>
      <p className="at-small">
        {timeWords(session)}
        <ReaderTime startsAt={session.startsAt} endsAt={session.endsAt} zone={session.zone} />
        {more > 0 && last
          ? `; ${count(item.sessions.length, 'session')} until ${longDay(lastDayOf(last.endsLocal))}`
          : null}
      </p>
      <Meta
        items={[
          <Where key="where" item={item} session={session} />,
          `${kindNames[item.kind]} by ${item.sponsor}`,
          item.creditMinutes ? <b key="credit">{hours(item.creditMinutes)}</b> : null,
        ]}
      />
      {cancelled ? (
        <p>
          <Status state="refused">{cancelledWords(item.cancelledAt, session.zone)}</Status>
        </p>
      ) : null}
      {item.status === 'postponed' ? (
        <p>
          <Status state="soon">{POSTPONED}</Status>
        </p>
      ) : null}
    </li>
  )
}

/** Of a place that is not shown its state, and no distance. */
export function Where({ item, session }: Shown) {
  const place = placeWords(item, session)
  if (item.placeHidden)
    return session.state && item.format !== 'virtual' ? `${stateName(session.state)}. ${place}` : place
  if (item.miles === null) return place
  return (
    <>
      <b>{milesWords(item.miles)}</b>, {place}
    </>
  )
}
