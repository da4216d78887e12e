/** What a person answers when an agency asks whether a line of its roster is them, or has them on its roster. */
import { answerInvitationIn, answerServiceIn } from '@/lib/agencies/answers'
import { writeIfNeeded } from '@/lib/audit/write'
import { browserOwnerOf } from '@/lib/identity/policy'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { answerInvitationInput, answerServiceInput } from './inputs'

/**
 * Accepts or declines an agency's question, once; the same answer a second time changes nothing. Accepting makes the
 * agency's line one's own: its service goes on as it stands, and the agency sees the record from then on.
 * @throws not-found when it is not one's own or has lapsed; not-now when the other answer was given, the
 * service has ended, or one serves there at the same time
 */
export async function answerInvitation(ctx: Ctx, input: unknown): Promise<void> {
  const personId = browserOwnerOf(ctx.actor)
  const answer = answerInvitationInput.parse(input)
  await writeIfNeeded(ctx, (w) => answerInvitationIn(w, { ...answer, personId }))
}

/**
 * Says that one serves an agency which has one on its roster; or that one does not, or no longer does: that ends the service
 * and the roles that go with it at once. The agency keeps what was earned for it until then. A yes sent again changes nothing.
 * @throws not-found where one does not serve; not-now for who alone coordinates the agency
 */
export async function answerService(ctx: Ctx, input: unknown): Promise<void> {
  const personId = browserOwnerOf(ctx.actor)
  const answer = answerServiceInput.parse(input)
  await writeIfNeeded(ctx, (w) => asSystem(w.tx, ctx, () => answerServiceIn(w, { ...answer, personId })))
}
