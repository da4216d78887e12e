import { and, eq } from 'drizzle-orm'
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
import { loadReference } from '@/lib/catalog/commands'
import { type Ctx, type HeldRole, type RoleName, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import { changeRequest, discardRequest, draftRequest, submitRequest, withdrawRequest } from './commands'
import { noteOnRequest, writeRequestMessage } from './conversation'
import type { RequestFields } from './inputs'
import { listAgencyRequests, listMyRequests, listRequestQueue } from './queries'
import { getRequest } from './request'
import { loadRequestRules } from './rule-commands'
import { requestNotes, requests } from './tables'
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
      age: { answer: { by: '2026-11-27', keptOn: '2026-11-24' }, decision: { keptOn: '2026-11-27' }, isLate: false },
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
  })

  test('is assigned to officers of its kind alone', async () => {
    const made = await sent()
    const idOf = (ctx?: Ctx) => (ctx?.actor.kind === 'person' ? ctx.actor.personId : '')
    for (const nobody of [coach, coordinates, asks])
      await expect(assignRequest(officer as Ctx, { ...made, officerId: idOf(nobody) })).rejects.toMatchObject({
        kind: 'invalid',
      })
    await assignRequest(officer as Ctx, { ...made, officerId: idOf(second) })
    await writeRequestMessage(asks as Ctx, { requestId: made.requestId, text: 'Is there news?' })
    expect((await told(made.requestId)).filter((each) => each.endsWith('Omar'))).toHaveLength(1)
    const { officers } = await getRequest(officer as Ctx, made)
    expect(officers).toMatchObject([
      { name: 'Olive Example', assigned: true },
      { name: 'Omar Example', assigned: false },
    ])
  })
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

  test('is taken back by its requester or a coordinator of their agency, with the reason, and by nobody else', async () => {
    const made = await sent()
    await expect(withdrawRequest(officer as Ctx, { ...made, reason })).rejects.toMatchObject({ kind: 'forbidden' })
    const result = await withdrawRequest(coordinates as Ctx, { ...made, reason })
    expect(result).toMatchObject({ state: 'withdrawn' })
    expect((await getRequest(asks as Ctx, made)).steps.at(-1)).toMatchObject({ verb: 'withdraw', reason })
    expect(await told(made.requestId)).toContain('requests.moved Amara')
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
