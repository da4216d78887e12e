import fc from 'fast-check'
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
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { makeRequirement } from '@/lib/requirements/commands'
import type { Followed } from '@/lib/requirements/previewed/follow-shape'
import { previewApproval, previewClaim } from './bringing'
import { disputeClaim, draftClaim, submitClaim, withdrawClaim } from './commands'
import { trainingModes } from './kinds'
import { approveClaim, settleDispute } from './review'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
let minute = 0
const next = (ctx: Ctx): Ctx => ({ ...ctx, now: plusMinutes(now, ++minute) })
const idOf = (ctx: Ctx) => (ctx.actor.kind === 'person' ? ctx.actor.personId : '')
let bay: string
let harbor: string
let [amara, dana, sela, noor]: Ctx[] = []

async function someone(name: string, agencies: string[], held: HeldRole[] = []): Promise<Ctx> {
  const personId = await makePerson(name, 'Example')
  const address = await makeLogin(personId)
  for (const agencyId of agencies) await serve(personId, agencyId, { from: '2024-01-01' })
  for (const { role, agencyId } of held)
    await owner()`insert into roles (id, person_id, role, agency_id, bound_to, granted_at)
      values (${newId()}, ${personId}, ${role}, ${agencyId}, ${address}, now())`
  return actingCtx(personId, held, now)
}

/** So many hours in the calendar year. */
const asks = (by: Ctx, agencyId: string, name: string, criterion: object) =>
  makeRequirement(by, {
    ...{ agencyId, name, population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
    ...{ criterion: { kind: 'minutes', parts: [], ...criterion } },
    ...{ dueKind: 'by-date', dueBy: '2026-12-31', repeatMonths: 12, repeatFrom: 'fixed-day' },
  })

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  bay = await makeAgency('Marlow Bay Police Department')
  harbor = await makeAgency('Harbor Light Victim Services')
  dana = await someone('Dana', [bay], [coordinatorOf(bay)])
  sela = await someone('Sela', [bay], [coordinatorOf(bay)])
  noor = await someone('Noor', [harbor], [coordinatorOf(harbor)])
  await asks(dana, bay, 'Continuing hours', {
    ...{ atLeast: 1440, caps: [{ modes: ['self-paced'], atMost: 300 }] },
    parts: [{ of: { topics: ['human-trafficking'] }, atLeast: 240 }],
  })
  await asks(dana, bay, 'Interviewing', { atLeast: 240, of: { topics: ['interviewing'] } })
  await asks(noor, harbor, 'Care of people', { atLeast: 600 })
})
beforeEach(async () => {
  amara = await someone('Amara', [bay, harbor])
})

const training = (given: object = {}) => ({
  ...{ title: `A day of law ${newId()}`, provider: 'Bayview Institute', minutes: 180, mode: 'in-person' },
  ...{ startsOn: '2026-11-14', endsOn: '2026-11-14', topicIds: ['human-trafficking'], topicMinutes: {}, agencyId: bay },
  ...given,
})
async function sent(by: Ctx, given: object = {}) {
  const { claimId, version } = await draftClaim(next(by), { fields: training(given) })
  const { version: madeFrom } = await submitClaim(next(by), { claimId, madeFrom: version, attested: true })
  return { claimId, madeFrom }
}
const typed = async (by: Ctx, given: object = {}) => (await previewClaim(next(by), { fields: training(given) })).brings
const approval = async (by: Ctx, claimId: string, given: object = {}) =>
  (await previewApproval(next(by), { claimId, minutes: 180, ...given })).brings
const told = (counts: readonly Followed[] | undefined) =>
  (counts ?? []).map(({ name, have, would }) => [name, have, would])

/** What is stored of each time owed at an agency: minutes that count, and whether it is met. */
async function stored(personId: string, agencyId: string): Promise<Map<string, { have: number; isMet: boolean }>> {
  const rows = await owner()<{ name: string; due: string; have: number; met: boolean }[]>`
    select r.name, o.due_on::text as due, o.satisfied_on is not null as met, (select coalesce(sum((k->>'minutes')::int), 0)::int
      from jsonb_array_elements(o.counted_credits) k where k->'shared' is null) as have
    from obligations o join requirements r on r.id = o.requirement_id
    where o.person_id = ${personId} and o.agency_id = ${agencyId} order by r.name, o.cycle`
  return new Map(rows.map(({ name, due, have, met }) => [`${name} ${due}`, { have, isMet: met }]))
}

describe('what a claim would bring', () => {
  test('is told to whoever writes it, of each agency that asks something of them', async () => {
    const brings = await typed(amara as Ctx)
    expect(brings?.counts).toMatchObject([
      ...[
        { name: 'Continuing hours', agencyName: 'Marlow Bay Police Department', have: 0, would: 180, need: 1440 },
        { name: 'Care of people', agencyName: 'Harbor Light Victim Services', have: 0, would: 180, need: 600 },
      ],
    ])
    expect(brings?.counts[0]?.parts).toMatchObject([{ have: 0, would: 180, need: 240 }])
    expect(brings?.not).toEqual([])
  })

  test('follows what is typed: its hours, its topics, how one took part, its day', async () => {
    const me = amara as Ctx
    expect(told((await typed(me, { minutes: 60 }))?.counts)[0]).toEqual(['Continuing hours', 0, 60])
    expect(told((await typed(me, { topicIds: ['interviewing'] }))?.counts)).toContainEqual(['Interviewing', 0, 180])
    const alone = await typed(me, { mode: 'self-paced', minutes: 360, topicIds: [] })
    expect(told(alone?.counts)[0]).toEqual(['Continuing hours', 0, 300])
    expect(alone?.not).toMatchObject([
      { name: 'Continuing hours', why: 'over-limit', minutes: 60 },
      { name: 'Interviewing', why: 'topic', minutes: null },
    ])
    const early = await typed(me, { startsOn: '2025-12-31', endsOn: '2025-12-31' })
    expect(early?.counts).toEqual([])
    expect(early?.not.map(({ why }) => why)).toEqual(['other-period', 'other-period'])
    const first = await typed(me, { startsOn: '2025-12-31', endsOn: '2026-01-01' })
    expect(first?.counts).toHaveLength(2)
  })

  test('is not told before it can be, of a day to come, and of one on which no agency had them', async () => {
    for (const missing of [
      ...[{ minutes: null }, { mode: null }, { startsOn: '', endsOn: '' }, { startsOn: '2026-11-15' }],
      ...[
        { startsOn: '2026-11-21', endsOn: '2026-11-21' },
        { startsOn: '2023-12-31', endsOn: '2023-12-31' },
      ],
      ...[{ topicMinutes: { 'human-trafficking': 181 } }, { topicMinutes: { other: 10 } }],
    ])
      expect(await typed(amara as Ctx, missing)).toBeNull()
    for (const wrong of [{ minutes: 0 }, { minutes: 1.5 }, { minutes: 1e9 }, { topicIds: ["'; --"] }, { mode: 'x' }])
      await expect(previewClaim(amara as Ctx, { fields: training(wrong) })).rejects.toMatchObject({
        name: '$ZodError',
      })
    await expect(previewClaim(systemCtx('test', now), { fields: training() })).rejects.toMatchObject({
      kind: 'signed-out',
    })
  })

  test('is told of an agency that somebody names only where they served it', async () => {
    const agencyId = await makeAgency('Somewhere else')
    await asks(systemCtx('test', now), agencyId, 'Of others', { atLeast: 60 })
    expect(told((await typed(amara as Ctx, { agencyId }))?.counts).map(([name]) => name)).toEqual([
      ...['Continuing hours', 'Care of people'],
    ])
  })

  test('is told to whoever decides of their own agency alone, with the minutes and topics that they have', async () => {
    const { claimId } = await sent(amara as Ctx)
    expect(told((await approval(dana as Ctx, claimId))?.counts)).toEqual([['Continuing hours', 0, 180]])
    expect(told((await approval(dana as Ctx, claimId, { minutes: 90 }))?.counts)).toEqual([['Continuing hours', 0, 90]])
    const topics = { topicIds: ['interviewing'], topicMinutes: {} }
    expect(told((await approval(dana as Ctx, claimId, { topics }))?.counts)).toEqual([
      ...[
        ['Continuing hours', 0, 180],
        ['Interviewing', 0, 180],
      ],
    ])
    expect(
      await approval(dana as Ctx, claimId, { topics: { ...topics, topicMinutes: { interviewing: 181 } } }),
    ).toBeNull()
    await expect(approval(dana as Ctx, claimId, { recordedAs: 'A name of nothing' })).rejects.toMatchObject({
      fields: [{ field: 'recordedAs' }],
    })
  })

  test('is told to nobody else, and not once it is decided or taken back', async () => {
    const { claimId, madeFrom } = await sent(amara as Ctx)
    for (const stranger of [noor, await someone('Mo', [bay])])
      await expect(approval(stranger as Ctx, claimId)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(approval(amara as Ctx, claimId)).rejects.toMatchObject({ kind: 'forbidden' })
    const own = await sent(dana as Ctx)
    await expect(approval(dana as Ctx, own.claimId)).rejects.toMatchObject({ kind: 'forbidden' })
    await withdrawClaim(next(amara as Ctx), { claimId, madeFrom })
    expect(await approval(dana as Ctx, claimId)).toBeNull()
    const other = await sent(amara as Ctx)
    await approveClaim(next(dana as Ctx), { ...other, minutes: 180 })
    expect(await approval(dana as Ctx, other.claimId)).toBeNull()
  })

  test('writes nothing', async () => {
    const counted = async () =>
      (
        await owner()`select (select count(*) from audit_events) as events, (select count(*) from credits) as credits,
          (select count(*) from claims) as claims, (select max(xmin::text::bigint) from obligations) as derived`
      )[0]
    const { claimId } = await sent(amara as Ctx)
    const before = await counted()
    await typed(amara as Ctx)
    await approval(dana as Ctx, claimId)
    expect(await counted()).toEqual(before)
  })

  test('is what the record says once it is approved, whatever was claimed before', async () => {
    const claim = fc.record({
      minutes: fc.integer({ min: 1, max: 40 }).map((n) => n * 15),
      mode: fc.constantFrom(...trainingModes),
      topicIds: fc.subarray(['human-trafficking', 'interviewing', 'firearms']),
      day: fc.constantFrom('2025-06-01', '2025-12-31', '2026-01-01', '2026-05-05', '2026-11-19', '2026-11-20'),
      part: fc.integer({ min: 1, max: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(claim, { minLength: 1, maxLength: 6 }), async (all) => {
        const me = await someone('Amara', [bay, harbor])
        for (const { minutes, mode, topicIds, day, part } of all) {
          const [first] = topicIds
          const topicMinutes = first && part > 1 ? { [first]: Math.ceil(minutes / part) } : {}
          const given = { minutes, mode, topicIds, topicMinutes, startsOn: day, endsOn: day }
          const [bayBefore, harborBefore] = [await stored(idOf(me), bay), await stored(idOf(me), harbor)]
          const brings = await typed(me, given)
          const made = await sent(me, given)
          const seen = await approval(dana as Ctx, made.claimId, { minutes })
          expect(seen?.counts).toEqual(brings?.counts.filter(({ agencyName }) => agencyName.startsWith('Marlow')))
          await approveClaim(next(dana as Ctx), { ...made, minutes })
          expectToBe(brings?.counts ?? [], bayBefore, await stored(idOf(me), bay), 'Marlow')
          expectToBe(brings?.counts ?? [], harborBefore, await stored(idOf(me), harbor), 'Harbor')
        }
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  test('of what is seen otherwise is beside what counts of it already', async () => {
    const me = amara as Ctx
    const made = await sent(me)
    const reason = 'The program lists two hours.'
    const { version } = await approveClaim(next(dana as Ctx), { ...made, minutes: 120, reason })
    const disputed = await disputeClaim(next(me), {
      claimId: made.claimId,
      madeFrom: version,
      reason: 'It took three.',
    })
    expect(await approval(sela as Ctx, made.claimId, { minutes: 120 })).toBeNull()
    expect(told((await approval(sela as Ctx, made.claimId))?.counts)).toEqual([['Continuing hours', 120, 180]])
    expect(await approval(dana as Ctx, made.claimId)).toBeNull()
    const final = { claimId: made.claimId, madeFrom: disputed.version, minutes: 180, reason: 'Three it is, then.' }
    await settleDispute(next(sela as Ctx), final)
    expect((await stored(idOf(me), bay)).get('Continuing hours 2026-12-31')).toEqual({ have: 180, isMet: false })
  })
})

type Stored = Awaited<ReturnType<typeof stored>>

/** What was told has come to be, and nothing else changed. */
function expectToBe(counts: readonly Followed[], before: Stored, after: Stored, of: string): void {
  const here = counts.filter(({ agencyName }) => agencyName.startsWith(of))
  for (const { name, dueOn, would, isMet } of here)
    expect(after.get(`${name} ${dueOn}`)).toEqual({ have: would, isMet })
  for (const [key, stand] of after) {
    if (here.some(({ name, dueOn }) => key === `${name} ${dueOn}`)) continue
    expect({ key, ...stand }).toEqual({ key, ...(before.get(key) ?? { have: 0, isMet: false }) })
  }
}
