import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingCtx, closeOwner, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { sent } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { checkInCode } from '@/lib/platform/codes'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays, dayIn, systemNow } from '@/lib/platform/time'
import { getMeetingFile, loadMeetingFile, meetingFile } from './meeting-files'
import { getAttendance } from './queries'

testDatabase()
afterAll(closeOwner)

const ZONE = 'America/Los_Angeles'
const now = systemNow()
const day = addDays(dayIn(ZONE, now), 2)
const [year, month, on] = day.split('-')
const trusted = { role: 'trusted-organizer' as const, agencyId: null, unitId: null }
let ruth: Ctx
let made = 0

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  ruth = actingCtx(await makePerson('Ruth', 'Castellanos'), [trusted], now)
})

async function aMeeting() {
  const sessions = [aSession({ startsLocal: `${day}T09:00`, endsLocal: `${day}T12:00`, zone: ZONE })]
  const { eventId } = await draftEvent(ruth, anEvent({ title: `Online ${++made}`, creditHours: 3, sessions }))
  await submitEvent(ruth, { eventId })
  const [row] = await owner()<{ id: string }[]>`select id from event_sessions where event_id = ${eventId}`
  return { eventId, sessionId: row?.id ?? '' }
}

async function registered(eventId: string, given: string, family: string, address?: string) {
  const personId = await makePerson(given, family)
  if (address) await makeLogin(personId, address)
  const registrationId = newId()
  await owner()`insert into registrations (id, event_id, person_id, state, queued_at, answers, told_sequence, check_in_code, created_at, changed_at)
    values (${registrationId}, ${eventId}, ${personId}, 'registered', now(), '{}', 0, ${checkInCode()}, now(), now())`
  return registrationId
}

/** A file of Teams: two devices, a changed name, a guest nobody knows, a line that is broken. */
function teams(address: string): Buffer {
  const at = (time: string) => `${Number(month)}/${Number(on)}/${year?.slice(2)}, ${time}`
  const line = (name: string, from: string, to: string, email = '') =>
    `${name}\t${at(from)}\t${at(to)}\t\t${email}\tAttendee`
  const text = [
    '1. Summary',
    'Meeting title\tOnline',
    '',
    '2. Participants',
    'Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole',
    `Rosa\t${at('8:55:00\u202fAM')}\t${at('12:05:00\u202fPM')}\t3h\t${address}\t${address}\tAttendee`,
    '',
    '3. In-Meeting Activities',
    'Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole',
    line('Rosa', '8:55:00\u202fAM', '10:00:00\u202fAM', address),
    line('iPhone of Rosa', '9:30:00\u202fAM', '12:05:00\u202fPM', address.toUpperCase()),
    line('BELL, Nadia (Guest)', '9:10:00\u202fAM', '11:40:00\u202fAM'),
    line('Somebody', '9:00:00\u202fAM', '9:20:00\u202fAM'),
    line('Broken', 'soon', '9:20:00\u202fAM'),
  ].join('\r\n')
  return Buffer.from(`\ufeff${text}`, 'utf16le')
}

async function world() {
  const { eventId, sessionId } = await aMeeting()
  const address = `rosa-${++made}@marlowbay.example`
  const rosa = await registered(eventId, 'Rosa', 'Delgado', address)
  const nadia = await registered(eventId, 'Nadia', 'Bell')
  const absent = await registered(eventId, 'Omar', 'Reyes')
  const { fileId } = await sent(ruth, meetingFile, `teams-${made}.csv`, teams(address))
  return { asked: { eventId, sessionId, fileId }, rosa, nadia, absent }
}

const after = (): Ctx => ({ ...ruth, now: new Date(`${addDays(day, 1)}T20:00:00Z`) })

describe('an attendance file of a meeting', () => {
  test('is looked at first: who is clear, who by name alone, who is nobody, and which line is broken', async () => {
    const { asked, rosa, nadia } = await world()
    const file = await getMeetingFile(ruth, asked)
    expect([file.tool, file.zone, file.missing, file.passedOver.length]).toEqual(['teams', ZONE, 1, 1])
    expect(file.people.map(({ match, why, minutes, stays }) => [match, why, minutes, stays])).toEqual([
      [{ id: rosa, by: 'address' }, null, 180, 2],
      [{ id: nadia, by: 'name' }, null, 150, 1],
      [null, 'nobody', 20, 1],
    ])
    expect((await getAttendance(ruth, asked)).totals.came).toBe(0)
  })

  test('becomes marks once, of those who were ticked; two devices at once are one stay', async () => {
    const { asked, rosa, nadia } = await world()
    const { people } = await getMeetingFile(ruth, asked)
    const [first, second, third] = people.map(({ key }) => key)
    const chosen = [
      { key: first ?? '', as: rosa },
      { key: second ?? '', as: nadia },
      { key: third ?? '', as: 'walk-in' },
    ]
    expect(await loadMeetingFile(ruth, { ...asked, people: chosen })).toEqual({ people: 3, marks: 6, walkIns: 1 })
    expect(await loadMeetingFile(ruth, { ...asked, people: chosen })).toEqual({ people: 3, marks: 0, walkIns: 0 })
    const sheet = await getAttendance(after(), asked)
    const minutesOf = (id: string) => sheet.people.find((each) => each.id === id)?.sessions[0]?.minutes
    expect([minutesOf(rosa), minutesOf(nadia), sheet.totals.came, sheet.totals.walkIns]).toEqual([180, 150, 3, 1])
    expect((await getMeetingFile(ruth, asked)).people.filter(({ isKept }) => isKept)).toHaveLength(3)
  })

  test('of another clock is read by the one that is said', async () => {
    const { asked, rosa } = await world()
    const eastern = await getMeetingFile(ruth, { ...asked, zone: 'America/New_York' })
    expect(eastern.people.find(({ match }) => match?.id === rosa)?.minutes).toBe(5)
  })

  test('is nobody else’s, neither the file nor the event', async () => {
    const { asked, rosa } = await world()
    const other = await aMeeting()
    const stranger = actingCtx(await makePerson('Paul'), [trusted], now)
    await expect(getMeetingFile(stranger, asked)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(loadMeetingFile(stranger, { ...asked, people: [{ key: 'x', as: rosa }] })).rejects.toMatchObject({
      kind: 'not-found',
    })
    const { fileId } = await sent(stranger, meetingFile, 'theirs.csv', teams('x@marlowbay.example'))
    await expect(getMeetingFile(ruth, { ...asked, fileId })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(getMeetingFile(ruth, { ...asked, sessionId: other.sessionId })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  test('marks nobody who is not of the event, or not in the file', async () => {
    const { asked } = await world()
    const other = await aMeeting()
    const elsewhere = await registered(other.eventId, 'Alan', 'Ray')
    const { people } = await getMeetingFile(ruth, asked)
    for (const chosen of [
      { key: people[0]?.key ?? '', as: elsewhere },
      { key: 'name nobody', as: 'walk-in' },
    ])
      await expect(loadMeetingFile(ruth, { ...asked, people: [chosen] })).rejects.toMatchObject({ kind: 'invalid' })
  })

  test('that is no attendance is refused with what to do', async () => {
    const { asked } = await world()
    const { fileId } = await sent(ruth, meetingFile, 'roster.csv', 'Name,Badge\nRosa,1\n')
    await expect(getMeetingFile(ruth, { ...asked, fileId })).rejects.toMatchObject({
      kind: 'invalid',
      fields: [{ field: 'file', message: expect.stringContaining('Export the attendance') }],
    })
  })
})
