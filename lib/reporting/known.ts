/** What is known of a training that is still missing: begun, how far, and how often the test was tried. Never answers. */
import { sql } from 'drizzle-orm'
import { named, type Tx } from '@/lib/platform/database'

export type Known = {
  state: 'not-started' | 'started' | 'lessons-done'
  lessonsDone: number
  lessonsTotal: number
  attempts: number
}
type Wanted = { personId: string; courseId: string }

type KnownRow = Wanted & Omit<Known, 'state'> & { begun: boolean }

/**
 * By `person course`; only people whom the caller has found in reach may be asked for. Of those who have yet to say that they
 * serve there nothing is known: `known_trainings` decides by who acts, since nobody but the reader may read the rows it counts.
 */
export async function knownOf(tx: Tx, asked: readonly Wanted[]): Promise<Map<string, Known>> {
  if (asked.length === 0) return new Map()
  const wanted = JSON.stringify(asked.map(({ personId, courseId }) => ({ person: personId, course: courseId })))
  const rows = await knownTrainings.on(tx, { wanted })
  return new Map(rows.map(({ personId, courseId, ...row }) => [`${personId} ${courseId}`, known(row)]))
}

const knownTrainings = named('reporting-known', (db) =>
  db
    .select({
      personId: sql<string>`k.person_id`,
      courseId: sql<string>`k.course_id`,
      begun: sql<boolean>`k.begun`,
      lessonsTotal: sql<number>`k.lessons_total`,
      lessonsDone: sql<number>`k.lessons_done`,
      attempts: sql<number>`k.attempts`,
    })
    .from(sql`known_trainings(${sql.placeholder('wanted')}::jsonb) k`),
)

const known = ({ begun, ...row }: Omit<KnownRow, keyof Wanted>): Known => ({
  ...row,
  state: !begun
    ? 'not-started'
    : row.lessonsTotal > 0 && row.lessonsDone >= row.lessonsTotal
      ? 'lessons-done'
      : 'started',
})
