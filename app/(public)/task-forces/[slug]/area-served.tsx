import { countyKey, keysOfCounty } from '@/lib/directory/atlas'
import { mapOfState, type Size } from '@/lib/directory/maps'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import type { TaskForce } from '@/lib/task-forces/shapes'
import { Card } from '../../../_ui/card'
import { Link } from '../../../_ui/link'
import { AreaPicture } from '../../directory/area-picture'
import { areaWords } from '../area-words'
import { listingKindOf } from '../force-kind'
import { oneForce } from '../messages'

const say = inWords(oneForce, USUAL_LOCALE)
const BLANK = { width: 9, height: 9 }

/** The state with the counties that are served, and the seat as a mark. */
export function AreaServed({ force }: { force: TaskForce }) {
  return (
    <Card id="area" title={say('area')}>
      <p>{areaWords(force)}</p>
      {mapOfState(force.state, BLANK) ? <AreaMap force={force} /> : null}
      <p className="at-small at-gap">
        <Link href={`/directory/coverage?force=${force.slug}`}>{say('coverage')}</Link>
      </p>
    </Card>
  )
}

function AreaMap({ force }: { force: TaskForce }) {
  const { state, servedStates, servedCounties, latitude, longitude, kind, name } = force
  const served = new Set(servedCounties.map(countyKey))
  const isServed = (county: string) =>
    servedStates.includes(state) || keysOfCounty(`${state} ${county}`).some((key) => served.has(key))
  const seat = latitude === null || longitude === null ? [] : [{ latitude, longitude }]
  return (
    <AreaPicture
      slim
      label={say('mapOf', { state: stateName(state) })}
      draw={(size: Size) =>
        mapOfState(state, size) ?? { ...size, land: '', counties: [], ring: null, spotOf: () => null }
      }
      marks={seat.map((point) => ({
        ...point,
        ...{ number: undefined, kind: listingKindOf[kind], place: null, words: name, href: '#contact' },
      }))}
      fillOf={(county) => (isServed(county) ? 'n2' : 'n0')}
    />
  )
}
