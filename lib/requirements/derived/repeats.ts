/** Taking a module again: one training counts once, and a renewal not before its rule lets it. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { named, type Tx } from '@/lib/platform/database'
import { recordsOf } from '@/lib/platform/row-security'
import type { Day } from '@/lib/platform/time'
import { credits } from '@/lib/records/tables'
import { countsAgainFrom } from '../engine/rules'
import { obligations } from '../tables'

/** A completion now adds nothing: the day on which the credit that stands was earned, and the first on which another counts. */
export type Practice = { earnedOn: Day; countsFrom: Day }

const standing = named('requirements-standing-credit', (db) =>
  db
    .select({ earnedOn: credits.earnedOn })
    .from(credits)
    .where(
      and(
        sql`${credits.personId} in ${recordsOf(sql.placeholder('person'))}`,
        eq(credits.courseId, sql.placeholder('course')),
        isNull(credits.reverses),
        sql`not exists (select 1 from credits x where x.reverses = ${credits.id})`,
      ),
    )
    .orderBy(desc(credits.earnedOn), desc(credits.sequence))
    .limit(1),
)

const cyclesOfCourse = named('requirements-cycles-of-course', (db) =>
  db
    .select({
      opensOn: obligations.opensOn,
      satisfiedOn: obligations.satisfiedOn,
      endsOn: obligations.endsOn,
    })
    .from(obligations)
    .where(
      and(eq(obligations.personId, sql.placeholder('person')), eq(obligations.courseId, sql.placeholder('course'))),
    ),
)

/** The day on which the latest credit for a module was earned that was not taken back. */
export async function standingCreditOn(tx: Tx, personId: string, courseId: string): Promise<Day | null> {
  const [last] = await standing.on(tx, { person: personId, course: courseId })
  return last?.earnedOn ?? null
}

/** Whether completing this module is practice on a day (the person's own); null when it counts. */
export async function findPractice(
  tx: Tx,
  { personId, courseId }: { personId: string; courseId: string },
  today: Day,
): Promise<Practice | null> {
  const earnedOn = await standingCreditOn(tx, personId, courseId)
  if (!earnedOn) return null
  const cycles = await cyclesOfCourse.on(tx, { person: personId, course: courseId })
  const countsFrom = countsAgainFrom(earnedOn, cycles, today)
  return countsFrom > today ? { earnedOn, countsFrom } : null
}
