/** What a person answers when an agency asks whether a line of its roster is them. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { nameOfLine } from '@/lib/agencies/invitations'
import { nameOnPapers } from '@/lib/agencies/names-on-papers'
import { affiliations, invitations, roles } from '@/lib/agencies/tables'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { browserOwnerOf } from '@/lib/identity/policy'
import { logins } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notFound, notNow } from '@/lib/platform/errors'
import { refreshObligations } from '@/lib/requirements/commands'
import { answerInvitationInput } from './inputs'

type Invitation = typeof invitations.$inferSelect

/**
 * Accepts or declines an agency's question, once; the same answer a second time changes nothing. Accepting makes the
 * agency's line one's own: its service goes on as it stands, and the agency sees the record from then on.
 * @throws not-found when it is not one's own or has lapsed; not-now when the other answer was given, or one serves there
 */
export async function answerInvitation(ctx: Ctx, input: unknown): Promise<void> {
  const personId = browserOwnerOf(ctx.actor)
  const { invitationId, accept } = answerInvitationInput.parse(input)
  const answer = accept ? 'accepted' : 'declined'
  await writeIfNeeded(ctx, async (w) => {
    const invitation = await findMine(w, invitationId, personId)
    if (invitation.answer === answer) return
    if (invitation.answer) throw notNow('You have answered this already. Ask the agency to send it again.')
    await w.tx
      .update(invitations)
      .set({ answer, answeredAt: ctx.now, answeredBy: personId })
      .where(eq(invitations.id, invitationId))
    const { agencyId } = invitation
    w.record('invitation.answered', {
      ...{ kind: 'invitation', id: invitationId, personId, agencyId },
      detail: { answer, line: invitation.personId },
    })
    if (accept) await asSystem(w.tx, ctx, () => join(w, invitation, personId))
  })
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
async function join(w: Writer, { agencyId, personId: line }: Invitation, personId: string): Promise<void> {
  if (line === personId) return
  const [serves] = await w.tx
    .select({ id: affiliations.id })
    .from(affiliations)
    .where(and(eq(affiliations.agencyId, agencyId), eq(affiliations.personId, personId), isNull(affiliations.validTo)))
    .limit(1)
  if (serves)
    throw notNow('You serve in this agency already. Ask its coordinator to remove the second line, and decline this.')
  const name = await nameOfLine(w, line)
  await w.tx
    .update(affiliations)
    .set({ personId })
    .where(and(eq(affiliations.agencyId, agencyId), eq(affiliations.personId, line)))
  if (name) await nameOnPapers(w, { agencyId, personId, ...name })
  await moveRoles(w, { agencyId, line, personId })
  w.record('affiliation.changed', { kind: 'person', id: personId, personId, agencyId, detail: { line } })
  await refreshObligations(w, { agencyId, personIds: [line, personId] })
}

/** A role the person holds there already is not held twice. */
async function moveRoles(
  w: Writer,
  { agencyId, line, personId }: { agencyId: string; line: string; personId: string },
) {
  await w.tx.execute(sql`
    update roles r set person_id = ${personId} where r.person_id = ${line} and r.agency_id = ${agencyId}
      and r.revoked_at is null and not exists (select 1 from roles h where h.person_id = ${personId} and h.role = r.role
        and h.agency_id = r.agency_id and h.unit_id is not distinct from r.unit_id and h.revoked_at is null)`)
  await w.tx
    .update(roles)
    .set({ revokedAt: w.ctx.now })
    .where(and(eq(roles.personId, line), eq(roles.agencyId, agencyId), isNull(roles.revokedAt)))
}
