/** The credit that a claim posts once it counts: what approval records, and what is shown of it before. */
import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { invalid } from '@/lib/platform/errors'
import type { Day } from '@/lib/platform/time'
import type { Source } from '@/lib/records/sources'
import { coursesNamedBy } from '@/lib/requirements/courses-named'
import type { Topics, TrainingMode } from './kinds'
import type { ClaimRow } from './records'
import { minutesByTopic } from './topics'

/** A claim that has its days and says how one took part. */
export type Claimed = {
  title: string
  /** What it is called on the record, where that is otherwise. */
  acceptedTitle: string | null
  provider: string
  startsOn: Day
  endsOn: Day
  mode: TrainingMode
  priorityIds: readonly string[]
  eventSlug: string | null
}
type Counts = { minutes: number; topics: Topics }

type Credited = Omit<Source, 'sourceId' | 'evidence'> & { earnedOn: Day }

/** Earned on the last day; without a certificate of ours. */
export async function creditOf(tx: Tx, claimed: Claimed, counts: Counts): Promise<Credited> {
  const [eventId = null] = await eventsAttended(tx, [claimed])
  return credited(claimed, counts, eventId)
}

/** The same of many, in the order given. */
export async function creditsOf(tx: Tx, all: readonly { claimed: Claimed; counts: Counts }[]): Promise<Credited[]> {
  const eventIds = await eventsAttended(
    tx,
    all.map(({ claimed }) => claimed),
  )
  return all.map(({ claimed, counts }, i) => credited(claimed, counts, eventIds[i] ?? null))
}

function credited(claimed: Claimed, { minutes, topics }: Counts, eventId: string | null): Credited {
  const { title, acceptedTitle, provider, endsOn, mode, priorityIds } = claimed
  return {
    ...{ sourceKind: 'claim', courseId: null, courseVersionId: null },
    ...{ provider, eventId },
    ...{ title: acceptedTitle ?? title, creditMinutes: minutes, priorityIds, mode, earnedOn: endsOn },
    ...{ topicIds: [...topics.topicIds], topicMinutes: minutesByTopic(topics, minutes) },
  }
}

/** Of each the event that the claim began from, where the training lay on days of it. */
async function eventsAttended(tx: Tx, all: readonly Claimed[]): Promise<(string | null)[]> {
  const asked = all.flatMap(({ eventSlug: slug, startsOn: from, endsOn: to }, at) =>
    slug === null ? [] : { at, slug, from, to },
  )
  if (asked.length === 0) return all.map(() => null)
  const rows = await tx.execute<{ at: number; id: string }>(sql`
    select c.at, e.id from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as c(at int, slug text, "from" date, "to" date)
    join events e on e.slug = c.slug
    where exists (select 1 from event_sessions s where s.event_id = e.id
      and s.starts_local::date <= c."to" and s.ends_local::date >= c."from")`)
  const found = new Map(rows.map(({ at, id }) => [at, id]))
  return all.map((_, at) => found.get(at) ?? null)
}

/**
 * What it is called on the record: as it was claimed, or a course by the name that a requirement of the agency gives it.
 * @throws invalid (`recordedAs`)
 */
export async function titleAs(tx: Tx, row: ClaimRow, recordedAs: string | null): Promise<string | null> {
  const { title, agencyId, acceptedTitle } = row
  if (recordedAs === null || recordedAs === '' || recordedAs === title) return null
  // The first of two gave it this name; the requirement may have been retired since.
  if (recordedAs === acceptedTitle) return recordedAs
  if ((await coursesNamedBy(tx, agencyId ?? '')).includes(recordedAs)) return recordedAs
  throw invalid('recordedAs', 'Choose a course that a requirement of the agency names, or leave it as it was claimed.')
}
