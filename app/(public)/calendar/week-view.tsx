import type { CalendarFilter } from '@/lib/events/inputs'
import type { CalendarWeek, WeekItem } from '@/lib/events/shapes'
import { milesWords, timeOn, weekPlace } from '@/lib/events/words'
import { addDays } from '@/lib/platform/days'
import { count, hours } from '@/lib/platform/words'
import { dayRange, dayTile, weekdayDay } from '@/lib/platform/words-of-time'
import { Link } from '../../_ui/link'
import { names } from '../../_ui/names'
import { Status } from '../../_ui/status'
import { calendarHref } from './address'

type Props = { week: CalendarWeek; filter: CalendarFilter; today: string }

/** A week, a day a column; on narrow screens a day under the other. */
export function WeekView({ week: { startsOn: monday, days, total, nextOn: next }, filter, today }: Props) {
  const to = (week: string) => calendarHref(filter, { view: 'week', week })
  return (
    <section aria-labelledby="week-h" className="at-section">
      <div className="at-row at-row--between">
        <h2 id="week-h">{dayRange(monday, addDays(monday, 6))}</h2>
        <nav className="at-row at-small at-noprint" aria-label="Weeks">
          <Link href={to(addDays(monday, -7))}>Week before</Link>
          <Link href={calendarHref(filter, { view: 'week' })}>This week</Link>
          <Link href={to(addDays(monday, 7))}>Week after</Link>
        </nav>
      </div>
      <p className="at-small at-soft">
        {sessionsWords(total, days)} Times are those of each place; the zone stands with each.
      </p>
      <ol className="at-week">
        {days.map(({ on, items }) => (
          <DayColumn key={on} on={on} items={items} today={today} />
        ))}
      </ol>
      <p className="at-small at-soft at-gap">
        What takes place on one day stands in order of time.{' '}
        {next ? (
          <>
            Next after this week: <Link href={to(next)}>{weekdayDay(next)}</Link>.
          </>
        ) : (
          'Nothing is posted after this week for this choice.'
        )}
      </p>
    </section>
  )
}

function sessionsWords(total: number, days: CalendarWeek['days']): string {
  if (total === 0) return 'Nothing is posted in this week for this choice.'
  const busy = days.filter(({ items }) => items.length > 0).length
  return `${count(total, 'session')} on ${count(busy, 'day')}.`
}

function DayColumn({ on, items, today }: { on: string; items: readonly WeekItem[]; today: string }) {
  const { day, weekday } = dayTile(on)
  const empty = items.length === 0
  return (
    <li className={names(on === today && 'is-today', empty && 'is-empty')}>
      <h3>
        {on === today ? `${weekday}, today` : weekday} <b>{day}</b>
        <span className="at-hide">, {weekdayDay(on)}</span>
      </h3>
      {empty ? (
        <p>Nothing</p>
      ) : (
        <ul>
          {items.map((item) => (
            <Slot key={`${item.slug} ${item.part}`} item={item} on={on} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Slot({ item, on }: { item: WeekItem; on: string }) {
  const off = item.status === 'cancelled'
  const several = item.parts > 1
  return (
    <li className={names('at-slot', item.format === 'virtual' && 'at-slot--online', off && 'at-slot--off')}>
      {timeOn(item, on)}
      <Link href={`/calendar/${item.slug}`}>{item.title}</Link>
      {several ? `Session ${item.part} of ${item.parts}; ` : null}
      {weekPlace(item)}
      {item.miles === null ? null : `, ${milesWords(item.miles)}`}
      {item.creditMinutes && item.part === 1 ? (
        <>
          ; <b>{hours(item.creditMinutes)}</b>
          {several ? ' in all' : null}
        </>
      ) : null}
      {off ? <Status state="refused">Canceled</Status> : null}
      {item.status === 'postponed' ? <Status state="soon">Postponed</Status> : null}
    </li>
  )
}
