/** Reading the audit trail. */
import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { type Actor, agenciesWhere, type Ctx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { read, type Tx } from '@/lib/platform/database'
import { signedOut } from '@/lib/platform/errors'
import { everyWordIn, part, sameNumber } from '@/lib/platform/finding'
import { foldedWords, numberKey } from '@/lib/platform/fold'
import { isId } from '@/lib/platform/ids'
import { addDays, instantOf } from '@/lib/platform/time'
import { listTrailInput, type trailPageShape } from './inputs'
import { can, visibleTo } from './policy'
import { auditEvents } from './tables'

const PEOPLE_CONSIDERED = 50

/** The trail comes before people and agencies in the order of the product, so it names their tables itself. */
const nameOf = (column: string) =>
  sql<
    string | null
  >`(select trim(p.given_name || ' ' || p.family_name) from people p where p.id = ${sql.raw(`audit_events.${column}`)})`
const agencyName = sql<string | null>`(select a.name from agencies a where a.id = audit_events.agency_id)`

const moduleTitle = sql<string | null>`case when audit_events.subject_kind = 'course' then (
  select v.title from courses c join course_versions v on v.course_id = c.id
  where c.id::text = audit_events.subject_id order by v.edition desc limit 1) end`

const columns = {
  id: auditEvents.id,
  recordedAt: auditEvents.recordedAt,
  /** To the microsecond, for the place in the list. */
  at: sql<string>`audit_events.recorded_at::text`,
  event: auditEvents.event,
  actorKind: auditEvents.actorKind,
  actorLabel: auditEvents.actorLabel,
  actorName: nameOf('actor_person_id'),
  person: nameOf('person_id'),
  agency: agencyName,
  subjectKind: auditEvents.subjectKind,
  subjectId: auditEvents.subjectId,
  subject: moduleTitle,
  detail: auditEvents.detail,
  requestId: auditEvents.requestId,
}

const newestFirst = pagedBy('instant', 'id')

/** What happened, the newest first, as far as the actor may see it. @throws signed-out; invalid for a strange cursor */
export async function listTrail(ctx: Ctx, input: unknown): Promise<z.infer<typeof trailPageShape>> {
  const filter = listTrailInput.parse(input)
  if (!can.readTrail(ctx.actor)) throw signedOut()
  const place = newestFirst.placeOf(filter.cursor)
  const rows = await read(ctx, async (tx) => {
    const people = filter.person ? await findPeople(tx, ctx.actor, filter.person) : null
    if (people?.length === 0) return []
    return tx
      .select(columns)
      .from(auditEvents)
      .where(
        and(
          visibleTo(ctx.actor),
          filter.event ? eq(auditEvents.event, filter.event) : undefined,
          filter.agencyId ? eq(auditEvents.agencyId, filter.agencyId) : undefined,
          filter.from ? gte(auditEvents.recordedAt, instantOf(`${filter.from}T00:00`, filter.zone)) : undefined,
          filter.to ? lt(auditEvents.recordedAt, instantOf(`${addDays(filter.to, 1)}T00:00`, filter.zone)) : undefined,
          people ? concerning(people) : undefined,
          place
            ? sql`(${auditEvents.recordedAt}, ${auditEvents.id}) < (${place[0]}::timestamptz, ${place[1]}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(auditEvents.recordedAt), desc(auditEvents.id))
      .limit(filter.limit + 1)
  })
  const { items, nextCursor } = newestFirst.pageOf(rows, filter.limit, (row) => [row.at, row.id])
  return {
    items: items.map(({ at: _, actorName, actorLabel, ...entry }) => ({
      ...entry,
      recordedAt: entry.recordedAt.toISOString(),
      actor: signedIn(entry) ?? actorWords(entry.actorKind, actorName, actorLabel),
    })),
    nextCursor,
  }
}

/** The system opens the session; who signed in is the person. */
const signedIn = ({ event, actorKind, person }: { event: string; actorKind: string; person: string | null }) =>
  event === 'session.started' && actorKind === 'system' ? person : null

function actorWords(kind: string, name: string | null, label: string | null): string {
  if (kind === 'anyone') return 'Anyone'
  if (kind === 'system') return `The system (${label ?? 'a job'})`
  return name ?? 'Somebody of another agency'
}

const concerning = (people: readonly string[]): SQL => {
  const ids = sql`any(${`{${people.join(',')}}`}::uuid[])`
  return sql`(${auditEvents.personId} = ${ids} or ${auditEvents.actorPersonId} = ${ids})`
}

/**
 * People by id, by address, by the words of their name in any order, or by number. Administrators look among everybody, by
 * indexes that row security would keep them from; others among themselves and the people of their agencies.
 */
async function findPeople(tx: Tx, actor: Actor, asked: string): Promise<string[]> {
  if (isId(asked)) return [asked]
  const rows = await tx.execute<{ id: string }>(
    asked.includes('@')
      ? peopleAt(asked.toLowerCase())
      : can.readWholeTrail(actor)
        ? sql`select id from find_people(${JSON.stringify(foldedWords(asked).map(part))}::jsonb, ${numberKey(asked)}, ${PEOPLE_CONSIDERED}) as found(id)`
        : peopleNearby(actor, asked),
  )
  return rows.map(({ id }) => id)
}

/** Whose address it is, and lines of an agency that were given it: to those who keep them, one is like the other. */
const peopleAt = (address: string): SQL => sql`
  select person_id as id from logins where kind = 'email' and identifier = ${address}
  union select person_id from known_addresses where email = ${address}
  union select i.person_id from invitations i where i.email = ${address}
    and (i.answer is distinct from 'withdrawn' or i.expires_at > i.sent_at)
    and not exists (select 1 from logins own where own.person_id = i.person_id and own.kind = 'email')
    and not exists (select 1 from invitations later where later.person_id = i.person_id and later.agency_id = i.agency_id
      and later.id > i.id and (later.answer is distinct from 'withdrawn' or later.expires_at > later.sent_at))`

function peopleNearby(actor: Actor, asked: string): SQL {
  const agencies = sql`any(${`{${agenciesWhere(actor, 'coordinator').join(',')}}`}::uuid[])`
  return sql`
    select id from people where id in (select person_id from affiliations where agency_id = ${agencies}
        union select acting_person())
      and (${everyWordIn(sql`sort_name`, asked)} or id in (select person_id from affiliations
        where agency_id = ${agencies} and ${sameNumber(sql`employee_number`, asked)}))
    order by sort_name, id limit ${PEOPLE_CONSIDERED}`
}
