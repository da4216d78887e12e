import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import { clock, dayBefore, longDay, weekdayDay, zoneName } from '@/lib/platform/words-of-time'
import type { TaskForce } from '@/lib/task-forces/shapes'
import { Section } from '../../../_ui/arrange'
import { Link } from '../../../_ui/link'
import { Item, List } from '../../../_ui/list'
import { rich } from '../../../_ui/rich'
import { oneForce } from '../messages'

const say = inWords(oneForce, USUAL_LOCALE)
type Props = { force: TaskForce }

export function JointEvents({ force: { events } }: Props) {
  return (
    <Section id="events" title={say('events')}>
      {events.length > 0 ? (
        <List>
          {events.map((event) => (
            <Event key={event.slug} event={event} />
          ))}
        </List>
      ) : (
        <p>{rich(say.rich('noEvents', { post: (chunks) => <Link href="/events/new">{chunks}</Link> }))}</p>
      )}
    </Section>
  )
}

function Event({ event }: { event: TaskForce['events'][number] }) {
  const { slug, title, startsLocal, zone, city, state, organizer } = event
  const place = [city, state ? stateName(state) : null].filter(Boolean).join(', ')
  return (
    <Item
      title={title}
      href={`/calendar/${slug}`}
      meta={[
        `${weekdayDay(startsLocal.slice(0, 10))}, ${clock(startsLocal.slice(11, 16))} ${zoneName(zone)}`,
        place || null,
        organizer,
      ]}
    />
  )
}

/** Who is at the table, and who comes to it; on a side that is missing, that side says who comes. */
export function OtherMembers({ force: { present, ahead, missing } }: Props) {
  const isSaid = (side: string) => missing.some((each) => each.side === side)
  const others = [...present.filter(({ side }) => side === 'other'), ...ahead.filter(({ side }) => !isSaid(side))]
  if (others.length === 0) return null
  return (
    <Section id="others" title={say('others')}>
      <ul>
        {others.map(({ partnerId, name, validFrom, isAhead }) => (
          <li key={partnerId}>
            {name}{' '}
            <span className="at-small at-soft">
              {say(isAhead ? 'comesToTable' : 'since', { day: longDay(validFrom) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const sideWords = {
  'law-enforcement': say('lawWord'),
  'victim-services': say('victimWord'),
  other: say('otherWord'),
} as const

export function FormerPartners({ force: { former } }: Props) {
  if (former.length === 0) return null
  return (
    <Section id="former" title={say('former')}>
      <ul>
        {former.map(({ partnerId, name, side, validFrom, validTo }) => (
          <li key={partnerId}>
            {say('formerPartner', {
              ...{ name, side: sideWords[side], from: longDay(validFrom) },
              to: validTo ? longDay(dayBefore(validTo)) : '',
            })}
          </li>
        ))}
      </ul>
    </Section>
  )
}
