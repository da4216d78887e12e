/**
 * Asking the owner of a confirmed address whether a line of an agency is them. To the agency it looks the same whether the
 * address is known or not: it has its own line, and waits.
 */
import { type AnyColumn, and, eq, gt, isNull, lte, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { GivenAddress } from '@/lib/identity/addresses'
import { ownerOf } from '@/lib/identity/policy'
import { logins, people } from '@/lib/identity/tables'
import { anyId, anyText, insertRows } from '@/lib/platform/bulk'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { notify } from '@/lib/platform/notify'
import { servesYet } from '@/lib/platform/row-security'
import { plusDays } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import { invitations } from './consent-tables'
import { invitation } from './mails'
import { agencies } from './tables'

/** A question waits for thirty days, and so long holds a no. */
export const GOOD_FOR_DAYS = 30
const MOST_A_DAY = 200

type Question = typeof invitations.$inferSelect

/**
 * The address of a line whose owner was asked: the one written last. That the question was withdrawn does not take the
 * address from the line, as it would not take one that nobody has; a load that was taken back does.
 */
export const askedAddress = (line: AnyColumn | SQL, agency: AnyColumn | SQL) => sql<string | null>`(select i.email
  from invitations i where i.person_id = ${line} and i.agency_id = ${agency}
  and (i.answer is distinct from 'withdrawn' or i.expires_at > i.sent_at) order by i.id desc limit 1)`

/** The address that belongs to a line: none but its own, where it has one to sign in with; else the one that was asked for. */
export const addressOfLine = (line: AnyColumn | SQL, agency: AnyColumn | SQL) => sql<
  string | null
>`(case when not exists (
  select 1 from logins own where own.person_id = ${line} and own.kind = 'email') then ${askedAddress(line, agency)} end)`

/** Lines to which an address belongs that way, of one agency or of all, with the question that says so. */
export const linesWith = (address: string, agency?: SQLWrapper): SQL => sql`(
  select candidate.id, candidate.person_id, candidate.agency_id from invitations candidate
  where candidate.email = ${address} ${agency ? sql`and candidate.agency_id = ${agency}` : sql``}
    and ${address} = ${addressOfLine(sql.raw('candidate.person_id'), sql.raw('candidate.agency_id'))})`

/**
 * Asks whether lines are the owners of their addresses. An agency has one open question to an address and writes to it once
 * in thirty days, whatever the line; a no holds for thirty days. Above 200 a day the rest is asked on the days after. The
 * roster is locked.
 */
export async function inviteIn(w: Writer, agencyId: string, invited: readonly GivenAddress[]): Promise<void> {
  if (invited.length === 0) return
  const lately = await askedLately(w, agencyId, invited)
  await withdrawInvitations(w, { agencyId, emails: invited.map(({ email }) => email) })
  const [agency] = await w.tx
    .select({ name: agencies.name, zone: agencies.timeZone })
    .from(agencies)
    .where(eq(agencies.id, agencyId))
  const letters: Question[] = []
  let place = await countAskedToday(w, agencyId)
  const questions = [...new Map(invited.map((each) => [each.email, each])).values()].map((each): Question => {
    const before = lately.get(each.email)
    const asked = { ...each, agencyId, sentBy: actingPersonId(w.ctx.actor) }
    if (before?.answer === 'declined') return { ...before, ...asked }
    const sentAt = before?.sentAt ?? plusDays(w.ctx.now, Math.floor(place++ / MOST_A_DAY))
    const expiresAt = plusDays(new Date(Math.max(Number(sentAt), Number(w.ctx.now))), GOOD_FOR_DAYS)
    const question = { ...asked, sentAt, expiresAt, answer: null, answeredAt: null, answeredBy: null }
    if (!before) letters.push(question)
    return question
  })
  const isNo = ({ answer }: Question) => answer === 'declined'
  await insertRows(
    w.tx,
    invitations,
    questions.filter((each) => !isNo(each)),
  )
  // A no that still holds is written down for the new line too; nobody but its owner says one.
  await asSystem(w.tx, w.ctx, () => insertRows(w.tx, invitations, questions.filter(isNo)))
  for (const { id, email, sentAt } of letters) {
    const when = { ...(sentAt > w.ctx.now ? { notBefore: sentAt } : {}), ...(agency ? { zone: agency.zone } : {}) }
    await notify(w, invitation, { email, agencyId, agencyName: agency?.name ?? '' }, { key: id, to: email, ...when })
  }
  await recordQuestions(
    w,
    'invitation.sent',
    questions.filter(({ answer }) => answer === null),
  )
}

/** By address: a no of the last thirty days, else the question of the last thirty days that was written to it. */
async function askedLately(
  w: Writer,
  agencyId: string,
  invited: readonly GivenAddress[],
): Promise<ReadonlyMap<string, Question>> {
  const since = plusDays(w.ctx.now, -GOOD_FOR_DAYS)
  const isNo = and(eq(invitations.answer, 'declined'), gt(invitations.answeredAt, since))
  const rows = await w.tx
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.agencyId, agencyId),
        sql`${invitations.email} = ${anyText(invited.map(({ email }) => email))}`,
        or(gt(invitations.sentAt, since), isNo),
      ),
    )
    .orderBy(sql`${invitations.answer} is not distinct from 'declined'`, invitations.sentAt, invitations.id)
  return new Map(rows.map((row) => [row.email, row]))
}

/** Addresses written to within a day, and those whose turn comes on the days after. */
async function countAskedToday(w: Writer, agencyId: string): Promise<number> {
  const [asked] = await w.tx
    .select({ count: sql<number>`count(distinct ${invitations.email})::int` })
    .from(invitations)
    .where(and(eq(invitations.agencyId, agencyId), gt(invitations.sentAt, plusDays(w.ctx.now, -1))))
  return asked?.count ?? 0
}

/** Which questions of an agency: about lines, or to addresses. */
type Which = { agencyId: string } & ({ personIds: readonly string[] } | { emails: readonly string[] })

/** Withdraws what nobody has answered, and gives it back. */
export async function withdrawInvitations(w: Writer, which: Which): Promise<{ personId: string; email: string }[]> {
  const wanted = 'emails' in which ? which.emails : which.personIds
  if (wanted.length === 0) return []
  const those =
    'emails' in which
      ? sql`${invitations.email} = ${anyText(which.emails)}`
      : sql`${invitations.personId} = ${anyId(which.personIds)}`
  const withdrawn = await w.tx
    .update(invitations)
    .set({ answer: 'withdrawn', answeredAt: w.ctx.now })
    .where(and(eq(invitations.agencyId, which.agencyId), those, isNull(invitations.answer)))
    .returning()
  await recordQuestions(w, 'invitation.withdrawn', withdrawn)
  return withdrawn.map(({ personId, email }) => ({ personId, email }))
}

/** Withdraws questions as if their addresses had never been given to the lines. */
export async function takeInvitationsBack(w: Writer, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const taken = await w.tx
    .update(invitations)
    .set({ answer: 'withdrawn', answeredAt: w.ctx.now, answeredBy: null, expiresAt: sql`${invitations.sentAt}` })
    .where(
      and(sql`${invitations.id} = ${anyId(ids)}`, or(isNull(invitations.answer), eq(invitations.answer, 'withdrawn'))),
    )
    .returning()
  await recordQuestions(w, 'invitation.withdrawn', taken)
}

/**
 * For administrators and the owner of the address. The agency reads nothing of it, nor does who acts for it: that there is
 * a question would tell that the address is known.
 */
async function recordQuestions(
  w: Writer,
  event: 'invitation.sent' | 'invitation.withdrawn',
  questions: readonly Question[],
): Promise<void> {
  if (questions.length === 0) return
  const rows = await asSystem(w.tx, w.ctx, () =>
    w.tx
      .select({ email: logins.identifier, personId: logins.personId })
      .from(logins)
      .where(
        and(eq(logins.kind, 'email'), sql`${logins.identifier} = ${anyText(questions.map(({ email }) => email))}`),
      ),
  )
  const owners = new Map(rows.map(({ email, personId }) => [email, personId]))
  for (const { id, email, agencyId, personId: line } of questions)
    w.record(event, {
      ...{ kind: 'invitation', id, personId: owners.get(email) ?? null, byJob: 'agencies.invitations' },
      detail: { agency: agencyId, line },
    })
}

/** The address that was asked for about a line, answered or not. */
export async function addressAskedOf(w: Writer, line: { agencyId: string; personId: string }): Promise<string | null> {
  const [row] = await w.tx.execute<{ email: string | null }>(
    sql`select ${askedAddress(sql`${line.personId}::uuid`, sql`${line.agencyId}::uuid`)} as email`,
  )
  return row?.email ?? null
}

/** Lines of an agency, serving or not, that have no address to sign in with and were given this one; the last first. */
export async function linesAskedAt(
  w: Writer,
  { agencyId, email }: { agencyId: string; email: string },
): Promise<string[]> {
  const serves = (also: SQL) => sql`exists (select 1 from affiliations a where a.person_id = line.person_id
    and a.agency_id = line.agency_id ${also})`
  const rows = await w.tx.execute<{ id: string }>(sql`
    select line.person_id as id from ${linesWith(email, sql`${agencyId}::uuid`)} line where ${serves(sql``)}
    group by line.person_id, line.agency_id order by ${serves(sql`and ${servesYet()}`)} desc, max(line.id::text) desc`)
  return [...rows].map(({ id }) => id)
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
          lte(invitations.sentAt, ctx.now),
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
