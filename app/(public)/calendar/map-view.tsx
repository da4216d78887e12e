import type { CalendarFilter } from '@/lib/events/inputs'
import type { CalendarItem, CalendarMap } from '@/lib/events/shapes'
import { cancelledWords, kindNames, POSTPONED, sessionWords } from '@/lib/events/words'
import { count, hours } from '@/lib/platform/words'
import { Split } from '../../_ui/arrange'
import { LinkButton } from '../../_ui/button'
import { Empty } from '../../_ui/empty'
import { Link } from '../../_ui/link'
import { Meta } from '../../_ui/list'
import { Pager } from '../../_ui/pager'
import { Status } from '../../_ui/status'
import { KindShape } from '../directory/kind-shape'
import { calendarHref } from './address'
import { firstShown, Where } from './event-list'
import { MapOfEvents, numbersOf, placeInList } from './map-of-events'
import { NearNote } from './near-note'

type Props = { filter: CalendarFilter; found: CalendarMap; now: Date }

/** Over the whole country states are counted, and no mark stands. */
const isDrawn = ({ state }: CalendarFilter, { place }: CalendarMap) => Boolean(state || place?.isKnown)

/** What one can travel to: a map, and the same as a list beside it. */
export function MapView({ filter, found, now }: Props) {
  const { page, pages, place } = found
  const numbers = isDrawn(filter, found) ? numbersOf(found) : new Map<string, number>()
  const to = (n: number) => calendarHref(filter, { view: 'map', page: n })
  return (
    <>
      <NearNote place={place} online={false} />
      <Split kind="list" className="at-section">
        <div className="at-stay">
          <MapOfEvents filter={filter} found={found} />
          <p className="at-small at-soft">
            A place that is given after you register counts for its state and is never a mark. Distances are in a
            straight line between ZIP codes.
          </p>
        </div>
        <section aria-labelledby="found-h">
          <h2 id="found-h">
            {found.total === 0 ? 'Nothing to travel to' : `${count(found.total, 'event')} to travel to`}
          </h2>
          <p className="at-small at-soft">
            {place?.isKnown ? 'Nearest first. ' : 'In order of date. '}
            <Online filter={filter} online={found.online} />
          </p>
          {found.items.length === 0 ? (
            <Nothing />
          ) : (
            <ol className="at-found">
              {found.items.map((item) => (
                <Found key={item.slug} item={item} number={numbers.get(item.slug)} filter={filter} now={now} />
              ))}
            </ol>
          )}
          <Pager
            label="Events"
            place={`Page ${page} of ${pages}`}
            previous={page > 1 ? { href: to(page - 1) } : null}
            next={page < pages ? { href: to(page + 1) } : null}
          />
        </section>
      </Split>
    </>
  )
}

function Online({ filter, online }: { filter: CalendarFilter; online: number }) {
  if (online === 0) return null
  return (
    <Link href={calendarHref({ ...filter, format: ['virtual'] })}>
      {online === 1 ? 'One more is online' : `${online} more are online`}
    </Link>
  )
}

type FoundProps = { item: CalendarItem; number: number | undefined; filter: CalendarFilter; now: Date }

function Found({ item, number, filter, now }: FoundProps) {
  const session = firstShown(item, filter.from, now)
  return (
    <li id={placeInList(item.slug)}>
      {number === undefined ? <span /> : <KindShape kind={undefined} number={number} />}
      <div>
        <h3>
          <Link href={`/calendar/${item.slug}`}>{item.title}</Link>
        </h3>
        {session ? <p className="at-small">{sessionWords(session)}</p> : null}
        <Meta
          items={[
            session ? <Where key="where" item={item} session={session} /> : null,
            kindNames[item.kind],
            item.creditMinutes ? <b key="credit">{hours(item.creditMinutes)}</b> : null,
          ]}
        />
        {item.status === 'cancelled' ? (
          <Status state="refused">{cancelledWords(item.cancelledAt, session?.zone)}</Status>
        ) : null}
        {item.status === 'postponed' ? <Status state="soon">{POSTPONED}</Status> : null}
      </div>
    </li>
  )
}

const Nothing = () => (
  <div className="at-gap">
    <Empty
      level={3}
      title="Nothing is posted for this choice"
      actions={<LinkButton href="/calendar">See all events to come</LinkButton>}
    >
      Choose other days, another place, or fewer filters.
    </Empty>
  </div>
)
