/** Who runs an event beside its owner: asked by address, with their own yes, ended by either side. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { ownerOf } from '@/lib/identity/policy'
import { logins } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { forbidden, invalid, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { notify } from '@/lib/platform/notify'
import { limitTries } from '@/lib/platform/rate-limit'
import { ofActingPerson } from '@/lib/platform/row-security'
import { plusDays } from '@/lib/platform/time'
import { staffAsked } from './mails'
import { can, runBy } from './policy'
import { type EventRow, eventColumns } from './records'
import {
  answerStaffInvitationInput,
  inviteCoOrganizerInput,
  staffInvitationInput,
  staffRoleInput,
} from './staff-inputs'
import { eventStaff, staffInvitations } from './staff-tables'
import { events } from './tables'

/** A question waits for thirty days, and so long holds a no. */
const GOOD_FOR_DAYS = 30
const ASKED_A_DAY = 30
const ASKED_AT_ONE_ADDRESS_A_DAY = 5
const DAY_MINUTES = 24 * 60

/** The event, locked, for its owner alone. @throws not-found for whoever does not run it; forbidden for who does beside the owner */
export async function lockOwned(w: Writer, eventId: string): Promise<EventRow> {
  const [row] = await w.tx
    .select(eventColumns)
    .from(events)
    .where(and(eq(events.id, eventId), runBy(ownerOf(w.ctx.actor))))
    .for('update')
  if (!row) throw notFound('This event')
  if (!can.giveStaff(w.ctx.actor, row)) throw forbidden('Only whoever posted the event says who runs it besides.')
  return row
}

export const staffRecord = (
  row: Pick<EventRow, 'id' | 'organizerId' | 'agencyId'>,
  detail: Record<string, unknown>,
) => ({
  ...{ kind: 'event', id: row.id, personId: row.organizerId, agencyId: row.agencyId, detail },
})

type Asked = { invitationId: string; expiresAt: string }

/**
 * Asks whoever confirmed an address to run the event beside its owner. The answer is the same whether anybody has the
 * address or not; asked again while the question is open, it is the same question.
 * @throws not-found, forbidden; invalid (`email`) for one's own address; not-now within thirty days of a no, when they run it
 * already, or when the event was withdrawn; too-many
 */
export async function inviteCoOrganizer(ctx: Ctx, input: unknown): Promise<Asked> {
  const { eventId, email } = inviteCoOrganizerInput.parse(input)
  const personId = ownerOf(ctx.actor)
  await limitTries(ctx, `events.ask-staff:${personId}`, ASKED_A_DAY, DAY_MINUTES)
  return writeIfNeeded(ctx, async (w) => {
    const row = await lockOwned(w, eventId)
    if (row.status === 'withdrawn' || row.status === 'cancelled')
      throw notNow('This event does not take place, so nobody has to run it.')
    const [own] = await w.tx
      .select({ id: logins.id })
      .from(logins)
      .where(and(eq(logins.identifier, email), ofActingPerson(logins.personId)))
    if (own) throw invalid('email', 'This is your own address. Give that of whoever runs the event with you.')
    const [before] = await w.tx
      .select()
      .from(staffInvitations)
      .where(and(eq(staffInvitations.eventId, eventId), eq(staffInvitations.email, email)))
      .orderBy(desc(staffInvitations.sentAt), desc(staffInvitations.id))
      .limit(1)
    const again = before ? await stillStands(w, before) : null
    if (again) return again
    return askAnew(w, row, { email, personId })
  })
}

type Question = typeof staffInvitations.$inferSelect

/** What an earlier question to the address says of a new one. @throws not-now while a no holds, or when they said yes */
async function stillStands(w: Writer, before: Question): Promise<Asked | null> {
  const { id, answer, answeredAt, answeredBy, expiresAt } = before
  if (answer === null && expiresAt > w.ctx.now) return { invitationId: id, expiresAt: expiresAt.toISOString() }
  // One that lapsed is closed, so that a new one can be open.
  if (answer === null)
    await w.tx
      .update(staffInvitations)
      .set({ answer: 'withdrawn', answeredAt: w.ctx.now })
      .where(eq(staffInvitations.id, id))
  if (answer === 'declined' && answeredAt && answeredAt > plusDays(w.ctx.now, -GOOD_FOR_DAYS))
    throw notNow('They said no within the last thirty days. Ask them yourself whether they have changed their mind.')
  if (answer === 'accepted' && answeredBy) {
    const [held] = await w.tx
      .select({ id: eventStaff.id })
      .from(eventStaff)
      .where(
        and(
          eq(eventStaff.eventId, before.eventId),
          eq(eventStaff.personId, answeredBy),
          eq(eventStaff.role, 'co-organizer'),
          isNull(eventStaff.endedAt),
        ),
      )
    if (held) throw notNow('They run this event already; they are in the list.')
  }
  return null
}

async function askAnew(
  w: Writer,
  row: EventRow,
  { email, personId }: { email: string; personId: string },
): Promise<Asked> {
  const { ctx } = w
  await limitTries(ctx, `events.ask-staff-at:${email}`, ASKED_AT_ONE_ADDRESS_A_DAY, DAY_MINUTES)
  const invitationId = newId()
  const expiresAt = plusDays(ctx.now, GOOD_FOR_DAYS)
  await w.tx
    .insert(staffInvitations)
    .values({ id: invitationId, eventId: row.id, email, sentBy: personId, sentAt: ctx.now, expiresAt })
  await notify(w, staffAsked, { invitationId, email }, { key: invitationId, to: email })
  w.record('event.staff-asked', staffRecord(row, { invitation: invitationId }))
  return { invitationId, expiresAt: expiresAt.toISOString() }
}

/** Takes a question back before it was answered. @throws not-found; not-now once it was answered */
export async function withdrawStaffInvitation(ctx: Ctx, input: unknown): Promise<{ endedAt: string }> {
  const { invitationId } = staffInvitationInput.parse(input)
  ownerOf(ctx.actor)
  return writeIfNeeded(ctx, async (w) => {
    const [found] = await w.tx
      .select({ eventId: staffInvitations.eventId })
      .from(staffInvitations)
      .innerJoin(events, eq(events.id, staffInvitations.eventId))
      .where(and(eq(staffInvitations.id, invitationId), eq(events.organizerId, ownerOf(ctx.actor))))
    if (!found) throw notFound('This question')
    const row = await lockOwned(w, found.eventId)
    const [question] = await w.tx.select().from(staffInvitations).where(eq(staffInvitations.id, invitationId))
    if (question?.answer === 'withdrawn') return { endedAt: (question.answeredAt ?? ctx.now).toISOString() }
    if (question?.answer) throw notNow('They have answered already. Look at the list again.')
    await w.tx
      .update(staffInvitations)
      .set({ answer: 'withdrawn', answeredAt: ctx.now })
      .where(eq(staffInvitations.id, invitationId))
    w.record('event.staff-question-withdrawn', staffRecord(row, { invitation: invitationId }))
    return { endedAt: ctx.now.toISOString() }
  })
}

/**
 * Says yes or no to running an event beside its owner, once; only whoever confirmed the address that was asked.
 * @throws signed-out; not-found when it is not one's own, was withdrawn or has lapsed; not-now when it was answered otherwise
 */
export async function answerStaffInvitation(ctx: Ctx, input: unknown): Promise<{ accepted: boolean }> {
  const { invitationId, accept } = answerStaffInvitationInput.parse(input)
  const personId = ownerOf(ctx.actor)
  return writeIfNeeded(ctx, async (w) => {
    const [asked] = await w.tx
      .select({ id: staffInvitations.id })
      .from(staffInvitations)
      .innerJoin(logins, and(eq(logins.kind, 'email'), eq(logins.identifier, staffInvitations.email)))
      .where(
        and(
          eq(staffInvitations.id, invitationId),
          eq(logins.personId, personId),
          sql`${logins.verifiedAt} is not null`,
        ),
      )
    if (!asked) throw notFound('This question')
    return asSystem(w.tx, ctx, () => answerLocked(w, { invitationId, personId, accept }))
  })
}

type Answer = { invitationId: string; personId: string; accept: boolean }

async function answerLocked(w: Writer, { invitationId, personId, accept }: Answer): Promise<{ accepted: boolean }> {
  const { now } = w.ctx
  const [found] = await w.tx
    .select({ question: staffInvitations, event: eventColumns })
    .from(staffInvitations)
    .innerJoin(events, eq(events.id, staffInvitations.eventId))
    .where(eq(staffInvitations.id, invitationId))
    .for('update')
  const answer = accept ? 'accepted' : 'declined'
  if (found?.question.answer === answer) return { accepted: accept }
  if (!found || found.question.answer === 'withdrawn' || found.event.status === 'withdrawn')
    throw notFound('This question')
  if (found.question.answer)
    throw notNow('You have answered this already. Ask whoever runs the event to ask you again.')
  if (found.question.expiresAt <= now) throw notFound('This question')
  await w.tx
    .update(staffInvitations)
    .set({ answer, answeredAt: now, answeredBy: personId })
    .where(eq(staffInvitations.id, invitationId))
  const { eventId, sentBy, sentAt } = found.question
  if (accept)
    await w.tx
      .insert(eventStaff)
      .values({
        id: newId(),
        eventId,
        personId,
        role: 'co-organizer',
        givenBy: sentBy,
        givenAt: sentAt,
        acceptedAt: now,
      })
      .onConflictDoNothing()
  w.record('event.staff-answered', staffRecord(found.event, { invitation: invitationId, answer, person: personId }))
  return { accepted: accept }
}

/**
 * Ends somebody's part in an event at once: its owner for anybody, everybody for themselves.
 * @throws signed-out; not-found for a part that one neither holds nor gives; forbidden for who runs it beside the owner
 */
export async function endStaffRole(ctx: Ctx, input: unknown): Promise<{ endedAt: string }> {
  const { staffId } = staffRoleInput.parse(input)
  const personId = ownerOf(ctx.actor)
  return writeIfNeeded(ctx, async (w) => {
    const [held] = await w.tx
      .select({ own: sql<boolean>`${ofActingPerson(eventStaff.personId)}`, event: eventColumns })
      .from(eventStaff)
      .innerJoin(events, eq(events.id, eventStaff.eventId))
      .where(eq(eventStaff.id, staffId))
    if (!held) throw notFound('This part in an event')
    if (!held.own && !can.giveStaff(ctx.actor, held.event))
      throw forbidden('Only whoever posted the event says who runs it besides.')
    const ended = await asSystem(w.tx, ctx, () => endOpen(w, staffId, personId))
    if (ended.isNew)
      w.record('event.staff-ended', staffRecord(held.event, { staff: staffId, role: ended.role, left: held.own }))
    return { endedAt: ended.endedAt.toISOString() }
  })
}

async function endOpen(w: Writer, staffId: string, by: string) {
  const [row] = await w.tx.select().from(eventStaff).where(eq(eventStaff.id, staffId)).for('update')
  if (!row) throw notFound('This part in an event')
  if (row.endedAt) return { endedAt: row.endedAt, role: row.role, isNew: false }
  await w.tx.update(eventStaff).set({ endedAt: w.ctx.now, endedBy: by }).where(eq(eventStaff.id, staffId))
  return { endedAt: w.ctx.now, role: row.role, isNew: true }
}
