import { countryMap } from '@/lib/directory/country-map'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import { Link } from '../../_ui/link'
import { directory } from './messages'

const say = inWords(directory, USUAL_LOCALE)

/** Four steps of one hue. */
const steps = [
  { least: 0, fill: 'n0', label: say('none') },
  { least: 1, fill: 'n1', label: say('few') },
  { least: 5, fill: 'n2', label: say('some') },
  { least: 13, fill: 'n3', label: say('many') },
]
const fillOf = (n: number) => steps.findLast(({ least }) => n >= least)?.fill ?? 'n0'

type Props = {
  counts: ReadonlyMap<string, number>
  hrefOf: (state: string) => string
  /** Where it is about something else than listings. */
  words?: { map: string; count: (state: string, n: number) => string } | undefined
}

const ofListings: NonNullable<Props['words']> = {
  map: say('mapOfCountry'),
  count: (state, n) => say('stateCount', { state, n }),
}

/** Each state and territory leads to its own list; those with a count say it. */
export function CountryPicture({ counts, hrefOf, words: own = ofListings }: Props) {
  const map = countryMap()
  const words = (code: string) => own.count(stateName(code), counts.get(code) ?? 0)
  return (
    <figure>
      <svg className="at-map at-map--us" viewBox={`0 0 ${map.width} ${map.height}`} aria-label={own.map}>
        {map.states.map(({ code, d }) => (
          <a key={code} href={hrefOf(code)} aria-label={words(code)}>
            <title>{words(code)}</title>
            <path className={fillOf(counts.get(code) ?? 0)} d={d} />
          </a>
        ))}
        {map.boxes.map(({ code, d, x, y, width, height }) => (
          <a key={code} href={hrefOf(code)} aria-label={words(code)}>
            <title>{words(code)}</title>
            <rect className="box" x={x + 1} y={y + 1} width={width - 2} height={height - 2} />
            <path className={fillOf(counts.get(code) ?? 0)} d={d} />
          </a>
        ))}
        {map.boxes.map(({ code, x, y }) => (
          <text key={code} x={x + 104} y={y + 48}>
            {code}
          </text>
        ))}
      </svg>
      <ul className="at-key">
        {steps.map(({ fill, label }) => (
          <li key={fill}>
            <svg className="at-swatch" viewBox="0 0 12 12" aria-hidden="true">
              <rect className={fill} width="12" height="12" />
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </figure>
  )
}

/** The same in words, for whom the map is too small. */
export function CountryTable({ counts, hrefOf, words = ofListings }: Props) {
  return (
    <details className="at-small at-gap">
      <summary>{say('byState')}</summary>
      <ul className="at-plain at-columns">
        {[...counts].map(([code, n]) => (
          <li key={code}>
            <Link href={hrefOf(code)}>{words.count(stateName(code), n)}</Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
