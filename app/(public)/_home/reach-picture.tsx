import { countryMap } from '@/lib/directory/country-map'
import type { ListingMap } from '@/lib/directory/listing-shapes'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { KindShape } from '../directory/kind-shape'
import { home } from './messages'

const say = inWords(home, USUAL_LOCALE)
/** Marks nearer than this are one: the picture shows reach, and stays small however long the directory is. */
const CELL = 8

/** A picture of reach, and no control. */
export function ReachPicture({ dots }: { dots: ListingMap['dots'] }) {
  const map = countryMap()
  const services = dots.filter(({ kind }) => kind === 'service-provider')
  const others = dots.filter(({ kind }) => kind !== 'service-provider')
  return (
    <figure>
      <svg
        className="at-map at-map--us"
        viewBox={`0 0 ${map.width} ${map.height}`}
        role="img"
        aria-label={say('reach')}
      >
        <g className="quiet">
          {[...map.states, ...map.boxes].map(({ code, d }) => (
            <path key={code} d={d} />
          ))}
        </g>
        {spotsOf(services).map(({ x, y }) => (
          <circle key={`${x} ${y}`} className="d1" cx={x} cy={y} r="5" />
        ))}
        {spotsOf(others).map(({ x, y }) => (
          <path key={`${x} ${y}`} className="d2" d={`M${x} ${y - 6}l6 6-6 6-6-6Z`} />
        ))}
      </svg>
      <ul className="at-key">
        <li>
          <KindShape kind="service-provider" />
          {say('services', { n: services.length })}
        </li>
        <li>
          <KindShape kind="human-trafficking-task-force" />
          {say('taskForces', { n: others.length })}
        </li>
        <li>{say('never')}</li>
      </ul>
    </figure>
  )
}

function spotsOf(dots: ListingMap['dots']) {
  const { spotOf } = countryMap()
  const cells = new Map<string, { x: number; y: number }>()
  for (const { state, ...point } of dots) {
    const spot = spotOf(point, state ?? '')
    if (!spot) continue
    const [x, y] = [Math.round(spot.x / CELL) * CELL, Math.round(spot.y / CELL) * CELL]
    cells.set(`${x} ${y}`, { x, y })
  }
  return [...cells.values()]
}
