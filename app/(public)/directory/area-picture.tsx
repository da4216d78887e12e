import type { ListingKind } from '@/lib/directory/fields'
import type { AreaMap, Size, Spot } from '@/lib/directory/maps'
import { labels, spread } from '@/lib/directory/marks'
import type { Point } from '@/lib/platform/distance'
import { KindMark, SHAPE_SIZE } from './kind-shape'

export type Marked = Point & {
  /** As in the list. */
  number: number | undefined
  /** None where it is no listing. */
  kind?: ListingKind
  /** The town. */
  place: string | null
  /** What the link says. */
  words: string
  href: string
}

type Props = {
  label: string
  /** Draws the land for the size of a picture. */
  draw: (size: Size) => AreaMap
  marks: readonly Marked[]
  /** What is found and stands on another page of the list. */
  others?: readonly Point[] | undefined
  /** What the circle is. */
  ringLabel?: string | undefined
  /** In a narrow column on wide screens too. */
  slim?: boolean | undefined
  /** Of a county, by its name. */
  fillOf?: ((county: string) => string | undefined) | undefined
}

const WIDE = { width: 640, height: 620 }
const SLIM = { width: 360, height: 340 }
/** So that two marks can be pressed apart with a thumb. */
const APART = SHAPE_SIZE + 3

/** A part of the country with its marks, drawn for wide and for narrow screens, so that numbers and names keep their size. */
export function AreaPicture({ slim, ...props }: Props) {
  if (slim) return <Drawing {...props} size={SLIM} />
  return (
    <>
      <div className="at-wide">
        <Drawing {...props} size={WIDE} />
      </div>
      <div className="at-slim">
        <Drawing {...props} size={SLIM} />
      </div>
    </>
  )
}

function Drawing({ label, draw, marks, others = [], ringLabel, fillOf, size }: Omit<Props, 'slim'> & { size: Size }) {
  const map = draw(size)
  const shown = placed(marks, map)
  const towns = shown.map(({ x, y, mark }) => ({ x, y, text: mark.place }))
  return (
    <svg className="at-map at-map--region" viewBox={`0 0 ${size.width} ${size.height}`} aria-label={label}>
      <rect className="sea" width={size.width} height={size.height} />
      <path className="land" d={map.land} />
      {map.counties.map(({ name, d }) => (
        <path key={name} className={fillOf?.(name) ?? 'own'} d={d} />
      ))}
      {map.ring ? <Ring ring={map.ring} label={ringLabel} /> : null}
      {others.map(map.spotOf).map((spot, place) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: dots without a name of their own, drawn once
        spot ? <circle key={place} className="d1" cx={whole(spot.x)} cy={whole(spot.y)} r="4" /> : null,
      )}
      {labels(towns, SHAPE_SIZE / 2, size).map(({ text, anchor, x, y }) => (
        <text key={text} className="place" x={x} y={y} textAnchor={anchor}>
          {text}
        </text>
      ))}
      {shown.map(({ mark, x, y }) => (
        <a key={mark.href} href={mark.href} aria-label={mark.words}>
          <title>{mark.words}</title>
          <KindMark kind={mark.kind} number={mark.number} x={x} y={y} />
        </a>
      ))}
    </svg>
  )
}

const whole = Math.round

/** What lies on the picture, moved apart. */
function placed(marks: readonly Marked[], map: AreaMap): (Spot & { mark: Marked })[] {
  const on = marks.flatMap((mark) => {
    const spot = map.spotOf(mark)
    return spot ? [{ mark, spot }] : []
  })
  const spots = spread(
    on.map(({ spot }) => spot),
    APART,
    map,
  )
  return on.flatMap(({ mark }, i) => {
    const spot = spots[i]
    return spot ? [{ ...spot, mark }] : []
  })
}

function Ring({ ring: { x, y, radius }, label }: { ring: NonNullable<AreaMap['ring']>; label: string | undefined }) {
  return (
    <>
      <circle className="ring" cx={x} cy={y} r={whole(radius)} />
      <path className="here" d={`M${x - 6} ${y}h12M${x} ${y - 6}v12`} />
      {label ? (
        <text className="ring-label" x={x} y={whole(y - radius - 6)}>
          {label}
        </text>
      ) : null}
    </>
  )
}
