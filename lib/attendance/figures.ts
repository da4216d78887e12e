/** Whom events reached: people whose attendance was confirmed, by agency of record, discipline and priority. */
import { and, eq, sql } from 'drizzle-orm'
import { forTheTrail } from '@/lib/audit/exported'
import { write } from '@/lib/audit/write'
import { runBy } from '@/lib/events/policy'
import { events } from '@/lib/events/tables'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { notFound, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { stands } from './confirmed'
import { figuresInput } from './inputs'
import type { Figures } from './shapes'

type Row = { by: 'all' | 'agency' | 'discipline' | 'priority'; name: string | null } & Figures['total']
type Period = Pick<ReturnType<typeof figuresInput.parse>, 'from' | 'to'>

/**
 * Figures of one event that one runs, or of all of them over a period, by the days on which sessions were held, where they
 * were. Each person counts once in each line, however often they came. Groups of survivors are in none of them.
 * @throws signed-out; not-found for an event that one does not run; invalid (`to`) for a period that ends before it begins
 */
export async function getFigures(ctx: Ctx, input: unknown): Promise<Figures> {
  const { eventId, ...period } = figuresInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const mine = await tx
      .select({ id: events.id, title: events.title })
      .from(events)
      .where(and(runBy(actor.personId), eventId ? eq(events.id, eventId) : undefined))
    if (eventId && mine.length === 0) throw notFound('This event')
    const ids = mine.map(({ id }) => id)
    const rows = await asSystem(tx, ctx, () => counted(tx, ids, period))
    const ofKind = (kind: Row['by']) =>
      rows.flatMap(({ by, ...row }) => (by === kind ? [{ ...row, name: row.name ?? '' }] : []))
    const [total] = rows.flatMap(({ by, name: _, ...row }) => (by === 'all' ? [row] : []))
    return {
      title: eventId ? (mine[0]?.title ?? '') : null,
      total: total ?? { events: 0, people: 0, minutes: 0 },
      agencies: ofKind('agency'),
      disciplines: ofKind('discipline'),
      priorities: ofKind('priority'),
    }
  })
}

function counted(tx: Tx, eventIds: readonly string[], { from, to }: Period): Promise<Row[]> {
  const sums = sql`count(distinct event_id)::int as events, count(distinct person)::int as people,
    coalesce(sum(minutes), 0)::float8 as minutes`
  return tx.execute<Row>(sql`
    with attended as (
      select c.event_id, lasting_record(c.person_id) as person, c.credit_minutes as minutes, k.priority_ids, a.id as agency_id, a.name, a.kind
      from attendance_credits c
        join events e on e.id = c.event_id and e.kind <> 'support-group'
        join credits k on k.id = c.credit_id
        left join agencies a on a.id = k.agency_id
      where c.event_id = ${anyId(eventIds)} and ${stands}
        and k.earned_on between ${from ?? '-infinity'}::date and ${to ?? 'infinity'}::date)
    select 'all' as by, null as name, ${sums} from attended
    union all select 'agency', name, ${sums} from attended group by agency_id, name
    union all select 'discipline', kind, ${sums} from attended group by kind
    union all select 'priority', p.id, ${sums} from attended left join unnest(priority_ids) as p(id) on true group by p.id
    order by by, people desc, name`)
}

/** In this order for good; a new one is added at the end. Disciplines and priorities by their keys. */
export const figuresColumns = ['by', 'name', 'events', 'people', 'minutes']

/** The same figures as a table; that it was taken out is noted. @throws as `getFigures` */
export async function exportFigures(ctx: Ctx, input: unknown) {
  const figures = await getFigures(ctx, input)
  const { total, agencies, disciplines, priorities } = figures
  const groups = { agency: agencies, discipline: disciplines, priority: priorities }
  const lines = [
    ['all', '', total.events, total.people, total.minutes],
    ...Object.entries(groups).flatMap(([by, rows]) =>
      rows.map(({ name, events, people, minutes }) => [by, name, events, people, minutes]),
    ),
  ]
  await write(forTheTrail(ctx), 'report.exported', async (w) => {
    const { eventId } = figuresInput.parse(input)
    const about = eventId ? { kind: 'event', id: eventId } : { kind: 'export', id: newId() }
    w.record('report.exported', { ...about, detail: { report: 'attendance-figures', lines: lines.length } })
  })
  return { title: figures.title ?? 'My events', lines }
}
