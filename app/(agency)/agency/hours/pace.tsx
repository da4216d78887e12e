import { PaceChart } from '@/app/_ui/pace-chart'
import { hours } from '@/lib/platform/words'
import { dayRange, daysBetween, longDay, shortDay } from '@/lib/platform/words-of-time'
import type { Hours } from './address'

type Props = { pace: NonNullable<Hours['pace']>; asOf: string; needMinutes: number }
type Pace = { haveMinutes: number; evenMinutes: number }

/** A pace is no promise: quarters of an hour are as much as it says. */
export const roughHours = (minutes: number) => hours(Math.round(minutes / 15) * 15)

/** "24 hours behind an even pace" */
export function paceWords({ haveMinutes, evenMinutes }: Pace): string {
  const behind = evenMinutes - haveMinutes
  if (Math.abs(behind) < 30) return 'at an even pace'
  return `${roughHours(Math.abs(behind))} ${behind > 0 ? 'behind' : 'ahead of'} an even pace`
}

const inHours = (minutes: number) => Math.round(minutes / 6) / 10

/** Where all have until the same day: how far they are together, and where an even pace would be. */
export function Pace({ pace, asOf, needMinutes }: Props) {
  const { from, to, marks } = pace
  const days = Math.max(1, daysBetween(from, to))
  return (
    <div className="at-measure at-gap">
      <PaceChart
        caption={`On ${longDay(asOf)} all together are ${paceWords(pace)}: ${hours(pace.haveMinutes)} count, where it would be ${roughHours(pace.evenMinutes)}`}
        head={{ label: 'Day', value: 'Hours that count', even: 'Even pace' }}
        goal={inHours(needMinutes)}
        ends={[shortDay(from), shortDay(to)]}
        marks={marks.map(({ on, haveMinutes, evenMinutes }) => ({
          label: longDay(on),
          at: daysBetween(from, on) / days,
          even: inHours(evenMinutes),
          value: haveMinutes === null ? null : inHours(haveMinutes),
        }))}
      />
      <p className="at-small at-soft">
        {`${dayRange(from, to)}: the hours of everybody for that time, as if the same part of them were earned each day. No rule asks for that.`}
      </p>
    </div>
  )
}
