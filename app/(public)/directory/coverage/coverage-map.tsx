import { countryMap } from '@/lib/directory/country-map'
import type { Coverage } from '@/lib/directory/coverage'
import { gapsOf } from '@/lib/directory/coverage-rules'
import { mapOfState, type Size } from '@/lib/directory/maps'
import { serviceGroups } from '@/lib/directory/vocabularies'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import { AreaPicture } from '../area-picture'
import { coverage as texts } from './messages'

const say = inWords(texts, USUAL_LOCALE)
type Props = { coverage: Coverage; state: string | undefined; isForce?: boolean | undefined }

const steps = [
  { least: 0, fill: 'n1', label: say('fewKinds') },
  { least: 3, fill: 'n2', label: say('someKinds') },
  { least: serviceGroups.length, fill: 'n3', label: say('allKinds') },
]

/** The same as the table, as a map: the darker, the more kinds of help are near every agency. */
export function CoverageMap({ coverage, state, isForce }: Props) {
  const near = new Map(coverage.areas.map((area) => [area.area, serviceGroups.length - gapsOf(area)]))
  const fillOf = (area: string) => {
    const kinds = near.get(area)
    return kinds === undefined ? 'n0' : (steps.findLast(({ least }) => kinds >= least)?.fill ?? 'n0')
  }
  return (
    <figure className="at-card">
      <figcaption>{isForce ? say('forceMap') : say('mapCaption')}</figcaption>
      {state ? (
        <AreaPicture
          slim
          label={say('mapOfState', { state: stateName(state) })}
          draw={(size: Size) => mapOfState(state, size) ?? empty(size)}
          marks={[]}
          fillOf={fillOf}
        />
      ) : (
        <Country near={near} fillOf={fillOf} />
      )}
      <ul className="at-key">
        {[...steps, { fill: 'n0', label: isForce ? say('notServed') : say('noAgency') }].map(({ fill, label }) => (
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

const empty = (size: Size) => ({ ...size, land: '', counties: [], ring: null, spotOf: () => null })

type CountryProps = { near: ReadonlyMap<string, number>; fillOf: (area: string) => string }

function Country({ near, fillOf }: CountryProps) {
  const map = countryMap()
  const words = (code: string) => {
    const n = near.get(code)
    return n === undefined ? say('areaNone', { area: stateName(code) }) : say('areaGaps', { area: stateName(code), n })
  }
  return (
    <svg className="at-map at-map--us" viewBox={`0 0 ${map.width} ${map.height}`} aria-label={say('mapCaption')}>
      {[...map.states, ...map.boxes].map(({ code, d }) => (
        <a key={code} href={`/directory/coverage?state=${code}`} aria-label={words(code)}>
          <title>{words(code)}</title>
          <path className={fillOf(code)} d={d} />
        </a>
      ))}
    </svg>
  )
}
