/** Undoing a change of a requirement within a day: the terms before it hold again, as a version of their own. */
import { and, eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { auditEvents } from '@/lib/audit/tables'
import { writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { notNow } from '@/lib/platform/errors'
import type { Day } from '@/lib/platform/time'
import { changeTerms, lockToKeep } from './commands'
import type { RequirementTerms } from './inputs'
import type { Version } from './shapes'
import { assignments } from './tables'
import { versionsOf } from './versions'
import { byName, namedInAssignment } from './whom'

const HOURS = 24

/** `version`: the one that is undone, which is the newest as whoever undoes it sees it. */
export const undoChangeInput = z.object({ requirementId: z.uuid(), version: z.int() })

const refusals = {
  first: 'This is the first version. Change the requirement, or retire it.',
  late: 'A change can be undone for 24 hours after it was made. Change the requirement instead.',
  replaced: 'This version ended what was running, which nothing brings back. Change the requirement instead.',
  pack: 'This version took over a change of a pack, which is answered by it. Change the requirement instead.',
} as const

type Newest = Pick<Version, 'number' | 'limits' | 'effectiveFrom'> & { createdAt: Date }
type At = { now: Date; today: Day }
type Why = keyof typeof refusals

/**
 * Why the newest version stands, as far as it says itself; null where it may be undone. On its own day another one takes its
 * place, and what it would have ended goes on.
 */
export function whyNotUndone({ number, createdAt, limits, effectiveFrom }: Newest, { now, today }: At): Why | null {
  if (number === 1) return 'first'
  if (now.getTime() - createdAt.getTime() >= HOURS * 3_600_000) return 'late'
  return limits?.replaces && effectiveFrom < today ? 'replaced' : null
}

/** The same with what followed from it. */
export async function whyItStands(tx: Tx, requirementId: string, newest: Newest, at: At): Promise<Why | null> {
  return whyNotUndone(newest, at) ?? ((await tookOver(tx, requirementId, newest)) ? 'pack' : null)
}

/** By the trail, which tells both of one change: the answer to the pack would stand without what was taken over. */
async function tookOver(tx: Tx, requirementId: string, { createdAt }: Newest): Promise<boolean> {
  const isOf = and(eq(auditEvents.subjectKind, 'requirement'), eq(auditEvents.subjectId, requirementId))
  const [found] = await tx
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(and(isOf, eq(auditEvents.event, 'pack.change-taken-over'), eq(auditEvents.recordedAt, createdAt)))
    .limit(1)
  return found !== undefined
}

/**
 * Undoes the newest change within 24 hours: what the version before said, and for whom, holds again from today, or from the
 * day of the change where that is still to come, so that it never holds. What opened under it meanwhile keeps it, as under
 * any version; both stay in the history.
 * @throws not-found; forbidden; conflict when it is retired or was changed since; not-now for the first version, later, and
 * for one that ended what was running or took over a change of a pack; invalid where what it names is not there any more
 */
export async function undoChange(ctx: Ctx, input: unknown): Promise<{ version: number }> {
  const { requirementId, version } = undoChangeInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { today, name } = await lockToKeep(w, requirementId)
    const [last, before] = await versionsOf(w.tx, requirementId)
    const why = last ? await whyItStands(w.tx, requirementId, last, { now: ctx.now, today }) : 'first'
    if (why || !last || !before) throw notNow(refusals[why ?? 'first'])
    const terms = await termsOf(w.tx, before, { nameNow: name, neverHeld: before.effectiveFrom === last.effectiveFrom })
    return changeTerms(w, { requirementId, madeFrom: version, undoes: version }, ({ effectiveFrom: day }) => ({
      ...terms,
      effectiveFrom: day > today ? day : today,
    }))
  })
}

type Before = Awaited<ReturnType<typeof versionsOf>>[number]

/** What a version replaced it replaced on its day, which is not asked once more; unless it never held. */
async function termsOf(
  tx: Tx,
  before: Before,
  { nameNow, neverHeld }: { nameNow: string; neverHeld: boolean },
): Promise<RequirementTerms> {
  const { criterion, dueKind, withinDays, dueBy, repeatMonths, repeatFrom, windowDays, citation, effectiveFrom } =
    before
  const { replaces, ...others } = before.limits
  const limits = { ...others, ...(neverHeld && replaces && { replaces }) }
  return {
    ...{ criterion, dueKind, withinDays, dueBy, repeatMonths, repeatFrom, windowDays, citation, effectiveFrom, limits },
    name: before.name ?? nameNow,
    ...(await whomOf(tx, before.whom?.assignmentId ?? '')),
  }
}

async function whomOf(tx: Tx, assignmentId: string) {
  const [row] = await tx
    .select({
      ...{ population: assignments.population, unitId: assignments.unitId, position: assignments.position },
      ...{ employment: assignments.employment, role: assignments.role, teamId: assignments.teamId },
      namedIds: namedInAssignment,
    })
    .from(assignments)
    .where(eq(assignments.id, assignmentId))
  if (!row) throw new Error('A version is for somebody.')
  const { namedIds, ...whom } = row
  return { ...whom, ...byName({ population: whom.population, namedIds }) }
}
