import { Section } from '@/app/_ui/arrange'
import { Link } from '@/app/_ui/link'
import { Item, List } from '@/app/_ui/list'
import type { ModuleList } from '@/lib/catalog/inputs'
import { audienceWords } from '@/lib/catalog/reference'
import type { CalendarItem } from '@/lib/events/shapes'
import { placeWords, sessionWords } from '@/lib/events/words'
import { count, hours } from '@/lib/platform/words'
import type { RelatedList } from '@/lib/related/inputs'
import { RelatedRow } from '../../related/related-row'

const SHOWN = 5

export function ModulesOf({ priority, list }: { priority: string; list: ModuleList }) {
  const modules = list.sections.flatMap((section) => section.modules)
  return (
    <Section
      id="modules"
      title="Modules "
      count={count(list.total, 'module')}
      aside={modules.length > SHOWN ? <Link href={`/modules?priority=${priority}`}>All {list.total}</Link> : null}
    >
      {modules.length > 0 ? (
        <List>
          {modules.slice(0, SHOWN).map((module) => (
            <Item
              key={module.slug}
              title={module.title}
              href={`/modules/${module.slug}`}
              aside={<b>{hours(module.creditMinutes)}</b>}
              meta={[audienceWords(module.audiences)]}
            >
              {module.summary}
            </Item>
          ))}
        </List>
      ) : (
        <p>No module has this priority yet.</p>
      )}
    </Section>
  )
}

export function EventsOf({ priority, items }: { priority: string; items: readonly CalendarItem[] }) {
  const ahead = items.filter(({ status }) => status === 'published')
  return (
    <Section
      id="events"
      title="Events to come"
      aside={<Link href={`/calendar?priority=${priority}`}>In the calendar</Link>}
    >
      {ahead.length > 0 ? (
        <List>
          {ahead.slice(0, SHOWN).map((item) => (
            <EventItem key={item.slug} item={item} />
          ))}
        </List>
      ) : (
        <p>
          Nothing with this priority is on the calendar. <Link href="/events/new">Post an event</Link>
        </p>
      )}
    </Section>
  )
}

function EventItem({ item }: { item: CalendarItem }) {
  const [first] = item.sessions
  if (!first) return null
  return (
    <Item
      title={item.title}
      href={`/calendar/${item.slug}`}
      meta={[sessionWords(first), placeWords(item, first), item.creditMinutes ? hours(item.creditMinutes) : null]}
    />
  )
}

export function CoursesOf({ priority, list }: { priority: string; list: RelatedList }) {
  return (
    <Section
      id="courses"
      title="Courses of other organizations "
      count={count(list.total, 'course')}
      aside={list.total > SHOWN ? <Link href={`/related?priority=${priority}`}>All {list.total}</Link> : null}
    >
      {list.total > 0 ? (
        <>
          <p className="at-small at-soft">Taken elsewhere; the links leave Attest and are not an endorsement.</p>
          <List className="at-gap">
            {list.items.slice(0, SHOWN).map((course) => (
              <RelatedRow key={course.slug} course={course} />
            ))}
          </List>
        </>
      ) : (
        <p>
          No course of others is listed for it. <Link href="/suggestions/new">Suggest a course</Link>
        </p>
      )}
    </Section>
  )
}
