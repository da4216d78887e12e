/** What people do about coming: register, give the place back, take or pass what is offered. */
import { and, desc, eq, isNull, max, sql } from 'drizzle-orm'
import { affiliations, agencies } from '@/lib/agencies/tables'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { runs } from '@/lib/events/staff'
import { checkInCode } from '@/lib/platform/codes'
import { actingPersonId, type Ctx, holdsAgencyRole } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import { forbidden, invalid, invalidFields, notFound, notNow, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { inWords } from '@/lib/platform/in-words'
import { limitTries } from '@/lib/platform/rate-limit'
import { dayIn } from '@/lib/platform/time'
import { LEAST_REASON, registerInput, registrationInput, WHY_THEY_READ, withdrawRegistrationInput } from './inputs'
import { refusalTexts, standingTexts } from './messages'
import { passPlace, takePlace } from './own-steps'
import {
  endRegistrations,
  inScope,
  type Places,
  type Registration,
  roomIn,
  type Scope,
  scopesOf,
  withPlaces,
  writeInTurn,
} from './places'
import { can, isOwn, type Stands, visibleTo } from './policy'
import { resultOf } from './results'
import { answerProblems, askedOnly, firstState, standingOf } from './rules'
import type { RegistrationResult } from './shapes'
import { registrations } from './tables'
import { tellStanding, tellTrail } from './telling'

const TRIES_AN_HOUR = 120

/**
 * Registers whoever acts, for the event or for sessions of it. What they are registered for already stays as it is, so that it
 * is safe to send twice. @returns each with its state: a place, a turn on the waiting list, or waiting for approval
 * @throws signed-out; not-found; not-now outside the time of registration; invalid by field; too-many
 */
export async function register(ctx: Ctx, input: unknown): Promise<{ items: RegistrationResult[] }> {
  const asked = registerInput.parse(input)
  const personId = actingPersonId(ctx.actor)
  if (!personId) throw signedOut()
  await limitTries(ctx, `registration:${personId}`, TRIES_AN_HOUR, 60)
  return writeInTurn(ctx, asked.eventId, (w) =>
    withPlaces(w, asked.eventId, async (places) => {
      const scopes = chosenScopes(w.ctx, places, asked.sessionIds)
      checkAnswers(w.ctx, places, asked)
      const agencyId = await agencyOfRecord(w, places, { personId, asked: asked.agencyId })
      const items: RegistrationResult[] = []
      for (const scope of scopes)
        items.push(await registerIn(w, places, scope, { ...asked, personId, agencyId, by: personId }))
      return { items }
    }),
  )
}

type Asked = { answers: Record<string, string[]>; audienceWord: string }

/** @throws not-found while it is not on the calendar; invalid without a session; not-now */
export function chosenScopes(ctx: Ctx, places: Places, sessionIds: readonly string[]): Scope[] {
  if (places.event.status !== 'published') throw notFound('This event')
  const say = inWords(refusalTexts, ctx.locale)
  const all = scopesOf(places)
  const chosen =
    places.settings.unit === 'event' ? all : all.filter(({ sessionId }) => sessionIds.includes(sessionId ?? ''))
  if (chosen.length === 0 || (places.settings.unit === 'session' && chosen.length < new Set(sessionIds).size))
    throw invalid('sessionIds', say('chooseSession'))
  for (const { startsAt, zone } of chosen) {
    const standing = standingOf(places.settings, { at: startsAt, zone }, ctx.now)
    if (standing !== 'open') throw notNow(inWords({ why: standingTexts[standing] }, ctx.locale)('why'), { standing })
  }
  return chosen
}

/** @throws invalid by field */
export function checkAnswers(ctx: Ctx, { settings }: Places, { answers, audienceWord }: Asked): void {
  const problems = answerProblems(settings.questions, answers)
  const say = inWords(refusalTexts, ctx.locale)
  if (settings.audienceLimit.length > 0 && audienceWord.length < 3)
    problems.push({ field: 'audienceWord', message: say('audienceWord') })
  if (problems.length > 0) throw invalidFields(problems)
}

/** `line`: what whoever registers somebody else writes to them. */
type New = Asked & {
  /** Null for a guest, who then has a name and an address. */
  personId: string | null
  guest?: { name: string; email: string } | null
  agencyId: string | null
  by: string | null
  line?: string
}

/** Adds a registration where there is none yet, at the end of the line. Called under the lock of the places. */
export async function registerIn(w: Writer, places: Places, scope: Scope, given: New): Promise<RegistrationResult> {
  const { event, settings } = places
  const whose = given.personId
    ? eq(registrations.personId, given.personId)
    : and(isNull(registrations.personId), eq(registrations.guestEmail, given.guest?.email ?? ''))
  const same = and(inScope(event.id, scope.sessionId), whose)
  const [held] = await w.tx
    .select()
    .from(registrations)
    .where(and(same, isNull(registrations.endedAt)))
  if (held) return resultOf(held)
  const state = firstState({ needsApproval: settings.needsApproval, ...(await roomIn(w.tx, event.id, scope)) })
  const { now } = w.ctx
  const [row] = await w.tx
    .insert(registrations)
    .values({
      ...{
        id: newId(),
        eventId: event.id,
        sessionId: scope.sessionId,
        personId: given.personId,
        agencyId: given.agencyId,
        ...(given.personId ? {} : { guestName: given.guest?.name ?? '', guestEmail: given.guest?.email ?? '' }),
      },
      ...{ state, queuedAt: await endOfLine(w, event.id, scope), createdAt: now, changedAt: now },
      ...{ registeredBy: given.by, toldSequence: event.sequence },
      ...{ answers: askedOnly(settings.questions, given.answers), audienceWord: given.audienceWord || null },
      checkInCode: checkInCode(),
    })
    .returning()
  if (!row) throw new Error('A registration was not kept.')
  tellTrail(w, 'registration.made', row, { state })
  await tellStanding(w, row, state, given.line)
  return resultOf(row)
}

/** Who has the lock comes next, also before somebody who asked a moment earlier and had to wait for it. */
async function endOfLine({ tx, ctx }: Writer, eventId: string, { sessionId }: Scope): Promise<Date> {
  const [line] = await tx
    .select({ last: max(registrations.queuedAt) })
    .from(registrations)
    .where(inScope(eventId, sessionId))
  return line?.last && line.last >= ctx.now ? new Date(line.last.getTime() + 1) : ctx.now
}

/**
 * Whom one comes for: the agency asked for, or the one served, if there is one. To a group of survivors everybody comes for
 * themselves, so that no agency learns who goes there. @throws invalid for one not served now
 */
async function agencyOfRecord(
  w: Writer,
  { event }: Places,
  { personId, asked }: { personId: string; asked: string | null | undefined },
): Promise<string | null> {
  if (asked === null || event.kind === 'support-group') return null
  const served = await servedBy(w.tx, w.ctx, personId)
  if (!asked) return served[0]?.agencyId ?? null
  if (!served.some(({ agencyId }) => agencyId === asked))
    throw invalid('agencyId', inWords(refusalTexts, w.ctx.locale)('agency'))
  return asked
}

/** Agencies that the person serves today, by each agency's day. */
export async function servedBy(tx: Tx, ctx: Ctx, personId: string): Promise<{ agencyId: string; name: string }[]> {
  const rows = await tx
    .select({
      ...{ agencyId: affiliations.agencyId, name: agencies.name, zone: agencies.timeZone },
      ...{ from: affiliations.validFrom, to: affiliations.validTo },
    })
    .from(affiliations)
    .innerJoin(agencies, eq(agencies.id, affiliations.agencyId))
    .where(eq(affiliations.personId, personId))
    .orderBy(desc(affiliations.validFrom), affiliations.id)
  const today = rows.filter(({ zone, from, to }) => {
    const on = dayIn(zone, ctx.now)
    return from <= on && (to === null || to > on)
  })
  return [...new Map(today.map(({ agencyId, name }) => [agencyId, { agencyId, name }])).values()]
}

/**
 * Ends a registration: one gives the place back, or whoever runs the event, or coordinates the agency that it was made for, takes
 * somebody off the list and says why. Sent twice it changes nothing more.
 * @throws not-found, forbidden; invalid without a reason for somebody else; not-now once it is over
 */
export async function withdrawRegistration(ctx: Ctx, input: unknown): Promise<RegistrationResult> {
  const { registrationId, reason } = withdrawRegistrationInput.parse(input)
  return changeOne(ctx, registrationId, async (w, row, stands, scope) => {
    const { own, runs } = stands
    if (!can.withdraw(stands)) throw forbidden()
    if (row.endedAt) return
    if (!own && reason.length < LEAST_REASON) throw invalid('reason', WHY_THEY_READ)
    if (scope && scope.endsAt <= ctx.now) throw notNow(inWords(refusalTexts, ctx.locale)('over'))
    const ending = own ? 'by-person' : runs ? 'by-staff' : 'by-coordinator'
    const by = actingPersonId(ctx.actor)
    await endRegistrations(w, [row.id], { state: 'withdrawn', ending, by, reason: reason || null })
    tellTrail(w, 'registration.withdrawn', row, { from: row.state, ending, reason: reason || null })
  })
}

/** Takes the place that is kept. @throws not-found, forbidden; not-now when it went to the next */
export async function takeOffer(ctx: Ctx, input: unknown): Promise<RegistrationResult> {
  const { registrationId } = registrationInput.parse(input)
  return changeOne(ctx, registrationId, async (w, row, stands) => {
    if (!can.answer(stands)) throw forbidden()
    await takePlace(w, row)
  })
}

/** Leaves the place to the next. @throws not-found, forbidden; not-now when nothing is offered */
export async function passOffer(ctx: Ctx, input: unknown): Promise<RegistrationResult> {
  const { registrationId } = registrationInput.parse(input)
  return changeOne(ctx, registrationId, async (w, row, stands) => {
    if (!can.answer(stands)) throw forbidden()
    await passPlace(w, row)
  })
}

type Change = (w: Writer, row: Registration, stands: Stands, scope: Scope | undefined, places: Places) => Promise<void>

/** Changes one registration that the actor sees, under the lock of its places. @throws not-found */
export async function changeOne(ctx: Ctx, registrationId: string, change: Change): Promise<RegistrationResult> {
  return writeIfNeeded(ctx, async (w) => {
    const [seen] = await w.tx
      .select({
        eventId: registrations.eventId,
        agencyId: registrations.agencyId,
        own: sql<boolean>`${isOwn}`,
        runs: sql<boolean>`${runs(registrations.eventId)}`,
      })
      .from(registrations)
      .where(and(visibleTo(ctx.actor), eq(registrations.id, registrationId)))
    if (!seen) throw notFound('This registration')
    const coordinates = seen.agencyId !== null && holdsAgencyRole(ctx.actor, seen.agencyId, 'coordinator')
    const stands = { own: seen.own === true, runs: seen.runs === true, coordinates }
    await withPlaces(w, seen.eventId, async (places) => {
      const row = await rowOf(w.tx, registrationId)
      const scope = scopesOf(places).find(({ sessionId }) => sessionId === row.sessionId)
      await change(w, row, stands, scope, places)
    })
    return asSystem(w.tx, ctx, async () => resultOf(await rowOf(w.tx, registrationId)))
  })
}

async function rowOf(tx: Tx, registrationId: string): Promise<Registration> {
  const [row] = await tx.select().from(registrations).where(eq(registrations.id, registrationId))
  if (!row) throw notFound('This registration')
  return row
}
