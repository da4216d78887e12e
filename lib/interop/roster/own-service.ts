/** A person's own word about where they serve: only with it does an agency read more than it wrote itself. */
import { and, eq, isNull } from 'drizzle-orm'
import { endAffiliationIn, lockRoster } from '@/lib/agencies/affiliations'
import { todayAt } from '@/lib/agencies/queries'
import { affiliations, joinings } from '@/lib/agencies/tables'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { browserOwnerOf } from '@/lib/identity/policy'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { refreshObligations } from '@/lib/requirements/commands'
import { answerServiceInput } from './inputs'

type Joining = { agencyId: string; personId: string }

/**
 * Says that one serves an agency which has one on its roster; or that one does not, or no longer does: that ends the service
 * and the roles that go with it at once. The agency keeps what was earned for it until then. A yes sent again changes nothing.
 * @throws not-found where one does not serve
 */
export async function answerService(ctx: Ctx, input: unknown): Promise<void> {
  const personId = browserOwnerOf(ctx.actor)
  const { agencyId, serves } = answerServiceInput.parse(input)
  await writeIfNeeded(ctx, (w) => asSystem(w.tx, ctx, () => answerIn(w, { agencyId, personId }, serves)))
}

async function answerIn(w: Writer, { agencyId, personId }: Joining, serves: boolean): Promise<void> {
  await lockRoster(w, agencyId)
  const [stretch] = await w.tx
    .select({ validFrom: affiliations.validFrom })
    .from(affiliations)
    .where(and(eq(affiliations.personId, personId), eq(affiliations.agencyId, agencyId), isNull(affiliations.validTo)))
  if (!stretch) throw notFound('This agency among those you serve')
  if (serves) {
    if (!(await joinIn(w, { agencyId, personId }))) return
  } else {
    const today = await todayAt(w.tx, agencyId, w.ctx.now)
    const on = stretch.validFrom > today ? stretch.validFrom : today
    await endAffiliationIn(w, { agencyId, personId, firstDayWithout: today, on })
    await w.tx.delete(joinings).where(and(eq(joinings.agencyId, agencyId), eq(joinings.personId, personId)))
    w.record('service.left', { kind: 'person', id: personId, personId, agencyId })
  }
  await refreshObligations(w, { agencyId, personIds: [personId] })
}

/** Writes down that the person said so, once. @returns whether it is new */
export async function joinIn(w: Writer, { agencyId, personId }: Joining): Promise<boolean> {
  const added = await w.tx
    .insert(joinings)
    .values({ agencyId, personId, joinedAt: w.ctx.now })
    .onConflictDoNothing()
    .returning({ agencyId: joinings.agencyId })
  if (added.length === 0) return false
  w.record('service.confirmed', { kind: 'person', id: personId, personId, agencyId })
  return true
}
