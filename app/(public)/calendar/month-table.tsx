import type { CalendarFilter } from '@/lib/events/inputs'
import type { CalendarMonth } from '@/lib/events/shapes'
import { count } from '@/lib/platform/words'
import { clock, longDay, monthAndYear, zoneName } from '@/lib/platform/words-of-time'
import { Link } from '../../_ui/link'
import { calendarHref, monthPlus, weeksOf } from './address'

type Props = { month: CalendarMonth; filter: CalendarFilter }
type Item = CalendarMonth['days'][number]['items'][number]

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** A month as a table; on narrow screens each day shows how many, as a link to its list. */
export function MonthTable({ month: { month, days }, filter }: Props) {
  const byDay = new Map(days.map(({ on, items }) => [on, items]))
  return (
    <>
      <div className="at-row at-row--between at-section">
        <h2>{monthAndYear(month)}</h2>
        <nav className="at-row at-small" aria-label="Months">
          {[-1, 1].map((by) => (
            <Link key={by} href={calendarHref(filter, { view: 'month', month: monthPlus(month, by) })}>
              {monthAndYear(monthPlus(month, by))}
            </Link>
          ))}
        </nav>
      </div>
      <table className="at-month">
        <caption className="at-hide">Events in {monthAndYear(month)}; times are those of each place</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((on, place) => (
                <DayCell key={on ?? WEEKDAYS[place]} on={on} items={(on && byDay.get(on)) || []} filter={filter} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="at-small at-soft">
        {days.length > 0
          ? 'Times are those of each place.'
          : `Nothing is posted in ${monthAndYear(month)} for this choice.`}
      </p>
    </>
  )
}

function DayCell({ on, items, filter }: { on: string | null; items: readonly Item[]; filter: CalendarFilter }) {
  if (!on) return <td className="is-out" />
  return (
    <td>
      <b>{Number(on.slice(8))}</b>
      {items.length > 0 ? (
        <>
          <Link
            className="at-count"
            href={calendarHref({ ...filter, from: on, to: on })}
            aria-label={`${count(items.length, 'event')} on ${longDay(on)}`}
          >
            {items.length}
          </Link>
          <ul>
            {items.map((item) => (
              <li key={item.slug + item.startsLocal}>
                <MonthItem item={item} on={on} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </td>
  )
}

function MonthItem({ item, on }: { item: Item; on: string }) {
  const cancelled = item.status === 'cancelled'
  const time = item.startsLocal.startsWith(on)
    ? `${clock(item.startsLocal.slice(11))} ${zoneName(item.zone)}`
    : 'continues'
  return (
    <>
      <Link href={`/calendar/${item.slug}`}>{cancelled ? <s>{item.title}</s> : item.title}</Link>{' '}
      <span className="at-soft">{cancelled ? 'canceled' : item.status === 'postponed' ? 'postponed' : time}</span>
    </>
  )
}
