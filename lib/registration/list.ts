/** Who comes to an event, for those who run it or check people in. */
import { and, asc, eq, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { wallText } from '@/lib/events/places'
import { checksIn, runs } from '@/lib/events/staff'
import { events } from '@/lib/events/tables'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { fold } from '@/lib/platform/fold'
import { listRegistrationsInput } from './inputs'
import type { RegistrationState } from './kinds'
import type { Registration, Settings } from './places'
import { can, isOwn, visibleTo } from './policy'
import { sessionsOf, settingsOf } from './queries'
import type { RegistrationRow } from './shapes'
import { registrations } from './tables'

const LISTED = 500

/** Who comes to an event, in the order of their turns, for those who run it or check people in. @throws not-found */
export async function listRegistrations(ctx: Ctx, input: unknown) {
  const { eventId, state, sessionId, q } = listRegistrationsInput.parse(input)
  return read(ctx, async (tx) => {
    const [event] = await tx
      .select({ title: events.title, runs: sql<boolean>`${runs(events.id)}` })
      .from(events)
      .where(and(eq(events.id, eventId), checksIn(events.id)))
    if (!event) throw notFound('This event')
    const sessions = await sessionsOf(tx, eventId)
    const settings = await settingsOf(tx, eventId)
    const all = await asSystem(tx, ctx, () =>
      tx
        .select({
          row: registrations,
          given: people.givenName,
          family: people.familyName,
          agency: agencies.name,
          own: sql<boolean>`${isOwn}`,
        })
        .from(registrations)
        .leftJoin(people, eq(people.id, registrations.personId))
        .leftJoin(agencies, eq(agencies.id, registrations.agencyId))
        .where(and(visibleTo(ctx.actor), eq(registrations.eventId, eventId)))
        .orderBy(asc(registrations.queuedAt), asc(registrations.id)),
    )
    const rows = all.map(({ row, given, family, agency, own }) =>
      listed(
        row,
        { name: given === null ? (row.guestName ?? '') : `${given} ${family}`, agency, own, runs: event.runs },
        settings,
      ),
    )
    const counts: Partial<Record<RegistrationState, number>> = {}
    for (const each of rows) counts[each.state] = (counts[each.state] ?? 0) + 1
    const found = rows.filter(
      (each) =>
        (!state || each.state === state) &&
        (!sessionId || each.sessionId === sessionId) &&
        (!q || fold(`${each.name} ${each.agencyName ?? ''}`).includes(fold(q))),
    )
    return {
      ...{
        title: event.title,
        zone: sessions[0]?.zone ?? 'America/New_York',
        runs: event.runs,
        counts,
        total: found.length,
      },
      items: found.slice(0, LISTED),
      sessions: sessions.map(({ id, startsLocal, endsLocal, zone }) => ({
        ...{ sessionId: id, startsLocal: wallText(startsLocal), endsLocal: wallText(endsLocal), zone },
      })),
    }
  })
}

type Who = { name: string; agency: string | null; own: boolean; runs: boolean }

/** Whoever only checks people in reads names and states, no answers. */
function listed(
  row: Registration,
  { name, agency, own, runs: isRun }: Who,
  settings: Settings | undefined,
): RegistrationRow {
  const stands = { own, runs: isRun }
  const isOpen = row.endedAt === null
  const questions = isRun ? (settings?.questions ?? []) : []
  return {
    ...{ registrationId: row.id, sessionId: row.sessionId, name, agencyName: agency, state: row.state },
    ...{ createdAt: row.createdAt.toISOString(), offerUntil: row.offerUntil?.toISOString() ?? null },
    ...{ audienceWord: isRun ? row.audienceWord : null, ending: row.ending, reason: isRun ? row.reason : null },
    answers: questions.flatMap(({ id, label }) => (row.answers[id] ? [{ label, given: row.answers[id] }] : [])),
    may: {
      approve: row.state === 'awaiting-approval' && can.decide(stands),
      decline: row.state === 'awaiting-approval' && can.decide(stands),
      admit: row.state === 'waitlisted' && can.decide(stands),
      withdraw: isOpen && isRun,
    },
  }
}
