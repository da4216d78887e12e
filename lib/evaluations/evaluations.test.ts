import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingCtx, closeOwner, makeAgency, makeLogin, makePerson, owner, serve } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { confirmAttendance, decideAttendance } from '@/lib/attendance/commands'
import { exportFigures, getFigures } from '@/lib/attendance/figures'
import { attendanceConfirmed } from '@/lib/attendance/mails'
import { getAttendance } from '@/lib/attendance/queries'
import { loadReference } from '@/lib/catalog/commands'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { checkInCode } from '@/lib/platform/codes'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays, dayIn, plusDays, systemNow } from '@/lib/platform/time'
import { answerEvaluation, changeQuestions } from './commands'
import { exportEvaluation } from './export'
import type { Question } from './kinds'
import { getEvaluation, getMyEvaluation, listMyEvaluations } from './queries'

testDatabase()
afterAll(closeOwner)

const ZONE = 'America/Los_Angeles'
const now = systemNow()
const day = addDays(dayIn(ZONE, now), 2)
const after = new Date(`${addDays(day, 1)}T20:00:00Z`)
let ruth: Ctx
let stranger: Ctx
let police: string
let shelter: string
let made = 0

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  const trusted = { role: 'trusted-organizer' as const, agencyId: null, unitId: null }
  ruth = actingCtx(await makePerson('Ruth'), [trusted], now)
  stranger = actingCtx(await makePerson('Paul'), [trusted], after)
  police = await makeAgency('Marlow Bay Police Department')
  shelter = await makeAgency('Harbor Light')
  await owner()`update agencies set kind = 'law-enforcement' where id = ${police}`
  await owner()`update agencies set kind = 'victim-services' where id = ${shelter}`
})

const byRuth = (): Ctx => ({ ...ruth, now: after })

/** A published morning that counts three hours. */
async function anEventToCome(): Promise<{ eventId: string; sessionId: string }> {
  const session = aSession({ startsLocal: `${day}T09:00`, endsLocal: `${day}T12:00`, zone: ZONE })
  const fields = { title: `Joint training ${++made}`, creditHours: 3, sessions: [session] }
  const { eventId } = await draftEvent(ruth, anEvent({ ...fields, priorityIds: ['collaboration'] }))
  await submitEvent(ruth, { eventId })
  const [row] = await owner()<{ id: string }[]>`select id from event_sessions where event_id = ${eventId}`
  return { eventId, sessionId: row?.id ?? '' }
}

type Held = { eventId: string; sessionId: string; people: Ctx[]; absent: Ctx }

/** Held and confirmed: so many were there, by turns of two agencies, and one who had registered was not. */
async function held(count: number, about?: { eventId: string; sessionId: string }): Promise<Held> {
  const { eventId, sessionId } = about ?? (await anEventToCome())
  const ids: string[] = []
  for (let i = 0; i <= count; i++) {
    const personId = await makePerson()
    await makeLogin(personId)
    await serve(personId, i % 2 === 0 ? police : shelter, { from: '2020-01-01' })
    const registrationId = newId()
    await owner()`insert into registrations (id, event_id, person_id, state, queued_at, answers, told_sequence, check_in_code, created_at, changed_at)
      values (${registrationId}, ${eventId}, ${personId}, 'registered', now(), '{}', 0, ${checkInCode()}, now(), now())`
    if (i < count)
      await owner()`insert into check_ins (id, event_id, session_id, registration_id, kind, at, received_at, recorded_by, way)
        select ${newId()}, ${eventId}, ${sessionId}, ${registrationId}, 'in', starts_at, now(),
          ${ruth.actor.kind === 'person' ? ruth.actor.personId : ''}, 'tap' from event_sessions where id = ${sessionId}`
    ids.push(personId)
  }
  await confirm(eventId)
  const people = ids.map((id) => actingCtx(id, [], after))
  return { eventId, sessionId, people: people.slice(0, count), absent: people[count] as Ctx }
}

async function confirm(eventId: string) {
  const { seen } = await getAttendance(byRuth(), { eventId })
  return confirmAttendance(byRuth(), { eventId, seen })
}

const answer = (ctx: Ctx | undefined, eventId: string, useful = 4, helped = '') =>
  answerEvaluation(ctx as Ctx, { eventId, marks: { useful }, words: { helped } })

describe('who attended', () => {
  test('is asked for thirty days, answers once, and hears of it once', async () => {
    const { eventId, people } = await held(1)
    const [rosa] = people as [Ctx]
    const untilOn = addDays(dayIn(ZONE, after), 30)
    expect((await listMyEvaluations(rosa)).items).toMatchObject([{ eventId, heldOn: day, untilOn }])
    expect((await getMyEvaluation(rosa, { eventId })).questions).toHaveLength(7)
    expect(await answer(rosa, eventId, 5)).toEqual({ counted: true })
    expect(await answer(rosa, eventId, 1)).toEqual({ counted: false })
    expect((await listMyEvaluations(rosa)).items).toEqual([])
    expect((await getMyEvaluation(rosa, { eventId })).state).toBe('answered')
    const [tally] = await owner()`select counted from evaluation_tallies where event_id = ${eventId}`
    expect(tally?.counted).toEqual({ answers: 1, marks: { useful: [0, 0, 0, 0, 1] }, words: {} })
    const told = await owner()<{ payload: { eventId: string; personId: string } }[]>`
      select payload from notices where kind = 'attendance.confirmed' and payload->>'eventId' = ${eventId}`
    expect(told).toHaveLength(1)
    const said = await attendanceConfirmed.say(systemCtx('test', after), told[0]?.payload as never, 'es')
    expect(said).toMatchObject({ language: 'es', lines: expect.arrayContaining([expect.stringContaining(eventId)]) })
  })

  test('twice at once counts one answer', async () => {
    const { eventId, people } = await held(1)
    const both = await Promise.all([answer(people[0], eventId), answer(people[0], eventId, 1)])
    expect(both.map(({ counted }) => counted).sort()).toEqual([false, true])
  })

  test('may no longer answer after the last day, and nothing at all is no answer', async () => {
    const { eventId, people } = await held(1)
    const [rosa] = people as [Ctx]
    await expect(answerEvaluation(rosa, { eventId, words: { helped: '' } })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(answerEvaluation(rosa, { eventId, marks: { invented: 3 } })).rejects.toMatchObject({ kind: 'invalid' })
    const late = { ...rosa, now: plusDays(after, 31) }
    expect((await getMyEvaluation(late, { eventId })).state).toBe('closed')
    await expect(answer(late, eventId)).rejects.toMatchObject({ kind: 'not-now' })
  })

  test('is nobody whose attendance was not confirmed, or was taken back', async () => {
    const { eventId, sessionId, people, absent } = await held(1)
    for (const ctx of [absent, stranger, byRuth()]) {
      await expect(answer(ctx, eventId)).rejects.toMatchObject({ kind: 'not-found' })
      await expect(getMyEvaluation(ctx, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
    }
    const { people: lines } = await getAttendance(byRuth(), { eventId })
    const there = lines.find(({ creditMinutes }) => creditMinutes > 0)
    const reason = 'Was called away before it began.'
    await decideAttendance(byRuth(), { eventId, sessionId, registrationId: there?.id, creditMinutes: 0, reason })
    await confirm(eventId)
    await expect(answer(people[0], eventId)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('leaves no trace that says who answered what, or when', async () => {
    const { eventId, people } = await held(1)
    await answer(people[0], eventId, 2, 'The role play.')
    const trail = await owner()`select actor_kind, actor_person_id, person_id, detail from audit_events
      where event = 'evaluation.answered' and subject_id = ${eventId}`
    expect(trail).toEqual([{ actor_kind: 'system', actor_person_id: null, person_id: null, detail: {} }])
    const columns = await owner()<{ name: string }[]>`select column_name as name from information_schema.columns
      where table_name in ('evaluations_given', 'evaluation_tallies') order by 1`
    expect(columns.map(({ name }) => name)).toEqual(['counted', 'event_id', 'event_id', 'person_id', 'shown'])
  })
})

describe('whoever runs the event', () => {
  test('sees nothing of four answers, all of five, and the sixth with the others at the end', async () => {
    const { eventId, people } = await held(6)
    for (const [i, ctx] of people.slice(0, 4).entries()) await answer(ctx, eventId, 3, `Words ${i}`)
    expect(await getEvaluation(byRuth(), { eventId })).toMatchObject({ attended: 6, answered: 4, results: null })
    expect((await exportEvaluation(byRuth(), { eventId })).lines).toEqual([])
    await answer(people[4], eventId, 5, 'Another word')
    const five = await getEvaluation(byRuth(), { eventId })
    const [useful] = five.results?.questions ?? []
    expect(useful).toMatchObject({ counts: [0, 0, 4, 0, 1], mean: 3.4 })
    expect(five.results?.questions.find(({ id }) => id === 'helped')?.texts).toHaveLength(5)
    await answer(people[5], eventId, 1)
    const six = await getEvaluation(byRuth(), { eventId })
    expect([six.answered, six.results]).toEqual([6, five.results])
    const end = await getEvaluation({ ...ruth, now: plusDays(after, 31) }, { eventId })
    expect(end.results).toMatchObject({ answers: 6 })
    const { lines } = await exportEvaluation(byRuth(), { eventId })
    expect(lines).toContainEqual(['What I learned is of use in my work.', 'rating', 'Fully', 1, 3.4])
    expect(lines).toContainEqual(['What helped you most?', 'words', 'Another word', 1, ''])
  })

  test('is alone in seeing it', async () => {
    const { eventId, people } = await held(1)
    for (const ctx of [stranger, people[0] as Ctx]) {
      await expect(getEvaluation(ctx, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
      await expect(exportEvaluation(ctx, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
    }
  })

  test('says what is asked until it begins, from what was seen', async () => {
    const about = await anEventToCome()
    const { eventId } = about
    const questions: Question[] = [
      { id: 'useful', kind: 'rating', text: null },
      { id: 'own-1', kind: 'rating', text: 'I know whom to call.' },
    ]
    expect(await getEvaluation(ruth, { eventId })).toMatchObject({ version: null, may: { change: true } })
    expect(await changeQuestions(ruth, { eventId, madeFrom: null, questions })).toEqual({ version: 1 })
    expect(await changeQuestions(ruth, { eventId, madeFrom: null, questions })).toEqual({ version: 1 })
    const other = { eventId, madeFrom: null, questions: questions.slice(0, 1) }
    await expect(changeQuestions(ruth, other)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(changeQuestions(stranger, other)).rejects.toMatchObject({ kind: 'not-found' })
    const none = { eventId, madeFrom: 1, questions: [{ id: 'own-1', kind: 'rating', text: null }] }
    await expect(changeQuestions(ruth, none)).rejects.toThrow('Write the question.')
    const { people } = await held(1, about)
    const late = changeQuestions(byRuth(), { eventId, madeFrom: 1, questions: questions.slice(0, 1) })
    await expect(late).rejects.toMatchObject({ kind: 'not-now' })
    await answerEvaluation(people[0] as Ctx, { eventId, marks: { 'own-1': 5, taught: 1 } })
    const [tally] = await owner()`select counted from evaluation_tallies where event_id = ${eventId}`
    expect(tally?.counted.marks).toEqual({ 'own-1': [0, 0, 0, 0, 1] })
  })
})

describe('figures', () => {
  test('count people once by agency of record, discipline and priority, of one event or of a period', async () => {
    const { eventId } = await held(3)
    const own = await getFigures(byRuth(), { eventId })
    expect(own).toMatchObject({
      total: { events: 1, people: 3, minutes: 540 },
      agencies: [
        { name: 'Marlow Bay Police Department', people: 2, minutes: 360 },
        { name: 'Harbor Light', people: 1, minutes: 180 },
      ],
      disciplines: [
        { name: 'law-enforcement', people: 2 },
        { name: 'victim-services', people: 1 },
      ],
      priorities: [{ name: 'collaboration', people: 3, minutes: 540 }],
    })
    const all = await getFigures(byRuth(), { from: day, to: day })
    expect(all.total.events).toBeGreaterThan(1)
    expect((await getFigures(byRuth(), { from: addDays(day, 1) })).total).toEqual({ events: 0, people: 0, minutes: 0 })
    expect((await exportFigures(byRuth(), { eventId })).lines).toContainEqual([
      'discipline',
      'law-enforcement',
      1,
      2,
      360,
    ])
  })

  test('tell agencies of one name apart', async () => {
    const { eventId } = await held(3)
    await owner()`update agencies set name = 'Springfield Police Department' where name in ('Marlow Bay Police Department', 'Harbor Light')`
    const { agencies } = await getFigures(byRuth(), { eventId })
    expect(agencies.map(({ name, people }) => [name, people])).toEqual([
      ['Springfield Police Department', 2],
      ['Springfield Police Department', 1],
    ])
  })

  test('are of one’s own events alone, and of no group of survivors', async () => {
    const { eventId } = await held(1)
    await expect(getFigures(stranger, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
    expect((await getFigures(stranger, {})).total.people).toBe(0)
    await owner()`update events set kind = 'support-group', hide_place = true where id = ${eventId}`
    const hidden = await getFigures(byRuth(), { eventId })
    expect([hidden.total.people, hidden.agencies]).toEqual([0, []])
  })
})
