/** What was told of a claim before an approval against what is stored after it, where more than hours of one year are asked for. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  makeActing,
  makeAgency,
  makeLogin,
  makePerson,
  makeUnit,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { actingPersonId, type Ctx, systemCtx } from '@/lib/platform/context'
import { grouped } from '@/lib/platform/grouped'
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { makeRequirement, rebuildObligations } from '@/lib/requirements/commands'
import { cycleOn, statusOn } from '@/lib/requirements/engine/rules'
import { grantRelief } from '@/lib/requirements/reliefs/commands'
import { previewApproval, previewClaim } from './bringing'
import { changeClaimRules } from './claim-rules'
import { disputeClaim, draftClaim, submitClaim } from './commands'
import { approveClaim, settleDispute } from './review'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
const today = '2026-11-20'
let minute = 0
const next = (ctx: Ctx): Ctx => ({ ...ctx, now: plusMinutes(now, ++minute) })
const idOf = (ctx: Ctx) => actingPersonId(ctx.actor) ?? ''
let [agencyId, unitId] = ['', '']
let [dana, sela, me] = [] as unknown as [Ctx, Ctx, Ctx]

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  agencyId = await makeAgency('Marlow Bay Police Department')
  unitId = await makeUnit(agencyId, 'Patrol')
  dana = await makeActing('Dana', { agencyId, unitId }, [coordinatorOf(agencyId)])
  sela = await makeActing('Sela', { agencyId }, [coordinatorOf(agencyId)])
  const asks = (name: string, criterion: object, terms: object) =>
    makeRequirement(dana, {
      ...{ agencyId, name, population: 'everyone', citation: null, effectiveFrom: '2024-01-01', criterion, ...terms },
    })
  const hours = { kind: 'minutes', atLeast: 600, parts: [] }
  const yearly = { dueKind: 'by-date', dueBy: '2025-12-31', repeatMonths: 12, repeatFrom: 'fixed-day' }
  const fromStart = { dueKind: 'within-days-of-start', withinDays: 60, repeatMonths: 12, repeatFrom: 'completion' }
  await asks('Each year', hours, { ...yearly, limits: { carryOverMinutes: 120, graceDays: 45 } })
  await asks('After the last', { kind: 'training', of: { topics: ['firearms'] } }, { ...fromStart, windowDays: 90 })
  await asks('By its name', { kind: 'training', of: { titles: ['Range day'] } }, fromStart)
  await asks('Some of them', { ...hours, caps: [{ modes: ['self-paced'], atMost: 120 }] }, { ...fromStart })
})
beforeEach(async () => {
  me = await someone()
})

async function someone(from = '2024-06-01'): Promise<Ctx> {
  const personId = await makePerson('Amara', 'Example')
  await makeLogin(personId)
  await serve(personId, agencyId, { from })
  await rebuildObligations(systemCtx('test', now))
  return actingCtx(personId, [], now)
}

const training = (given: object = {}) => ({
  ...{ title: `A day of law ${newId()}`, provider: 'Bayview Institute', minutes: 180, mode: 'in-person' },
  ...{ startsOn: '2026-11-14', endsOn: '2026-11-14', topicIds: [], topicMinutes: {}, agencyId, ...given },
})
async function sent(by: Ctx, given: object = {}) {
  const { claimId, version } = await draftClaim(next(by), { fields: training(given) })
  const { version: madeFrom } = await submitClaim(next(by), { claimId, madeFrom: version, attested: true })
  return { claimId, madeFrom }
}
const typed = async (given: object = {}) => (await previewClaim(next(me), { fields: training(given) })).brings
const approval = async (by: Ctx, claimId: string, given: object = {}) =>
  (await previewApproval(next(by), { claimId, minutes: 180, ...given })).brings
type Told = NonNullable<Awaited<ReturnType<typeof typed>>>

type Row = Parameters<typeof statusOn>[0][number] & { name: string; cycle: number; have: number }

/** What is stored of each rule, in order of its cycles. */
async function stored(): Promise<Map<string, Row[]>> {
  const rows = await owner()<Row[]>`
    select r.name, o.cycle, o.opens_on::text as "opensOn", o.due_on::text as "dueOn", o.satisfied_on::text as "satisfiedOn",
      o.valid_until::text as "validUntil", o.ends_on::text as "endsOn", (select coalesce(sum((k->>'minutes')::int), 0)::int
        from jsonb_array_elements(o.counted_credits) k where k->'shared' is null) as have
    from obligations o join requirements r on r.id = o.requirement_id where o.person_id = ${idOf(me)}
    order by r.name, o.cycle`
  return grouped(rows, ({ name }) => name)
}
const owedNext = (rows: Row[]) => {
  const { dueOn, validUntil } = statusOn(rows, today)
  return dueOn ?? validUntil
}

/** Every figure and day that was told is stored, and of what nothing was told nothing is otherwise. */
function expectToBe({ counts, moves }: Told, before: Map<string, Row[]>, after: Map<string, Row[]>) {
  for (const [name, rows] of after) {
    const was = before.get(name) ?? []
    const told = counts.filter((each) => each.name === name)
    const moved = moves.find((each) => each.name === name)
    for (const { dueOn, would, isMet, unit, becomes } of told) {
      const row = rows.find((each) => each.dueOn === dueOn)
      if (unit === 'minutes') expect(row?.have).toBe(would)
      expect([row && row.satisfiedOn !== null, statusOn(rows, today).kind]).toEqual([isMet, becomes])
    }
    if (moved) expect([owedNext(was), owedNext(rows)]).toEqual([moved.dueWas, moved.dueBecomes])
    if (told.length > 0 || moved) continue
    expect(statusOn(rows, today)).toMatchObject({ kind: statusOn(was, today).kind, days: statusOn(was, today).days })
    if (cycleOn(rows, today)?.satisfiedOn === null) expect(cycleOn(rows, today)?.have).toBe(cycleOn(was, today)?.have)
  }
}

describe('what was told of a claim is what is stored', () => {
  test('over periods, with grace, carry-over, limits and renewals, on leave and with training from years before', async () => {
    const claim = fc.record({
      minutes: fc.integer({ min: 1, max: 16 }).map((n) => n * 60),
      mode: fc.constantFrom('in-person', 'self-paced'),
      topicIds: fc.subarray(['firearms', 'human-trafficking']),
      day: fc.constantFrom('2024-06-01', '2025-03-01', '2025-12-30', '2026-01-20', '2026-06-01', '2026-09-30', today),
    })
    const began = fc.constantFrom('2024-06-01', '2020-01-01')
    await fc.assert(
      fc.asyncProperty(
        fc.array(claim, { minLength: 2, maxLength: 5 }),
        began,
        fc.boolean(),
        async (all, from, isAway) => {
          me = await someone(from)
          if (isAway)
            await grantRelief(next(dana), {
              ...{
                agencyId,
                personId: idOf(me),
                key: newId(),
                kind: 'leave',
                from: '2026-02-01',
                untilOn: '2026-05-01',
              },
              why: 'Surgery until the spring',
            })
          for (const { day, ...given } of all) {
            const days = { ...given, startsOn: day, endsOn: day }
            const before = await stored()
            const brings = (await typed(days)) as Told
            const made = await sent(me, days)
            expect(await approval(sela, made.claimId, { minutes: given.minutes })).toEqual(brings)
            await approveClaim(next(sela), { ...made, minutes: given.minutes })
            expectToBe(brings, before, await stored())
          }
        },
      ),
      { numRuns: 8 },
    )
  }, 120_000)

  test('where an earlier training brings the renewal forward, which is said to both', async () => {
    const firearms = { topicIds: ['firearms'] }
    const made = await sent(me, { ...firearms, startsOn: '2026-06-01', endsOn: '2026-06-01' })
    await approveClaim(next(sela), { ...made, minutes: 180 })
    const early = { ...firearms, startsOn: '2026-02-01', endsOn: '2026-02-01' }
    const moves = [{ name: 'After the last', dueWas: '2027-06-01', dueBecomes: '2027-02-01', isOverdue: false }]
    expect(await typed(early)).toMatchObject({ moves })
    const { claimId, madeFrom } = await sent(me, early)
    expect(await approval(sela, claimId)).toMatchObject({ moves })
    await approveClaim(next(sela), { claimId, madeFrom, minutes: 180 })
    expect(owedNext((await stored()).get('After the last') ?? [])).toBe('2027-02-01')
  })

  test('where it goes on the record by the name that a requirement gives it', async () => {
    const made = await sent(me)
    const named = ({ counts }: Told) => counts.filter(({ name }) => name === 'By its name')
    expect(named((await approval(sela, made.claimId)) as Told)).toEqual([])
    const before = await stored()
    const brings = (await approval(sela, made.claimId, { recordedAs: 'Range day' })) as Told
    expect(named(brings)).toMatchObject([{ have: 0, would: 1, isMet: true }])
    const reason = 'It is the day at the range.'
    await approveClaim(next(sela), { ...made, minutes: 180, recordedAs: 'Range day', reason })
    expectToBe(brings, before, await stored())
  })

  test('where two have to look: to the second as it would count, and to the first no more', async () => {
    const { version } = await changeClaimRules(next(dana), { agencyId, madeFrom: null, secondAboveMinutes: 60 })
    const made = await sent(me)
    const reason = 'The program lists two hours.'
    const first = await approveClaim(next(dana), { ...made, minutes: 120, reason })
    expect(first.state).toBe('seconding')
    const before = await stored()
    expect(await approval(dana, made.claimId, { minutes: 120 })).toBeNull()
    const brings = (await approval(sela, made.claimId, { minutes: 120 })) as Told
    expect(brings.counts).toMatchObject([
      ...[{ name: 'Each year', have: 0, would: 120 }],
      { name: 'Some of them', have: 0, would: 120 },
    ])
    await approveClaim(next(sela), { claimId: made.claimId, madeFrom: first.version, minutes: 120 })
    expectToBe(brings, before, await stored())
    await changeClaimRules(next(dana), { agencyId, madeFrom: version, secondAboveMinutes: null })
  })

  test('where the final answer counts fewer minutes than before, which takes them from what is owed', async () => {
    const made = await sent(me, { minutes: 660 })
    const { version } = await approveClaim(next(dana), { ...made, minutes: 600, reason: 'An hour was lunch.' })
    const reason = 'There was no lunch.'
    const disputed = await disputeClaim(next(me), { claimId: made.claimId, madeFrom: version, reason })
    const before = await stored()
    const brings = (await approval(sela, made.claimId, { minutes: 240 })) as Told
    expect(brings.counts).toMatchObject([
      ...[{ name: 'Each year', have: 600, would: 240, isMet: false, was: 'open', becomes: 'overdue' }],
      { name: 'Some of them', have: 600, would: 240, isMet: false },
    ])
    const final = {
      claimId: made.claimId,
      madeFrom: disputed.version,
      minutes: 240,
      reason: 'Four hours, by the list.',
    }
    await settleDispute(next(sela), final)
    expectToBe(brings, before, await stored())
  })
})

test('nothing is told where the roster has them no more on that day, on which no approval counts', async () => {
  const { claimId } = await sent(me)
  expect(await approval(sela, claimId)).not.toBeNull()
  await owner()`update affiliations set valid_to = '2026-11-01' where person_id = ${idOf(me)}`
  expect(await approval(sela, claimId)).toBeNull()
})

test('nothing of a claim of who supervises the reader is told to them, nor to who supervises whoever claims', async () => {
  const sergeant = await makeActing('Renee', { agencyId, unitId }, [supervisorOf(agencyId, unitId)])
  const { claimId } = await sent(sergeant)
  await expect(approval(dana, claimId)).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await approval(sela, claimId)).not.toBeNull()
  const ofPatrol = await makeActing('Ada', { agencyId, unitId })
  await expect(approval(sergeant, (await sent(ofPatrol)).claimId)).rejects.toMatchObject({ kind: 'not-found' })
})
