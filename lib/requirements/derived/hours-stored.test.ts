import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
  administrator,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makePerson,
  owner,
  serve,
} from '@/e2e/support/facts'
import { expectKeptAsEvaluated } from '@/e2e/support/obligations'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays } from '@/lib/platform/time'
import { explainStatus } from '@/lib/reporting/person'
import { changeRequirement, makeRequirement, rebuildObligations, reverseCredit } from '../commands'
import { previewRequirement } from '../previewed/preview'
import { getRequirement, listMyObligations, listRequirements } from '../queries'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
const system = systemCtx('test', now)

/** Forty hours a calendar year, at least two of ethics, at most eight self-paced. */
const hours = {
  kind: 'minutes',
  atLeast: 2400,
  caps: [{ modes: ['self-paced'], atMost: 480 }],
  parts: [{ of: { topics: ['interviewing'] }, atLeast: 120 }],
}
const yearly = { dueKind: 'by-date', dueBy: '2026-12-31', repeatMonths: 12, repeatFrom: 'fixed-day' }

async function makeWorld() {
  const agencyId = await makeAgency()
  const coordinator = actingCtx(newId(), [coordinatorOf(agencyId)])
  await owner()`insert into topics (id, name) values ('interviewing', 'Interviewing') on conflict do nothing`
  await owner()`insert into priorities (id, name, summary, position) values ('collaboration', 'Collaboration', '', 1) on conflict do nothing`
  const terms = {
    ...{ agencyId, name: 'Forty hours', criterion: hours, ...yearly, population: 'everyone' },
    ...{ citation: 'Policy 9', effectiveFrom: '2026-01-01', limits: { graceTo: '03-15' } },
  }
  return { agencyId, coordinator, terms }
}

type Given = { minutes: number; on: string; mode?: 'self-paced' | 'in-person'; topicIds?: string[]; courseId?: string }
const earnOf = (personId: string, { minutes, on, ...given }: Given) =>
  earn(personId, { ...given, creditMinutes: minutes, earnedOn: on, title: `Training of ${minutes}` })

describe('a requirement of hours', () => {
  it.each([
    { of: { priorities: ['collaboration'] } },
    { of: { sources: ['import'] } },
    { of: { titles: ['Range day'] } },
  ])('alone in its agency counts training by all that it looks at: $of', async ({ of }) => {
    const { agencyId, coordinator, terms } = await makeWorld()
    const personId = await makePerson()
    await serve(personId, agencyId, { from: '2025-01-01' })
    await makeRequirement(coordinator, { ...terms, criterion: { kind: 'minutes', atLeast: 60, of } })
    await earn(personId, { title: 'Other', sourceKind: 'event', earnedOn: '2026-02-01' })
    await earn(personId, { title: 'Range day', priorityIds: ['collaboration'], earnedOn: '2026-03-01' })
    const [kept] =
      await owner()`select satisfied_on::text as on from obligations where person_id = ${personId} and cycle = 1`
    expect(kept?.on).toBe('2026-03-01')
  })

  it('adds up what is earned, says how far somebody is, and is met on the day of the last that was needed', async () => {
    const { agencyId, coordinator, terms } = await makeWorld()
    const personId = await makePerson()
    await serve(personId, agencyId, { from: '2025-01-01' })
    const { requirementId } = await makeRequirement(coordinator, terms)
    await earnOf(personId, { minutes: 1500, on: '2026-03-01' })
    await earnOf(personId, { minutes: 600, on: '2026-04-01', mode: 'self-paced' })
    const me = actingCtx(personId)
    const [owed] = (await listMyObligations(me)).items
    expect(owed).toMatchObject({
      ...{ name: 'Forty hours', courseSlug: null, status: { kind: 'open', dueOn: '2027-03-15' } },
      explanation: {
        sentence: 'Asked for by a fixed day: due by March 15, 2027. 33 of 40 hours so far.',
        progress: {
          ...{ unit: 'minutes', have: 1980, need: 2400 },
          parts: [{ label: 'Interviewing', have: 0, need: 120 }],
          limits: [{ label: 'Self-paced', have: 480, atMost: 480 }],
        },
      },
    })
    const words = JSON.stringify(owed?.explanation.steps)
    expect(words).toContain('Interviewing: 0 of 2 hours; 2 hours to go.')
    expect(words).toContain('No more of what is given this way counts.')
    expect(words).toContain('“Training of 1500”, earned March 1, 2026: 25 hours.')
    await earnOf(personId, { minutes: 420, on: '2026-11-19', topicIds: ['interviewing'] })
    const [met] = (await listMyObligations(me)).items
    expect(met).toMatchObject({ status: { kind: 'met', satisfiedOn: '2026-11-19', validUntil: '2028-03-15' } })
    const told = await explainStatus(coordinator, { agencyId, personId, requirementId, asOf: '2026-03-31' })
    expect(told).toMatchObject({ status: { kind: 'open' }, explanation: { progress: { have: 1500 } } })
  })

  it('is shown with its minimums and limits, counted before it is made, and owed again when a credit is taken back', async () => {
    const { agencyId, coordinator, terms } = await makeWorld()
    const [done, begun] = [await makePerson(), await makePerson()]
    for (const personId of [done, begun]) await serve(personId, agencyId, { from: '2025-01-01' })
    const { creditId } = await earnOf(done, { minutes: 2400, on: '2026-05-01', topicIds: ['interviewing'] })
    await earnOf(begun, { minutes: 2400, on: '2026-05-01' })
    expect(await previewRequirement(coordinator, terms)).toMatchObject({
      ...{ appliesTo: 2, met: 1, dueLater: 1, minutesToGo: 120, hourCents: null, changes: null },
      months: { each: expect.arrayContaining([{ month: '2027-03', people: 1 }]), later: 0 },
    })
    const { requirementId } = await makeRequirement(coordinator, terms)
    expect(await getRequirement(coordinator, { requirementId })).toMatchObject({
      ...{ asks: '40 hours', courseSlug: null, limits: { graceTo: '03-15' } },
      asksNotes: ['At least 2 hours about Interviewing.', 'At most 8 hours self-paced, in all.'],
    })
    expect((await listRequirements(coordinator, { agencyId })).items).toMatchObject([{ asks: '40 hours' }])
    const sooner = { ...terms, requirementId, dueBy: '2026-06-30', limits: {}, effectiveFrom: '2026-11-20' }
    expect((await previewRequirement(coordinator, sooner)).changes).toEqual({
      ...{ asked: 0, noLongerAsked: 0, overdue: 0, noLongerOverdue: 0, owesAgain: 1, overdueNamed: [] },
    })
    const more = { ...terms, requirementId, effectiveFrom: '2028-04-01', criterion: { ...hours, atLeast: 3000 } }
    expect(await previewRequirement(coordinator, more)).toMatchObject({ onDay: '2028-04-01', changes: { overdue: 0 } })
    await reverseCredit(actingCtx(newId(), [administrator]), { creditId, reason: 'Recorded for the wrong person.' })
    expect((await listMyObligations(actingCtx(done))).items).toMatchObject([
      { status: { kind: 'open' }, explanation: { progress: { have: 0 } } },
    ])
  })

  it('is refused where it cannot be counted or names what is not there, and bounds without meaning are left out', async () => {
    const { coordinator, terms } = await makeWorld()
    const refused = (criterion: object) => makeRequirement(coordinator, { ...terms, criterion })
    await expect(refused({ ...hours, parts: [{ of: { topics: ['nowhere'] }, atLeast: 60 }] })).rejects.toMatchObject({
      kind: 'invalid',
    })
    await expect(refused({ ...hours, atLeast: 60 })).rejects.toThrow(/minimums together/)
    await expect(refused({ ...hours, caps: [...hours.caps, ...hours.caps] })).rejects.toThrow(/same way of training/)
    const months = { ...terms, dueKind: 'within-months-of-start', dueBy: null, repeatFrom: 'first-due' }
    await expect(makeRequirement(coordinator, months)).rejects.toThrow(/months/)
    const once = {
      repeatMonths: null,
      repeatFrom: null,
      limits: { graceTo: '03-15', lookBackMonths: 12, roundedTo: '06-30' },
    }
    const { requirementId } = await makeRequirement(coordinator, { ...terms, ...once })
    expect((await getRequirement(coordinator, { requirementId })).limits).toEqual({
      lookBackMonths: 12,
      roundedTo: '06-30',
    })
  })

  it('may ask for so many modules of a list, and changes from one kind to another', async () => {
    const { agencyId, coordinator, terms } = await makeWorld()
    const modules = [await makeCourse(), await makeCourse(), await makeCourse()]
    const personId = await makePerson()
    await serve(personId, agencyId, { from: '2026-01-01' })
    const list = { kind: 'some', count: 2, of: modules.map((courseId) => ({ kind: 'course', courseId })) }
    const once = { ...terms, criterion: list, repeatMonths: null, repeatFrom: null }
    const { requirementId } = await makeRequirement(coordinator, once)
    for (const courseId of modules.slice(0, 1)) await earnOf(personId, { minutes: 60, on: '2026-02-01', courseId })
    const me = actingCtx(personId)
    expect((await listMyObligations(me)).items).toMatchObject([
      { explanation: { progress: { unit: 'modules', have: 1, need: 2 } } },
    ])
    await earnOf(personId, { minutes: 60, on: '2026-06-01', courseId: modules[2] ?? '' })
    expect((await listMyObligations(me)).items).toMatchObject([{ status: { kind: 'met', satisfiedOn: '2026-06-01' } }])
    const change = { ...once, requirementId, madeFrom: 1, criterion: hours, effectiveFrom: '2026-12-01' }
    await changeRequirement(coordinator, change)
    const { versions } = await getRequirement(coordinator, { requirementId })
    expect(versions.map(({ asks }) => asks)[0]).toBe('40 hours')
    expect((await rebuildObligations(system)).changed).toBe(0)
  })
})

describe('stored obligations of hours', () => {
  it('are what the evaluator answers and what a rebuild gives, whatever was earned and taken back', async () => {
    const step = fc.record({
      ...{ who: fc.nat({ max: 1 }), days: fc.nat({ max: 680 }), minutes: fc.integer({ min: 30, max: 1500 }) },
      mode: fc.constantFrom('self-paced' as const, 'in-person' as const),
      topicIds: fc.constantFrom<string[]>([], ['interviewing']),
      back: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const { agencyId, coordinator, terms } = await makeWorld()
        const people = [await makePerson(), await makePerson()]
        for (const personId of people) await serve(personId, agencyId, { from: '2025-01-01' })
        await makeRequirement(coordinator, { ...terms, dueBy: '2025-12-31', effectiveFrom: '2025-01-01' })
        const carried = { dueKind: 'within-months-of-start', dueBy: null, repeatFrom: 'first-due' }
        const limits = { withinMonths: 6, carryOverMinutes: 300 }
        await makeRequirement(coordinator, { ...terms, ...carried, limits, repeatMonths: 6, name: 'Carried over' })
        const gate = { dueKind: 'before-act', dueBy: null, repeatMonths: null, repeatFrom: null }
        const heldBack = { limits: { heldBack: 'speak with victims under privilege' }, name: 'Gate' }
        await makeRequirement(coordinator, { ...terms, ...gate, ...heldBack })
        for (const { who, days, back, ...given } of steps) {
          const on = addDays('2025-01-01', days)
          const { creditId } = await earnOf(people[who] ?? '', { ...given, on })
          if (back && days % 3 === 0)
            await reverseCredit(actingCtx(newId(), [administrator]), { creditId, reason: 'Recorded by mistake.' })
        }
        await expectKeptAsEvaluated(agencyId, people)
      }),
      { numRuns: 4, endOnFailure: true },
    )
  }, 60_000)
})
