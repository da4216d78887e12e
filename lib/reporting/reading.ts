/** How long the lessons behind a credit were open, for who looks after the person. */
import { type SQL, sql } from 'drizzle-orm'
import type { Actor, Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { visibleTo } from '@/lib/records/policy'

export type Reading = { seconds: number; lessons: { title: string; seconds: number }[] }

type Row = { creditId: string; title: string; seconds: number }

/** The question, for credits that the actor may see. */
export const readingQuery = (actor: Actor, creditIds: readonly string[]): SQL => sql`
  select credits.id as "creditId", o.lesson ->> 'title' as title, p.read_seconds as seconds
  from credits join enrollments e on e.id = credits.source_id
  join course_versions v on v.id = e.course_version_id
  cross join lateral jsonb_array_elements(v.outline) with ordinality as o(lesson, place)
  join lesson_progress p on p.enrollment_id = e.id and p.lesson_key = o.lesson ->> 'key' and p.read_seconds is not null
  where ${visibleTo(actor)} and credits.source_kind = 'module' and credits.reverses is null
    and credits.id in (select jsonb_array_elements_text(${JSON.stringify(creditIds)}::jsonb)::uuid)
  order by credits.id, o.place`

/** By credit; none for credits of other sources, and for what was read before time was kept. */
export async function readingBehind(ctx: Ctx, creditIds: readonly string[]): Promise<Map<string, Reading>> {
  if (creditIds.length === 0) return new Map()
  const rows = await read(ctx, (tx) => tx.execute<Row>(readingQuery(ctx.actor, creditIds)))
  const found = new Map<string, Reading>()
  for (const { creditId, ...lesson } of rows) {
    const known = found.get(creditId) ?? { seconds: 0, lessons: [] }
    found.set(creditId, { seconds: known.seconds + lesson.seconds, lessons: [...known.lessons, lesson] })
  }
  return found
}
