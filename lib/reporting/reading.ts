/** How long the lessons behind a credit were open, for who looks after the person. */
import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'

export type Reading = { seconds: number; lessons: { title: string; seconds: number }[] }

type Row = { creditId: string; title: string; seconds: number }

/** By credit; none for credits of other sources, and for what was read before time was kept. */
export async function readingBehind(ctx: Ctx, creditIds: readonly string[]): Promise<Map<string, Reading>> {
  if (creditIds.length === 0) return new Map()
  const rows = await read(ctx, (tx) =>
    tx.execute<Row>(sql`
      select c.id as "creditId", o.lesson ->> 'title' as title, p.read_seconds as seconds
      from credits c join enrollments e on e.id = c.source_id
      join course_versions v on v.id = e.course_version_id
      cross join lateral jsonb_array_elements(v.outline) with ordinality as o(lesson, place)
      join lesson_progress p on p.enrollment_id = e.id and p.lesson_key = o.lesson ->> 'key' and p.read_seconds is not null
      where c.source_kind = 'module' and c.reverses is null
        and c.id in (select jsonb_array_elements_text(${JSON.stringify(creditIds)}::jsonb)::uuid)
      order by c.id, o.place`),
  )
  const found = new Map<string, Reading>()
  for (const { creditId, ...lesson } of rows) {
    const known = found.get(creditId) ?? { seconds: 0, lessons: [] }
    found.set(creditId, { seconds: known.seconds + lesson.seconds, lessons: [...known.lessons, lesson] })
  }
  return found
}
