/** Who comes to an event, for those who run it or check people in. */
import { and, asc, count, eq, type SQL, sql } from 'drizzle-orm'
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import { agencies } from '@/lib/agencies/tables'
import { wallText } from '@/lib/events/places'
import { checksIn, runs } from '@/lib/events/staff'
import { events } from '@/lib/events/tables'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { everyWordIn } from '@/lib/platform/finding'
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
    const ofEvent = and(visibleTo(ctx.actor), eq(registrations.eventId, eventId))
    const wanted = and(
      ofEvent,
      state ? eq(registrations.state, state) : undefined,
      sessionId ? eq(registrations.sessionId, sessionId) : undefined,
      q ? everyWordIn(NAMES, q) : undefined,
    )
    const { rows, total, counts } = await asSystem(tx, ctx, async () => ({
      rows: await named(tx, wanted).orderBy(asc(registrations.queuedAt), asc(registrations.id)).limit(LISTED),
      total: await totalOf(tx, wanted),
      counts: await countsOf(tx, ofEvent),
    }))
    return {
      ...{ title: event.title, zone: sessions[0]?.zone ?? USUAL_ZONE, runs: event.runs, counts, total },
      items: rows.map(({ row, given, family, ...who }) =>
        listed(
          row,
          { ...who, name: given === null ? (row.guestName ?? '') : `${given} ${family}`, runs: event.runs },
          settings,
        ),
      ),
      sessions: sessions.map(({ id, startsLocal, endsLocal, zone }) => ({
        ...{ sessionId: id, startsLocal: wallText(startsLocal), endsLocal: wallText(endsLocal), zone },
      })),
    }
  })
}

const NAMES = sql`folded(concat_ws(' ', ${people.givenName}, ${people.familyName}, ${registrations.guestName}, ${agencies.name}))`

/** Registrations with who they are of. */
const named = (tx: Tx, where: SQL | undefined) =>
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
    .where(where)

async function totalOf(tx: Tx, where: SQL | undefined): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(registrations)
    .leftJoin(people, eq(people.id, registrations.personId))
    .leftJoin(agencies, eq(agencies.id, registrations.agencyId))
    .where(where)
  return row?.n ?? 0
}

async function countsOf(tx: Tx, where: SQL | undefined): Promise<Partial<Record<RegistrationState, number>>> {
  const rows = await tx
    .select({ state: registrations.state, n: count() })
    .from(registrations)
    .where(where)
    .groupBy(registrations.state)
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
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
