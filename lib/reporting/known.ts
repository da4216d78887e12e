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

type KnownRow = Omit<Known, 'state'> & { begun: boolean | null }

/**
 * By `person course`; only people whom the caller has found in reach may be asked for. Of those who have yet to say that they
 * serve there nothing is known: `known_trainings` decides by who acts, since nobody but the reader may read the rows it counts.
 */
export async function knownOf(tx: Tx, asked: readonly Wanted[]): Promise<Map<string, Known>> {
  if (asked.length === 0) return new Map()
  const wanted = JSON.stringify(asked.map(({ personId, courseId }) => ({ person: personId, course: courseId })))
  const rows = await knownTrainings.on(tx, { wanted })
  const all = new Map<string, Known>()
  for (const { personId, courseId, ...row } of rows) {
    const known = knownFrom(row)
    if (known) all.set(`${personId} ${courseId}`, known)
  }
  return all
}

/** Columns of `known_trainings k`; in a query that is one `t` around it, of `t`. */
const columnsOf = (row: 'k' | 't') => {
  const column = <T>(name: string) => sql<T>`${sql.raw(`${row}.${name}`)}`
  return {
    begun: column<boolean | null>('begun'),
    lessonsTotal: column<number>('lessons_total'),
    lessonsDone: column<number>('lessons_done'),
    attempts: column<number>('attempts'),
  }
}
export const knownColumns = columnsOf('t')

/** What is known of the trainings of `page`, when `on_day` is today: for a question asked by heart. */
export const knownOfPage = sql`known_trainings((
  select coalesce(jsonb_agg(jsonb_build_object('person', page.person_id, 'course', page.course_id)), '[]'::jsonb)
  from page join on_day d on d.day = d.today))`

const knownTrainings = named('reporting-known', (db) =>
  db
    .select({ personId: sql<string>`k.person_id`, courseId: sql<string>`k.course_id`, ...columnsOf('k') })
    .from(sql`known_trainings(${sql.placeholder('wanted')}::jsonb) k`),
)

/** Nothing where it was not asked or may not be told. */
export const knownFrom = ({ begun, ...row }: KnownRow): Known | null =>
  begun === null
    ? null
    : {
        ...row,
        state: !begun
          ? 'not-started'
          : row.lessonsTotal > 0 && row.lessonsDone >= row.lessonsTotal
            ? 'lessons-done'
            : 'started',
      }
