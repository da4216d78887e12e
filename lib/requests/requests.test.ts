import { and, eq } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  actingCtx,
  administrator,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeLogin,
  makePerson,
  owner,
  serve,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { writeIfNeeded } from '@/lib/audit/write'
import { loadReference } from '@/lib/catalog/commands'
import { answerEvaluation } from '@/lib/evaluations/commands'
import { getMyEvent } from '@/lib/events/queries'
import { type Ctx, type HeldRole, type RoleName, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import { recordCredit } from '@/lib/records/ledger'
import { changeRequest, discardRequest, draftRequest, submitRequest, withdrawRequest } from './commands'
import { noteOnRequest, writeRequestMessage } from './conversation'
import { closeRequest, deliverRequest, evaluateRequest, releaseRequest, scheduleRequest } from './delivery'
import { getRequestFigures, getRuleHistory } from './figures'
import type { RequestFields } from './inputs'
import { followEvents, remindOfPromises } from './jobs'
import { eventLeft, requestWaits } from './mails'
import { giveEvaluation, recordAttendance } from './outcome'
import { getParticipants } from './participants'
import { addGoal, planCoachingSession, settleCoachingSession, settleGoal, tickTask, untickTask } from './plans'
import { getRequestRules, listAgencyRequests, listMyRequests, listRequestQueue } from './queries'
import { getRequest } from './request'
import { addPlanRules, loadRequestRules } from './rule-commands'
import { startingPlanRules } from './starting-rules'
import { requestMessages, requestNotes, requestSteps, requests, requestTasks } from './tables'
import { acceptRequest, assignRequest, declineRequest, screenRequest } from './triage'

testDatabase()
afterAll(closeOwner)

/** A Monday. */
const now = new Date('2026-11-23T16:00:00Z')
const at = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: plusDays(now, days) })
const reason = 'We have no instructors in these months.'
let agencyId: string
let [asks, coordinates, nextDoor, officer, second, coach, admin]: Ctx[] = []

async function someone(name: string, held: HeldRole[] = [], agency: string | null = null): Promise<Ctx> {
  const personId = await makePerson(name, 'Example')
  const address = await makeLogin(personId)
  if (agency) await serve(personId, agency, { from: '2026-01-01' })
  for (const { role, agencyId: of } of held)
    await owner()`insert into roles (id, person_id, role, agency_id, bound_to, granted_at)
      values (${newId()}, ${personId}, ${role}, ${of}, ${address}, now())`
  return actingCtx(personId, held, now)
}
const onPlatform = (role: RoleName): HeldRole[] => [{ role, agencyId: null, unitId: null }]

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  expect(await loadRequestRules(systemCtx('test', now))).toEqual({ added: 5 })
  expect(await loadRequestRules(systemCtx('test', now))).toEqual({ added: 0 })
  agencyId = await makeAgency('Marlow Bay Police Department')
  const other = await makeAgency('Harbor Light Victim Services')
  asks = await someone('Amara', [], agencyId)
  coordinates = await someone('Dana', [coordinatorOf(agencyId)], agencyId)
  nextDoor = await someone('Noor', [coordinatorOf(other)], other)
  officer = await someone('Omar', onPlatform('training-officer'))
  second = await someone('Olive', onPlatform('training-officer'))
  coach = await someone('Cora', onPlatform('coaching-officer'))
  admin = await someone('Walt', [administrator])
})

function wish(given: Partial<RequestFields> = {}): Record<string, unknown> {
  return {
    ...{ kind: 'training', agencyId, priorityIds: ['collaboration'], topicId: 'human-trafficking', people: 40 },
    need: 'We wish for a day about meeting people at the door.',
    ...{ contactName: 'Dana Whitfield', contactEmail: 'd.whitfield@agency.example' },
    ...{ wishedOn: '2027-05-04', trainingDays: 1, audienceKinds: ['law-enforcement'] },
    ...{ zone: 'America/Los_Angeles', city: 'Marlow Bay', state: 'CA', ...given },
  }
}
async function sent(by: Ctx = asks as Ctx, given: Partial<RequestFields> = {}) {
  const { requestId, version } = await draftRequest(by, { fields: wish(given) })
  const result = await submitRequest(by, { requestId, madeFrom: version })
  return { requestId, madeFrom: result.version }
}
const problemsOf = (promise: Promise<unknown>) =>
  promise.then(
    () => [],
    (error) =>
      (error.fields ?? error.issues).map(
        (each: { field?: string; path?: string[] }) => each.field ?? each.path?.join('.'),
      ),
  )
const idOf = (ctx?: Ctx) => (ctx?.actor.kind === 'person' ? ctx.actor.personId : '')
/** Holds a request until all who began wait for it, one behind the other; then lets them go. */
async function whileHeld<T>(
  requestId: string,
  begin: () => Promise<T>[],
  then: (sql: postgres.TransactionSql) => PromiseLike<unknown> = async () => {},
) {
  let begun: Promise<T>[] = []
  await owner().begin(async (sql) => {
    await sql`select 1 from requests where id = ${requestId} for update`
    begun = begin()
    const waiting = async () => (await sql`select 1 from pg_locks where not granted`).length
    while ((await waiting()) < begun.length) await new Promise((done) => setTimeout(done, 20))
    await then(sql)
  })
  return Promise.all(begun)
}
const told = async (requestId: string) =>
  (
    await owner()<{ kind: string; given: string }[]>`select n.kind, p.given_name as given from notices n
      join people p on p.id = n.person_id where n.payload ->> 'requestId' = ${requestId} order by n.made_at, 1, 2`
  ).map(({ kind, given }) => `${kind} ${given}`)

describe('a draft', () => {
  test('is kept as it was written and read by nobody else, not even where row security alone stands', async () => {
    const { requestId, version } = await draftRequest(asks as Ctx, { fields: { kind: 'training', need: 'Half' } })
    expect(await getRequest(asks as Ctx, { requestId })).toMatchObject({
      ...{ state: 'draft', sides: ['requester'], fields: { need: 'Half', wishedOn: '' }, notes: null, officers: null },
      may: { change: true, submit: true, discard: true, write: false, screen: false },
    })
    for (const other of [coordinates, nextDoor, officer, admin] as Ctx[]) {
      await expect(getRequest(other, { requestId })).rejects.toMatchObject({ kind: 'not-found' })
      const seen = await read(other, (tx) => tx.select().from(requests).where(eq(requests.id, requestId)))
      expect(seen).toEqual([])
    }
    const missing = await problemsOf(submitRequest(asks as Ctx, { requestId, madeFrom: version }))
    expect(missing).toEqual(expect.arrayContaining(['fields.need', 'fields.wishedOn', 'fields.city', 'fields.people']))
    for (const wishedOn of ['0202-05-11', '9999-01-01', '0000-01-01', '20270-01-01'])
      for (const fields of [
        wish({ wishedOn: wishedOn.slice(0, 10) } as never),
        { kind: 'other-help', neededBy: wishedOn.slice(0, 10) },
      ]) {
        const { version: madeFrom } = await getRequest(asks as Ctx, { requestId })
        await changeRequest(asks as Ctx, { requestId, madeFrom, fields })
        expect(await getRequest(asks as Ctx, { requestId })).toMatchObject({ fields, wishedOn: null, plan: null })
      }
    await owner()`update requests set wished_on = '0202-05-11' where id = ${requestId}`
    expect((await listMyRequests(asks as Ctx, {})).items.map((each) => each.requestId)).toContain(requestId)
    await discardRequest(asks as Ctx, { requestId })
    await expect(getRequest(asks as Ctx, { requestId })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('is for an agency where one serves, of what the catalog has, and not written over unseen', async () => {
    const elsewhere = draftRequest(asks as Ctx, { fields: wish({ agencyId: await makeAgency() }) })
    expect(await problemsOf(elsewhere)).toEqual(['fields.agencyId'])
    const unknown = draftRequest(asks as Ctx, { fields: wish({ topicId: 'no-such-topic' } as never) })
    expect(await problemsOf(unknown)).toEqual(['fields.topicId'])
    const { requestId, version } = await draftRequest(asks as Ctx, { fields: wish() })
    const saved = { requestId, madeFrom: version, fields: wish({ need: 'Another wish, in more words than before.' }) }
    await changeRequest(at(asks as Ctx, 1), saved)
    const overtaken = changeRequest(asks as Ctx, { ...saved, fields: wish({ contactPhone: '(555) 010-0142' }) })
    await expect(overtaken).rejects.toMatchObject({ kind: 'conflict', facts: { differs: ['need', 'contactPhone'] } })
  })

  test('for a day less than 135 days ahead is not taken, and says which is possible; the 135th is in time', async () => {
    const tooSoon = sent(asks, { wishedOn: '2027-04-06' } as never)
    await expect(tooSoon).rejects.toMatchObject({
      fields: [{ field: 'fields.wishedOn', message: expect.stringMatching(/135 days ahead.*April 7, 2027/) }],
    })
    await expect(sent(asks, { wishedOn: '2027-04-07' } as never)).resolves.toBeDefined()
  })
})

describe('what was sent', () => {
  test('goes from the queue to a decision, with a first answer, steps with names, and letters to whoever waits', async () => {
    const made = await sent()
    const { requestId } = made
    expect(await told(requestId)).toEqual(['requests.waits Olive', 'requests.waits Omar'])
    await writeRequestMessage(at(officer as Ctx, 1), { requestId, text: 'Which of the two days is better?' })
    await writeRequestMessage(at(asks as Ctx, 2), { requestId, text: 'The Tuesday.' })
    await expect(declineRequest(officer as Ctx, { ...made, reason })).rejects.toMatchObject({ kind: 'not-now' })
    const screened = await screenRequest(at(officer as Ctx, 3), made)
    const stale = acceptRequest(second as Ctx, made)
    await expect(stale).rejects.toMatchObject({ kind: 'conflict', facts: { version: screened.version } })
    const last = { requestId, madeFrom: screened.version, message: 'We are glad to come.' }
    expect(await acceptRequest(at(second as Ctx, 4), last)).toMatchObject({ state: 'accepted' })
    const seen = await getRequest(at(asks as Ctx, 5), { requestId })
    expect(seen).toMatchObject({
      ...{ about: 'Human trafficking', sentOn: '2026-11-23', requesterName: 'Amara Example', own: true },
      age: { answer: { dueOn: '2026-11-27', keptOn: '2026-11-24' }, decision: { keptOn: '2026-11-27' }, isLate: false },
      messages: [
        { fromOfficer: true, name: 'Omar Example', own: false },
        { fromOfficer: false, own: true },
        { text: 'We are glad to come.', fromOfficer: true, name: 'Olive Example' },
      ],
      stands: expect.stringMatching(/accepted/),
      plan: { lead: { met: true, needed: 135 } },
    })
    expect(seen.steps.map(({ verb, byName }) => `${verb} ${byName}`)).toEqual([
      'submit Amara Example',
      'screen Omar Example',
      'accept Olive Example',
    ])
    expect((await told(requestId)).filter((each) => each === 'requests.moved Amara')).toHaveLength(4)
  })

  test('is screened again when it is changed, and keeps its kind and the rules of its day', async () => {
    const made = await sent()
    await screenRequest(officer as Ctx, made)
    const fields = wish({ people: 60 } as never)
    expect(await changeRequest(at(asks as Ctx, 1), { ...made, fields })).toMatchObject({ state: 'submitted' })
    const { version: madeFrom } = await getRequest(asks as Ctx, made)
    const other = changeRequest(asks as Ctx, { ...made, madeFrom, fields: wish({ kind: 'other-help' }) })
    expect(await problemsOf(other)).toEqual(['fields.kind'])
    const near = wish({ wishedOn: '2027-04-01' } as never)
    expect(await problemsOf(changeRequest(asks as Ctx, { ...made, madeFrom, fields: near }))).toEqual([
      'fields.wishedOn',
    ])
    const late = at(asks as Ctx, 200)
    const over = wish({ wishedOn: '2027-05-04' } as never)
    expect(await problemsOf(changeRequest(late, { ...made, madeFrom, fields: over }))).toEqual(['fields.wishedOn'])
  })

  test('is looked after by the officer who answers it first, until it is given to another', async () => {
    const assigned = async (requestId: string) =>
      (await getRequest(officer as Ctx, { requestId })).officers?.find((each) => each.assigned)?.name
    const made = await sent()
    expect(await assigned(made.requestId)).toBeUndefined()
    const { version } = await screenRequest(officer as Ctx, made)
    expect(await assigned(made.requestId)).toBe('Omar Example')
    await acceptRequest(second as Ctx, { ...made, madeFrom: version, message: 'It can be had.' })
    expect(await assigned(made.requestId)).toBe('Omar Example')
    const other = await sent()
    await writeRequestMessage(asks as Ctx, { requestId: other.requestId, text: 'Is there news?' })
    expect(await assigned(other.requestId)).toBeUndefined()
    await writeRequestMessage(second as Ctx, { requestId: other.requestId, text: 'We are reading it.' })
    expect(await assigned(other.requestId)).toBe('Olive Example')
    await expect(screenRequest(officer as Ctx, other)).resolves.toMatchObject({ state: 'screened' })
    const trail = await owner()`select detail ->> 'officerId' as to from audit_events
      where event = 'request.assigned' and subject_id = ${other.requestId}`
    expect(trail).toEqual([{ to: idOf(second) }])
  })

  test('is assigned to officers of its kind alone', async () => {
    const made = await sent()
    const both = await someone('Bo', [coordinatorOf(agencyId), ...onPlatform('training-officer')], agencyId)
    for (const nobody of [coach, coordinates, asks, both])
      await expect(assignRequest(officer as Ctx, { ...made, officerId: idOf(nobody) })).rejects.toMatchObject({
        kind: 'invalid',
      })
    const { version: madeFrom } = await assignRequest(officer as Ctx, { ...made, officerId: idOf(second) })
    const newsOf = async (name: string) =>
      (await told(made.requestId)).filter((each) => each === `requests.waits ${name}`).length
    expect([await newsOf('Olive'), await newsOf('Omar'), await newsOf('Bo')]).toEqual([2, 1, 0])
    await writeRequestMessage(asks as Ctx, { requestId: made.requestId, text: 'Is there news?' })
    expect([await newsOf('Olive'), await newsOf('Omar')]).toEqual([3, 1])
    const leaves = await someone('Lee', onPlatform('training-officer'))
    await assignRequest(officer as Ctx, { requestId: made.requestId, madeFrom, officerId: idOf(leaves) })
    await owner()`update roles set revoked_at = now() where person_id = ${idOf(leaves)}`
    await writeRequestMessage(asks as Ctx, { requestId: made.requestId, text: 'Is anybody there?' })
    expect([await newsOf('Lee'), await newsOf('Olive'), await newsOf('Omar')]).toEqual([1, 4, 2])
    const { officers } = await getRequest(officer as Ctx, made)
    expect(officers).toMatchObject([
      { name: 'Olive Example', assigned: false },
      { name: 'Omar Example', assigned: false },
    ])
  })
})

test('officers are reminded once of each promise, on its day', async () => {
  const { requestId } = await sent()
  const reminded = async (days: number) => {
    await remindOfPromises(systemCtx('test', plusDays(now, days)))
    return (await told(requestId)).filter((each) => each.startsWith('requests.due')).length
  }
  expect([await reminded(3), await reminded(4), await reminded(5)]).toEqual([0, 2, 2])
  await writeRequestMessage(at(officer as Ctx, 5), { requestId, text: 'We are reading it.' })
  // Whoever answered first looks after it by then.
  expect([await reminded(6), await reminded(30)]).toEqual([2, 3])
})

describe('a request of somebody else', () => {
  test('is hidden from the agency next door and from officers of another kind, with the condition taken away too', async () => {
    const { requestId } = await sent()
    for (const stranger of [nextDoor, coach] as Ctx[]) {
      await expect(getRequest(stranger, { requestId })).rejects.toMatchObject({ kind: 'not-found' })
      const write = writeRequestMessage(stranger, { requestId, text: 'Hello?' })
      await expect(write).rejects.toMatchObject({ kind: 'not-found' })
      expect(await read(stranger, (tx) => tx.select().from(requests))).toEqual([])
    }
    const { items } = await listRequestQueue(officer as Ctx, {})
    expect(items.map((each) => each.requestId)).toContain(requestId)
    expect((await listRequestQueue(coach as Ctx, {})).items).toEqual([])
    await expect(listRequestQueue(asks as Ctx, {})).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(listAgencyRequests(nextDoor as Ctx, { agencyId })).rejects.toMatchObject({ kind: 'not-found' })
    const ours = await listAgencyRequests(coordinates as Ctx, { agencyId })
    expect(ours.items.map((each) => each.requestId)).toContain(requestId)
  })

  test('has notes that neither its requester nor their agency ever reads', async () => {
    const { requestId } = await sent()
    await noteOnRequest(officer as Ctx, { requestId, text: 'Asked once before.' })
    expect((await getRequest(second as Ctx, { requestId })).notes).toMatchObject([{ name: 'Omar Example' }])
    const ofIt = and(eq(requestNotes.requestId, requestId))
    for (const reader of [asks, coordinates, admin] as Ctx[]) {
      expect((await getRequest(reader, { requestId })).notes).toBeNull()
      expect(await read(reader, (tx) => tx.select().from(requestNotes).where(ofIt))).toEqual([])
      await expect(noteOnRequest(reader, { requestId, text: 'Mine.' })).rejects.toMatchObject({ kind: 'forbidden' })
    }
    const trail = await owner()`select 1 from audit_events where event = 'request.note-written'
      and subject_id = ${requestId} and (person_id is not null or agency_id is not null)`
    expect(trail).toHaveLength(0)
  })

  test('is read fifty entries at a time, the last first, notes for officers alone among them', async () => {
    const { requestId } = await sent()
    await owner()`insert into request_messages (id, request_id, text, written_by, from_officer, written_at)
      select gen_random_uuid(), ${requestId}, 'Word ' || n, ${idOf(asks)}, false,
        ${now}::timestamptz + n * interval '1 hour' from generate_series(1, 70) n`
    await noteOnRequest(at(officer as Ctx, 9), { requestId, text: 'They write often.' })
    const pageOf = async (ctx: Ctx | undefined, page: number) => {
      const { steps, messages, notes, thread } = await getRequest(ctx as Ctx, { requestId, page })
      return { ...thread, all: [steps.length, messages.length, notes?.length], first: messages[0]?.text }
    }
    expect(await pageOf(officer, 1)).toEqual({ page: 1, pages: 2, all: [0, 49, 1], first: 'Word 22' })
    expect(await pageOf(asks, 1)).toEqual({ page: 1, pages: 2, all: [0, 50, undefined], first: 'Word 21' })
    for (const page of [2, 9])
      expect(await pageOf(asks, page)).toEqual({ page: 2, pages: 2, all: [1, 20, undefined], first: 'Word 1' })
  })

  test('takes no word, step or tick past the commands from who only reads it, and none in the name of the other side', async () => {
    const { requestId } = await sent()
    const bare = (ctx: Ctx | undefined, table: PgTable, row: Record<string, unknown>) =>
      writeIfNeeded(ctx as Ctx, ({ tx }) => tx.insert(table).values({ id: newId(), requestId, ...row })).then(
        () => 'taken',
        () => 'refused',
      )
    const word = (ctx?: Ctx, fromOfficer = false) =>
      bare(ctx, requestMessages, { text: 'Yes.', writtenBy: idOf(ctx), fromOfficer, writtenAt: now })
    const step = (ctx: Ctx | undefined, verb: string) =>
      bare(ctx, requestSteps, {
        ...{ verb, fromStatus: 'submitted', toStatus: 'submitted', takenBy: idOf(ctx), takenAt: now },
      })
    const tick = (ctx?: Ctx) =>
      bare(ctx, requestTasks, { task: 'room', doneOn: '2026-11-23', doneBy: idOf(ctx), doneAt: now })
    for (const reader of [admin, nextDoor, coach])
      expect([await word(reader), await word(reader, true), await step(reader, 'screen'), await tick(reader)]).toEqual(
        Array(4).fill('refused'),
      )
    expect([await word(asks, true), await step(asks, 'screen'), await step(asks, 'accept')]).toEqual(
      Array(3).fill('refused'),
    )
    expect([await word(officer), await step(officer, 'withdraw')]).toEqual(Array(2).fill('refused'))
    expect([await word(asks), await word(coordinates), await word(officer, true), await tick(officer)]).toEqual(
      Array(4).fill('taken'),
    )
    const untick = (ctx?: Ctx) => writeIfNeeded(ctx as Ctx, ({ tx }) => tx.delete(requestTasks).returning())
    expect(await untick(admin)).toEqual([])
  })

  test('is taken back by its requester or a coordinator of their agency, with the reason, and by nobody else', async () => {
    const made = await sent()
    await expect(withdrawRequest(officer as Ctx, { ...made, reason })).rejects.toMatchObject({ kind: 'forbidden' })
    const result = await withdrawRequest(coordinates as Ctx, { ...made, reason })
    expect(result).toMatchObject({ state: 'withdrawn' })
    expect((await getRequest(asks as Ctx, made)).steps.at(-1)).toMatchObject({ verb: 'withdraw', reason })
    const heard = await told(made.requestId)
    expect(heard).toContain('requests.moved Amara')
    expect(heard.filter((each) => each === 'requests.waits Omar')).toHaveLength(2)
    const ctx = systemCtx('test', now)
    expect(await requestWaits.say(ctx, { requestId: made.requestId }, null)).toMatchObject({
      lines: [expect.stringContaining(made.requestId)],
    })
  })
})

test('nobody decides about what they asked for, or what an agency asked for that they coordinate', async () => {
  const own = await sent(officer, { agencyId: null })
  await expect(screenRequest(officer as Ctx, own)).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await getRequest(officer as Ctx, own)).toMatchObject({
    ...{ notes: null, officers: null, may: { screen: false, withdraw: true } },
  })
  const { items } = await listRequestQueue(officer as Ctx, {})
  expect(items.map((each) => each.requestId)).not.toContain(own.requestId)
  const both = await someone('Bea', [coordinatorOf(agencyId), ...onPlatform('training-officer')], agencyId)
  await expect(screenRequest(both, await sent())).rejects.toMatchObject({ kind: 'forbidden' })
  expect((await listMyRequests(officer as Ctx, {})).items.map((each) => each.requestId)).toEqual([own.requestId])
})

describe('what was accepted', () => {
  const hand = async (by: Ctx, given: Partial<RequestFields> = {}) => {
    const screened = await screenRequest(by, await sent(asks, given))
    const { requestId, version } = await acceptRequest(at(by, 1), { ...screened, madeFrom: screened.version })
    return { requestId, madeFrom: version }
  }
  const become = async () => {
    const accepted = await hand(officer as Ctx)
    const schedule = (on: string) => scheduleRequest(at(officer as Ctx, 2), { ...accepted, on })
    for (const day of ['2026-11-25', '2027-04-06']) expect(await problemsOf(schedule(day))).toEqual(['on'])
    const scheduled = await schedule('2027-05-11')
    const event = { eventId: scheduled.eventId ?? '' }
    return { made: { requestId: accepted.requestId, madeFrom: scheduled.version }, event }
  }
  /** On the calendar, as a moderator would put it there. */
  const publish = async ({ eventId }: { eventId: string }, endsAt: string) => {
    await owner()`update events set status = 'published', published_at = now(), draft = null where id = ${eventId}`
    await owner()`insert into event_sessions (id, event_id, position, starts_local, ends_local, zone, starts_at, ends_at)
      values (${newId()}, ${eventId}, 0, '2027-05-11T09:00', '2027-05-11T16:00', 'America/Los_Angeles',
        '2027-05-11T16:00Z', ${endsAt})`
  }

  /** Six people attended, as confirmed, and each of them said how it was. */
  const sixAnswered = async (eventId: string) => {
    const held = plusDays(now, 170)
    const about = { courseId: null, courseVersionId: null, title: 'Human trafficking', earnedOn: '2027-05-11' }
    for (let i = 0; i < 6; i++) {
      const [personId, sourceId] = [await makePerson(), newId()]
      const { creditId } = await writeIfNeeded(systemCtx('test', held), (w) =>
        recordCredit(w, {
          ...{ ...about, sourceKind: 'event', sourceId, personId, creditMinutes: 360, priorityIds: [], topicIds: [] },
          ...{ mode: 'in-person', zone: 'America/Los_Angeles', certificate: null },
        }),
      )
      await owner()`insert into attendance_credits (id, event_id, session_id, person_id, number, credit_minutes, credit_id, confirmed_by, posted_at)
        select ${sourceId}, ${eventId}, s.id, ${personId}, 1, 360, ${creditId}, ${idOf(officer)}, ${held.toISOString()}::timestamptz
        from event_sessions s where s.event_id = ${eventId}`
      await answerEvaluation(actingCtx(personId, [], held), { eventId, marks: { useful: 4 } })
    }
  }

  test('becomes the draft of an event without typing it again, and is seen with its day by whoever asked', async () => {
    const { made, event } = await become()
    const { fields } = await getMyEvent(officer as Ctx, event)
    expect(fields).toMatchObject({
      ...{ title: 'Human trafficking', sponsor: 'Marlow Bay Police Department', topicIds: ['human-trafficking'] },
      ...{ cost: 'Free', contactEmail: 'd.whitfield@agency.example', audiences: ['law-enforcement'] },
      sessions: [{ startsLocal: '2027-05-11T09:00', endsLocal: '2027-05-11T16:00', city: 'Marlow Bay', state: 'CA' }],
    })
    expect(await getRequest(asks as Ctx, made)).toMatchObject({
      ...{ state: 'scheduled', event: { ...event, firstOn: '2027-05-11', slug: null, own: false } },
      plan: { tasks: expect.arrayContaining([expect.objectContaining({ key: 'room', dueOn: '2027-02-10' })]) },
    })
    await tickTask(at(asks as Ctx, 3), { ...made, task: 'room', doneOn: '2026-11-25' })
    await expect(tickTask(asks as Ctx, { ...made, task: 'roster', doneOn: '2027-01-01' })).rejects.toMatchObject({
      kind: 'invalid',
    })
    await expect(untickTask(nextDoor as Ctx, { ...made, task: 'room' })).rejects.toMatchObject({ kind: 'not-found' })
    expect((await getRequest(officer as Ctx, made)).checklist).toMatchObject([
      { task: 'room', doneByName: 'Amara Example' },
    ])
    await owner()`update requests set fields = jsonb_set(fields, '{zone}', '"Pacific/Guam"') where id = ${made.requestId}`
    await tickTask(asks as Ctx, { ...made, task: 'announce', doneOn: '2026-11-24' })
    const [fileId, digest] = [newId(), Buffer.from('a1'.repeat(16))]
    await owner()`insert into file_contents (digest, size, stored_at) values (${digest}, 1, now())`
    await owner()`insert into files (id, use, name, digest, uploaded_by, uploaded_at)
      values (${fileId}, 'request', 'Floor plan', ${digest}, ${idOf(asks)}, now())`
    const swept = await whileHeld(
      made.requestId,
      () => [problemsOf(tickTask(asks as Ctx, { ...made, task: 'roster', doneOn: '2026-11-20', fileId }))],
      (sql) => sql`delete from files where id = ${fileId}`,
    )
    expect(swept).toEqual([['fileId']])
    const early = deliverRequest(officer as Ctx, made)
    await expect(early).rejects.toMatchObject({ kind: 'not-now', message: expect.stringMatching(/not over/) })
  })

  test('says the latest day for what was done while UTC is a day ahead: it is taken, and the next one is not', async () => {
    const made = await hand(officer as Ctx)
    const evening = { ...(asks as Ctx), now: new Date('2026-11-26T02:00:00Z') }
    const { latestOn } = await getRequest(evening, made)
    expect(latestOn).toBe('2026-11-25')
    const tick = (doneOn: string) => tickTask(evening, { ...made, task: 'room', doneOn })
    expect(await problemsOf(tick('2026-11-26'))).toEqual(['doneOn'])
    await tick(latestOn)
    await owner()`update requests set fields = jsonb_set(fields, '{zone}', '"Pacific/Guam"') where id = ${made.requestId}`
    expect(await getRequest(evening, made)).toMatchObject({ latestOn: '2026-11-26', checklist: [{ doneOn: latestOn }] })
    await tick('2026-11-26')
  })

  test('is told to whoever posted its event when it is taken back or moved, and is in the queue while anybody sees that', async () => {
    const { made, event } = await become()
    await publish(event, '2027-05-11T23:00Z')
    await withdrawRequest(at(coordinates as Ctx, 3), { ...made, reason })
    const moved = await become()
    const leaves = releaseRequest(at(second as Ctx, 3), { ...moved.made, reason: 'The hall is taken that week.' })
    expect(await leaves).toMatchObject({ state: 'accepted' })
    const letters = (eventId: string) => owner()`select n.person_id from notices n
      where n.kind = 'requests.event-left' and n.payload ->> 'eventId' = ${eventId}`
    for (const { eventId } of [event, moved.event])
      expect(await letters(eventId)).toEqual([{ person_id: idOf(officer) }])
    const queued = async (days: number) =>
      (await listRequestQueue(at(second as Ctx, days), {})).items.filter((each) => each.requestId === made.requestId)
    expect(await queued(4)).toMatchObject([
      { state: 'withdrawn', stands: expect.stringMatching(/still on the calendar/) },
    ])
    expect(await queued(200)).toEqual([])
    await owner()`update events set status = 'cancelled', cancel_reason = 'Taken back.' where id = ${event.eventId}`
    expect(await queued(4)).toEqual([])
    const say = (eventId: string) => eventLeft.say(systemCtx('test', now), { eventId }, null)
    expect(await say(event.eventId)).toHaveProperty('moot')
    expect(await say(moved.event.eventId)).toHaveProperty('lines')
  })

  const sheet = { people: 38, countedBy: 'The host, from the sign-in sheet', heldOn: '2027-05-11', minutes: 390 }
  /** Either side counts, each over the other only with open eyes; whoever asked, and nobody else, says how it went. */
  const saysWhatCame = async (requestId: string) => {
    const count = (ctx: Ctx | undefined, days: number, given = {}) =>
      recordAttendance(at(ctx as Ctx, days), { requestId, madeFrom: null, ...sheet, ...given })
    for (const reader of [admin, coach, nextDoor]) await expect(count(reader, 171)).rejects.toBeDefined()
    for (const heldOn of ['2027-09-01', '2026-11-20'])
      expect(await problemsOf(count(asks, 171, { heldOn }))).toEqual(['heldOn'])
    expect(await problemsOf(count(asks, 171, { people: 5001, countedBy: '', minutes: 1 }))).toEqual([
      ...['people', 'countedBy', 'minutes'],
    ])
    const { version } = await count(asks, 171)
    expect(await count(coordinates, 172)).toEqual({ version })
    const unseen = count(officer, 172, { people: 37 })
    await expect(unseen).rejects.toMatchObject({ kind: 'conflict', facts: { differs: ['people'] } })
    await count(officer, 172, { people: 37, madeFrom: version })
    const answers = {
      requestId,
      madeFrom: null,
      useful: 4,
      ready: 5,
      words: 'The part about the door.',
      formsBack: 30,
      content: 28,
    }
    for (const other of [coordinates, officer])
      await expect(giveEvaluation(at(other as Ctx, 171), answers)).rejects.toMatchObject({ kind: 'forbidden' })
    const rate = (given = {}) => giveEvaluation(at(asks as Ctx, 171), { ...answers, ...given })
    expect(await problemsOf(rate({ useful: 6, ready: null }))).toEqual(['useful', 'ready'])
    expect(await problemsOf(rate({ content: 31 }))).toEqual(['content'])
    expect([(await rate()).state, (await rate()).state]).toEqual(['evaluated', 'evaluated'])
    await expect(rate({ useful: 1 })).rejects.toMatchObject({ kind: 'conflict' })
    const seen = await getRequest(asks as Ctx, { requestId })
    expect(seen).toMatchObject({
      attendance: { people: 37, heldOn: '2027-05-11', minutes: 390, byName: 'Omar Example' },
      evaluation: { useful: 4, ready: 5, formsBack: 30, content: 28, byName: 'Amara Example' },
      may: { count: true, rate: true, evaluate: false },
    })
    expect(seen.steps.at(-1)).toMatchObject({ verb: 'evaluate', byName: 'Amara Example' })
  }

  test('follows its event: over, it is delivered and can be closed; canceled, it is accepted again', async () => {
    const held = await become()
    await publish(held.event, '2027-05-11T23:00Z')
    const canceled = await become()
    await publish(canceled.event, '2027-05-11T23:00Z')
    await owner()`update events set status = 'cancelled', cancel_reason = 'The hall burned down.'
      where id = ${canceled.event.eventId}`
    const hourly = (days: number) => followEvents(systemCtx('test', plusDays(now, days)))
    expect([await hourly(4), await hourly(4), await hourly(170), await hourly(170)]).toEqual([1, 0, 1, 0])
    const again = await getRequest(asks as Ctx, canceled.made)
    expect(again).toMatchObject({ state: 'accepted', event: null })
    expect(again.steps.at(-1)).toMatchObject({ verb: 'release', byName: null, reason: 'The hall burned down.' })
    const hears = (requestId: string) => owner()`select distinct n.person_id from notices n
      where n.kind = 'requests.waits' and n.payload ->> 'requestId' = ${requestId} and n.person_id = ${idOf(officer)}`
    expect(await hears(canceled.made.requestId)).toHaveLength(1)
    const { version: madeFrom, ...there } = await getRequest(officer as Ctx, held.made)
    expect(there).toMatchObject({ state: 'delivered', may: { evaluate: true, count: true, rate: false } })
    await saysWhatCame(held.made.requestId)
    expect(await getParticipants(asks as Ctx, held.made)).toEqual({ participants: null })
    await sixAnswered(held.event.eventId)
    const { participants } = await getParticipants(at(asks as Ctx, 171), held.made)
    expect(participants).toMatchObject({ attended: 6, answered: 6, isOpen: true, results: { answers: 5 } })
    expect(participants?.results?.questions[0]).toMatchObject({ id: 'useful', mean: 4 })
    await expect(getParticipants(nextDoor as Ctx, held.made)).rejects.toMatchObject({ kind: 'not-found' })
    const late = { ...held.made, madeFrom, reason: 'They want more.' }
    await expect(evaluateRequest(at(officer as Ctx, 172), late)).rejects.toMatchObject({ kind: 'not-now' })
    const { version: evaluated } = await getRequest(officer as Ctx, held.made)
    const close = { ...held.made, madeFrom: evaluated, summary: 'Forty people came.' }
    expect(await closeRequest(at(officer as Ctx, 172), close)).toMatchObject({ state: 'closed' })
    expect(await getRequest(asks as Ctx, held.made)).toMatchObject({
      summary: 'Forty people came.',
      may: { tick: false, count: false, rate: false },
    })
    const over = { requestId: held.made.requestId, madeFrom: null, ...sheet }
    await expect(recordAttendance(at(asks as Ctx, 173), over)).rejects.toMatchObject({ kind: 'not-now' })
    const sums = await getRequestFigures(admin as Ctx, { from: '2026-11-23', to: '2026-11-23' })
    expect(sums).toMatchObject({ delivered: 1, trainings: 1, peopleExpected: 40, byPlace: [{ key: 'CA' }] })
    expect(sums.trained).toEqual({ people: 37, requests: 1 })
    expect(sums.evaluations).toEqual({ given: 1, useful: 4, ready: 5, formsBack: 30, content: 28 })
    expect(sums.decision.medianWorkingDays).toBeGreaterThan(0)
    await expect(getRequestFigures(asks as Ctx, { from: '2026-11-23', to: '2026-11-23' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('is coached by a plan that its officer writes and whoever asked reads, and closed with a summary', async () => {
    const accepted = await hand(
      coach as Ctx,
      {
        ...{ kind: 'coaching', organization: 'Pine Hollow Tribe', organizationKind: 'tribe', stage: 'start' },
        aims: ['build-capacity'],
      } as never,
    )
    await expect(scheduleRequest(coach as Ctx, accepted)).rejects.toMatchObject({ kind: 'not-now' })
    const helper = await someone('Hal', onPlatform('coaching-officer'))
    const goal = { ...accepted, text: 'Write down how a referral goes.' }
    await expect(addGoal(asks as Ctx, goal)).rejects.toMatchObject({ kind: 'forbidden' })
    const { goalId } = await addGoal(coach as Ctx, goal)
    const { sessionId } = await planCoachingSession(coach as Ctx, { ...accepted, on: '2026-12-01', minutes: 60 })
    const { version: madeFrom } = await scheduleRequest(at(coach as Ctx, 2), { ...accepted, on: null })
    const step = { requestId: accepted.requestId, madeFrom }
    const version = now.toISOString()
    const settled = { sessionId, madeFrom: version, state: 'held', notes: 'Went through the form.' }
    await expect(settleCoachingSession(at(coach as Ctx, 7), settled)).rejects.toMatchObject({ kind: 'not-now' })
    await settleCoachingSession(at(coach as Ctx, 9), settled)
    await expect(deliverRequest(at(coach as Ctx, 9), step)).rejects.toMatchObject({ kind: 'not-now' })
    const reached = { goalId, madeFrom: version, state: 'reached', reached: 'It is on one page.' }
    const together = await whileHeld(accepted.requestId, () => [
      problemsOf(settleGoal(at(coach as Ctx, 9), reached)),
      settleGoal(at(helper, 9), { ...reached, reached: 'It is in a drawer.' }).then(
        () => 'written',
        (error) => error.kind,
      ),
    ])
    expect(together).toEqual([[], 'conflict'])
    const stale = settleGoal(at(coach as Ctx, 10), { ...reached, reached: 'It is on two pages.' })
    await expect(stale).rejects.toMatchObject({ kind: 'conflict', facts: { differs: ['reached'] } })
    const delivered = await deliverRequest(at(coach as Ctx, 10), step)
    const reason = 'They say that it helped.'
    const evaluated = await evaluateRequest(at(coach as Ctx, 11), { ...step, madeFrom: delivered.version, reason })
    const close = { ...step, madeFrom: evaluated.version }
    await expect(closeRequest(coach as Ctx, { ...close, summary: '' })).rejects.toMatchObject({ kind: 'invalid' })
    await closeRequest(at(coach as Ctx, 12), { ...close, summary: 'One page, used every day.' })
    expect(await getRequest(asks as Ctx, step)).toMatchObject({
      ...{ state: 'closed', summary: 'One page, used every day.' },
      coaching: {
        goals: [{ state: 'reached', settledOn: '2026-12-02' }],
        came: { reached: 1, sessions: 1, minutes: 60 },
      },
    })
  })
})

test('rules are added from today on by an administrator; what was sent keeps its own', async () => {
  const made = await sent()
  const rules = { ...startingPlanRules[0], validFrom: '2026-11-24', leadDays: 60 }
  await expect(addPlanRules(officer as Ctx, { rules })).rejects.toMatchObject({ kind: 'forbidden' })
  const past = addPlanRules(admin as Ctx, { rules: { ...rules, validFrom: '2026-11-22' } })
  await expect(past).rejects.toMatchObject({ kind: 'invalid' })
  await addPlanRules(admin as Ctx, { rules })
  await expect(addPlanRules(admin as Ctx, { rules })).rejects.toMatchObject({ kind: 'conflict' })
  expect((await getRequest(at(asks as Ctx, 2), made)).plan?.lead.needed).toBe(135)
  const { plans } = await getRequestRules(at(asks as Ctx, 2))
  expect(plans.find(({ kind }) => kind === 'training')?.leadDays).toBe(60)
  const { plans: all } = await getRuleHistory(admin as Ctx)
  expect(all.filter((each) => each.rules.kind === 'training').map((each) => each.recordedByName)).toEqual([
    null,
    'Walt Example',
  ])
})
