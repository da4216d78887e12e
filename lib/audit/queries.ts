/** Reading the audit trail. */
import { type AnyColumn, and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import type { Actor, Ctx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { read, type Tx } from '@/lib/platform/database'
import { signedOut } from '@/lib/platform/errors'
import { addDays, instantOf } from '@/lib/platform/time'
import { listTrailInput, type trailPageShape } from './inputs'
import { can, visibleTo } from './policy'
import { auditEvents } from './tables'

/**
 * How the trail comes by names. It stands before people and agencies in the order of the product, so a domain that knows
 * them hands this in (`lib/reporting/trail.ts`).
 */
export type TrailNames = {
  /** The name of the person in this column of the trail. */
  person: (column: AnyColumn) => SQL<string | null>
  agency: (column: AnyColumn) => SQL<string | null>
  /** What the thing is called that an event is about, where it has a name. */
  subject: (kind: AnyColumn, id: AnyColumn) => SQL<string | null>
  /** Ids of the people somebody may mean by what they typed, as far as the actor may look. */
  findPeople: (tx: Tx, actor: Actor, asked: string) => Promise<string[]>
}

const columnsWith = (names: TrailNames) => ({
  id: auditEvents.id,
  recordedAt: auditEvents.recordedAt,
  /** To the microsecond, for the place in the list. */
  at: sql<string>`audit_events.recorded_at::text`,
  event: auditEvents.event,
  actorKind: auditEvents.actorKind,
  actorLabel: auditEvents.actorLabel,
  actorName: names.person(auditEvents.actorPersonId),
  person: names.person(auditEvents.personId),
  agency: names.agency(auditEvents.agencyId),
  subjectKind: auditEvents.subjectKind,
  subjectId: auditEvents.subjectId,
  subject: names.subject(auditEvents.subjectKind, auditEvents.subjectId),
  detail: auditEvents.detail,
  requestId: auditEvents.requestId,
})

const newestFirst = pagedBy('instant', 'id')

/** What happened, the newest first, as far as the actor may see it. @throws signed-out; invalid for a strange cursor */
export async function readTrail(ctx: Ctx, input: unknown, names: TrailNames): Promise<z.infer<typeof trailPageShape>> {
  const filter = listTrailInput.parse(input)
  if (!can.readTrail(ctx.actor)) throw signedOut()
  const place = newestFirst.placeOf(filter.cursor)
  const rows = await read(ctx, async (tx) => {
    const people = filter.person ? await names.findPeople(tx, ctx.actor, filter.person) : null
    if (people?.length === 0) return []
    return tx
      .select(columnsWith(names))
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

/** A person is found with every record that is theirs. */
const concerning = (people: readonly string[]): SQL => {
  const found = sql`unnest(${`{${people.join(',')}}`}::uuid[])`
  const ids = sql`any(array(select r from ${found} as p(id), records_of(lasting_record(p.id)) as r))`
  return sql`(${auditEvents.personId} = ${ids} or ${auditEvents.actorPersonId} = ${ids})`
}
