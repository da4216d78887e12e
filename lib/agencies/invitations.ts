/**
 * Asking the owner of a confirmed address whether a line of an agency is them. To the agency it looks the same whether the
 * address is known or not: it has its own line, and waits.
 */
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { ownerOf } from '@/lib/identity/policy'
import { logins, people } from '@/lib/identity/tables'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { enqueue } from '@/lib/platform/jobs'
import { plusDays } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import { sendInvitation } from './mails'
import { agencies, invitations } from './tables'

const GOOD_FOR_DAYS = 30

export type Invited = { id: string; personId: string; email: string }

/** Asks once: not while a question is open, and not again within thirty days of a no. */
export async function inviteIn(w: Writer, agencyId: string, invited: readonly Invited[]): Promise<void> {
  if (invited.length === 0) return
  const asked = await askedLately(w, agencyId, invited)
  const fresh = invited.filter(({ email }) => !asked.has(email))
  if (fresh.length === 0) return
  const [agency] = await w.tx.select({ name: agencies.name }).from(agencies).where(eq(agencies.id, agencyId))
  await w.tx.insert(invitations).values(
    fresh.map((each) => ({
      ...each,
      agencyId,
      sentBy: actingPersonId(w.ctx.actor),
      sentAt: w.ctx.now,
      expiresAt: plusDays(w.ctx.now, GOOD_FOR_DAYS),
    })),
  )
  for (const { id, personId, email } of fresh) {
    await enqueue(w.tx, sendInvitation, { email, agencyName: agency?.name ?? '' }, { key: `invitation:${id}` })
    w.record('invitation.sent', { kind: 'invitation', id, personId, agencyId })
  }
}

async function askedLately(w: Writer, agencyId: string, invited: readonly Invited[]): Promise<Set<string>> {
  const emails = invited.map(({ email }) => email)
  const rows = await w.tx
    .select({ email: invitations.email, personId: invitations.personId, answer: invitations.answer })
    .from(invitations)
    .where(
      and(
        eq(invitations.agencyId, agencyId),
        inArray(invitations.email, emails),
        gt(invitations.sentAt, plusDays(w.ctx.now, -GOOD_FOR_DAYS)),
      ),
    )
  const about = new Map(invited.map(({ email, personId }) => [email, personId]))
  return new Set(
    rows.flatMap(({ email, personId, answer }) =>
      answer === 'declined' || (answer === null && about.get(email) === personId) ? [email] : [],
    ),
  )
}

/** Takes open questions back: by their ids, or all about a person whom the agency now gives another address. */
export async function withdrawInvitations(
  w: Writer,
  which: { ids: readonly string[] } | { agencyId: string; personIds: readonly string[] },
): Promise<void> {
  const wanted = 'ids' in which ? which.ids : which.personIds
  if (wanted.length === 0) return
  const scope =
    'ids' in which
      ? inArray(invitations.id, [...which.ids])
      : and(eq(invitations.agencyId, which.agencyId), inArray(invitations.personId, [...which.personIds]))
  const withdrawn = await w.tx
    .update(invitations)
    .set({ answer: 'withdrawn', answeredAt: w.ctx.now })
    .where(and(scope, isNull(invitations.answer)))
    .returning({ id: invitations.id, personId: invitations.personId, agencyId: invitations.agencyId })
  for (const { id, ...about } of withdrawn) w.record('invitation.withdrawn', { kind: 'invitation', id, ...about })
}

/** Questions that wait for one's own answer: which agency asks, and the name it keeps. The oldest first. */
export async function listMyInvitations(ctx: Ctx) {
  const personId = ownerOf(ctx.actor)
  const rows = await read(ctx, (tx) =>
    tx
      .select({
        invitationId: invitations.id,
        agencyName: agencies.name,
        state: agencies.state,
        email: invitations.email,
        sentAt: invitations.sentAt,
        expiresAt: invitations.expiresAt,
      })
      .from(invitations)
      .innerJoin(agencies, eq(agencies.id, invitations.agencyId))
      .innerJoin(logins, and(eq(logins.kind, 'email'), eq(logins.identifier, invitations.email)))
      .where(
        and(
          eq(logins.personId, personId),
          sql`${logins.verifiedAt} is not null`,
          isNull(invitations.answer),
          gt(invitations.expiresAt, ctx.now),
        ),
      )
      .orderBy(invitations.sentAt, invitations.id)
      .limit(50),
  )
  return {
    items: rows.map((row) => ({
      ...row,
      sentAt: row.sentAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    })),
  }
}

/** The name of the agency's own line, for its papers. */
export async function nameOfLine(
  w: Writer,
  personId: string,
): Promise<{ givenName: string; familyName: string } | null> {
  const [line] = await w.tx
    .select({ givenName: people.givenName, familyName: people.familyName })
    .from(people)
    .where(eq(people.id, personId))
  return line && fullName({ given: line.givenName, family: line.familyName }) ? line : null
}
