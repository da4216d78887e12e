/** By which rule sessions count who was there, and how much each counts: said by those who run the event. */
import { refuseStale, versionOf } from '@/lib/audit/versions'
import { writeIfNeeded } from '@/lib/audit/write'
import { type Counting, keepCounting } from '@/lib/events/counting'
import { lockEvent, recordEvent } from '@/lib/events/steps'
import type { Ctx } from '@/lib/platform/context'
import { invalidFields, notFound } from '@/lib/platform/errors'
import { findEvent, type SessionFacts, sessionsOf } from './facts'
import { countingInput } from './inputs'
import { answeredBy } from './policy'
import { countingProblems, PRESENT } from './rules'

/** As it is, of sessions that were not taken out. */
export const countingOf = (sessions: readonly SessionFacts[]): Counting[] =>
  sessions.flatMap(({ sessionId, creditMinutes, rule, withdrawnAt }) =>
    withdrawnAt ? [] : { sessionId, creditMinutes, rule: rule ?? PRESENT },
  )

/** Changes with whatever is said of it, and with the sessions themselves. */
export const countingVersion = (sessions: readonly SessionFacts[]): string => versionOf(countingOf(sessions))

/**
 * Says for each session who has credit for it (whoever was there at all, so many minutes, or at a share of the sessions), and
 * how many minutes it counts: null for its share of what the event counts. What was posted by another rule is corrected by the
 * next confirmation.
 * @throws signed-out; not-found for an event that one does not run, and a session that is none of it; conflict when it was said
 * otherwise since; invalid by field for what no session can count, or all together do not
 */
export async function changeCounting(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const { eventId, madeFrom, sessions: given } = countingInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { creditMinutes } = await findEvent(w.tx, ctx.actor, eventId, answeredBy)
    const { row } = await lockEvent(w, eventId)
    const before = await sessionsOf(w.tx, eventId)
    const current = countingOf(before)
    const isNewer = refuseStale({
      ...{ madeFrom, version: countingVersion(before), current: { sessions: current }, given: { sessions: given } },
      names: { sessions: 'what the sessions count' },
      what: 'What the sessions count was said otherwise in the meantime, by somebody else.',
    })
    if (!isNewer) return { version: countingVersion(before) }
    if (given.some(({ sessionId }) => !current.some((each) => each.sessionId === sessionId)))
      throw notFound('This session')
    const said = new Map(given.map((each) => [each.sessionId, each]))
    const problems = countingProblems(
      creditMinutes,
      before.filter(({ withdrawnAt }) => !withdrawnAt).map((each) => ({ ...each, ...said.get(each.sessionId) })),
    )
    if (problems.length > 0) throw invalidFields(problems)
    await keepCounting(w, eventId, given)
    recordEvent(w, 'attendance.counting-changed', row, { sessions: given })
    return { version: countingVersion(await sessionsOf(w.tx, eventId)) }
  })
}
