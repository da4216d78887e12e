/** Undoing a change of a requirement within a day: the terms before it hold again, as a version of their own. */
import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { notNow } from '@/lib/platform/errors'
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
  replaced: 'This version ends what is running on its day, which nothing brings back. Change the requirement instead.',
} as const

type Newest = Pick<Version, 'number' | 'limits'> & { createdAt: Date }

/** Why the newest version stands, as a key of what is said; null where it may be undone. */
export function whyNotUndone({ number, createdAt, limits }: Newest, now: Date): keyof typeof refusals | null {
  if (number === 1) return 'first'
  if (now.getTime() - createdAt.getTime() >= HOURS * 3_600_000) return 'late'
  return limits?.replaces ? 'replaced' : null
}

/**
 * Undoes the newest change within 24 hours: what the version before said, and for whom, holds again from today, or from the
 * day of the change where that is still to come, so that it never holds. What opened under it meanwhile keeps it, as under
 * any version; both stay in the history.
 * @throws not-found; forbidden; conflict when it is retired or was changed since; not-now for the first version, later, and
 * for one that ends what is running; invalid where what it names is not there any more
 */
export async function undoChange(ctx: Ctx, input: unknown): Promise<{ version: number }> {
  const { requirementId, version } = undoChangeInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { today, name } = await lockToKeep(w, requirementId)
    const [last, before] = await versionsOf(w.tx, requirementId)
    const why = last ? whyNotUndone(last, ctx.now) : 'first'
    if (why || !before) throw notNow(refusals[why ?? 'first'])
    const terms = await termsOf(w.tx, before, name)
    return changeTerms(w, { requirementId, madeFrom: version }, ({ effectiveFrom: day }) => ({
      ...terms,
      effectiveFrom: day > today ? day : today,
    }))
  })
}

type Before = Awaited<ReturnType<typeof versionsOf>>[number]

/** What a version replaced it replaced on its day: that is not asked once more. */
async function termsOf(tx: Tx, before: Before, nameNow: string): Promise<RequirementTerms> {
  const { criterion, dueKind, withinDays, dueBy, repeatMonths, repeatFrom, windowDays, citation, effectiveFrom } =
    before
  const { replaces: _, ...limits } = before.limits
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
