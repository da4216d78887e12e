'use client'

import { useSyncExternalStore } from 'react'
import { clockRange, ownZone, shortDay, wallOf } from '@/lib/platform/words-of-time'

const never = () => () => {}

type ReaderTimeProps = {
  /** Instants, ISO 8601. */
  startsAt: string
  endsAt: string
  /** The zone in which the time is already given. */
  zone: string
}

/** The same time on the reader's own clock, where that shows another; nothing without script or in the same zone. */
export function ReaderTime({ startsAt, endsAt, zone }: ReaderTimeProps) {
  const own = useSyncExternalStore(never, ownZone, () => null)
  if (!own) return null
  const [there, here, until] = [wallOf(startsAt, zone), wallOf(startsAt, own), wallOf(endsAt, own)]
  if (there.on === here.on && there.time === here.time) return null
  const day = there.on === here.on ? '' : ` on ${shortDay(here.on)}`
  return (
    <span className="at-soft">
      ; for you {clockRange(here.time, until.time, own)}
      {day}
    </span>
  )
}
