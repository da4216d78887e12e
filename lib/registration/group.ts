/** Whom of an agency one might send to an event: who it would help first, with what each holds of it already. */
import { and, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { peopleAsKnown } from '@/lib/agencies/known-addresses'
import { sortNameShownTo } from '@/lib/agencies/names-on-papers'
import { personFits } from '@/lib/agencies/people-search'
import { can as canOfAgency, refusal } from '@/lib/agencies/policy'
import { unitsBelow } from '@/lib/agencies/reach'
import { agencies } from '@/lib/agencies/tables'
import { wallText } from '@/lib/events/places'
import { onCalendar } from '@/lib/events/policy'
import { eventSessions, events } from '@/lib/events/tables'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { unitTree } from '@/lib/requirements/choices'
import { appliesOn, pending } from '@/lib/requirements/pending'
import { helpsOf, type Training, trainingOf, versionsThatAsk } from './helps'
import { groupInput } from './inputs'
import { roomIn, scopesOf } from './places'
import { sessionsOf, settingsOf } from './queries'
import { forOthers, standingOf } from './rules'
import { type AgencyToday, agencyToday, servingIn } from './serving'
import type { GroupMember, GroupOffer } from './shapes'
import { registrations } from './tables'

const LISTED = 50
const nearestFirst = pagedBy('day', 'text', 'id')
type Asked = ReturnType<typeof groupInput.parse>
type Event = typeof events.$inferSelect

/**
 * People who serve in an agency, those first whom the event would bring nearer to what they owe; and how the event takes
 * registrations, as a coordinator answers for others. @throws not-found, forbidden
 */
export async function getGroup(ctx: Ctx, input: unknown): Promise<GroupOffer> {
  const asked = groupInput.parse(input)
  if (!canOfAgency.managePeople(ctx.actor, asked.agencyId)) throw refusal(ctx.actor, asked.agencyId)
  return read(ctx, async (tx) => {
    const agency = await agencyToday(tx, ctx, asked.agencyId)
    const [found] = await tx
      .select({ event: events, provider: sql<string>`coalesce(${agencies.name}, ${events.sponsor})` })
      .from(events)
      .leftJoin(agencies, eq(agencies.id, events.agencyId))
      .where(and(onCalendar, eq(events.id, asked.eventId)))
    if (!found) throw notFound('This event')
    const { event, provider } = found
    const offer = await offerOf(tx, ctx, event)
    const training = trainingOf({ ...event, provider })
    const page = offer.takes ? await peoplePage(tx, agency, asked, training) : NOBODY
    const { items, nextCursor } = nearestFirst.pageOf(page.rows, LISTED, ({ due, sortName, personId }) => [
      due,
      sortName,
      personId,
    ])
    return {
      ...{ title: event.title, slug: event.slug, agencyName: agency.name, ...offer },
      units: (await unitTree(tx, agency.agencyId)).map(({ unitId, name, depth }) => ({
        value: unitId,
        label: `${'– '.repeat(depth)}${name}`,
      })),
      positions: await positionsIn(tx, agency),
      ...{
        items: await membersOf(tx, agency, event, training, items),
        total: page.total,
        helped: page.helped,
        nextCursor,
      },
    }
  })
}

async function offerOf(tx: Tx, ctx: Ctx, event: Event) {
  const settings = await settingsOf(tx, event.id)
  const sessions = await sessionsOf(tx, event.id)
  const {
    unit = 'event',
    needsApproval = false,
    audienceLimit = [],
    audienceProof = '',
    questions = [],
  } = settings ?? {}
  const takes = settings !== undefined && event.status === 'published' && event.kind !== 'support-group'
  const scopes: GroupOffer['scopes'] = []
  for (const scope of takes ? scopesOf({ settings, sessions }) : []) {
    const { free, waiting } = await asSystem(tx, ctx, () => roomIn(tx, event.id, scope))
    const { sessionId, capacity, zone, startsAt } = scope
    const session = sessions.find(({ id }) => id === sessionId) ?? sessions[0]
    const times = { startsLocal: wallText(session?.startsLocal ?? ''), endsLocal: wallText(session?.endsLocal ?? '') }
    const standing = standingOf(settings as NonNullable<typeof settings>, { at: startsAt, zone }, ctx.now)
    scopes.push({ sessionId, ...times, zone, standing, capacity, free, waiting })
  }
  return { takes, unit, needsApproval, audienceLimit, audienceProof, questions: forOthers(questions), scopes }
}

/** Behind every due date, and before those whom it does not help. */
const NO_LAST_DAY = sql`'9999-12-31'::date`

type Found = { personId: string; due: string; sortName: string }
const NOBODY = { rows: [] as Found[], total: 0, helped: 0 }

async function peoplePage(tx: Tx, agency: AgencyToday, asked: Asked, training: Training) {
  const versionIds = await versionsThatAsk(tx, agency, training)
  const sortName = sortNameShownTo({ person: sql`p.id`, agency: sql`${agency.agencyId}::uuid` }, sql`p.sort_name`)
  const place = nearestFirst.placeOf(asked.cursor)
  const after = place
    ? sql`where (c.due, c.sort_name, c.person_id) > (${place[0]}::date, ${place[1]}, ${place[2]}::uuid)`
    : sql``
  const [row] = await tx.execute<{ rows: Found[] | null; total: number; helped: number }>(sql`
    with owing as (
      select o.person_id, coalesce(min(o.due_on), ${NO_LAST_DAY}) as due from obligations o
      where o.agency_id = ${agency.agencyId}::uuid and o.version_id = ${anyId(versionIds)} and ${appliesOn(agency.today)} and ${pending(agency.today)}
      group by o.person_id),
    everybody as materialized (
      select s.person_id, s.unit_id, s.position, ${sortName} as sort_name, coalesce(w.due, 'infinity'::date) as due
      from ${servingIn(agency)} s join people p on p.id = s.person_id left join owing w on w.person_id = s.person_id),
    chosen as materialized (select e.* from everybody e join people p on p.id = e.person_id where ${chosenBy(agency, asked)})
    select (select jsonb_agg(to_jsonb(x) order by x.due, x."sortName", x."personId") from (
        select c.person_id as "personId", c.sort_name as "sortName", c.due from chosen c ${after}
        order by c.due, c.sort_name, c.person_id limit ${LISTED + 1}) x) as rows,
      (select count(*)::int from chosen) as total,
      (select count(*)::int from everybody e where e.due <> 'infinity'::date) as helped`)
  return { rows: row?.rows ?? [], total: row?.total ?? 0, helped: row?.helped ?? 0 }
}

function chosenBy({ agencyId }: AgencyToday, { who, unitId, position, q }: Asked): SQL {
  const whose = { person: sql`p.id`, sortName: sql`p.sort_name`, agency: sql`${agencyId}::uuid` }
  const conditions = [
    who === 'helped' ? sql`e.due <> 'infinity'::date` : undefined,
    unitId ? sql`e.unit_id in ${unitsBelow([unitId])}` : undefined,
    position ? sql`folded(e.position) = folded(${position})` : undefined,
    q ? personFits(q, whose) : undefined,
  ]
  return and(...conditions) ?? sql`true`
}

async function positionsIn(tx: Tx, agency: AgencyToday): Promise<string[]> {
  const rows = await tx.execute<{ position: string }>(sql`
    select distinct trim(s.position) as position from ${servingIn(agency)} s where trim(s.position) <> '' order by 1 limit 200`)
  return rows.map(({ position }) => position)
}

async function membersOf(
  tx: Tx,
  agency: AgencyToday,
  event: Event,
  training: Training,
  found: readonly Found[],
): Promise<GroupMember[]> {
  const ids = found.map(({ personId }) => personId)
  if (ids.length === 0) return []
  const known = await tx.execute<{
    personId: string
    given: string
    family: string
    position: string | null
    unit: string | null
    getsLetters: boolean
  }>(sql`
    select k.person_id as "personId", k.given_name as given, k.family_name as family, k.position, k.unit_name as unit,
      is_confirmed(k.person_id) as "getsLetters"
    from ${peopleAsKnown(sql`${agency.agencyId}::uuid`, sql`select unnest(${`{${ids.join(',')}}`}::uuid[])`, sql`${agency.today}::date`)} k`)
  const byId = new Map(known.map((row) => [row.personId, row]))
  const helps = await helpsOf(tx, agency, training, ids)
  const held = await heldBy(tx, agency, event.id, ids)
  const clashes = await clashesOf(tx, agency, event.id, ids)
  return ids.flatMap((personId) => {
    const row = byId.get(personId)
    if (!row) return []
    const { given, family, position, unit, getsLetters } = row
    return [
      {
        ...{ personId, name: [family, given].filter(Boolean).join(', '), position, unitName: unit, getsLetters },
        ...{ helps: helps.get(personId) ?? [], held: held.get(personId) ?? [], clashes: clashes.get(personId) ?? null },
      },
    ]
  })
}

async function heldBy(tx: Tx, { agencyId }: AgencyToday, eventId: string, ids: string[]) {
  const rows = await tx
    .select({ personId: registrations.personId, sessionId: registrations.sessionId, state: registrations.state })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.agencyId, agencyId),
        inArray(registrations.personId, ids),
        isNull(registrations.endedAt),
      ),
    )
  const byPerson = new Map<string, GroupMember['held']>()
  for (const { personId, ...each } of rows)
    if (personId) byPerson.set(personId, [...(byPerson.get(personId) ?? []), each])
  return byPerson
}

/** What they are registered for, for this agency, at the same time: one of several. */
async function clashesOf(tx: Tx, { agencyId }: AgencyToday, eventId: string, ids: string[]) {
  const rows = await tx
    .select({ personId: registrations.personId, title: sql<string>`min(${events.title})` })
    .from(registrations)
    .innerJoin(events, and(eq(events.id, registrations.eventId), eq(events.status, 'published')))
    .innerJoin(
      eventSessions,
      sql`${eventSessions.eventId} = ${events.id} and ${eventSessions.withdrawnAt} is null
        and (${registrations.sessionId} is null or ${eventSessions.id} = ${registrations.sessionId})`,
    )
    .where(
      and(
        ne(registrations.eventId, eventId),
        eq(registrations.agencyId, agencyId),
        inArray(registrations.personId, ids),
        isNull(registrations.endedAt),
        sql`exists (select 1 from event_sessions x where x.event_id = ${eventId}::uuid and x.withdrawn_at is null
          and x.starts_at < ${eventSessions.endsAt} and x.ends_at > ${eventSessions.startsAt})`,
      ),
    )
    .groupBy(registrations.personId)
  return new Map(rows.flatMap(({ personId, title }) => (personId ? [[personId, title] as const] : [])))
}
