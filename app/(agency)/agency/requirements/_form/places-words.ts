/** How the form says where the training that a rule asks for is to be had, and whether it is enough. */
import { count, figure, hoursOf } from '@/lib/platform/words'
import { dayBefore, longDay } from '@/lib/platform/words-of-time'
import type { TrainingPreview } from '@/lib/registration/training-inputs'

type Months = { each: readonly { month: string; people: number }[]; later: number }

/** The last day by which anybody would have to do it, as far as it is within the year that is counted; otherwise none. */
export function lastMonthEnd({ each, later }: Months): string | null {
  const last = each.findLast(({ people }) => people > 0)
  if (!last || later > 0) return null
  const [year = 0, month = 1] = last.month.split('-').map(Number)
  return dayBefore(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`)
}

const NONE = {
  claimed: 'No module or event in the catalog counts for this; outside training would have to be claimed.',
  nothing: 'No module or event that counts for this can be taken now.',
}

/**
 * "3 modules, and 2 events until July 31, 2027 with 43 places left. Enough for all 15."
 * @param owing how many would owe it
 * @param until the last day of those that were looked for
 */
export function placesWords(
  training: TrainingPreview,
  { owing, until }: { owing: number; until: string | null },
): string {
  const { modules, events, mayBeClaimed } = training
  if (modules.total + events.total === 0)
    return [mayBeClaimed ? NONE.claimed : NONE.nothing, ...otherWords(training)].join(' ')
  const by = until ? ` until ${longDay(until)}` : ''
  const found = [
    ...(modules.total > 0 ? [count(modules.total, 'module')] : []),
    ...(events.total > 0 ? [`${count(events.total, 'event')}${by} ${roomWords(training)}`] : []),
  ]
  return [`${found.join(', and ')}.`, enoughWords(training, owing), ...otherWords(training)].join(' ')
}

const roomWords = ({ events: { total, places } }: TrainingPreview) =>
  places === null
    ? total === 1
      ? 'without a limit of places'
      : 'of which one at least has no limit of places'
    : `with ${count(places, 'place')} left`

function enoughWords({ modules, events, enoughFor, brings, mayBeClaimed }: TrainingPreview, owing: number): string {
  if (enoughFor === null || enoughFor >= owing)
    return owing === 1 ? 'Enough for the one.' : `Enough for all ${figure(owing)}.`
  if (enoughFor > 0 || !brings) return `Enough for ${figure(enoughFor)} of the ${figure(owing)}.`
  const rest = mayBeClaimed ? 'the rest would have to be claimed as outside training.' : 'the rest cannot be had yet.'
  const all = modules.total + events.total === 1 ? 'It brings' : 'Together they bring'
  return `${all} ${measureWords(brings)}: ${rest}`
}

function measureWords({ unit, have, need }: NonNullable<TrainingPreview['brings']>): string {
  if (unit === 'minutes') return hoursOf(have, need)
  return `${figure(have)} of ${count(need, unit === 'modules' ? 'module' : 'training')}`
}

function otherWords({ othersWithoutPlaces: n, events }: TrainingPreview): string[] {
  if (n === 0) return []
  const more = events.total > 0 ? 'more ' : ''
  return [
    n === 1
      ? `1 ${more}event would count, and is full, is for others or takes no registrations here.`
      : `${figure(n)} ${more}events would count, and are full, are for others or take no registrations here.`,
  ]
}
