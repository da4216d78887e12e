/** The plan of a coaching as it is kept: read once, for the rules and for its readers. */
import { asc, eq } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { type CoachingPlan, reachedBy } from './coaching'
import { coachingGoals, coachingSessions } from './outcome-tables'
import type { RequestRow } from './records'
import type { Request } from './shapes'

export type KeptPlan = {
  goals: (typeof coachingGoals.$inferSelect)[]
  sessions: (typeof coachingSessions.$inferSelect)[]
  summary: string
}

/** Nothing for other kinds. */
export async function keptPlanOf(
  tx: Tx,
  { id, kind, summary }: Pick<RequestRow, 'id' | 'kind' | 'summary'>,
): Promise<KeptPlan | null> {
  if (kind !== 'coaching') return null
  const goals = await tx
    .select()
    .from(coachingGoals)
    .where(eq(coachingGoals.requestId, id))
    .orderBy(asc(coachingGoals.createdAt), asc(coachingGoals.id))
  const sessions = await tx
    .select()
    .from(coachingSessions)
    .where(eq(coachingSessions.requestId, id))
    .orderBy(asc(coachingSessions.heldOn), asc(coachingSessions.id))
  return { goals, sessions, summary: summary ?? '' }
}

/** As the rules ask about it. */
export const planIn = ({ goals, sessions, summary }: KeptPlan): CoachingPlan => ({
  goals: goals.map(({ status, ...goal }) => ({ ...goal, state: status })),
  sessions: sessions.map(({ status, heldOn, ...session }) => ({ ...session, on: heldOn, state: status })),
  summary,
})

/** As both sides read it. */
export const coachingIn = (kept: KeptPlan): NonNullable<Request['coaching']> => ({
  goals: kept.goals.map(({ id, text, status, reached, settledOn, updatedAt }) => ({
    ...{ goalId: id, version: updatedAt.toISOString(), text, state: status, reached, settledOn },
  })),
  sessions: kept.sessions.map(({ id, heldOn, minutes, status, notes, updatedAt }) => ({
    ...{ sessionId: id, version: updatedAt.toISOString(), on: heldOn, minutes, state: status, notes },
  })),
  came: reachedBy(planIn(kept)),
})
