import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  actingCtx,
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
import { type Ctx, type HeldRole, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { getMyTranscript, listMyCredits } from '@/lib/records/queries'
import { makeRequirement, retireRequirement, reverseCredit } from '@/lib/requirements/commands'
import { listMyObligations } from '@/lib/requirements/queries'
import { getClaim } from './claim'
import { changeClaimRules, getClaimRules } from './claim-rules'
import { changeClaim, discardClaim, disputeClaim, draftClaim, submitClaim, withdrawClaim } from './commands'
import { claimWaits } from './mails'
import { findLikeness, listAgencyClaims, listMyClaims } from './queries'
import { approveClaim, approveClaims, rejectClaim, returnClaim, settleDispute } from './review'
import { claims } from './tables'
import { shortened } from './topics'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
let minute = 0
/** Each step is a moment later than the one before. */
const next = (ctx: Ctx): Ctx => ({ ...ctx, now: plusMinutes(now, ++minute) })
let agencyId: string
let earlier: string
let [amara, dana, second, nextDoor]: Ctx[] = []
const idOf = (ctx: Ctx) => (ctx.actor.kind === 'person' ? ctx.actor.personId : '')

async function someone(name: string, service: [string, string, string | null][], held: HeldRole[] = []): Promise<Ctx> {
  const personId = await makePerson(name, 'Example')
  const address = await makeLogin(personId)
  for (const [agency, from, to] of service) await serve(personId, agency, { from, to })
  for (const { role, agencyId: of } of held)
    await owner()`insert into roles (id, person_id, role, agency_id, bound_to, granted_at)
      values (${newId()}, ${personId}, ${role}, ${of}, ${address}, now())`
  return actingCtx(personId, held, now)
}

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  agencyId = await makeAgency('Marlow Bay Police Department')
  earlier = await makeAgency('Harbor Light Victim Services')
  dana = await someone('Dana', [[agencyId, '2020-01-01', null]], [coordinatorOf(agencyId)])
  second = await someone('Sela', [[agencyId, '2020-01-01', null]], [coordinatorOf(agencyId)])
  nextDoor = await someone('Noor', [[earlier, '2020-01-01', null]], [coordinatorOf(earlier)])
})
// Nobody is in the way of what another test claimed.
beforeEach(async () => {
  amara = await someone('Amara', [
    [earlier, '2024-01-01', '2026-03-01'],
    [agencyId, '2026-03-01', null],
  ])
})

const training = (given: Record<string, unknown> = {}) => ({
  ...{ title: 'Interviewing through an interpreter', provider: 'Bayview Language Institute' },
  ...{ startsOn: '2026-11-14', endsOn: '2026-11-14', minutes: 180, mode: 'in-person' },
  ...{ topicIds: ['human-trafficking'], priorityIds: ['integration'] },
  ...given,
})
type Made = { claimId: string; madeFrom: string }
const madeOf = ({ claimId, version }: { claimId: string; version: string }): Made => ({ claimId, madeFrom: version })

async function drafted(by: Ctx, given: Record<string, unknown> = {}): Promise<Made> {
  return madeOf(await draftClaim(next(by), { fields: training(given) }))
}
async function sent(by: Ctx = amara as Ctx, given: Record<string, unknown> = {}): Promise<Made> {
  return madeOf(await submitClaim(next(by), { ...(await drafted(by, given)), attested: true }))
}
const approve = (by: Ctx, made: Made, given: Record<string, unknown> = {}) =>
  approveClaim(next(by), { ...made, minutes: 180, ...given })
const problemsOf = (promise: Promise<unknown>) =>
  promise.then(
    () => [],
    (error) =>
      (error.fields ?? error.issues).map(
        (each: { field?: string; path?: string[] }) => each.field ?? each.path?.join('.'),
      ),
  )
const creditsOf = async (ctx: Ctx) => (await listMyCredits(ctx)).items
const told = async ({ claimId }: { claimId: string }) =>
  (
    await owner()<{ kind: string; given: string }[]>`select n.kind, p.given_name as given from notices n
      join people p on p.id = n.person_id where n.payload ->> 'claimId' = ${claimId} order by n.made_at, 1, 2`
  ).map(({ kind, given }) => `${kind} ${given}`)

describe('hours by topic', () => {
  const two = {
    topicIds: ['human-trafficking', 'interviewing'],
    topicMinutes: { 'human-trafficking': 100, interviewing: 50 },
  }
  const keptOf = async ({ claimId }: Made) =>
    (
      await owner()`select topic_ids as "topicIds", topic_minutes as "topicMinutes", credit_minutes as minutes from credits
      where source_kind = 'claim' and reverses is null and (source_id = ${claimId}
        or source_id in (select id from claim_steps where claim_id = ${claimId})) order by recorded_at desc, id desc limit 1`
    )[0]

  test('are of its topics and within its hours when it is sent', async () => {
    const send = async (given: object) => {
      const made = await drafted(amara as Ctx, given as Record<string, unknown>)
      return problemsOf(submitClaim(amara as Ctx, { ...made, attested: true }))
    }
    expect(await send({ ...two, topicMinutes: { 'human-trafficking': 100, interviewing: 81 } })).toEqual([
      'fields.topicMinutes',
    ])
    expect(await send({ ...two, topicMinutes: { law: 10 } })).toEqual(['fields.topicMinutes'])
    expect(await send(two)).toEqual([])
  })

  test('are called as their reader calls them, in the order of their alphabet', async () => {
    const made = await sent(amara as Ctx, { title: 'A day of range work', topicIds: ['use-of-force', 'firearms'] })
    const namesIn = async (locale: Ctx['locale']) =>
      (await getClaim({ ...(amara as Ctx), locale }, made)).topics.map(({ name }) => name)
    expect(await namesIn('en')).toEqual(['Firearms', 'Use of force'])
    expect(await namesIn('es')).toEqual(['Armas de fuego', 'Uso de la fuerza'])
  })

  test('go into the credit as they were said; of several without a word nobody knows, of one they are its own', async () => {
    const said = await sent(amara as Ctx, two)
    expect(await getClaim(dana as Ctx, said)).toMatchObject({
      topics: [
        { topicId: 'human-trafficking', minutes: 100 },
        { topicId: 'interviewing', minutes: 50 },
      ],
      acceptedTopics: null,
    })
    await approve(dana as Ctx, said)
    expect(await keptOf(said)).toMatchObject(two)
    const unsaid = await sent(amara as Ctx, { title: 'Radio procedures', topicIds: two.topicIds })
    await approve(dana as Ctx, unsaid)
    expect(await keptOf(unsaid)).toMatchObject({ topicIds: two.topicIds, topicMinutes: null })
    const one = await sent(amara as Ctx, { title: 'Report writing' })
    await approve(dana as Ctx, one)
    expect((await keptOf(one))?.topicMinutes).toEqual({ 'human-trafficking': 180 })
  })

  test('are corrected with a reason that the claimant reads, and a second look goes on from the correction', async () => {
    const made = await sent(amara as Ctx, two)
    const other = { topicIds: ['human-trafficking'], topicMinutes: { 'human-trafficking': 90 } }
    const reason = 'The program shows no interviewing.'
    expect(await problemsOf(approve(dana as Ctx, made, { topics: other }))).toEqual(['reason'])
    expect(await problemsOf(approve(dana as Ctx, made, { minutes: 120, reason }))).toEqual(['topicMinutes'])
    const odd = { topicIds: ['no-topic'], topicMinutes: {} }
    expect(await problemsOf(approve(dana as Ctx, made, { topics: odd, reason }))).toEqual(['topicIds'])
    await owner()`insert into claim_rules (agency_id, second_above_minutes, changed_by, changed_at)
      values (${agencyId}, 60, ${idOf(dana as Ctx)}, now())`
    const first = madeOf(await approve(dana as Ctx, made, { topics: other, reason }))
    await approve(second as Ctx, first)
    await owner()`delete from claim_rules where agency_id = ${agencyId}`
    expect(await keptOf(made)).toMatchObject(other)
    const claim = await getClaim(amara as Ctx, made)
    expect(claim.acceptedTopics).toMatchObject([{ topicId: 'human-trafficking', minutes: 90 }])
    expect(claim.topics).toHaveLength(2)
    expect(claim.steps.map(({ topics }) => topics?.length ?? null)).toEqual([null, 1, null])
    const trail = await owner()`select detail from audit_events
      where subject_id = ${made.claimId} and event = 'claim.approved' order by recorded_at`
    expect(trail.map(({ detail }) => [detail.topics ?? null, detail.topicMinutes ?? null])).toEqual([
      [other.topicIds, other.topicMinutes],
      [null, null],
    ])
  })

  test('have their part of fewer hours in a final answer', async () => {
    const made = await sent(amara as Ctx, two)
    const refused = madeOf(await rejectClaim(next(dana as Ctx), { ...made, reason: 'This was a meeting.' }))
    const disputed = madeOf(await disputeClaim(next(amara as Ctx), { ...refused, reason: 'It had three lectures.' }))
    await settleDispute(next(second as Ctx), { ...disputed, minutes: 75, reason: 'One lecture was there.' })
    expect(await keptOf(made)).toMatchObject({
      minutes: 75,
      topicMinutes: { 'human-trafficking': 50, interviewing: 25 },
    })
    const claim = await getClaim(amara as Ctx, made)
    const halved = [{ minutes: 50 }, { minutes: 25 }]
    expect(claim.acceptedTopics).toMatchObject(halved)
    expect(claim.steps.at(-1)?.topics).toMatchObject(halved)
  })

  const reason = 'The program shows less of it.'
  const fewer = { topicIds: ['interviewing'], topicMinutes: { interviewing: 20 } }

  test('come back with the hours that a final answer gives back', async () => {
    const made = await sent(amara as Ctx, two)
    const less = madeOf(await approve(dana as Ctx, made, { minutes: 75, topics: fewer, reason }))
    const disputed = madeOf(await disputeClaim(next(amara as Ctx), { ...less, reason: 'It was the whole of it.' }))
    await settleDispute(next(second as Ctx), { ...disputed, minutes: 180, reason: 'The program shows it.' })
    expect(await keptOf(made)).toMatchObject({ minutes: 180, ...two })
    const claim = await getClaim(amara as Ctx, made)
    expect(claim.acceptedTopics).toBeNull()
    expect(claim.steps.at(-1)?.topics).toMatchObject([{ minutes: 100 }, { minutes: 50 }])
  })

  test('of a first look that did not come to count are not those of the final answer', async () => {
    const made = await sent(amara as Ctx, two)
    await owner()`insert into claim_rules (agency_id, second_above_minutes, changed_by, changed_at)
      values (${agencyId}, 60, ${idOf(dana as Ctx)}, now())`
    const first = madeOf(await approve(dana as Ctx, made, { topics: fewer, reason }))
    await owner()`delete from claim_rules where agency_id = ${agencyId}`
    const refused = madeOf(await rejectClaim(next(dana as Ctx), { ...first, reason: 'This was a meeting.' }))
    expect(await getClaim(amara as Ctx, made)).toMatchObject({ acceptedMinutes: null, acceptedTopics: null })
    const disputed = madeOf(await disputeClaim(next(amara as Ctx), { ...refused, reason: 'It had three lectures.' }))
    await settleDispute(next(second as Ctx), { ...disputed, minutes: 180, reason: 'The program shows it.' })
    expect(await keptOf(made)).toMatchObject({ minutes: 180, ...two })
  })

  test('corrected at the same hours are told in a sentence, may be disputed, and given back by the final answer', async () => {
    const made = await sent(amara as Ctx, two)
    const other = madeOf(await approve(dana as Ctx, made, { topics: fewer, reason }))
    const claim = await getClaim(amara as Ctx, made)
    expect(claim.stands).toContain('with other topics')
    expect(claim.may.dispute).toBe(true)
    const disputed = madeOf(await disputeClaim(next(amara as Ctx), { ...other, reason: 'It was about both.' }))
    const answer = { ...disputed, minutes: 180, reason: 'The program shows both.' }
    const more = { ...two, topicMinutes: { interviewing: 181 } }
    expect(await problemsOf(settleDispute(next(second as Ctx), { ...answer, topics: more }))).toEqual(['topicMinutes'])
    await settleDispute(next(second as Ctx), { ...answer, topics: two })
    expect(await keptOf(made)).toMatchObject({ minutes: 180, ...two })
    expect((await getClaim(amara as Ctx, made)).stands).not.toContain('other topics')
  })

  test('shortened to less than a minute each still say whose they are', () => {
    const many = { topicIds: ['a', 'b', 'c'], topicMinutes: { a: 10, b: 10, c: 10 } }
    expect(Object.values(shortened(many, 2).topicMinutes)).toEqual([1, 1])
  })
})

describe('a claim', () => {
  test('is its writer’s alone until it is sent, and sent only when it is whole', async () => {
    const made = await drafted(amara as Ctx, { title: '', minutes: null, mode: null, endsOn: '' })
    await expect(getClaim(dana as Ctx, made)).rejects.toMatchObject({ kind: 'not-found' })
    const missing = await problemsOf(submitClaim(amara as Ctx, { ...made, attested: true }))
    expect([...new Set(missing)].sort()).toEqual(['fields.endsOn', 'fields.minutes', 'fields.mode', 'fields.title'])
    expect(await problemsOf(submitClaim(amara as Ctx, made))).toEqual(['attested'])
    const { version } = await changeClaim(next(amara as Ctx), { ...made, fields: training() })
    await submitClaim(next(amara as Ctx), { claimId: made.claimId, madeFrom: version, attested: true })
    expect(await getClaim(dana as Ctx, made)).toMatchObject({
      state: 'submitted',
      agencyName: 'Marlow Bay Police Department',
    })
    await expect(getClaim(nextDoor as Ctx, made)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await told(made)).toEqual(['claims.waits Dana', 'claims.waits Sela'])
    expect(await claimWaits.say(systemCtx('test', now), { claimId: made.claimId }, 'en')).toEqual({
      lines: [expect.stringMatching(new RegExp(`/agency/claims\\?agency=${agencyId}&claim=${made.claimId}$`))],
    })
  })

  test('approved posts its credit without a certificate of ours, and the transcript says who accepted it', async () => {
    const made = await sent()
    expect(await approve(dana as Ctx, made)).toMatchObject({ state: 'approved' })
    expect(await creditsOf(amara as Ctx)).toMatchObject([
      {
        ...{ title: 'Interviewing through an interpreter', creditMinutes: 180, sourceKind: 'claim', mode: 'in-person' },
        ...{ earnedOn: '2026-11-14', agencyName: 'Marlow Bay Police Department', certificateCode: null },
        accepted: { byName: 'Dana Example', on: '2026-11-20', shown: 0 },
      },
    ])
    const by = { provider: 'Bayview Language Institute', event_id: null }
    const [row] =
      await owner()`select topic_minutes, recorded_by, provider, event_id from credits where source_id = ${made.claimId}`
    expect(row).toEqual({
      topic_minutes: { 'human-trafficking': 180 },
      recorded_by: `person:${idOf(dana as Ctx)}`,
      ...by,
    })
    expect((await getMyTranscript(amara as Ctx)).chain.holds).toBe(true)
    expect(await told(made)).toContain('claims.decided Amara')
    expect((await getClaim(amara as Ctx, made)).stands).toBe(
      'Approved by Dana Example on November 20, 2026: 3 hours on your record.',
    )
    // Sent twice, it is posted once.
    await expect(approve(dana as Ctx, made)).rejects.toMatchObject({ kind: 'not-now' })
    expect(await creditsOf(amara as Ctx)).toHaveLength(1)
  })

  test('approved by two at once posts one credit', async () => {
    const made = await sent()
    const both = await Promise.allSettled([approve(dana as Ctx, made), approve(second as Ctx, made)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await creditsOf(amara as Ctx)).toHaveLength(1)
  })

  test('of a day with another agency goes there, and to nobody where no agency had them', async () => {
    const made = await sent(amara as Ctx, { startsOn: '2025-05-05', endsOn: '2025-05-06', minutes: 600 })
    await expect(getClaim(dana as Ctx, made)).rejects.toMatchObject({ kind: 'not-found' })
    expect(
      (await listAgencyClaims(nextDoor as Ctx, { agencyId: earlier })).items.map(({ claimId }) => claimId),
    ).toContain(made.claimId)
    await approve(nextDoor as Ctx, made, { minutes: 600 })
    expect(await creditsOf(amara as Ctx)).toMatchObject([{ agencyName: 'Harbor Light Victim Services' }])
    expect(await problemsOf(sent(amara as Ctx, { startsOn: '2020-05-05', endsOn: '2020-05-05' }))).toEqual([
      'fields.endsOn',
    ])
    expect(await problemsOf(sent(amara as Ctx, { startsOn: '2026-11-21', endsOn: '2026-11-21' }))).toEqual([
      'fields.endsOn',
    ])
  })

  test('of one’s own is decided by nobody oneself, and waits for another', async () => {
    const made = await sent(dana as Ctx)
    const own = { kind: 'forbidden', message: expect.stringMatching(/^Nobody decides about their own claim/) }
    await expect(approve(dana as Ctx, made)).rejects.toMatchObject(own)
    await expect(rejectClaim(dana as Ctx, { ...made, reason: 'Not a training at all.' })).rejects.toMatchObject(own)
    const queue = await listAgencyClaims(dana as Ctx, { agencyId })
    expect(queue.own).toBe(1)
    expect(queue.items.map(({ claimId }) => claimId)).not.toContain(made.claimId)
    expect(await told(made)).toEqual(['claims.waits Sela'])
    await expect(approve(nextDoor as Ctx, made)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await approve(second as Ctx, made)).toMatchObject({ state: 'approved' })
  })

  test('returned names what is missing field by field, is mended and sent again', async () => {
    const made = await sent()
    const reasons = [{ field: 'minutes', reason: 'The certificate shows no hours; add the program.' }]
    expect(await problemsOf(returnClaim(dana as Ctx, { ...made, reasons: [] }))).toEqual(['reasons'])
    const { version } = await returnClaim(next(dana as Ctx), { ...made, reasons })
    expect(await told(made)).toContain('claims.returned Amara')
    const returned = await getClaim(amara as Ctx, made)
    expect(returned).toMatchObject({ state: 'returned', returned: reasons, may: { change: true, submit: true } })
    const changed = await changeClaim(next(amara as Ctx), {
      ...{ claimId: made.claimId, madeFrom: version, fields: training({ minutes: 150 }) },
    })
    const again = await submitClaim(next(amara as Ctx), { ...madeOf(changed), attested: true })
    // Nobody approves what they have not seen.
    await expect(approve(dana as Ctx, { ...made, madeFrom: version })).rejects.toMatchObject({ kind: 'conflict' })
    await approve(dana as Ctx, madeOf(again), { minutes: 150 })
    expect((await getClaim(amara as Ctx, made)).steps.map(({ verb }) => verb)).toEqual([
      'submit',
      'return',
      'submit',
      'approve',
    ])
  })

  test('taken back waits for nobody, and can be sent again; a draft can be thrown away, a claim that was sent not', async () => {
    const made = await sent()
    await expect(discardClaim(amara as Ctx, made)).rejects.toMatchObject({ kind: 'not-now' })
    const back = await withdrawClaim(next(amara as Ctx), made)
    await expect(approve(dana as Ctx, madeOf(back))).rejects.toMatchObject({ kind: 'not-now' })
    expect(await submitClaim(next(amara as Ctx), { ...madeOf(back), attested: true })).toMatchObject({
      state: 'submitted',
    })
    const draft = await drafted(amara as Ctx)
    await expect(discardClaim(dana as Ctx, draft)).rejects.toMatchObject({ kind: 'not-found' })
    await discardClaim(amara as Ctx, draft)
    expect((await listMyClaims(amara as Ctx, {})).items.map(({ claimId }) => claimId)).toEqual([made.claimId])
  })
})

describe('what waits and is not counted', () => {
  const undecided = async () =>
    (await listMyClaims(amara as Ctx, { which: 'undecided' })).items.map(({ claimId }) => claimId)

  test('is told apart: no draft, nothing that was answered, and of a dispute only what has no credit', async () => {
    await drafted(amara as Ctx)
    const less = await sent(amara as Ctx, { title: 'Night watch' })
    const none = await sent(amara as Ctx, { title: 'Range day', startsOn: '2026-11-10', endsOn: '2026-11-10' })
    expect((await undecided()).sort()).toEqual([less.claimId, none.claimId].sort())
    const corrected = await approve(dana as Ctx, less, { minutes: 60, reason: 'The program shows one hour.' })
    const refused = await rejectClaim(next(dana as Ctx), { ...none, reason: 'Nothing shows that it took place.' })
    expect(await undecided()).toEqual([])
    const dispute = async (made: Made, reason: string) =>
      madeOf(await disputeClaim(next(amara as Ctx), { ...made, reason }))
    const disputed = [
      await dispute(madeOf(corrected), 'It was the whole of it.'),
      await dispute(madeOf(refused), 'The list of names shows it.'),
    ]
    expect(await undecided()).toEqual([none.claimId])
    for (const made of disputed)
      await settleDispute(next(second as Ctx), { ...made, minutes: 60, reason: 'One hour was shown.' })
    expect(await undecided()).toEqual([])
  })
})

describe('hours that a coordinator corrects', () => {
  test('need a reason, are shown to whoever claims, and may be disputed once before somebody else', async () => {
    const made = await sent()
    expect(await problemsOf(approve(dana as Ctx, made, { minutes: 120 }))).toEqual(['reason'])
    const reason = 'The program shows two hours and a lunch.'
    const corrected = await approve(dana as Ctx, made, { minutes: 120, reason })
    expect(await getClaim(amara as Ctx, made)).toMatchObject({
      // Once somebody decided, nobody is named who could.
      ...{ minutes: 180, acceptedMinutes: 120, may: { dispute: true }, reviewers: [] },
      stands: 'Approved by Dana Example on November 20, 2026 with 2 hours, other than you claimed.',
    })
    const disputed = await disputeClaim(next(amara as Ctx), {
      ...madeOf(corrected),
      reason: 'Lunch was a lecture as well.',
    })
    const answer = { ...madeOf(disputed), minutes: 180, reason: 'The program of the institute says so.' }
    const { stands, reviewers } = await getClaim(amara as Ctx, made)
    expect(stands).toMatch(/did not decide before gives the final answer\. Who can: .*Example/)
    expect(stands).not.toContain('Dana')
    // Who decided before reads likewise who goes on, and which steps were their own.
    const read = await getClaim(dana as Ctx, made)
    expect(read.reviewers).toEqual(reviewers)
    expect(read.steps.map(({ verb, byMe }) => [verb, byMe])).toEqual([
      ['submit', false],
      ['approve', true],
      ['dispute', false],
    ])
    expect((await getClaim(second as Ctx, made)).reviewers).toEqual([])
    await expect(settleDispute(dana as Ctx, answer)).rejects.toMatchObject({ kind: 'forbidden' })
    await settleDispute(next(second as Ctx), answer)
    const items = await creditsOf(amara as Ctx)
    expect(items.map(({ creditMinutes, reversed }) => [creditMinutes, reversed !== null]).sort()).toEqual([
      [120, true],
      [180, false],
    ])
    expect((await getMyTranscript(amara as Ctx)).totals.creditMinutes).toBe(180)
    const after = await getClaim(amara as Ctx, made)
    expect(after).toMatchObject({ state: 'approved', acceptedMinutes: 180, may: { dispute: false } })
  })

  test('are answered finally also where the credit was taken back meanwhile', async () => {
    const disputedOf = async () => {
      const reason = 'The program shows two hours and a lunch.'
      const corrected = await approve(dana as Ctx, await sent(), { minutes: 120, reason })
      const why = { reason: 'Lunch was a lecture as well.' }
      const disputed = await disputeClaim(next(amara as Ctx), { ...madeOf(corrected), ...why })
      for (const { creditId, reversed } of await creditsOf(amara as Ctx))
        if (reversed === null) await reverseCredit(dana as Ctx, { creditId, reason: 'The paper was not theirs.' })
      return { ...madeOf(disputed), reason: 'The institute was asked.' }
    }
    const counted = async () => (await getMyTranscript(amara as Ctx)).totals.creditMinutes
    await settleDispute(next(second as Ctx), { ...(await disputedOf()), minutes: null })
    expect(await counted()).toBe(0)
    await settleDispute(next(second as Ctx), { ...(await disputedOf()), minutes: 120 })
    expect(await counted()).toBe(120)
  })

  test('refused is answered finally by somebody else, and no more after that', async () => {
    const made = await sent()
    const refused = await rejectClaim(next(dana as Ctx), { ...made, reason: 'This was a meeting and no training.' })
    const disputed = await disputeClaim(next(amara as Ctx), { ...madeOf(refused), reason: 'It had three lectures.' })
    const final = await settleDispute(next(second as Ctx), {
      ...{ ...madeOf(disputed), minutes: null, reason: 'The program lists no lecture.' },
    })
    expect(await creditsOf(amara as Ctx)).toEqual([])
    expect((await getClaim(amara as Ctx, made)).stands).toMatch(/this is the final answer/)
    const again = disputeClaim(amara as Ctx, { ...madeOf(final), reason: 'I still see it otherwise.' })
    await expect(again).rejects.toMatchObject({ kind: 'not-now' })
  })
})

describe('the same training', () => {
  test('is named before it is sent, refused where it stands already, and counts beside it only as another one', async () => {
    await approve(dana as Ctx, await sent())
    const likeness = await findLikeness(amara as Ctx, training({ title: 'Interviewing through an interpreter!' }))
    expect(likeness).toMatchObject({
      alike: [{ likeness: 'same', source: 'claim', minutes: 180 }],
      agencies: [{ name: 'Marlow Bay Police Department' }],
    })
    const made = await sent()
    expect((await getClaim(dana as Ctx, made)).alike).toMatchObject([{ likeness: 'same', source: 'claim' }])
    expect(await problemsOf(approve(dana as Ctx, made))).toEqual(['apart'])
    expect(await creditsOf(amara as Ctx)).toHaveLength(1)
    await approve(dana as Ctx, made, { apart: true })
    expect(await creditsOf(amara as Ctx)).toHaveLength(2)
    const { steps } = await getClaim(amara as Ctx, made)
    expect(steps.at(-1)?.apartFrom).toBe('“Interviewing through an interpreter”, November 14, 2026, 3 hours,')
  })

  test('sent twice, also at once, waits once', async () => {
    const both = [await drafted(amara as Ctx), await drafted(amara as Ctx)]
    const ends = await Promise.allSettled(
      both.map((made) => submitClaim(next(amara as Ctx), { ...made, attested: true })),
    )
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await problemsOf(sent())).toEqual(['fields.title'])
  })

  test('of somebody else is nobody’s hint', async () => {
    const other = await someone('Ben', [[agencyId, '2024-01-01', null]])
    await approve(dana as Ctx, await sent(other))
    expect((await findLikeness(amara as Ctx, training())).alike).toEqual([])
  })
})

describe('many hours', () => {
  test('wait for a second person where the agency says so, who is not the first', async () => {
    expect(await getClaimRules(dana as Ctx, { agencyId })).toEqual({ secondAboveMinutes: null, version: null })
    const set = { agencyId, madeFrom: null, secondAboveMinutes: 480 }
    await expect(changeClaimRules(amara as Ctx, set)).rejects.toMatchObject({ kind: 'not-found' })
    const { version } = await changeClaimRules(next(dana as Ctx), set)
    await expect(changeClaimRules(dana as Ctx, { ...set, secondAboveMinutes: 600 })).rejects.toMatchObject({
      kind: 'conflict',
    })
    const made = await sent(amara as Ctx, { minutes: 720 })
    const first = await approve(dana as Ctx, made, { minutes: 720 })
    expect(first.state).toBe('seconding')
    expect(await creditsOf(amara as Ctx)).toEqual([])
    await expect(approve(dana as Ctx, madeOf(first), { minutes: 720 })).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await told(made)).at(-1)).toBe('claims.waits Sela')
    const queue = await listAgencyClaims(dana as Ctx, { agencyId })
    expect(queue.waiting).toBe(queue.total - 1)
    expect(await listAgencyClaims(second as Ctx, { agencyId, which: 'decided' })).toMatchObject({
      waiting: queue.total,
    })
    expect(await approve(second as Ctx, madeOf(first), { minutes: 720 })).toMatchObject({ state: 'approved' })
    expect(await creditsOf(amara as Ctx)).toMatchObject([{ creditMinutes: 720, accepted: { byName: 'Sela Example' } }])
    // What the first approved of a claim that came back is forgotten with it.
    const other = await sent(amara as Ctx, { title: 'Trauma and the brain', minutes: 720 })
    const reason = 'The program shows ten hours and the breaks.'
    const lowered = await approve(dana as Ctx, other, { minutes: 600, reason })
    const back = await withdrawClaim(next(amara as Ctx), madeOf(lowered))
    const again = await submitClaim(next(amara as Ctx), { ...madeOf(back), attested: true })
    expect(await getClaim(dana as Ctx, other)).toMatchObject({ minutes: 720, acceptedMinutes: null })
    expect(await approveClaims(next(dana as Ctx), { claims: [madeOf(again)] })).toMatchObject({
      items: [{ approved: true }],
    })
    await changeClaimRules(next(dana as Ctx), { agencyId, madeFrom: version, secondAboveMinutes: null })
  })
})

describe('a course that a requirement names', () => {
  const NAMED = 'TCOLE 3843 Crisis intervention'
  const reason = 'The certificate carries the number 3843.'

  test('is on the record by that name once whoever decides says so and why, and meets the requirement', async () => {
    const { requirementId } = await makeRequirement(next(dana as Ctx), {
      ...{ agencyId, name: 'Crisis intervention', citation: null, effectiveFrom: '2026-01-01', population: 'everyone' },
      ...{ dueKind: 'by-date', dueBy: '2026-12-31', criterion: { kind: 'training', of: { titles: [NAMED, '3843'] } } },
    })
    const stands = async () => {
      const { items } = await listMyObligations(next(amara as Ctx))
      return items.find((each) => each.requirementId === requirementId)
    }
    expect(await stands()).toMatchObject({ status: { kind: 'open' }, soonest: 'elsewhere' })
    const made = await sent()
    expect((await getClaim(dana as Ctx, made)).courses).toEqual(['3843', NAMED])
    expect((await getClaim(amara as Ctx, made)).courses).toEqual([])
    expect(await problemsOf(approve(dana as Ctx, made, { recordedAs: NAMED }))).toEqual(['reason'])
    expect(await problemsOf(approve(dana as Ctx, made, { recordedAs: 'Another name', reason }))).toEqual(['recordedAs'])
    await approve(dana as Ctx, made, { recordedAs: NAMED, reason })
    expect(await creditsOf(amara as Ctx)).toMatchObject([{ title: NAMED }])
    expect(await getClaim(amara as Ctx, made)).toMatchObject({
      ...{ title: 'Interviewing through an interpreter', acceptedTitle: NAMED },
      steps: expect.arrayContaining([expect.objectContaining({ verb: 'approve', reason })]),
    })
    expect(await stands()).toMatchObject({ status: { kind: 'met' } })
  })

  test('is kept by the first of two, and forgotten where the claim is sent anew', async () => {
    const before = (await getClaimRules(dana as Ctx, { agencyId })).version
    const set = { agencyId, madeFrom: before, secondAboveMinutes: 60 }
    const { version } = await changeClaimRules(next(dana as Ctx), set)
    const made = await sent()
    const first = await approve(dana as Ctx, made, { recordedAs: NAMED, reason })
    expect(await getClaim(second as Ctx, made)).toMatchObject({ state: 'seconding', acceptedTitle: NAMED })
    const back = await withdrawClaim(next(amara as Ctx), madeOf(first))
    const again = await submitClaim(next(amara as Ctx), { ...madeOf(back), attested: true })
    expect(await getClaim(dana as Ctx, made)).toMatchObject({ acceptedTitle: null })
    const anew = await approve(dana as Ctx, madeOf(again), { recordedAs: NAMED, reason })
    await approve(second as Ctx, madeOf(anew))
    expect(await creditsOf(amara as Ctx)).toMatchObject([{ title: NAMED }])
    await changeClaimRules(next(dana as Ctx), { agencyId, madeFrom: version, secondAboveMinutes: null })
  })

  test('is the same training under the name by which it was claimed, and under the one that it is to have', async () => {
    const made = await sent()
    await approve(dana as Ctx, made, { recordedAs: NAMED, reason })
    const again = await sent()
    expect((await getClaim(dana as Ctx, again)).alike).toMatchObject([{ likeness: 'same', source: 'claim' }])
    const { items } = await listAgencyClaims(dana as Ctx, { agencyId })
    expect(items.find(({ claimId }) => claimId === again.claimId)).toMatchObject({ likeness: 'same' })
    expect(await problemsOf(approve(dana as Ctx, again))).toEqual(['apart'])
    expect((await approveClaims(next(dana as Ctx), { claims: [again] })).items).toMatchObject([{ approved: false }])
    const other = await sent(amara as Ctx, { title: 'A day about crises' })
    expect(await problemsOf(approve(dana as Ctx, other, { recordedAs: NAMED, reason }))).toEqual(['apart'])
    await approve(dana as Ctx, other)
    expect((await creditsOf(amara as Ctx)).map(({ title }) => title).sort()).toEqual(['A day about crises', NAMED])
  })

  test('with a wrong name is mended by taking the credit back and claiming anew', async () => {
    await approve(dana as Ctx, await sent(), { recordedAs: NAMED, reason })
    const [wrong] = await creditsOf(amara as Ctx)
    await reverseCredit(dana as Ctx, { creditId: wrong?.creditId, reason: 'It is another course than 3843.' })
    await approve(dana as Ctx, await sent())
    const items = await creditsOf(amara as Ctx)
    expect(items.filter(({ reversed }) => reversed === null)).toMatchObject([
      { title: 'Interviewing through an interpreter' },
    ])
  })

  test('that was claimed by that name counts by it: whoever decides is told, and it is not approved among many', async () => {
    const made = await sent(amara as Ctx, { title: ' tcole 3843 crisis  Intervention' })
    const plain = await sent(amara as Ctx, { title: 'Report writing' })
    expect((await getClaim(dana as Ctx, made)).countsFor).toEqual(['Crisis intervention'])
    expect((await getClaim(amara as Ctx, made)).countsFor).toEqual([])
    expect((await getClaim(dana as Ctx, plain)).countsFor).toEqual([])
    const queue = (await listAgencyClaims(dana as Ctx, { agencyId })).items
    expect(queue.filter(({ named }) => named).map(({ claimId }) => claimId)).toEqual([made.claimId])
    const { items } = await approveClaims(next(dana as Ctx), { claims: [made, plain] })
    expect(items).toMatchObject([{ approved: false, why: expect.stringMatching(/by itself/) }, { approved: true }])
    await approve(dana as Ctx, made)
  })

  test('keeps the name in the trail, through the retirement of the requirement, and not after a refusal', async () => {
    const before = (await getClaimRules(dana as Ctx, { agencyId })).version
    const { version } = await changeClaimRules(next(dana as Ctx), {
      ...{ agencyId, madeFrom: before, secondAboveMinutes: 60 },
    })
    const name = 'A course of last year'
    const { requirementId } = await makeRequirement(next(dana as Ctx), {
      ...{ agencyId, name, citation: null, effectiveFrom: '2026-01-01', population: 'everyone' },
      ...{ dueKind: 'by-date', dueBy: '2026-12-31', criterion: { kind: 'training', of: { titles: [name] } } },
    })
    const [kept, refused] = [await sent(), await sent(amara as Ctx, { title: 'Ethics on patrol' })]
    const first = await approve(dana as Ctx, kept, { recordedAs: name, reason })
    const looked = await approve(dana as Ctx, refused, { recordedAs: NAMED, reason })
    await retireRequirement(next(dana as Ctx), { requirementId })
    expect((await getClaim(second as Ctx, kept)).courses).toContain(name)
    await approve(second as Ctx, madeOf(first), { recordedAs: name })
    const trail = await owner()`select detail ->> 'recordedAs' as name from audit_events
      where subject_id = ${kept.claimId} and event = 'claim.approved' order by recorded_at, id`
    expect(trail.map((each) => each.name)).toEqual([name, name])
    const no = await rejectClaim(next(second as Ctx), { ...madeOf(looked), reason: 'This was a meeting, no training.' })
    const disputed = await disputeClaim(next(amara as Ctx), { ...madeOf(no), reason: 'It had three lectures.' })
    const third = await someone('Tessa', [[agencyId, '2020-01-01', null]], [coordinatorOf(agencyId)])
    const why = 'The program shows three lectures.'
    await settleDispute(next(third), { ...madeOf(disputed), minutes: 180, reason: why })
    expect((await creditsOf(amara as Ctx)).map(({ title }) => title).sort()).toEqual([name, 'Ethics on patrol'])
    await changeClaimRules(next(dana as Ctx), { agencyId, madeFrom: version, secondAboveMinutes: null })
  })
})

describe('many at once', () => {
  test('are approved each by itself; what cannot be is left with its reason', async () => {
    const ben = await someone('Ben', [[agencyId, '2024-01-01', null]])
    const chosen = [await sent(), await sent(ben), await sent(dana as Ctx, { title: 'Ethics for supervisors' })]
    const queue = await listAgencyClaims(dana as Ctx, { agencyId })
    const trainings = queue.items.filter(({ claimId }) => chosen.some((each) => each.claimId === claimId))
    expect(new Set(trainings.map((each) => each.training)).size).toBe(1)
    const stale = { ...(chosen[1] as Made), madeFrom: 'long ago' }
    const { items } = await approveClaims(next(dana as Ctx), { claims: [chosen[0], stale, chosen[2]] })
    expect(items.map(({ approved }) => approved)).toEqual([true, false, false])
    expect(items[2]?.why).toMatch(/own claim/)
    expect(await creditsOf(ben)).toEqual([])
  })
})

describe('the second lock', () => {
  test('shows a claim to its writer and to whoever decides there, and to nobody else', async () => {
    const [made, draft] = [await sent(), await drafted(amara as Ctx, { title: 'A draft' })]
    const seenBy = async (ctx: Ctx) => {
      const rows = await read(ctx, (tx) => tx.select({ id: claims.id }).from(claims))
      return [made, draft].map(({ claimId }) => rows.some(({ id }) => id === claimId))
    }
    expect(await seenBy(amara as Ctx)).toEqual([true, true])
    expect(await seenBy(dana as Ctx)).toEqual([true, false])
    expect(await seenBy(nextDoor as Ctx)).toEqual([false, false])
  })
})
