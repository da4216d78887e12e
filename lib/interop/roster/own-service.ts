/** A person's own word about where they serve: only with it does an agency read more than it wrote itself. */
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { endAffiliationIn, lockRoster } from '@/lib/agencies/affiliations'
import { roleGiven } from '@/lib/agencies/mails'
import { todayAt } from '@/lib/agencies/queries'
import { affiliations, joinings, knownAddresses, roles } from '@/lib/agencies/tables'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { browserOwnerOf } from '@/lib/identity/policy'
import { logins } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notify'
import { servesYet } from '@/lib/platform/row-security'
import { refreshObligations } from '@/lib/requirements/commands'
import { answerServiceInput } from './inputs'

type Joining = { agencyId: string; personId: string }

/**
 * Says that one serves an agency which has one on its roster; or that one does not, or no longer does: that ends the service
 * and the roles that go with it at once. The agency keeps what was earned for it until then. A yes sent again changes nothing.
 * @throws not-found where one does not serve; not-now for who alone coordinates the agency
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
    .where(and(eq(affiliations.personId, personId), eq(affiliations.agencyId, agencyId), servesYet('affiliations')))
    .orderBy(desc(affiliations.validFrom), desc(affiliations.id))
    .limit(1)
  if (!stretch) throw notFound('This agency among those you serve')
  if (serves) {
    if (!(await joinIn(w, { agencyId, personId }))) return
    await tellOfRoles(w, { agencyId, personId })
  } else {
    const today = await todayAt(w.tx, agencyId, w.ctx.now)
    const on = stretch.validFrom > today ? stretch.validFrom : today
    await endAffiliationIn(w, { agencyId, personId, firstDayWithout: today, on })
    await partIn(w, { agencyId, personId })
    w.record('service.left', { kind: 'person', id: personId, personId, agencyId })
  }
  await refreshObligations(w, { agencyId, personIds: [personId] })
}

/** Roles that waited for the yes are in effect from now on; their person is told so. */
async function tellOfRoles(w: Writer, { agencyId, personId }: Joining): Promise<void> {
  const held = await w.tx
    .select({ roleId: roles.id })
    .from(roles)
    .where(and(eq(roles.personId, personId), eq(roles.agencyId, agencyId), isNull(roles.revokedAt)))
  for (const { roleId } of held)
    await notify(w, roleGiven, { roleId, acceptedAt: w.ctx.now.toISOString() }, { key: `${roleId} accepted`, personId })
}

/** Takes one's word back. The address that the agency knew while it held stays known to it. */
async function partIn(w: Writer, { agencyId, personId }: Joining): Promise<void> {
  const held = await w.tx
    .delete(joinings)
    .where(and(eq(joinings.agencyId, agencyId), eq(joinings.personId, personId)))
    .returning({ personId: joinings.personId })
  if (held.length === 0) return
  const recordedAt = w.ctx.now
  const known = await w.tx
    .select({ email: logins.identifier })
    .from(logins)
    .where(and(eq(logins.personId, personId), eq(logins.kind, 'email'), isNotNull(logins.mainSince)))
  for (const { email } of known)
    await w.tx
      .insert(knownAddresses)
      .values({ agencyId, personId, email, recordedAt })
      .onConflictDoUpdate({
        target: [knownAddresses.agencyId, knownAddresses.personId, knownAddresses.email],
        set: { recordedAt },
      })
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
