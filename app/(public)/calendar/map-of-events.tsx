import { mapAround, mapOfState, type Size } from '@/lib/directory/maps'
import type { CalendarFilter } from '@/lib/events/inputs'
import type { CalendarItem, CalendarMap } from '@/lib/events/shapes'
import { stateName } from '@/lib/platform/states'
import { count } from '@/lib/platform/words'
import { pointOfZip } from '@/lib/platform/zip-points'
import { AreaPicture, type Marked } from '../directory/area-picture'
import { CountryPicture, CountryTable } from '../directory/country-picture'
import { calendarHref } from './address'

/** Where an event stands in the list beside the map: its mark leads there. */
export const placeInList = (slug: string) => `e-${slug}`

type Props = { filter: CalendarFilter; found: CalendarMap }

/** Around the ZIP code; else the state; else the country. */
export function MapOfEvents({ filter, found }: Props) {
  const { place } = found
  const center = place?.isKnown ? pointOfZip(place.zip) : null
  const code = filter.state
  if (place && center)
    return (
      <AreaPicture
        label={`Map of events within ${place.within} miles of ${place.zip}. The list has the same.`}
        draw={(size: Size) => mapAround(center, place.within, size)}
        ringLabel={`${place.within} miles`}
        {...drawn(found)}
      />
    )
  if (code && mapOfState(code, { width: 9, height: 9 }))
    return (
      <AreaPicture
        label={`Map of events in ${stateName(code)}. The list has the same.`}
        draw={(size: Size) => mapOfState(code, size) ?? mapAround({ latitude: 38, longitude: -97 }, 250, size)}
        {...drawn(found)}
      />
    )
  return <Country filter={filter} found={found} />
}

const words = {
  map: 'Map of the United States: how many events are in each state and territory',
  count: (state: string, n: number) => `${state}: ${n === 0 ? 'no events' : count(n, 'event')}`,
}

function Country({ filter, found }: Props) {
  const counts = new Map(found.byState.map(({ state, total }) => [state, total]))
  const hrefOf = (state: string) => calendarHref({ ...filter, near: undefined, state }, { view: 'map' })
  return (
    <>
      <CountryPicture counts={counts} hrefOf={hrefOf} words={words} />
      {counts.size > 0 ? <CountryTable counts={counts} hrefOf={hrefOf} words={words} /> : null}
    </>
  )
}

/** The numbers of the events whose place is shown, through all pages. */
export const numbersOf = ({ points }: CalendarMap): Map<string, number> =>
  new Map(points.map(({ slug }, i) => [slug, i + 1]))

function drawn(found: CalendarMap): { marks: Marked[]; others: { latitude: number; longitude: number }[] } {
  const numbers = numbersOf(found)
  const shown = new Map(found.items.map((item) => [item.slug, item]))
  const marks = found.points.flatMap(({ slug, latitude, longitude }): Marked[] => {
    const item = shown.get(slug)
    return item ? [{ latitude, longitude, ...markOf(item, numbers.get(slug)) }] : []
  })
  return { marks, others: found.points.filter(({ slug }) => !shown.has(slug)) }
}

const markOf = ({ slug, title, sessions }: CalendarItem, number: number | undefined) => ({
  number,
  place: sessions[0]?.city ?? null,
  words: `${number}: ${title}`,
  href: `#${placeInList(slug)}`,
})
