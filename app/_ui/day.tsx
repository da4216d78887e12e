import type { ReactNode } from 'react'
import { dayTile, weekdayDay } from '@/lib/platform/words-of-time'

/** One day of a list of days: a tile at the left, what happens that day at the right. `on` is an ISO day. */
export function Day({ on, children }: { on: string; children: ReactNode }) {
  return (
    <section className="at-day" aria-label={weekdayDay(on)}>
      <DayTile on={on} />
      <div className="at-day__events">{children}</div>
    </section>
  )
}

export function DayTile({ on }: { on: string }) {
  const { month, day, weekday } = dayTile(on)
  return (
    <p className="at-date" aria-hidden="true">
      <small>{month}</small>
      <b>{day}</b>
      <span>{weekday}</span>
    </p>
  )
}
