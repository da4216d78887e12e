/** The plan of a coaching: goals and sessions, what is enough for each step, and what was reached. Pure. */
import type { Day } from '@/lib/platform/time'
import type { CoachingSessionState, GoalState, RequestVerb } from './kinds'

export type Goal = { id: string; text: string; state: GoalState; settledOn: Day | null; reached: string }
export type CoachingSession = { id: string; on: Day; minutes: number; state: CoachingSessionState }
export type CoachingPlan = { goals: readonly Goal[]; sessions: readonly CoachingSession[]; summary: string }

export type PlanProblem = 'no-goal' | 'no-session' | 'nothing-held' | 'goals-open' | 'sessions-open' | 'no-summary'

const goalsOpen = ({ goals }: CoachingPlan) => goals.some(({ state }) => state === 'open')
const held = ({ sessions }: CoachingPlan) => sessions.filter(({ state }) => state === 'held')

/** What a plan lacks for a step of its request; nothing for steps that ask nothing of it. */
export function planProblems(plan: CoachingPlan, verb: RequestVerb): PlanProblem[] {
  const lacking: Partial<Record<RequestVerb, readonly (readonly [boolean, PlanProblem])[]>> = {
    schedule: [
      [plan.goals.length === 0, 'no-goal'],
      [plan.sessions.length === 0, 'no-session'],
    ],
    deliver: [
      [held(plan).length === 0, 'nothing-held'],
      [goalsOpen(plan), 'goals-open'],
      [plan.sessions.some(({ state }) => state === 'planned'), 'sessions-open'],
    ],
    close: [[plan.summary.trim() === '', 'no-summary']],
  }
  return (lacking[verb] ?? []).filter(([is]) => is).map(([, problem]) => problem)
}

/** A session is held or missed once its day has come; one that is settled stays so. */
export const maySettle = (session: CoachingSession, today: Day): boolean =>
  session.state === 'planned' && session.on <= today

/** The next session that is planned; one whose day is over and that nobody settled comes first. */
export const nextSession = ({ sessions }: CoachingPlan): CoachingSession | null =>
  sessions.filter(({ state }) => state === 'planned').sort((a, b) => (a.on < b.on ? -1 : 1))[0] ?? null

export type Reached = Record<Exclude<GoalState, 'open'>, number> & { sessions: number; minutes: number }

/** What came of it, in numbers for the summary and the figures. */
export function reachedBy(plan: CoachingPlan): Reached {
  const inState = (state: GoalState) => plan.goals.filter((goal) => goal.state === state).length
  return {
    reached: inState('reached'),
    'partly-reached': inState('partly-reached'),
    dropped: inState('dropped'),
    sessions: held(plan).length,
    minutes: held(plan).reduce((sum, { minutes }) => sum + minutes, 0),
  }
}
