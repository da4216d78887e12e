/**
 * A person's own word about where they serve: only with it does an agency read more than it wrote itself. Steps inside
 * another command's transaction.
 */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { logins } from '@/lib/identity/tables'
import { asSystem, type Tx } from '@/lib/platform/database'
import { notFound, notNow } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notify'
import { endAffiliationIn, giveService, lockRoster, stretchColumns } from './affiliations'
import { invitations, joinings, knownAddresses } from './consent-tables'
import { nameOfLine } from './invitations'
import { roleGiven } from './mails'
import { nameOnPapers } from './names-on-papers'
import { type Joining, takeWordBack } from './own-word'
import { todayAt } from './queries'
import { takeRolesOver } from './roles'
import { isOverlapping, isServing } from './rules'
import { affiliations, roles } from './tables'

type Invitation = typeof invitations.$inferSelect

/**
 * Accepts or declines an agency's question, once. Accepting makes the agency's line one's own: its service goes on as it
 * stands, and the agency sees the record from then on.
 * @throws not-found when it is not one's own or has lapsed; not-now when the other answer was given, the
 * service has ended, or one serves there at the same time
 */
export async function answerInvitationIn(
  w: Writer,
  { invitationId, personId, accept }: { invitationId: string; personId: string; accept: boolean },
): Promise<void> {
  const answer = accept ? 'accepted' : 'declined'
  await lockRosterOf(w, invitationId)
  const invitation = await findMine(w, invitationId, personId)
  if (invitation.answer === answer) return
  if (invitation.answer) throw notNow('You have answered this already. Ask the agency to send it again.')
  const { agencyId, personId: line } = invitation
  await w.tx
    .update(invitations)
    .set({ answer, answeredAt: w.ctx.now, answeredBy: personId })
    .where(eq(invitations.id, invitationId))
  w.record('invitation.answered', {
    ...{ kind: 'invitation', id: invitationId, personId },
    detail: { answer, agency: agencyId, line },
  })
  if (accept) await asSystem(w.tx, w.ctx, () => takeLineOver(w, invitation, personId))
}

/** Before the question: whoever ends the service of its line locks in this order too. */
async function lockRosterOf(w: Writer, invitationId: string): Promise<void> {
  const [asked] = await w.tx
    .select({ agencyId: invitations.agencyId })
    .from(invitations)
    .where(eq(invitations.id, invitationId))
  if (asked) await lockRoster(w, asked.agencyId)
}

async function findMine(w: Writer, invitationId: string, personId: string): Promise<Invitation> {
  const [found] = await w.tx
    .select({ invitation: invitations })
    .from(invitations)
    .innerJoin(logins, and(eq(logins.kind, 'email'), eq(logins.identifier, invitations.email)))
    .where(
      and(
        eq(invitations.id, invitationId),
        eq(logins.personId, personId),
        sql`${logins.verifiedAt} is not null`,
        sql`${invitations.answer} is distinct from 'withdrawn'`,
      ),
    )
    .for('update', { of: invitations })
  if (!found || (!found.invitation.answer && found.invitation.expiresAt <= w.ctx.now)) throw notFound('This question')
  return found.invitation
}

/** The agency's line becomes the person's: service and roles move, and the name it kept stays on its own papers. */
async function takeLineOver(
  w: Writer,
  { agencyId, personId: line, email }: Invitation,
  personId: string,
): Promise<void> {
  const today = await todayAt(w.tx, agencyId, w.ctx.now)
  // What they said of an earlier service is over with it.
  if (!(await servesOn(w.tx, { agencyId, personId, on: today }))) await takeWordBack(w, { agencyId, personId })
  await joinIn(w, { agencyId, personId })
  if (line === personId) return
  const service = await w.tx
    .select(stretchColumns)
    .from(affiliations)
    .where(and(eq(affiliations.agencyId, agencyId), inArray(affiliations.personId, [line, personId])))
    .for('update')
  const [theirs, own] = [line, personId].map((whose) => service.filter((each) => each.personId === whose))
  if (!theirs?.some((each) => isServing(each, today)))
    throw notNow('The agency has ended this service since, so there is nothing to accept.')
  if (theirs.some((each) => own?.some((other) => isOverlapping(each, other))))
    throw notNow('You serve in this agency already. Ask its coordinator to remove the second line, and decline this.')
  const name = await nameOfLine(w, line)
  await giveService(w, { agencyId, from: line, to: personId })
  if (name) await nameOnPapers(w, { agencyId, personId, ...name })
  await w.tx.insert(knownAddresses).values({ agencyId, personId, email, recordedAt: w.ctx.now }).onConflictDoNothing()
  // Told now that they are in effect; before the yes nothing of them was.
  for (const roleId of await takeRolesOver(w, { agencyId, line, personId })) await tellOfRole(w, { roleId, personId })
  w.record('affiliation.changed', { kind: 'person', id: personId, personId, agencyId, detail: { line } })
}

/**
 * Says, as the system, that the person serves an agency which has them on its roster; or that they do not, or no longer do:
 * that ends the service and the roles that go with it at once.
 * @throws not-found where they do not serve; not-now for who alone coordinates the agency
 */
export async function answerServiceIn(
  w: Writer,
  { agencyId, personId, serves }: Joining & { serves: boolean },
): Promise<void> {
  await lockRoster(w, agencyId)
  const today = await todayAt(w.tx, agencyId, w.ctx.now)
  if (!(await servesOn(w.tx, { agencyId, personId, on: today }))) throw notFound('This agency among those you serve')
  if (serves) {
    if (await joinIn(w, { agencyId, personId })) await tellOfRoles(w, { agencyId, personId })
  } else {
    await endAffiliationIn(w, { agencyId, personId, firstDayWithout: today, on: today })
    await takeWordBack(w, { agencyId, personId })
    w.record('service.left', { kind: 'person', id: personId, personId, agencyId })
  }
}

/** Roles that waited for the yes are in effect from now on; their person is told so. */
async function tellOfRoles(w: Writer, { agencyId, personId }: Joining): Promise<void> {
  const held = await w.tx
    .select({ roleId: roles.id })
    .from(roles)
    .where(and(eq(roles.personId, personId), eq(roles.agencyId, agencyId), isNull(roles.revokedAt)))
  for (const { roleId } of held) await tellOfRole(w, { roleId, personId })
}

const tellOfRole = (w: Writer, { roleId, personId }: { roleId: string; personId: string }) =>
  notify(w, roleGiven, { roleId, acceptedAt: w.ctx.now.toISOString() }, { key: `${roleId} accepted`, personId })

/** Does the person serve in the agency on the day, or from a later one? */
export async function servesOn(tx: Tx, { agencyId, personId, on }: Joining & { on: string }): Promise<boolean> {
  const rows = await tx
    .select({ validTo: affiliations.validTo })
    .from(affiliations)
    .where(and(eq(affiliations.agencyId, agencyId), eq(affiliations.personId, personId)))
  return rows.some((row) => isServing(row, on))
}

/** Writes down that the person said so, once. @returns whether it is new */
async function joinIn(w: Writer, { agencyId, personId }: Joining): Promise<boolean> {
  const added = await w.tx
    .insert(joinings)
    .values({ agencyId, personId, joinedAt: w.ctx.now })
    .onConflictDoNothing()
    .returning({ agencyId: joinings.agencyId })
  if (added.length === 0) return false
  w.touch({ agency: agencyId, people: [personId] })
  w.record('service.confirmed', { kind: 'person', id: personId, personId, agencyId })
  return true
}
