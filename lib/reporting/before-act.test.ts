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
  serve,
} from '@/e2e/support/facts'
import { evaluated, expectKeptAsEvaluated } from '@/e2e/support/obligations'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { addDays } from '@/lib/platform/time'
import { openOf } from '@/lib/reminders/open'
import { changeRequirement, makeRequirement, rebuildObligations, reverseCredit } from '@/lib/requirements/commands'
import { statusOn } from '@/lib/requirements/engine/rules'
import { previewRequirement } from '@/lib/requirements/previewed/preview'
import { getRequirement, listMyObligations } from '@/lib/requirements/queries'
import { grantRelief } from '@/lib/requirements/reliefs/commands'
import { agencyCharts, completionSummary, requirementStanding } from './attention'
import { completionMatrix } from './completion'
import { completionColumns, exportCompletion } from './completion-file'
import { listExceptions } from './exceptions'
import { agencyHours } from './hours'
import { personHours } from './hours-person'
import { personRecord } from './person'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
const system = systemCtx('test', now)
const HELD_BACK = 'speak with victims under privilege'

/** Forty hours before privilege, of everybody since 2024. */
async function makeWorld() {
  const agencyId = await makeAgency()
  const coordinator = actingCtx(await makePerson(), [coordinatorOf(agencyId)], now)
  const terms = {
    ...{ agencyId, name: 'Privilege', criterion: { kind: 'minutes', atLeast: 2400 }, dueKind: 'before-act' },
    ...{ limits: { heldBack: HELD_BACK }, population: 'everyone', effectiveFrom: '2024-01-01' },
  }
  return { agencyId, coordinator, terms }
}

const earnMinutes = (personId: string, creditMinutes: number, earnedOn: string, courseId: string | null = null) =>
  earn(personId, { creditMinutes, earnedOn, courseId })

/** Ada is on the way, Ben is cleared, and Cleo is overdue with something else besides. */
async function makePeople() {
  const { agencyId, coordinator, terms } = await makeWorld()
  const courseId = await makeCourse()
  const [ada, ben, cleo] = [
    await makePerson('Ada', 'Reyes'),
    await makePerson('Ben', 'Oduya'),
    await makePerson('Cleo', 'Marsh'),
  ]
  for (const [personId, from] of [
    [ada, '2026-06-01'],
    [ben, '2026-01-01'],
    [cleo, '2026-03-01'],
  ] as const)
    await serve(personId, agencyId, { from })
  const { requirementId } = await makeRequirement(coordinator, terms)
  const dated = { dueKind: 'within-days-of-start', withinDays: 30, limits: {}, name: 'Ethics' }
  await makeRequirement(coordinator, { ...terms, ...dated, criterion: { kind: 'course', courseId } })
  await earnMinutes(ada, 720, '2026-07-01', courseId)
  await earnMinutes(ben, 2400, '2026-02-01', courseId)
  return { agencyId, coordinator, terms, requirementId, ada, ben, cleo }
}

async function linesOf(ctx: typeof system, input: object) {
  const { rows } = await exportCompletion(ctx, input)
  const found: Record<string, unknown>[] = []
  for await (const row of rows) found.push(Object.fromEntries(completionColumns.map((name, i) => [name, row[i]])))
  return found
}

describe('what must be done before an act', () => {
  it('makes nobody overdue and nothing due; who is not yet cleared is counted apart', async () => {
    const { agencyId, coordinator, requirementId } = await makePeople()
    const ask = { agencyId }
    expect(await completionSummary(coordinator, ask)).toMatchObject({
      ...{ people: 3, overdueTrainings: 1 },
      counts: { overdue: 1, due30: 0, due60: 0, due90: 0, notCleared: 2, upToDate: 1 },
    })
    const { items } = await requirementStanding(coordinator, ask)
    expect(items.find((each) => each.requirementId === requirementId)).toMatchObject({
      ...{ appliesTo: 3, met: 1, notCleared: 2, overdue: 0, due90: 0, later: 0 },
    })
    const overdue = await listExceptions(coordinator, { ...ask, bucket: 'overdue' })
    expect(overdue.items.map(({ requirementName }) => requirementName)).toEqual(['Ethics'])
    const { weeks } = await agencyCharts(coordinator, ask)
    expect(weeks.reduce((sum, { due }) => sum + due, 0)).toBe(0)
    const letters = await read(system, (tx) => openOf(tx, { agencyId, today: '2026-11-20', now, aheadDays: 3650 }))
    expect(letters.flatMap(({ items: named }) => named.map(({ name }) => name))).toEqual(['Ethics'])
    expect(letters.flatMap(({ gates }) => gates.map(({ name }) => name))).toEqual(['Privilege', 'Privilege'])
  })

  it('is listed with what waits for it, longest first, a page at a time', async () => {
    const { agencyId, coordinator } = await makePeople()
    const page = { agencyId, bucket: 'not-cleared', limit: 1 }
    const first = await listExceptions(coordinator, page)
    expect(first).toMatchObject({
      ...{ total: 2, items: [{ familyName: 'Marsh', dueOn: null, days: null, heldBack: HELD_BACK }] },
    })
    const second = await listExceptions(coordinator, { ...page, cursor: first.nextCursor })
    expect(second).toMatchObject({ items: [{ familyName: 'Reyes' }], nextCursor: null })
  })

  it('stands in the table, the file and the record as not yet cleared, and is met since the day that met it', async () => {
    const { agencyId, coordinator, requirementId, ada, ben } = await makePeople()
    const filters = { agencyId, requirementId }
    const { items, totals, counts } = await completionMatrix(coordinator, filters)
    expect(items.map(({ familyName, cells }) => [familyName, cells[0]?.kind])).toEqual([
      ['Marsh', 'not-cleared'],
      ['Reyes', 'not-cleared'],
      ['Oduya', 'met'],
    ])
    expect(counts).toEqual({ total: 3, overdue: 0, due30: 0, notCleared: 2 })
    const [first] = (await completionMatrix(coordinator, { agencyId, limit: 2 })).items
    expect(first?.familyName).toBe('Marsh')
    const byPage = await completionMatrix(coordinator, { ...filters, limit: 2 })
    const rest = await completionMatrix(coordinator, { ...filters, limit: 2, cursor: byPage.nextCursor })
    expect(rest.items.map(({ familyName }) => familyName)).toEqual(['Oduya'])
    expect(totals).toEqual([{ appliesTo: 3, met: 1, overdue: 0, notCleared: 2 }])
    const names = async (status: string) =>
      (await completionMatrix(coordinator, { agencyId, status })).items.map(({ familyName }) => familyName)
    expect([await names('not-cleared'), await names('up-to-date'), await names('overdue')]).toEqual([
      ['Marsh', 'Reyes'],
      ['Oduya'],
      ['Marsh'],
    ])
    expect(await linesOf(coordinator, { ...filters, status: 'not-cleared' })).toMatchObject([
      { family_name: 'Marsh', status: 'not-cleared', days: null, due_on: null, before: HELD_BACK },
      { family_name: 'Reyes', status: 'not-cleared', days: null, due_on: null, before: HELD_BACK },
    ])
    expect(await linesOf(coordinator, { agencyId, status: 'overdue' })).toMatchObject([{ before: null }])
    const record = await personRecord(coordinator, { agencyId, personId: ada })
    expect(record.obligations[0]).toMatchObject({
      status: { kind: 'not-cleared', dueOn: null, days: null },
      explanation: { sentence: `Not yet cleared to ${HELD_BACK}. 12 of 40 hours so far.` },
    })
    expect((await listMyObligations(actingCtx(ben, [], now))).items).toContainEqual(
      expect.objectContaining({
        status: expect.objectContaining({ kind: 'met', satisfiedOn: '2026-02-01', validUntil: null }),
        explanation: expect.objectContaining({
          sentence: `Completed on February 1, 2026: cleared to ${HELD_BACK}.`,
        }),
      }),
    )
    const then = await personRecord(coordinator, { agencyId, personId: ben, asOf: '2026-01-31' })
    expect(then.obligations.map(({ status }) => status.kind)).toContain('not-cleared')
  })

  it('has hours without a pace', async () => {
    const { agencyId, coordinator, requirementId, ada } = await makePeople()
    const { pace, short } = await agencyHours(coordinator, { agencyId, requirementId })
    expect(pace).toBeNull()
    expect(short?.items.map(({ familyName, dueOn }) => [familyName, dueOn])).toEqual([
      ['Marsh', null],
      ['Reyes', null],
    ])
    const mine = await personHours(coordinator, { agencyId, personId: ada })
    expect(mine.asked).toMatchObject([{ status: { kind: 'not-cleared' }, pace: null }])
  })

  it('is no longer met once the credit is taken back, and may be waived but not put off', async () => {
    const { agencyId, coordinator, requirementId, ada, ben } = await makePeople()
    const { creditId } = await earnMinutes(ada, 1680, '2026-08-01')
    const kindOf = async (personId: string) => {
      const { obligations } = await personRecord(coordinator, { agencyId, personId })
      return obligations.find((each) => each.requirementId === requirementId)?.status
    }
    expect(await kindOf(ada)).toMatchObject({ kind: 'met', satisfiedOn: '2026-08-01' })
    await reverseCredit(actingCtx(newId(), [administrator]), { creditId, reason: 'Recorded for the wrong person.' })
    expect(await kindOf(ada)).toMatchObject({ kind: 'not-cleared' })
    const relief = {
      ...{ agencyId, personId: ada, requirementId, from: '2026-11-20', why: 'Qualifies by a degree', evidence: '' },
      ...{ untilOn: null, newDueOn: null },
    }
    const moved = { ...relief, kind: 'extension', newDueOn: '2027-06-30', key: newId() }
    await expect(grantRelief(coordinator, moved)).rejects.toThrow(/no last day/)
    const met = { ...relief, personId: ben, kind: 'waiver', key: newId() }
    await expect(grantRelief(coordinator, met)).rejects.toThrow(/was met/)
    await grantRelief(coordinator, { ...relief, kind: 'waiver', key: newId() })
    expect(await kindOf(ada)).toMatchObject({ kind: 'met', satisfiedOn: '2026-11-20', waived: true })
  })

  it('is refused without what waits for it, and with what no sentence holds', async () => {
    const { coordinator, terms } = await makeWorld()
    const refused = (more: object) => expect(makeRequirement(coordinator, { ...terms, ...more })).rejects
    await refused({ limits: {} }).toThrow(/waits for it/)
    await refused({ limits: { heldBack: ' \u0000 ' } }).toThrow(/waits for it/)
    await refused({ limits: { heldBack: 'a'.repeat(121) } }).toThrow(/120/)
    await refused({ limits: { heldBack: '<b>speak</b>' } }).toThrow(/Leave out/)
    await refused({ repeatMonths: 12, repeatFrom: 'first-due' }).toThrow(/periods of each person/)
    await refused({ repeatMonths: 12, repeatFrom: 'fixed-day' }).toThrow(/names a day/)
    const bounds = { heldBack: ` ${HELD_BACK}\n`, graceDays: 30, returnDays: 30, roundedTo: '06-30', withinMonths: 2 }
    const given = { ...terms, withinDays: 3, dueBy: '2026-12-31', limits: { ...bounds, countedFrom: 'license' } }
    const { requirementId } = await makeRequirement(coordinator, given)
    expect(await getRequirement(coordinator, { requirementId })).toMatchObject({
      ...{ withinDays: null, dueBy: null, repeatMonths: null, limits: { heldBack: HELD_BACK } },
    })
    const dated = { ...terms, dueKind: 'within-days-of-start', withinDays: 3 }
    const other = await makeRequirement(coordinator, dated)
    expect((await getRequirement(coordinator, other)).limits).toEqual({})
  })

  it('is counted before it is made; a change to it leaves what runs as it was', async () => {
    const { agencyId, coordinator, terms } = await makeWorld()
    const dated = { ...terms, dueKind: 'within-days-of-start', withinDays: 1, limits: {} }
    const personId = await makePerson()
    await serve(personId, agencyId, { from: '2026-01-01' })
    await earnMinutes(personId, 720, '2026-07-01')
    expect(await previewRequirement(coordinator, terms)).toMatchObject({
      ...{ appliesTo: 1, notCleared: 1, met: 0, overdue: 0, dueSoon: 0, dueLater: 0, minutesToGo: 1680 },
      months: { later: 0 },
    })
    const { requirementId } = await makeRequirement(coordinator, dated)
    const change = { ...terms, requirementId, effectiveFrom: '2026-11-20' }
    expect(await previewRequirement(coordinator, change)).toMatchObject({ overdue: 1, notCleared: 0 })
    await changeRequirement(coordinator, { ...change, madeFrom: 1 })
    const newcomer = await makePerson()
    await serve(newcomer, agencyId, { from: '2026-11-20' })
    await rebuildObligations(system)
    expect((await requirementStanding(coordinator, { agencyId })).items).toMatchObject([{ overdue: 1, notCleared: 1 }])
    const { versions } = await getRequirement(coordinator, { requirementId })
    expect(versions.map(({ dueKind, limits }) => [dueKind, limits.heldBack])).toEqual([
      ['before-act', HELD_BACK],
      ['within-days-of-start', undefined],
    ])
  })

  it('is the same by the evaluator, in the reports and after a rebuild, on any day', async () => {
    const dayUpTo = (max: number) => fc.nat({ max }).map((n) => addDays('2025-01-01', n))
    // To November 12, 2026: nothing is earned on a day still to come.
    const [earned, day] = [dayUpTo(680), dayUpTo(700)]
    const step = fc.record({
      who: fc.nat({ max: 2 }),
      on: earned,
      minutes: fc.integer({ min: 300, max: 2000 }),
      back: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 6 }),
        fc.array(day, { minLength: 2, maxLength: 4 }),
        async (steps, days) => {
          const { agencyId, coordinator, terms } = await makeWorld()
          const people = [await makePerson(), await makePerson(), await makePerson()]
          for (const [i, personId] of people.entries())
            await serve(personId, agencyId, {
              from: addDays('2025-01-01', i * 100),
              ...(i === 1 && { to: '2026-06-01' }),
            })
          const { requirementId } = await makeRequirement(coordinator, terms)
          const monthly = {
            dueKind: 'within-days-of-start',
            withinDays: 60,
            repeatMonths: 6,
            limits: {},
            name: 'Dated',
          }
          await makeRequirement(coordinator, { ...terms, ...monthly, criterion: { kind: 'minutes', atLeast: 600 } })
          for (const { who, on, minutes, back } of steps) {
            const { creditId } = await earnMinutes(people[who] ?? '', minutes, on)
            if (back) await reverseCredit(actingCtx(newId(), [administrator]), { creditId, reason: 'By mistake.' })
          }
          const said = await evaluated(agencyId, people)
          for (const asOf of days) {
            const all = said.map(({ cycles, ...of }) => ({ ...of, kind: statusOn(cycles, asOf).kind }))
            const whose = (kind: string) =>
              new Set(all.flatMap((each) => (each.kind === kind ? each.personId : []))).size
            const gated = all.filter(({ kind }) => kind === 'not-cleared')
            const ask = { agencyId, asOf }
            const { counts } = await completionSummary(coordinator, ask)
            expect(counts).toMatchObject({ notCleared: whose('not-cleared'), overdue: whose('overdue') })
            const { items: listed } = await listExceptions(coordinator, { ...ask, bucket: 'not-cleared' })
            expect(listed.map(({ personId }) => personId).sort()).toEqual(gated.map(({ personId }) => personId).sort())
            const { items: standing } = await requirementStanding(coordinator, ask)
            const own = standing.find((each) => each.requirementId === requirementId)
            expect(own?.notCleared ?? 0).toBe(gated.length)
            const lines = await linesOf(coordinator, ask)
            expect(lines.map((each) => `${each.person_id} ${each.requirement_id} ${each.status}`).sort()).toEqual(
              all
                .filter(({ kind }) => kind !== 'not-applicable')
                .map((each) => `${each.personId} ${each.requirementId} ${each.kind}`)
                .sort(),
            )
          }
          await expectKeptAsEvaluated(agencyId, people)
        },
      ),
      { numRuns: 5, endOnFailure: true },
    )
  }, 60_000)
})
