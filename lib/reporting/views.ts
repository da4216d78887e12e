/** Who looked at reports about people: noted once for each person, report and hour. */
import { and, desc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { agencies } from '@/lib/agencies/tables'
import type { AuditEventName } from '@/lib/audit/events'
import { forTheTrail } from '@/lib/audit/exported'
import { auditEvents } from '@/lib/audit/tables'
import { writeIfNeeded } from '@/lib/audit/write'
import { ownerOf } from '@/lib/identity/policy'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { recordsOf } from '@/lib/platform/row-security'
import type { MyView } from './inputs'

export type Viewed = { report: 'attention' | 'completion' | 'hours' | 'person'; agencyId: string; personId?: string }

const HOUR = 3_600_000
/** What this process noted already; the trail itself is asked only when this does not know. */
const noted = new LRUCache<string, true>({ max: 20_000 })

/** Notes that the actor saw the report, unless that was noted in this hour. One's own record is not noted. */
export async function noteView(ctx: Ctx, viewed: Viewed): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'person' || actor.personId === viewed.personId) return
  const hour = Math.floor(ctx.now.getTime() / HOUR)
  const about = viewed.personId ?? viewed.agencyId
  const key = `${actor.personId} ${viewed.report} ${about} ${hour}`
  if (noted.has(key)) return
  const subjectKind = `report:${viewed.report}`
  await writeIfNeeded(forTheTrail(ctx), async (w) => {
    const [before] = await w.tx
      .select({ id: auditEvents.id })
      .from(auditEvents)
      .where(
        and(
          eq(auditEvents.subjectKind, subjectKind),
          eq(auditEvents.subjectId, about),
          gt(
            auditEvents.recordedAt,
            sql`${new Date(hour * HOUR).toISOString()}::timestamptz - interval '1 microsecond'`,
          ),
          eq(auditEvents.actorPersonId, actor.personId),
        ),
      )
      .limit(1)
    if (!before) w.record('report.viewed', subjectOf(viewed, subjectKind, about))
  })
  noted.set(key, true)
}

/** What the owner of a record is shown that others did, by the event that says so. */
const shown = {
  'report.viewed': 'opened',
  'evidence.viewed': 'opened',
  'record.compared': 'compared',
  'record.joined': 'joined',
  'access.restored': 'restored',
} as const satisfies Partial<Record<AuditEventName, MyView['what']>>

/**
 * Who looked at one's own record, the latest fifty: the name, the agency they looked for, and when; with them the
 * administrators who looked at what it holds to join it to another, joined it, or added an address to it, and why. Names
 * are read as the system, since a person may know who looked without seeing anything else of them. @throws signed-out
 */
export async function listMyViews(ctx: Ctx): Promise<{ items: MyView[] }> {
  const personId = ownerOf(ctx.actor)
  const rows = await read(ctx, (tx) => asSystem(tx, ctx, () => latestViews(tx, personId)))
  const items = rows.map(({ at, event, givenName, familyName, agencyName, reason }) => ({
    at: at.toISOString(),
    by: [givenName, familyName].filter(Boolean).join(' ') || 'The system',
    agencyName,
    what: shown[event as keyof typeof shown],
    reason,
  }))
  // Looking at two records is noted on both; once they are one, it is one look.
  return { items: [...new Map(items.map((item) => [JSON.stringify(item), item])).values()].slice(0, MOST_VIEWS) }
}

const MOST_VIEWS = 50
/** A look at two records is noted on both. */
const LOOKS_NOTED_TWICE = 2

/** Each page of a document that was turned to is noted; all that somebody read of it within the hour is one look. */
const look = sql`case when ${auditEvents.event} = 'evidence.viewed' then concat_ws(' ', ${auditEvents.subjectId},
  ${auditEvents.actorPersonId}, floor(extract(epoch from ${auditEvents.recordedAt}) / 3600)) else ${auditEvents.id}::text end`

function latestViews(tx: Tx, personId: string) {
  const records = recordsOf(sql`${personId}::uuid`)
  const looks = tx
    .selectDistinctOn([look], {
      id: auditEvents.id,
      at: auditEvents.recordedAt,
      event: auditEvents.event,
      byId: auditEvents.actorPersonId,
      agencyId: auditEvents.agencyId,
      reason: sql<string | null>`${auditEvents.detail}->>'reason'`.as('reason'),
    })
    .from(auditEvents)
    .where(
      and(
        sql`${auditEvents.personId} in ${records}`,
        inArray(auditEvents.event, Object.keys(shown)),
        // What one did oneself is no look of others.
        sql`(${auditEvents.actorPersonId} is null or ${auditEvents.actorPersonId} not in ${records})`,
        // Each agency has an entry of its own about a join; the person reads the one with the reason.
        or(ne(auditEvents.event, 'record.joined'), isNull(auditEvents.agencyId)),
      ),
    )
    .orderBy(look, desc(auditEvents.recordedAt), desc(auditEvents.id))
    .as('looks')
  return tx
    .select({
      at: looks.at,
      event: looks.event,
      givenName: people.givenName,
      familyName: people.familyName,
      agencyName: agencies.name,
      reason: looks.reason,
    })
    .from(looks)
    .leftJoin(people, eq(people.id, looks.byId))
    .leftJoin(agencies, eq(agencies.id, looks.agencyId))
    .orderBy(desc(looks.at), desc(looks.id))
    .limit(MOST_VIEWS * LOOKS_NOTED_TWICE)
}

const subjectOf = ({ agencyId, personId, report }: Viewed, kind: string, id: string) => ({
  kind,
  id,
  agencyId,
  personId: personId ?? null,
  detail: { report },
})
