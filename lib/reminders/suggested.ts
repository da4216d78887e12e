/** Trainings to come that a letter names beside what is missing: what would count toward one requirement of it. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { courses, courseVersions } from '@/lib/catalog/tables'
import { eventSessions, events } from '@/lib/events/tables'
import type { Tx } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import { inWords } from '@/lib/platform/in-words'
import type { Locale } from '@/lib/platform/locales'
import { addDays, type Day } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import type { suggestedShape } from './inputs'
import { writtenTexts } from './messages'
import { openOf, type Planned } from './open'
import { WRITTEN_DAYS_AHEAD } from './written'

export type Suggested = z.infer<typeof suggestedShape>
type Training = Suggested['trainings'][number]
type Asked = { agencyId: string; today: Day; now: Date; of?: readonly string[] }

/** As far ahead as anything falls due. */
const FAR_DAYS = 36_500

/** People with what is due within ninety days; of one requirement, where something is suggested for it, however far ahead it is due. */
export async function openFor(tx: Tx, asked: Asked, requirementId: string | undefined): Promise<Planned[]> {
  if (!requirementId) return openOf(tx, { ...asked, aheadDays: WRITTEN_DAYS_AHEAD })
  const last = addDays(asked.today, WRITTEN_DAYS_AHEAD)
  const open = await openOf(tx, { ...asked, aheadDays: FAR_DAYS })
  return open.flatMap((person) => {
    const items = person.items.filter(({ id, dueOn }) => dueOn <= last || id === requirementId)
    return items.length + person.gates.length > 0 ? [{ ...person, items }] : []
  })
}

type About = Pick<Planned, 'items' | 'gates'> & { locale: Locale; now: Date }

/** A line for each that can still be taken; none once the requirement is met. */
export async function suggestedIn(
  tx: Tx,
  { requirementId, trainings }: Suggested,
  about: About,
): Promise<(Training & { line: string })[]> {
  const { items, gates, locale, now } = about
  const name = [...items, ...gates].find(({ id }) => id === requirementId)?.name
  if (name === undefined) return []
  const say = inWords(writtenTexts, locale)
  const modules = await modulesOf(tx, slugsOf(trainings, 'module'))
  const dates = await eventsOf(tx, slugsOf(trainings, 'event'), now)
  return trainings.flatMap(({ kind, slug }) => {
    const module = kind === 'module' ? modules.get(slug) : undefined
    if (module)
      return [{ kind, slug, line: say('module', { name, title: module, page: `${publicUrl()}/modules/${slug}` }) }]
    const event = kind === 'event' ? dates.get(slug) : undefined
    if (!event) return []
    const told = { name, title: event.title, day: longDay(event.on, locale), page: `${publicUrl()}/calendar/${slug}` }
    return [{ kind, slug, line: say('event', told) }]
  })
}

const slugsOf = (trainings: readonly Training[], of: Training['kind']) =>
  trainings.flatMap(({ kind, slug }) => (kind === of ? slug : []))

async function modulesOf(tx: Tx, slugs: readonly string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map()
  const rows = await tx
    .select({ slug: courses.slug, title: courseVersions.title })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.id, courses.currentVersionId))
    .where(inArray(courses.slug, [...slugs]))
  return new Map(rows.map(({ slug, title }) => [slug, title]))
}

async function eventsOf(tx: Tx, slugs: readonly string[], now: Date): Promise<Map<string, { title: string; on: Day }>> {
  if (slugs.length === 0) return new Map()
  const rows = await tx
    .select({ slug: events.slug, title: events.title, on: sql<Day>`min(${eventSessions.startsLocal})::date::text` })
    .from(events)
    .innerJoin(eventSessions, and(eq(eventSessions.eventId, events.id), isNull(eventSessions.withdrawnAt)))
    .where(and(inArray(events.slug, [...slugs]), eq(events.status, 'published')))
    .groupBy(events.id)
    .having(sql`min(${eventSessions.startsAt}) > ${now.toISOString()}::timestamptz`)
  return new Map(rows.map(({ slug, ...event }) => [slug, event]))
}
