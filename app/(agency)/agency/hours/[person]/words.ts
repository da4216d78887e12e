/** How the hours of one person are said. */
import { capital, count, hours, numberWord } from '@/lib/platform/words'
import { monthAndYear } from '@/lib/platform/words-of-time'
import type { PersonHours } from '../address'

type Asked = PersonHours['asked'][number]

/** "Self-paced: 9 hours of at most 16 hours, so 7 hours more could be so and at least 9 hours must be given another way." */
export function limitWords({ label, haveMinutes, atMost, of }: Asked['limits'][number], toGoMinutes: number): string {
  const left = Math.max(0, atMost - haveMinutes)
  const what = `${of ? `${of}, ${label.toLowerCase()}` : label}: ${hours(haveMinutes)} of at most ${hours(atMost)}`
  if (toGoMinutes === 0) return `${what}.`
  const more = left > 0 ? `${hours(left)} more could be so` : 'no more of it counts'
  const other =
    of === null && toGoMinutes > left ? ` and at least ${hours(toGoMinutes - left)} must be given another way` : ''
  return `${what}, so ${more}${other}.`
}

/** "At the pace of the last three months the 40 hours would be reached in April 2027, after the last day." */
export function reachedWords({ reachedOn, explanation: { progress }, status: { dueOn } }: Asked, asOf: string) {
  if (reachedOn === null || !progress) return null
  const when = dueOn === null || dueOn < asOf ? '' : reachedOn <= dueOn ? ', in time' : ', after the last day'
  return `At the pace of the last three months the ${hours(progress.need)} would be reached in ${monthAndYear(reachedOn)}${when}.`
}

/** "Two minimums are open." */
export function minimumsWords({ minimums }: Pick<Asked, 'minimums'>): string | null {
  const open = minimums.filter(({ haveMinutes, needMinutes }) => haveMinutes < needMinutes).length
  if (open === 0) return null
  return open === 1 ? 'One minimum is open.' : `${capital(numberWord(open))} minimums are open.`
}

const formats = { 'in-person': 'in person', virtual: 'live online', hybrid: 'in person or online' } as const
type Item = NonNullable<Asked['closing']>['items'][number]

/** "In person, 4 hours, of which 2 hours would count. A place is held." */
export function optionWords({ kind, creditMinutes, adds, format, placesLeft, hasPlace }: Item): string {
  const how = kind === 'module' ? 'A module' : capital(format ? formats[format] : 'an event')
  const counts = adds < creditMinutes ? `, of which ${hours(adds)} would count` : ''
  const room = hasPlace ? ' A place is held.' : placesLeft === null ? '' : ` ${count(placesLeft, 'place')} left.`
  return `${how}, ${hours(creditMinutes)}${counts}.${room}`
}
