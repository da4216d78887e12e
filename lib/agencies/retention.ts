/** Questions and names on papers go when they have served. Every rule stands in docs/operations.md. */
import { sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { type Job, job } from '@/lib/platform/jobs'
import { earliestDay, plusDays } from '@/lib/platform/time'
import { GOOD_FOR_DAYS } from './invitations'

/** So long a load can be told from what its people answered since, and papers of those who left keep their name. */
const YEAR_DAYS = 365

type Removed = { invitations: number; namesOnPapers: number; people: number }

/**
 * Removes questions thirty days after they lapsed or were answered, a yes after a year; the last one about a line stays as
 * long as the agency keeps the line, since it holds its address. Names on papers go a year after the service ended, and
 * lines of which nothing is left go with their questions. Gives back how many of each.
 */
export async function removeAnswered(ctx: Ctx): Promise<Removed> {
  const system = { ...systemCtx('retention', ctx.now), requestId: ctx.requestId }
  return writeIfNeeded(system, async (w) => {
    const lines = await removeQuestions(w)
    const removed = {
      invitations: lines.length,
      namesOnPapers: await removeNames(w),
      people: await removeLines(w, [...new Set(lines)]),
    }
    if (Object.values(removed).some((count) => count > 0))
      w.record('traces.removed', { kind: 'retention', id: 'agencies', detail: removed })
    return removed
  })
}

/** @returns the line of each */
async function removeQuestions(w: Writer): Promise<string[]> {
  const before = (days: number) => sql`${plusDays(w.ctx.now, -days).toISOString()}::timestamptz`
  const rows = await w.tx.execute<{ line: string }>(sql`
    delete from invitations i
    where greatest(i.sent_at, i.expires_at, coalesce(i.answered_at, i.expires_at)) < ${before(GOOD_FOR_DAYS)}
      and (i.answer is distinct from 'accepted' or i.answered_at < ${before(YEAR_DAYS)})
      and (i.expires_at <= i.sent_at
        or exists (select 1 from invitations later where later.person_id = i.person_id
          and later.agency_id = i.agency_id and later.id > i.id and later.expires_at > later.sent_at)
        or not exists (select 1 from affiliations a where a.person_id = i.person_id and a.agency_id = i.agency_id))
    returning i.person_id as line`)
  return [...rows].map(({ line }) => line)
}

async function removeNames(w: Writer): Promise<number> {
  const gone = await w.tx.execute(sql`
    delete from names_on_papers n where not exists (
      select 1 from affiliations a where a.person_id = n.person_id and a.agency_id = n.agency_id
        and (a.valid_to is null or a.valid_to > ${earliestDay(plusDays(w.ctx.now, -YEAR_DAYS))}::date))`)
  return gone.count
}

/** Lines that somebody accepted, or whose load was taken back: of those without a trace nothing is left to keep. */
async function removeLines(w: Writer, lines: readonly string[]): Promise<number> {
  if (lines.length === 0) return 0
  const [row] = await w.tx.execute<{ removed: number }>(sql`
    select remove_people_without_trace(array(select p.id from unnest(${`{${lines.join(',')}}`}::uuid[]) as p(id)
      where not exists (select 1 from invitations i where i.person_id = p.id))) as removed`)
  return row?.removed ?? 0
}

/** Every night. */
export const removeAnsweredNightly: Job<Record<string, never>> = {
  ...job('remove-answered', z.object({}), async (ctx) => {
    await removeAnswered(ctx)
  }),
  at: '50 3 * * *',
}
