/** A course of others between its row, its form and what readers see of it. */
import { eq, getTableColumns, inArray } from 'drizzle-orm'
import { versionOf } from '@/lib/audit/versions'
import { priorities, topics } from '@/lib/catalog/tables'
import { topicsIn } from '@/lib/catalog/topics'
import { named, type Tx } from '@/lib/platform/database'
import type { Locale } from '@/lib/platform/locales'
import type { Day } from '@/lib/platform/time'
import type { RelatedFields, RelatedItem, RelatedResult } from './inputs'
import { isDue } from './rules'
import { relatedTrainings } from './tables'

const { search: _search, searchWords: _words, ...relatedColumns } = getTableColumns(relatedTrainings)

export { relatedColumns }
export type RelatedRow = Omit<typeof relatedTrainings.$inferSelect, 'search' | 'searchWords'>

export const fieldsOf = (row: RelatedRow): RelatedFields => ({
  title: row.title,
  provider: row.provider,
  summary: row.summary,
  url: row.url,
  hours: row.minutes === null ? null : row.minutes / 60,
  mode: row.mode,
  cost: row.cost,
  audiences: row.audiences as RelatedFields['audiences'],
  priorityIds: row.priorityIds as RelatedFields['priorityIds'],
  topicIds: row.topicIds,
  leadsTo: row.leadsTo,
})

export const columnsOf = ({ hours, ...fields }: RelatedFields) => ({
  ...fields,
  minutes: hours === null ? null : Math.round(hours * 60),
})

export const relatedVersion = (row: RelatedRow): string =>
  versionOf({ ...fieldsOf(row), status: row.status, linkCheckedOn: row.linkCheckedOn })

export const resultOf = (row: RelatedRow): RelatedResult => ({
  relatedId: row.id,
  status: row.status,
  slug: row.slug,
  version: relatedVersion(row),
})

export type Words = { priorities: { id: string; name: string }[]; topics: { id: string; name: string }[] }

const allPriorities = named('related-priorities', (db) =>
  db.select({ id: priorities.id, name: priorities.name }).from(priorities).orderBy(priorities.position),
)
const allTopics = named('related-topics', (db) => db.select({ id: topics.id, name: topics.name }).from(topics))

/** What priorities and topics are called by the reader. */
export const wordsOf = async (tx: Tx, locale: Locale): Promise<Words> => ({
  priorities: await allPriorities.on(tx),
  topics: topicsIn(locale, await allTopics.on(tx)),
})

export const itemOf = (row: RelatedRow, words: Words, today: Day): RelatedItem => ({
  slug: row.slug,
  title: row.title,
  provider: row.provider,
  summary: row.summary,
  url: row.url,
  minutes: row.minutes,
  mode: row.mode,
  cost: row.cost,
  audiences: row.audiences,
  priorities: words.priorities.filter(({ id }) => row.priorityIds.includes(id)),
  topics: words.topics.filter(({ id }) => row.topicIds.includes(id)),
  leadsTo: row.leadsTo,
  linkCheckedOn: row.linkCheckedOn,
  isDue: isDue(row.linkCheckedOn, today),
})

/** The names of topics; fewer than asked for where one does not exist. */
export async function topicNames(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await tx
    .select({ name: topics.name })
    .from(topics)
    .where(inArray(topics.id, [...ids]))
  return found.map(({ name }) => name)
}

export const byId = (relatedId: string) => eq(relatedTrainings.id, relatedId)
