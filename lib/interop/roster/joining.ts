/** What a person answers when an agency asks whether a line of its roster is them. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { lockRoster, stretchColumns } from '@/lib/agencies/affiliations'
import { nameOfLine } from '@/lib/agencies/invitations'
import { roleGiven } from '@/lib/agencies/mails'
import { nameOnPapers } from '@/lib/agencies/names-on-papers'
import { todayAt } from '@/lib/agencies/queries'
import { isOverlapping, isServing } from '@/lib/agencies/rules'
import { affiliations, invitations, knownAddresses, roles } from '@/lib/agencies/tables'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { browserOwnerOf } from '@/lib/identity/policy'
import { logins } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notFound, notNow } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notify'
import { refreshObligations } from '@/lib/requirements/commands'
import { answerInvitationInput } from './inputs'
import { joinIn } from './own-service'

type Invitation = typeof invitations.$inferSelect

/**
 * Accepts or declines an agency's question, once; the same answer a second time changes nothing. Accepting makes the
 * agency's line one's own: its service goes on as it stands, and the agency sees the record from then on.
 * @throws not-found when it is not one's own or has lapsed; not-now when the other answer was given, the
 * service has ended, or one serves there at the same time
 */
export async function answerInvitation(ctx: Ctx, input: unknown): Promise<void> {
  const personId = browserOwnerOf(ctx.actor)
  const { invitationId, accept } = answerInvitationInput.parse(input)
  const answer = accept ? 'accepted' : 'declined'
  await writeIfNeeded(ctx, async (w) => {
    await lockRosterOf(w, invitationId)
    const invitation = await findMine(w, invitationId, personId)
    if (invitation.answer === answer) return
    if (invitation.answer) throw notNow('You have answered this already. Ask the agency to send it again.')
    await w.tx
      .update(invitations)
      .set({ answer, answeredAt: ctx.now, answeredBy: personId })
      .where(eq(invitations.id, invitationId))
    w.record('invitation.answered', {
      ...{ kind: 'invitation', id: invitationId, personId },
      detail: { answer, agency: invitation.agencyId, line: invitation.personId },
    })
    if (accept) await asSystem(w.tx, ctx, () => join(w, invitation, personId))
  })
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
async function join(w: Writer, { agencyId, personId: line, email }: Invitation, personId: string): Promise<void> {
  await joinIn(w, { agencyId, personId })
  if (line === personId) return
  const service = await w.tx
    .select(stretchColumns)
    .from(affiliations)
    .where(and(eq(affiliations.agencyId, agencyId), inArray(affiliations.personId, [line, personId])))
    .for('update')
  const [theirs, own] = [line, personId].map((whose) => service.filter((each) => each.personId === whose))
  const today = await todayAt(w.tx, agencyId, w.ctx.now)
  if (!theirs?.some((each) => isServing(each, today)))
    throw notNow('The agency has ended this service since, so there is nothing to accept.')
  if (theirs.some((each) => own?.some((other) => isOverlapping(each, other))))
    throw notNow('You serve in this agency already. Ask its coordinator to remove the second line, and decline this.')
  const name = await nameOfLine(w, line)
  await w.tx
    .update(affiliations)
    .set({ personId })
    .where(and(eq(affiliations.agencyId, agencyId), eq(affiliations.personId, line)))
  if (name) await nameOnPapers(w, { agencyId, personId, ...name })
  await w.tx.insert(knownAddresses).values({ agencyId, personId, email, recordedAt: w.ctx.now }).onConflictDoNothing()
  await moveRoles(w, { agencyId, line, personId })
  w.record('affiliation.changed', { kind: 'person', id: personId, personId, agencyId, detail: { line } })
  await refreshObligations(w, { agencyId, personIds: [line, personId] })
}

/** A role the person holds there already is not held twice. */
async function moveRoles(
  w: Writer,
  { agencyId, line, personId }: { agencyId: string; line: string; personId: string },
) {
  const moved = await w.tx.execute<{ id: string }>(sql`
    update roles r set person_id = ${personId} where r.person_id = ${line} and r.agency_id = ${agencyId}
      and r.revoked_at is null and not exists (select 1 from roles h where h.person_id = ${personId} and h.role = r.role
        and h.agency_id = r.agency_id and h.unit_id is not distinct from r.unit_id and h.revoked_at is null)
    returning r.id`)
  // Told now that they are in effect; before the yes nothing of them was.
  for (const { id: roleId } of moved)
    await notify(w, roleGiven, { roleId, acceptedAt: w.ctx.now.toISOString() }, { key: `${roleId} accepted`, personId })
  await w.tx
    .update(roles)
    .set({ revokedAt: w.ctx.now })
    .where(and(eq(roles.personId, line), eq(roles.agencyId, agencyId), isNull(roles.revokedAt)))
}
