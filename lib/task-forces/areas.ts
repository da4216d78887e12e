/** Which task forces serve the place that was asked about, and in which order they answer. Pure. */
import { countyKey, keysOfCounty } from '@/lib/directory/atlas'
import { milesBetween, type Point } from '@/lib/platform/distance'
import type { servesWays } from './fields'
import type { TaskForcePlace } from './shapes'

/** `states`: the one of its county, or those in which codes like it lie. */
export type AskedPlace = TaskForcePlace & { states: readonly string[]; point: Point | null }
export type Area = {
  sortName: string
  taskForceId: string
  servedStates: readonly string[]
  servedCounties: readonly string[]
  latitude: number | null
  longitude: number | null
}
type Serves = (typeof servesWays)[number]
export type Ranked = { taskForceId: string; serves: Serves | null; miles: number | null }

/** As the directory: what lies within so many miles is near. */
export const NEAR_MILES = 50
/** Where its seat is not known. */
const FAR = 100_000

const WAYS: readonly Serves[] = ['county', 'state', 'near']

/** Null where it serves neither the county nor the state of the place, and its seat is far. */
export function waysOf(area: Area, place: AskedPlace): Ranked | null {
  const { taskForceId, latitude, longitude } = area
  const miles =
    place.point && latitude !== null && longitude !== null ? milesBetween(place.point, { latitude, longitude }) : null
  const keys = place.county ? keysOfCounty(place.county) : []
  const isOfCounty = area.servedCounties.some((each) => keys.includes(countyKey(each)))
  const isOfState = place.states.some((state) => area.servedStates.includes(state))
  const serves = isOfCounty ? 'county' : isOfState ? 'state' : miles !== null && miles <= NEAR_MILES ? 'near' : null
  return serves ? { taskForceId, serves, miles } : null
}

/** Of the county before those of the whole state, and those before what is only near; of each the nearest seat first. */
export function rankedFor(areas: readonly Area[], place: AskedPlace): Ranked[] {
  const found = areas.flatMap((area) => {
    const ways = waysOf(area, place)
    return ways ? [{ ...ways, sortName: area.sortName }] : []
  })
  const rank = ({ serves }: Ranked) => (serves ? WAYS.indexOf(serves) : WAYS.length)
  return found
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        (one.miles ?? FAR) - (other.miles ?? FAR) ||
        (one.sortName < other.sortName ? -1 : 1),
    )
    .map(({ sortName: _, ...ranked }) => ranked)
}
