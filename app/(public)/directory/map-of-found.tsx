import type { ListingItem } from '@/lib/directory/listing-shapes'
import { mapAround, mapOfState, type Size } from '@/lib/directory/maps'
import type { Point } from '@/lib/platform/distance'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import { directoryHref } from './address'
import { AreaPicture, type Marked } from './area-picture'
import { CountryPicture, CountryTable } from './country-picture'
import { type Found, numberOf } from './found'
import { placeInList } from './found-list'
import { directory } from './messages'

const say = inWords(directory, USUAL_LOCALE)

/** Around the ZIP code; else the state; else the country. */
export function MapOfFound({ filter, found, map }: Found) {
  const center = pointOf(found.place ?? {})
  if (found.place?.isKnown && center) return <Around {...{ filter, found, map, center }} />
  if (filter.state && mapOfState(filter.state, { width: 9, height: 9 })) return <OfState {...{ filter, found, map }} />
  return <Country {...{ filter, found, map }} />
}

type Placed = { latitude?: number | null; longitude?: number | null }
const pointOf = ({ latitude, longitude }: Placed): Point | null =>
  typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null

function Around({ filter, found, map, center }: Found & { center: Point }) {
  const { zip, within: miles } = { zip: found.place?.zip ?? '', within: filter.within }
  return (
    <>
      <AreaPicture
        label={say('mapNear', { miles, zip })}
        draw={(size: Size) => mapAround(center, miles, size)}
        marks={marksOf(found)}
        others={othersOf({ filter, found, map })}
        ringLabel={say('ring', { miles })}
      />
      <Key filter={filter} found={found} map={map} zip={zip} />
    </>
  )
}

function OfState({ filter, found, map }: Found) {
  const code = filter.state ?? ''
  return (
    <>
      <AreaPicture
        label={say('mapOfState', { state: stateName(code) })}
        draw={(size: Size) => mapOfState(code, size) ?? mapAround({ latitude: 38, longitude: -97 }, 250, size)}
        marks={marksOf(found)}
        others={othersOf({ filter, found, map })}
      />
      <Key filter={filter} found={found} map={map} />
    </>
  )
}

function Country({ filter, map }: Found) {
  const counts = new Map(map.byState.map(({ state, total }) => [state, total]))
  const hrefOf = (state: string) => directoryHref({ ...filter, zip: undefined, state })
  return (
    <>
      <CountryPicture counts={counts} hrefOf={hrefOf} />
      <CountryTable counts={counts} hrefOf={hrefOf} />
      {map.unplaced > 0 ? <p className="at-small at-soft">{say('noPlace', { n: map.unplaced })}</p> : null}
    </>
  )
}

function Key({ filter, found, map, zip }: Found & { zip?: string }) {
  const others = othersOf({ filter, found, map }).length
  return (
    <ul className="at-key">
      {zip ? (
        <li>
          <svg className="at-cross" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M0 6h12M6 0v12" stroke="currentColor" strokeWidth="2" />
          </svg>
          {say('here', { zip })}
        </li>
      ) : null}
      {others > 0 ? (
        <li>
          <svg className="at-cross" viewBox="0 0 12 12" aria-hidden="true">
            <circle cx="6" cy="6" r="4" fill="#00687d" />
          </svg>
          {say('others', { n: others })}
        </li>
      ) : null}
      <li>{say('around')}</li>
    </ul>
  )
}

/** What stands in the list on this page, with its number there. */
function marksOf({ items, page }: Found['found']): Marked[] {
  return items.flatMap((item: ListingItem, i) => {
    const point = pointOf(item)
    const number = numberOf(page, i)
    if (!point) return []
    const { kind, city, name, slug } = item
    return [
      { ...point, number, kind, place: city, words: say('mark', { number, name }), href: `#${placeInList(slug)}` },
    ]
  })
}

/** What was found and stands on another page. */
function othersOf({ found, map }: Found): Point[] {
  const shown = new Set(found.items.map(({ slug }) => slug))
  return map.dots.filter(({ slug }) => !shown.has(slug))
}
