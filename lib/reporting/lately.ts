/** When what is missing would be there if people went on as in the last three months. Pure. */
import { addDays, addMonths, type Day, daysBetween } from '@/lib/platform/time'
import type { Criterion } from '@/lib/requirements/engine/criterion'
import type { CountedCredit } from '@/lib/requirements/engine/lots'
import { partsOf, type TimePart } from '@/lib/requirements/engine/parts'
import { countedIn, progressOf } from '@/lib/requirements/engine/progress'

const MONTHS = 3
/** With fewer trainings it is no pace, but one good week. */
const FEWEST = 3
/** Further ahead it is a guess. */
const MOST_MONTHS = 24

export type Going = {
  asks: Criterion
  owed: number | null
  counted: readonly CountedCredit[]
  /** The first day on which hours count. */
  from: Day
}

/**
 * The day on which the hours and each minimum inside them would be there, at the pace of the three months until the day: as many
 * minutes a day toward each part, no more than a limit on how they are given leaves. Null where that would mislead: the time began
 * later, fewer than three trainings counted in these months, hours must lie near each other, or it would be after two years or never.
 */
export function reachedOn({ asks, owed, counted, from }: Going, day: Day): Day | null {
  const since = addMonths(day, -MONTHS)
  if (asks.kind !== 'minutes' || asks.withinMonths !== null || from > since) return null
  const late = counted.filter(({ earnedOn }) => earnedOn > since && earnedOn <= day)
  if (new Set(late.map(({ creditId }) => creditId)).size < FEWEST) return null
  const { parts, limits } = progressOf(asks, owed, counted, day)
  const days = daysBetween(since, day)
  const open = parts.flatMap(({ part, have, need }) => {
    const asked = partsOf(asks).find((each) => each.part === part)
    if (have >= need || asked?.kind !== 'minutes') return []
    return { missing: need - have, paces: pacesOf(asked, countedIn(asks, part, late), limits) }
  })
  if (open.length === 0) return null
  const last = daysBetween(day, addMonths(day, MOST_MONTHS))
  for (let ahead = 1; ahead <= last; ahead += 1)
    if (open.every(({ missing, paces }) => broughtBy(paces, ahead / days) >= missing)) return addDays(day, ahead)
  return null
}

type Pace = { minutes: number; room: number }
type Limits = ReturnType<typeof progressOf>['limits']

/** Of what counted lately toward a part: for each limit on how it is given, and for all under none. */
function pacesOf({ of }: TimePart, late: readonly CountedCredit[], limits: Limits): Pace[] {
  const mine = limits.filter((limit) => limit.of.every((each) => of.includes(each)))
  const isUnder = ({ mode }: CountedCredit, { modes }: Limits[number]) => mode !== undefined && modes.includes(mode)
  const sum = (which: readonly CountedCredit[]) => which.reduce((all, { minutes }) => all + minutes, 0)
  const free = late.filter((each) => !mine.some((limit) => isUnder(each, limit)))
  return [
    { minutes: sum(free), room: Number.POSITIVE_INFINITY },
    ...mine.map((limit) => ({
      minutes: sum(late.filter((each) => isUnder(each, limit))),
      room: limit.atMost - limit.have,
    })),
  ]
}

/** @param times how often the three months pass again */
const broughtBy = (paces: readonly Pace[], times: number): number =>
  paces.reduce((sum, { minutes, room }) => sum + Math.min(minutes * times, room), 0)
