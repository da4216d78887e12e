/** What the modules, topics and priorities of a rule are called today, and whether they are there at all. */
import { inArray, sql } from 'drizzle-orm'
import { priorities, topics } from '@/lib/catalog/tables'
import { anyId } from '@/lib/platform/bulk'
import type { Tx } from '@/lib/platform/database'
import { invalid } from '@/lib/platform/errors'
import type { EventNamed } from './answers'
import { type Criterion, namedIn } from './engine/criterion'
import { idOf, seriesKey } from './engine/keys'
import { type Called, eventCalled } from './explained/asked'

/** Names by id, of a series by its key; what is not named by any of them keeps its id. */
export async function loadCalled(tx: Tx, criteria: readonly Criterion[]): Promise<Called> {
  const slugs = new Map<string, string>()
  const names = await namesOf(tx, criteria, slugs)
  const events = new Set(criteria.flatMap((each) => namedIn(each).events))
  const called = (key: string) =>
    names.get(key) ?? (events.has(idOf(key)) ? 'An event that is not on the calendar any more' : key)
  return Object.assign(called, { slugOf: (courseId: string) => slugs.get(courseId) })
}

/** @param slugs gets the addresses of those modules that can be taken */
async function namesOf(tx: Tx, criteria: readonly Criterion[], slugs = new Map<string, string>()) {
  const named = criteria.map(namedIn)
  const eventIds = [...new Set(named.flatMap(({ events }) => events))]
  const [courseIds, topicIds, priorityIds] = [
    [...new Set(named.flatMap(({ courses }) => courses))],
    [...new Set(named.flatMap((each) => each.topics))],
    [...new Set(named.flatMap((each) => each.priorities))],
  ]
  const found: { id: string; name: string }[] = []
  if (courseIds.length > 0) {
    const modules = await tx.execute<{ id: string; name: string; slug: string; offered: boolean }>(sql`
      select c.id, coalesce((select v.title from course_versions v where v.course_id = c.id order by v.edition desc limit 1), c.slug) as name,
        c.slug, c.current_version_id is not null as offered
      from courses c where c.id = ${anyId(courseIds)}`)
    found.push(...modules)
    for (const { id, slug, offered } of modules) if (offered) slugs.set(id, slug)
  }
  for (const event of await eventsNamed(tx, eventIds))
    found.push({ id: event.eventId, name: eventCalled(event) }, { id: seriesKey(event.eventId), name: event.title })
  for (const [table, ids] of [[topics, topicIds] as const, [priorities, priorityIds] as const])
    if (ids.length > 0)
      found.push(...(await tx.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, ids))))
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** Events of these ids that are on the calendar. A series is called by its first date. */
export async function eventsNamed(tx: Tx, eventIds: readonly string[]): Promise<EventNamed[]> {
  if (eventIds.length === 0) return []
  return tx.execute<EventNamed>(sql`
    select e.id as "eventId", e.title, e.series_id as "seriesId",
      (select min(s.starts_local)::date::text from event_sessions s where s.event_id = e.id and s.withdrawn_at is null) as "on"
    from events e where e.id = ${anyId([...eventIds])} and e.published_at is not null`)
}

/** Refuses what is not in the catalog or on the calendar, and another agency as the one that gives training itself. @throws invalid */
export async function checkNamed(tx: Tx, agencyId: string, criterion: Criterion): Promise<void> {
  const names = await namesOf(tx, [criterion])
  const { courses, events, series, agencies, topics: about, priorities: of } = namedIn(criterion)
  if (agencies.some((id) => id !== agencyId)) throw invalid('criterion', 'Only the agency itself can be meant here.')
  if (events.some((id) => !names.has(id))) throw invalid('criterion', 'Choose an event from the calendar.')
  // One that has no dates yet would be met by credit that was posted before it had, and nothing says so to whom it is asked of.
  const first = new Set(
    (await eventsNamed(tx, series)).filter((each) => each.seriesId === each.eventId).map(({ eventId }) => eventId),
  )
  if (series.some((id) => !first.has(id)))
    throw invalid('criterion', 'Choose the first date of a series, or the one event alone.')
  if (courses.some((id) => !names.has(id))) throw invalid('criterion', 'Choose a module from the list.')
  if ([...about, ...of].some((id) => !names.has(id))) throw invalid('criterion', 'Choose a topic from the list.')
}
