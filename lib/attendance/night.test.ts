/** An event in the night in which the clocks change: hours as long as they were, and the day of credit that of its place. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingCtx, closeOwner, makeAgency, makePerson, owner, serve } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { checkInCode } from '@/lib/platform/codes'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { getMyTranscript } from '@/lib/records/queries'
import { confirmAttendance } from './commands'
import { changeCounting } from './counting'
import { markIn } from './door'
import { getAttendance } from './queries'

testDatabase()
afterAll(closeOwner)

const before = new Date('2026-10-12T16:00:00Z')
const trusted = { role: 'trusted-organizer' as const, agencyId: null, unitId: null }
let ruth: Ctx
let agencyId: string

beforeAll(async () => {
  await loadReference(systemCtx('test', before))
  ruth = actingCtx(await makePerson('Ruth', 'Castellanos'), [trusted], before)
  agencyId = await makeAgency('Night Watch')
})

const inNewYork = (startsLocal: string, endsLocal: string) =>
  aSession({ startsLocal, endsLocal, zone: 'America/New_York', state: 'NY' })
const draft = (session: ReturnType<typeof inNewYork>, creditHours: number) =>
  draftEvent(ruth, anEvent({ title: `Night shift ${newId().slice(-6)}`, creditHours, sessions: [session] }))

async function registered(eventId: string) {
  const personId = await makePerson('Rosa', 'Delgado')
  await serve(personId, agencyId, { from: '2020-01-01' })
  const registrationId = newId()
  await owner()`insert into registrations (id, event_id, person_id, agency_id, state, queued_at, answers, told_sequence, check_in_code, created_at, changed_at)
    values (${registrationId}, ${eventId}, ${personId}, ${agencyId}, 'registered', now(), '{}', 0, ${checkInCode()}, now(), now())`
  return { personId, registrationId }
}

describe.each([
  ['set back', '2026-11-01T00:30', '2026-11-01T03:30', '2026-11-01T04:30:00Z', 240, '2026-11-01'],
  ['set forward', '2027-03-14T00:30', '2027-03-14T03:30', '2027-03-14T05:30:00Z', 120, '2027-03-14'],
  ['set back after midnight', '2026-10-31T22:00', '2026-11-01T02:00', '2026-11-01T02:00:00Z', 300, '2026-10-31'],
  ['set forward after midnight', '2027-03-13T22:00', '2027-03-14T04:00', '2027-03-14T03:00:00Z', 300, '2027-03-13'],
])('an event of a night in which the clocks are %s', (_, from, to, starts, minutes, day) => {
  test('counts as many hours as it lasted, whatever the clocks of whoever checks in say, on the day it began', async () => {
    const session = inNewYork(from, to)
    const longer = await draft(session, minutes / 60 + 0.5)
    await expect(submitEvent(ruth, longer)).rejects.toThrow()
    const { eventId } = await draft(session, minutes / 60)
    await submitEvent(ruth, { eventId })
    const [kept] = await owner()<{ id: string; startsAt: Date; lasts: number }[]>`select id, starts_at as "startsAt",
      extract(epoch from ends_at - starts_at)::int / 60 as lasts from event_sessions where event_id = ${eventId}`
    expect({ lasts: kept?.lasts, at: kept?.startsAt.toISOString() }).toEqual({
      ...{ lasts: minutes, at: new Date(starts).toISOString() },
    })
    const [sessionId, began] = [kept?.id ?? '', kept?.startsAt.getTime() ?? 0]
    const whole = { sessionId, rule: { kind: 'minutes' as const, least: minutes }, creditMinutes: null }
    const { countingVersion } = await getAttendance(ruth, { eventId })
    await changeCounting(ruth, { eventId, madeFrom: countingVersion, sessions: [whole] })
    const [stayed, left] = [await registered(eventId), await registered(eventId)]
    const mark = (who: { registrationId: string }, kind: 'in' | 'out', minute: number) =>
      markIn(
        { ...ruth, now: new Date(began + minute * 60_000) },
        {
          ...{ eventId, door: '', walkIns: [] },
          marks: [{ markId: newId(), sessionId, kind, way: 'tap', secondsAgo: 0, registrationId: who.registrationId }],
        },
      )
    for (const who of [stayed, left]) await mark(who, 'in', 0)
    // In the hour that comes twice, or beside the one that is not there.
    await mark(left, 'out', 50)
    await mark(left, 'in', 110)
    for (const who of [stayed, left]) await mark(who, 'out', minutes)
    const after = { ...ruth, now: new Date(began + (minutes + 60) * 60_000) }
    const { seen, people } = await getAttendance(after, { eventId })
    expect(people.map(({ sessions }) => sessions[0]?.minutes).sort()).toEqual([minutes - 60, minutes].sort())
    expect(await confirmAttendance(after, { eventId, seen })).toMatchObject({ posted: 1 })
    const { items } = await getMyTranscript(actingCtx(stayed.personId, [], after.now))
    expect(items).toMatchObject([{ creditMinutes: minutes, earnedOn: day }])
  })
})
