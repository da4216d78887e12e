/** The row of an event and what its form holds, translated into each other. */
import { type SQL, sql } from 'drizzle-orm'
import { audienceKeys, priorityKeys } from '@/lib/catalog/keys'
import { forSearch } from '@/lib/platform/search-words'
import { hidesPlace } from './checks'
import type { EventFields, SessionFields } from './fields'
import { coOrganizedBy } from './staff'
import { events } from './tables'

/** `coOrganized`: whoever acts runs it beside its owner. */
export type EventRow = Omit<typeof events.$inferSelect, 'search' | 'searchWords'> & { coOrganized: boolean }

/** What a form shows: the draft while there is one, else what was sent. */
export function fieldsOf(row: EventRow, sessions: readonly SessionFields[]): EventFields {
  if (row.draft) return row.draft
  return sentFields(row, sessions)
}

export function sentFields(row: EventRow, sessions: readonly SessionFields[]): EventFields {
  return {
    title: row.title,
    summary: row.summary,
    description: row.description,
    kind: row.kind,
    format: row.format,
    sessions: [...sessions],
    sponsor: row.sponsor,
    audiences: audienceKeys.filter((key) => row.audiences.includes(key)),
    topicIds: row.topicIds,
    priorityIds: priorityKeys.filter((key) => row.priorityIds.includes(key)),
    cost: row.cost,
    accessibility: row.accessibility ?? '',
    contactName: row.contactName,
    contactEmail: row.contactEmail,
    contactPhone: row.contactPhone ?? '',
    registrationUrl: row.registrationUrl ?? '',
    creditHours: row.creditMinutes === null ? null : row.creditMinutes / 60,
    hidePlace: row.hidePlace,
  }
}

/** The columns of a complete event; its sessions are kept apart. */
export function columnsOf(event: EventFields, topicNames: readonly string[]) {
  const { sessions: _, creditHours, ...same } = event
  return {
    ...same,
    accessibility: event.accessibility || null,
    contactPhone: event.contactPhone || null,
    registrationUrl: event.registrationUrl || null,
    creditMinutes: creditHours === null ? null : Math.round(creditHours * 60),
    hidePlace: hidesPlace(event),
    draft: null,
    ...searchColumns(event, topicNames),
  }
}

/** What a search finds an event by. A place that is not shown cannot be found either. */
function searchColumns(
  event: EventFields,
  topicNames: readonly string[],
): { search: SQL<string>; searchWords: SQL<string> } {
  const places = hidesPlace(event) ? [] : event.sessions.flatMap(({ venueName, city }) => [venueName, city])
  const head = event.title
  const rest = [event.summary, event.sponsor, ...topicNames, ...new Set(places)].join(' ')
  return {
    search: sql`setweight(to_tsvector('english', ${forSearch(head)}), 'A') || setweight(to_tsvector('english', ${forSearch(rest)}), 'B') || setweight(to_tsvector('english', ${forSearch(event.description)}), 'C')`,
    searchWords: sql`folded(${`${head} ${rest}`})`,
  }
}

/** Columns of a draft that nobody but its organizer reads. */
export const draftColumns = (draft: EventFields) => ({ title: draft.title, draft })

export const EMPTY_COLUMNS = {
  summary: '',
  description: '',
  sponsor: '',
  audiences: [] as string[],
  topicIds: [] as string[],
  priorityIds: [] as string[],
  cost: '',
  contactName: '',
  contactEmail: '',
  search: sql<string>`''::tsvector`,
  searchWords: '',
}

/** Every column but the search ones, which only conditions read. */
export const eventColumns = {
  id: events.id,
  slug: events.slug,
  title: events.title,
  summary: events.summary,
  description: events.description,
  kind: events.kind,
  format: events.format,
  status: events.status,
  organizerId: events.organizerId,
  agencyId: events.agencyId,
  sponsor: events.sponsor,
  audiences: events.audiences,
  topicIds: events.topicIds,
  priorityIds: events.priorityIds,
  cost: events.cost,
  accessibility: events.accessibility,
  contactName: events.contactName,
  contactEmail: events.contactEmail,
  contactPhone: events.contactPhone,
  registrationUrl: events.registrationUrl,
  creditMinutes: events.creditMinutes,
  hidePlace: events.hidePlace,
  draft: events.draft,
  sequence: events.sequence,
  createdAt: events.createdAt,
  updatedAt: events.updatedAt,
  submittedAt: events.submittedAt,
  publishedAt: events.publishedAt,
  recheckSince: events.recheckSince,
  recheckWhat: events.recheckWhat,
  cancelledAt: events.cancelledAt,
  cancelReason: events.cancelReason,
  seriesId: events.seriesId,
  coOrganized: sql<boolean>`${coOrganizedBy(events.id)}`,
}
