/** Who of an agency is registered for what, for those who coordinate it: as a list and as a file. */
import { and, eq, gt, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { nameShownTo } from '@/lib/agencies/names-on-papers'
import { can as canOfAgency, refusal } from '@/lib/agencies/policy'
import { agencies } from '@/lib/agencies/tables'
import { noteExport } from '@/lib/audit/exported'
import { wallText } from '@/lib/events/places'
import { isPublic } from '@/lib/events/rules'
import { events } from '@/lib/events/tables'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { read, type Tx } from '@/lib/platform/database'
import { everyWordIn } from '@/lib/platform/finding'
import { agencyRegistrationsInput } from './inputs'
import { visibleTo } from './policy'
import type { AgencyRegistration } from './shapes'
import { registrations } from './tables'
import { stateName } from './words'

const LISTED = 50
const IN_A_FILE = 500
type Asked = ReturnType<typeof agencyRegistrationsInput.parse>

/** The times of a registration: of its session, or from the first to the last of the event; of those that are on, if any is. */
const times = sql`lateral (
  select min(s.starts_at) as starts_at, max(s.ends_at) as ends_at, (array_agg(s.starts_local order by s.starts_at))[1]::text as starts_local,
    (array_agg(s.ends_local order by s.starts_at))[1]::text as ends_local, (array_agg(s.zone order by s.starts_at))[1] as zone
  from event_sessions s where s.event_id = ${registrations.eventId} and case
    when ${registrations.sessionId} is not null then s.id = ${registrations.sessionId}
    else s.withdrawn_at is null or not exists (
      select 1 from event_sessions x where x.event_id = s.event_id and x.withdrawn_at is null) end) t`
/** Seconds, written so that they sort as they follow each other. */
const starts = sql<string>`lpad(extract(epoch from t.starts_at)::bigint::text, 12, '0')`
const byStart = pagedBy('text', 'id')

const shownTo = (agencyId: string) => {
  const whose = { person: people.id, agency: sql`${agencyId}::uuid` }
  return {
    given: nameShownTo('given_name', whose, people.givenName),
    family: nameShownTo('family_name', whose, people.familyName),
  }
}

function asked(ctx: Ctx, { agencyId, when, q }: Asked): SQL | undefined {
  const { given, family } = shownTo(agencyId)
  const endsAt = sql`t.ends_at`
  const ahead = and(isNull(registrations.endedAt), or(gt(endsAt, at(ctx)), eq(events.status, 'postponed')))
  const behind = or(isNotNull(registrations.endedAt), and(lte(endsAt, at(ctx)), sql`${events.status} <> 'postponed'`))
  return and(
    visibleTo(ctx.actor),
    eq(registrations.agencyId, agencyId),
    when === 'ahead' ? ahead : behind,
    q ? everyWordIn(sql`folded(concat_ws(' ', ${given}, ${family}, ${events.title}))`, q) : undefined,
  )
}
const at = ({ now }: Ctx) => sql`${now.toISOString()}::timestamptz`

/** Those that are ahead with the next first, those that are over or ended with the last first. */
async function rowsOf(tx: Tx, ctx: Ctx, filter: Asked, limit: number) {
  const place = byStart.placeOf(filter.cursor)
  const [beyond, way] = filter.when === 'ahead' ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
  const after = place ? sql`(${starts}, ${registrations.id}) ${beyond} (${place[0]}, ${place[1]}::uuid)` : undefined
  return tx
    .select({
      row: registrations,
      ...shownTo(filter.agencyId),
      ...{ title: events.title, slug: events.slug, status: events.status, starts },
      startsLocal: sql<string>`t.starts_local`,
      endsLocal: sql<string>`t.ends_local`,
      zone: sql<string>`t.zone`,
      isOver: sql<boolean>`t.ends_at <= ${at(ctx)}`,
    })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .innerJoin(people, eq(people.id, registrations.personId))
    .innerJoin(times, sql`true`)
    .where(and(asked(ctx, filter), after))
    .orderBy(sql`${starts} ${way}`, sql`${registrations.id} ${way}`)
    .limit(limit + 1)
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

async function totalOf(tx: Tx, ctx: Ctx, filter: Asked): Promise<number> {
  const [all] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .innerJoin(people, eq(people.id, registrations.personId))
    .innerJoin(times, sql`true`)
    .where(asked(ctx, filter))
  return all?.n ?? 0
}

const pageOf = (rows: readonly Row[], limit: number) =>
  byStart.pageOf(rows, limit, ({ starts, row }) => [starts, row.id])

/** Registrations made for an agency, whoever made them. @throws not-found, forbidden */
export async function listAgencyRegistrations(ctx: Ctx, input: unknown) {
  const filter = agencyRegistrationsInput.parse(input)
  if (!canOfAgency.managePeople(ctx.actor, filter.agencyId)) throw refusal(ctx.actor, filter.agencyId)
  return read(ctx, async (tx) => {
    const { items, nextCursor } = pageOf(await rowsOf(tx, ctx, filter, LISTED), LISTED)
    return { items: items.map(shaped), total: await totalOf(tx, ctx, filter), nextCursor }
  })
}

function shaped({ row, given, family, title, slug, status, isOver, ...times }: Row): AgencyRegistration {
  const { startsLocal, endsLocal, zone } = times
  const isPostponed = status === 'postponed'
  return {
    ...{ registrationId: row.id, personId: row.personId ?? '', name: [family, given].filter(Boolean).join(', ') },
    ...{ title, slug: isPublic(status) ? slug : null, isPostponed, state: row.state, ending: row.ending },
    ...{ startsLocal: wallText(startsLocal), endsLocal: wallText(endsLocal), zone },
    byAgency: row.registeredBy !== row.personId,
    may: { withdraw: row.endedAt === null && (isPostponed || !isOver) },
  }
}

/** In this order for good; a new one is added at the end. Wall clocks of the place. */
export const agencyRegistrationColumns = [
  'family_name',
  'given_name',
  'event',
  'starts',
  'ends',
  'zone',
  'state',
  'by_agency',
]

/** The same as a file. The download is noted before the first line. @throws not-found, forbidden */
export async function exportAgencyRegistrations(ctx: Ctx, input: unknown) {
  const filter = agencyRegistrationsInput.parse(input)
  const { agencyId, when } = filter
  if (!canOfAgency.managePeople(ctx.actor, agencyId)) throw refusal(ctx.actor, agencyId)
  await noteExport(ctx, { agencyId, detail: { report: 'registrations', when } })
  const [agency] = await read(ctx, (tx) =>
    tx.select({ name: agencies.name }).from(agencies).where(eq(agencies.id, agencyId)),
  )
  return { agencyName: agency?.name ?? '', lines: linesOf(ctx, filter) }
}

async function* linesOf(ctx: Ctx, filter: Asked): AsyncGenerator<string[]> {
  for (let cursor = filter.cursor; ; ) {
    const rows = await read(ctx, (tx) => rowsOf(tx, ctx, { ...filter, cursor }, IN_A_FILE))
    const { items, nextCursor } = pageOf(rows, IN_A_FILE)
    for (const { row, given, family, title, startsLocal, endsLocal, zone } of items) {
      const clocks = [wallText(startsLocal), wallText(endsLocal), zone]
      yield [family, given, title, ...clocks, stateName(row.state), row.registeredBy === row.personId ? 'no' : 'yes']
    }
    if (!nextCursor) return
    cursor = nextCursor
  }
}
