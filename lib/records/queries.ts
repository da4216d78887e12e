/** Reading the ledger: one's own credits, those of people one looks after, and what a transcript holds. */

import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { dayOfPerson } from '@/lib/agencies/own-day'
import { affiliations, agencies } from '@/lib/agencies/tables'
import { priorityEntries } from '@/lib/catalog/reference'
import { courses } from '@/lib/catalog/tables'
import { topicNameIn, topicsIn } from '@/lib/catalog/topics'
import { ownerOf } from '@/lib/identity/policy'
import { people } from '@/lib/identity/tables'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import type { Locale } from '@/lib/platform/locales'
import { lastingRecord, recordsOf, servesYet } from '@/lib/platform/row-security'
import { withAcceptors } from './acceptors'
import { creditsPageInput, type Part, partInput } from './inputs'
import { visibleTo } from './policy'
import { credits } from './tables'
import { totalsOf } from './totals'
import { verifyChain } from './verification'

const latestFirst = pagedBy('day', 'count', 'id')

/** One's own credits, the latest first, with totals over all of them, and what they can be narrowed to. */
export async function listMyCredits(ctx: Ctx, input: unknown = {}) {
  const personId = ownerOf(ctx.actor)
  const page = await listCredits(ctx, personId, input)
  return {
    ...page,
    choices: await read(ctx, (tx) => choicesIn(tx, ctx.locale, sql`${visibleTo(ctx.actor)} and ${ofRecord(personId)}`)),
  }
}

/** Topics and agencies of a record, by name. */
async function choicesIn(tx: Tx, locale: Locale, scope: SQL) {
  const about = await tx.execute<{ id: string; name: string }>(sql`
    select distinct t.id, t.name from ${credits} cross join unnest(${credits.topicIds}) as k(id) join topics t on t.id = k.id
    where ${scope}`)
  const earnedFor = await tx
    .selectDistinct({ agencyId: agencies.id, name: agencies.name })
    .from(credits)
    .innerJoin(agencies, eq(agencies.id, credits.agencyId))
    .where(scope)
    .orderBy(asc(agencies.name), asc(agencies.id))
  return { topics: topicsIn(locale, about), agencies: earnedFor }
}

/** A person's credits as far as the actor may see them, the latest first; reversed ones are marked, reversals folded in. */
export async function listCredits(ctx: Ctx, personId: string, input: unknown = {}) {
  const { cursor, limit, ...part } = creditsPageInput.parse(input)
  const scope = sql`${visibleTo(ctx.actor)} and ${ofRecord(personId)}${within(part)}`
  return read(ctx, async (tx) => {
    const repeats = await repeatedIn(tx, personId)
    const rows = await creditRows(tx, sql`${scope}${after(cursor)}`, limit + 1, repeats)
    const { items, nextCursor } = latestFirst.pageOf(rows, limit, (row) => [row.earnedOn, row.sequence, row.creditId])
    return {
      items: await withAcceptors({ tx, ctx }, items),
      nextCursor,
      totals: await totalsOf({ tx, ctx }, scope, repeats),
    }
  })
}

/** Everything for a transcript: who, all credits of a period that stand and were reversed (at most 5,000), totals, and the chain. */
export async function getMyTranscript(ctx: Ctx, input: unknown = {}) {
  const part = partInput.parse(input)
  const personId = ownerOf(ctx.actor)
  const scope = sql`${visibleTo(ctx.actor)} and ${ofRecord(personId)}${within(part)}`
  const record = await read(ctx, async (tx) => {
    const [person] = await tx
      .select({
        givenName: people.givenName,
        familyName: people.familyName,
        agencyName: agencies.name,
      })
      .from(people)
      .leftJoin(affiliations, and(eq(affiliations.personId, people.id), servesYet('affiliations')))
      .leftJoin(agencies, eq(agencies.id, affiliations.agencyId))
      .where(eq(people.id, personId))
      .orderBy(asc(affiliations.serviceStartsOn), asc(affiliations.id))
      .limit(1)
    if (!person) throw notFound('This person')
    const repeats = await repeatedIn(tx, personId)
    const rows = await creditRows(tx, scope, 5000, repeats)
    const today = await dayOfPerson(tx, personId, ctx.now)
    return {
      person: { ...person, today },
      part: await calledIn({ tx, ctx }, part),
      items: await withAcceptors({ tx, ctx }, rows),
      totals: await totalsOf({ tx, ctx }, scope, repeats),
    }
  })
  return { ...record, chain: await verifyChain(ctx, personId) }
}

/**
 * The same for an agency's paper, as far as the actor may see the person there: all that those who serve now have earned,
 * and of others what they earned while they served. `whole` says whether anything is left out.
 */
export async function getAgencyTranscript(ctx: Ctx, { personId, agencyId }: { personId: string; agencyId: string }) {
  const serves = sql`exists (select 1 from affiliations a where a.person_id = ${lastingRecord(credits.personId)}
    and a.agency_id = ${agencyId}::uuid and ${servesYet()})`
  const scope = sql`${visibleTo(ctx.actor)} and ${ofRecord(personId)}
    and (${credits.agencyId} = ${agencyId}::uuid or ${serves})`
  const record = await read(ctx, async (tx) => {
    const repeats = await repeatedIn(tx, personId)
    return {
      items: await withAcceptors({ tx, ctx }, await creditRows(tx, scope, 5000, repeats)),
      totals: await totalsOf({ tx, ctx }, scope, repeats),
      whole: await showsAllTo(tx, agencyId, personId),
    }
  })
  return { ...record, chain: await verifyChain(ctx, personId) }
}

/** Whoever serves there, and said so, shows all; of a line that nobody signed in to there is nothing else. */
async function showsAllTo(tx: Tx, agencyId: string, personId: string): Promise<boolean> {
  const [row] = await tx.execute<{ shows: boolean }>(sql`select exists (select 1 from affiliations a
    where a.person_id = ${personId}::uuid and a.agency_id = ${agencyId}::uuid and ${servesYet()}
      and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not is_confirmed(a.person_id))) as shows`)
  return row?.shows ?? false
}

/** Posted to the record, or to one that was joined to it. */
const ofRecord = (personId: string): SQL => sql`${credits.personId} in ${recordsOf(sql`${personId}::uuid`)}`

const within = ({ from, to, topic, mode, priority, agencyId }: Part): SQL => sql`
  ${from ? sql` and ${credits.earnedOn} >= ${from}::date` : sql``}${to ? sql` and ${credits.earnedOn} <= ${to}::date` : sql``}
  ${topic ? sql` and ${topic} = any(${credits.topicIds})` : sql``}${mode ? sql` and ${credits.mode} = ${mode}` : sql``}
  ${priority ? sql` and ${priority} = any(${credits.priorityIds})` : sql``}${agencyId ? sql` and ${credits.agencyId} = ${agencyId}::uuid` : sql``}`

/** With the names of what is asked for, as it is called today. */
async function calledIn({ tx, ctx }: { tx: Tx; ctx: Ctx }, { topic, agencyId, ...part }: Part) {
  const [named] = await tx.execute<{ topic: string | null; agency: string | null }>(sql`
    select (select name from topics where id = ${topic ?? null}) as topic,
      (select name from agencies where id = ${agencyId ?? null}::uuid) as agency`)
  const priority = priorityEntries.find(({ id }) => id === part.priority)?.name
  const about = topic && topicNameIn(ctx.locale, { id: topic, name: named?.topic ?? topic })
  return { ...part, priority, topic: about, agency: agencyId && (named?.agency ?? agencyId) }
}

function after(cursor: string | undefined): SQL {
  const place = latestFirst.placeOf(cursor)
  if (!place) return sql``
  const [day, sequence, id] = place
  return sql` and (${credits.earnedOn}, ${credits.sequence}, ${credits.id}) < (${day}::date, ${sequence}::int, ${id}::uuid)`
}

/**
 * The same edition on two records that are one counts once: a credit with an earlier one that stands on the other record
 * adds no minutes. Looked for among what the reader sees.
 */
async function repeatedIn(tx: Tx, personId: string): Promise<SQL<boolean>> {
  const rows = await tx.execute<{ id: string }>(sql`select r as id from records_of(${personId}::uuid) as r`)
  return repeatedAmong(rows.map(({ id }) => id))
}

function repeatedAmong(records: readonly string[]): SQL<boolean> {
  if (records.length < 2) return sql<boolean>`false`
  const ids = anyId(records)
  const again = sql`select c.id from credits c join credits d on d.course_version_id = c.course_version_id
    where c.person_id = ${ids} and d.person_id = ${ids} and d.person_id <> c.person_id and c.reverses is null and d.reverses is null
      and (d.earned_on, d.id) < (c.earned_on, c.id)
      and not exists (select 1 from credits x where x.reverses = d.id)`
  return sql<boolean>`coalesce(${credits.reverses}, ${credits.id}) in (${again})`
}

/**
 * What stands on the records of these people, as if they were one: the same edition on several of them counts once. For
 * commands that have settled who may ask.
 */
export async function countedOn(
  tx: Tx,
  personIds: readonly string[],
): Promise<{ credits: number; creditMinutes: number }> {
  const rows = await tx.execute<{ id: string }>(
    sql`select distinct r.id from people p, records_of(p.id) as r(id) where p.id = ${anyId(personIds)}`,
  )
  const records = rows.map(({ id }) => id)
  const repeats = repeatedAmong(records)
  const [row] = await tx
    .select({
      credits: sql<number>`(count(*) filter (where ${credits.reverses} is null and not ${repeats})
        - count(*) filter (where ${credits.reverses} is not null and not ${repeats}))::int`,
      creditMinutes: sql<number>`coalesce(sum(${credits.creditMinutes}) filter (where not ${repeats}), 0)::float8`,
    })
    .from(credits)
    .where(sql`${credits.personId} = ${anyId(records)}`)
  return row ?? { credits: 0, creditMinutes: 0 }
}

/** The last day before on which the same course was completed and stands, whatever its edition. */
const takenBeforeOn = sql<
  string | null
>`max(case when not exists (select 1 from credits x where x.reverses = ${credits.id})
  then ${credits.earnedOn} end) over (partition by coalesce(${credits.courseId}, ${credits.id})
  order by ${credits.earnedOn}, ${credits.sequence}, ${credits.id} rows between unbounded preceding and 1 preceding)`

async function creditRows(tx: Tx, where: SQL, limit: number, repeats: SQL<boolean>) {
  const reversal = sql`(select x.recorded_at, x.reason from credits x where x.reverses = ${credits.id})`
  const rows = await tx
    .select({
      creditId: credits.id,
      title: credits.title,
      creditMinutes: credits.creditMinutes,
      mode: credits.mode,
      sourceKind: credits.sourceKind,
      sourceId: credits.sourceId,
      earnedOn: credits.earnedOn,
      recordedAt: credits.recordedAt,
      agencyName: agencies.name,
      courseSlug: courses.slug,
      certificateCode: sql<string | null>`(select c.code from certificates c where c.credit_id = ${credits.id}
        and not exists (select 1 from certificates n where n.supersedes = c.id) order by c.issued_at desc limit 1)`,
      reversal: sql<{ recorded_at: string; reason: string | null } | null>`(select to_jsonb(r) from ${reversal} r)`,
      sequence: credits.sequence,
      recordedBy: credits.recordedBy,
      zone: credits.zone,
      shown: sql<number>`cardinality(${credits.evidence})`,
      repeats,
      takenBeforeOn,
    })
    .from(credits)
    .leftJoin(agencies, eq(agencies.id, credits.agencyId))
    .leftJoin(courses, eq(courses.id, credits.courseId))
    .where(and(where, isNull(credits.reverses)))
    .orderBy(desc(credits.earnedOn), desc(credits.sequence), desc(credits.id))
    .limit(limit)
  return rows.map(({ reversal: taken, recordedAt, ...row }) => ({
    ...row,
    recordedAt: recordedAt.toISOString(),
    reversed: taken ? { at: new Date(taken.recorded_at).toISOString(), reason: taken.reason } : null,
  }))
}
