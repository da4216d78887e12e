/** Reading who runs an event, and what one runs or was asked to run. */
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import { ownerOf } from '@/lib/identity/policy'
import { logins, people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { ofActingPerson } from '@/lib/platform/row-security'
import { plusDays } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import { helperDaysLeft } from './helper-days'
import { fullSessions } from './places'
import { can, runBy } from './policy'
import { eventColumns } from './records'
import { staffOfInput } from './staff-inputs'
import type { EventStaff, MyEventRoles } from './staff-shapes'
import { eventStaff, eventStaffCodes, staffInvitations } from './staff-tables'
import { events } from './tables'

/** Answers that are older say nothing any more. */
const SHOWN_DAYS = 30
const MINE = 50

/** Somebody's part that holds now. */
const holds = (now: Date) =>
  and(
    isNotNull(eventStaff.acceptedAt),
    isNull(eventStaff.endedAt),
    or(isNull(eventStaff.until), gt(eventStaff.until, now)),
  )

/**
 * Who runs an event, for those who do; whom the owner asked, and the codes of its days, for the owner.
 * @throws signed-out; not-found for an event that one does not run
 */
export async function listStaff(ctx: Ctx, input: unknown): Promise<EventStaff> {
  const { eventId } = staffOfInput.parse(input)
  const personId = ownerOf(ctx.actor)
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select(eventColumns)
      .from(events)
      .where(and(eq(events.id, eventId), runBy(personId)))
    if (!row) throw notFound('This event')
    const gives = can.giveStaff(ctx.actor, row)
    const sessions = (await fullSessions(tx, [eventId])).get(eventId) ?? []
    const days = gives && row.status === 'published' ? helperDaysLeft(sessions, ctx.now) : []
    const codes = gives ? await openCodes(tx, eventId, ctx.now) : new Map<string, Code>()
    return {
      ...{ eventId, title: row.title, status: row.status, zone: sessions[0]?.zone ?? 'America/New_York' },
      ...(await asSystem(tx, ctx, () => peopleOf(tx, ctx, row))),
      invitations: gives ? await askedOf(tx, eventId, ctx.now) : [],
      helperDays: days.map(({ day, until }) => ({
        ...{ day, codeId: codes.get(day)?.id ?? null, until: until.toISOString() },
        madeAt: codes.get(day)?.madeAt.toISOString() ?? null,
      })),
      may: { giveStaff: gives },
    }
  })
}

async function peopleOf(tx: Tx, ctx: Ctx, { id, organizerId }: { id: string; organizerId: string }) {
  const columns = {
    given: people.givenName,
    family: people.familyName,
    isMe: sql<boolean>`${ofActingPerson(people.id)}`,
  }
  const [owner] = await tx.select(columns).from(people).where(eq(people.id, organizerId))
  const rows = await tx
    .select({
      ...columns,
      staffId: eventStaff.id,
      role: eventStaff.role,
      since: eventStaff.givenAt,
      until: eventStaff.until,
    })
    .from(eventStaff)
    .innerJoin(people, eq(people.id, eventStaff.personId))
    .where(and(eq(eventStaff.eventId, id), holds(ctx.now)))
    .orderBy(asc(eventStaff.role), asc(eventStaff.givenAt), asc(eventStaff.id))
  return {
    owner: { name: owner ? fullName(owner) : '', isMe: owner?.isMe ?? false },
    people: rows.map(({ given, family, since, until, ...row }) => ({
      ...row,
      name: fullName({ given, family }),
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
    })),
  }
}

type Code = { id: string; day: string; madeAt: Date }

async function openCodes(tx: Tx, eventId: string, now: Date): Promise<Map<string, Code>> {
  const rows = await tx
    .select({ id: eventStaffCodes.id, day: eventStaffCodes.day, madeAt: eventStaffCodes.madeAt })
    .from(eventStaffCodes)
    .where(
      and(eq(eventStaffCodes.eventId, eventId), isNull(eventStaffCodes.endedAt), gt(eventStaffCodes.expiresAt, now)),
    )
  return new Map(rows.map((row) => [row.day, row]))
}

/** Open questions and late answers; what was withdrawn is no news to who withdrew it. */
async function askedOf(tx: Tx, eventId: string, now: Date): Promise<EventStaff['invitations']> {
  const rows = await tx
    .select({
      invitationId: staffInvitations.id,
      email: staffInvitations.email,
      sentAt: staffInvitations.sentAt,
      expiresAt: staffInvitations.expiresAt,
      answer: staffInvitations.answer,
    })
    .from(staffInvitations)
    .where(
      and(
        eq(staffInvitations.eventId, eventId),
        or(
          isNull(staffInvitations.answer),
          and(eq(staffInvitations.answer, 'declined'), gt(staffInvitations.answeredAt, plusDays(now, -SHOWN_DAYS))),
        ),
      ),
    )
    .orderBy(desc(staffInvitations.sentAt), desc(staffInvitations.id))
    .limit(100)
  return rows.map((row) => ({ ...row, sentAt: row.sentAt.toISOString(), expiresAt: row.expiresAt.toISOString() }))
}

/** Events that one was asked to run, those one runs beside their owner, and those one helps at today. @throws signed-out */
export async function listMyEventRoles(ctx: Ctx): Promise<MyEventRoles> {
  const personId = ownerOf(ctx.actor)
  return read(ctx, async (tx) => {
    const asked = await tx
      .select({ id: staffInvitations.id })
      .from(staffInvitations)
      .innerJoin(logins, and(eq(logins.kind, 'email'), eq(logins.identifier, staffInvitations.email)))
      .where(
        and(
          eq(logins.personId, personId),
          isNotNull(logins.verifiedAt),
          isNull(staffInvitations.answer),
          gt(staffInvitations.expiresAt, ctx.now),
        ),
      )
      .limit(MINE)
    const held = await tx
      .select({ id: eventStaff.id })
      .from(eventStaff)
      .where(and(ofActingPerson(eventStaff.personId), holds(ctx.now)))
      .limit(MINE)
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
    // The title of a draft is read by whoever was asked about it, before they run it.
    return asSystem(tx, ctx, async () => ({
      invitations: await questionsOf(tx, ids(asked)),
      roles: await rolesOf(tx, ids(held)),
    }))
  })
}

async function questionsOf(tx: Tx, ids: readonly string[]): Promise<MyEventRoles['invitations']> {
  if (ids.length === 0) return []
  const rows = await tx
    .select({
      invitationId: staffInvitations.id,
      eventId: events.id,
      title: events.title,
      email: staffInvitations.email,
      given: people.givenName,
      family: people.familyName,
      expiresAt: staffInvitations.expiresAt,
    })
    .from(staffInvitations)
    .innerJoin(events, eq(events.id, staffInvitations.eventId))
    .innerJoin(people, eq(people.id, staffInvitations.sentBy))
    .where(and(inArray(staffInvitations.id, [...ids]), ne(events.status, 'withdrawn')))
    .orderBy(asc(staffInvitations.sentAt), asc(staffInvitations.id))
  return rows.map(({ given, family, expiresAt, ...row }) => ({
    ...row,
    askedBy: fullName({ given, family }),
    expiresAt: expiresAt.toISOString(),
  }))
}

async function rolesOf(tx: Tx, ids: readonly string[]): Promise<MyEventRoles['roles']> {
  if (ids.length === 0) return []
  const rows = await tx
    .select({
      staffId: eventStaff.id,
      eventId: events.id,
      title: events.title,
      role: eventStaff.role,
      until: eventStaff.until,
    })
    .from(eventStaff)
    .innerJoin(events, eq(events.id, eventStaff.eventId))
    .where(and(inArray(eventStaff.id, [...ids]), ne(events.status, 'withdrawn')))
    .orderBy(desc(eventStaff.givenAt), desc(eventStaff.id))
  const sessions = await fullSessions(
    tx,
    rows.map(({ eventId }) => eventId),
  )
  return rows.map((row) => ({
    ...row,
    until: row.until?.toISOString() ?? null,
    zone: sessions.get(row.eventId)?.[0]?.zone ?? 'America/New_York',
  }))
}
