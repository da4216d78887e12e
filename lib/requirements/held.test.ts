import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { actingCtx, closeOwner, coordinatorOf, makeAgency, makePerson, serve } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { enterCertification, verifyCertification, withdrawCertification } from '@/lib/certifications/commands'
import type { Held } from '@/lib/certifications/held'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { addDays } from '@/lib/platform/time'
import { changeRequirement, makeRequirement, rebuildObligations } from './commands'
import { criterionShape } from './engine/countable'
import { deriveObligations, type Facts, statusOn } from './engine/rules'
import { previewRequirement } from './previewed/preview'
import { getRequirement, listMyObligations } from './queries'
import type { Version } from './shapes'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
const firstAid = { kind: 'certification', of: [{ kind: 'first-aid' }] } as const
const terms = {
  ...{ name: 'First aid', criterion: firstAid, dueKind: 'within-days-of-start', withinDays: 60, windowDays: 60 },
  ...{ population: 'everyone', effectiveFrom: '2025-01-01' },
} as const

async function makeWorld() {
  const agencyId = await makeAgency()
  const coordinator = actingCtx(await makePerson('Dana'), [coordinatorOf(agencyId)], now)
  const personId = await makePerson()
  const person = actingCtx(personId, [], now)
  await serve(personId, agencyId, { from: '2026-01-01' })
  const { requirementId } = await makeRequirement(coordinator, { agencyId, ...terms })
  const owed = async () => (await listMyObligations(person)).items
  /** What a rebuild would change: nothing, whatever was done before. */
  const differs = async () => (await rebuildObligations(systemCtx('test', now))).changed
  return { agencyId, coordinator, person, personId, requirementId, owed, differs }
}
const card = { kind: 'first-aid', issuer: 'Bayview Red Shield' } as const

describe('a rule that asks for a certification', () => {
  it('is met from the day of issue once it is verified, says until when, and is owed again when it ends', async () => {
    const { agencyId, coordinator, person, owed, differs } = await makeWorld()
    expect(await owed()).toMatchObject([
      {
        status: { kind: 'overdue', dueOn: '2026-03-02' },
        explanation: {
          sentence:
            'Asked for within 60 days of starting on January 1, 2026, by March 2, 2026. None is held and verified: overdue by 263 days.',
          progress: null,
        },
      },
    ])
    const days = { issuedOn: '2026-02-01', expiresOn: '2027-01-31' }
    const { certificationId } = await enterCertification(person, { agencyId, ...card, ...days })
    const [waiting] = await owed()
    expect(waiting?.status.kind).toBe('overdue')
    expect(waiting?.explanation.steps.flatMap(({ notes }) => notes)).toContain(
      'First aid and CPR, issued February 1, 2026. It waits for a coordinator to verify it.',
    )
    await verifyCertification(coordinator, { certificationId })
    expect(await owed()).toMatchObject([
      {
        status: { kind: 'met', satisfiedOn: '2026-02-01', validUntil: '2027-01-31' },
        explanation: { sentence: 'Holds First aid and CPR, issued February 1, 2026, until January 31, 2027.' },
      },
    ])
    const endedOn = '2026-11-10'
    await withdrawCertification(coordinator, { certificationId, endedOn, why: 'Given up.' })
    expect(await owed()).toMatchObject([
      {
        status: { kind: 'overdue', days: 11, dueOn: '2026-11-09' },
        explanation: {
          sentence:
            'The last one is valid through November 9, 2026, and another must follow it, by November 9, 2026. None that follows it is held and verified: overdue by 11 days.',
        },
      },
    ])
    expect(await differs()).toBe(0)
  })

  it('counts what another agency verified, for whoever serves both', async () => {
    const { person, personId, owed } = await makeWorld()
    const other = await makeAgency()
    await serve(personId, other, { from: '2020-01-01' })
    const there: Ctx = actingCtx(await makePerson(), [coordinatorOf(other)], now)
    await enterCertification(there, { agencyId: other, personId, ...card, issuedOn: '2026-02-01' })
    expect((await owed()).filter(({ name }) => name === 'First aid')).toMatchObject([{ status: { kind: 'met' } }])
    expect(person.actor.kind).toBe('person')
  })

  it('keeps no months, is previewed, and may be changed to another one', async () => {
    const { agencyId, coordinator, personId, requirementId, owed, differs } = await makeWorld()
    const change = { ...terms, repeatMonths: 12, criterion: { ...firstAid, of: [{ kind: 'nacp-basic' }] } }
    const onDay = { effectiveFrom: '2026-11-20' }
    await enterCertification(coordinator, { agencyId, personId, ...card, issuedOn: '2026-02-01' })
    expect((await owed())[0]?.status.kind).toBe('met')
    const before = await previewRequirement(coordinator, { agencyId, requirementId, ...change, ...onDay })
    expect(before).toMatchObject({ appliesTo: 1, met: 0, changes: { owesAgain: 1, overdue: 0 } })
    await changeRequirement(coordinator, { requirementId, madeFrom: 1, ...change, ...onDay })
    expect(await getRequirement(coordinator, { requirementId })).toMatchObject({
      ...{ repeatMonths: null, asks: 'NACP credential, Basic', version: 2 },
      asksNotes: ['It counts once a coordinator verified it, and is due again when it expires.'],
    })
    expect(await owed()).toMatchObject([{ status: { dueOn: '2027-01-19' } }])
    expect(await differs()).toBe(0)
  })
})

describe('over any history', () => {
  const START = '2024-01-01'
  const day = fc.integer({ min: -400, max: 900 }).map((n) => addDays(START, n))
  const held = fc
    .tuple(day, fc.option(fc.integer({ min: 0, max: 500 })), fc.boolean(), fc.constantFrom('first-aid', 'nacp-basic'))
    .map(([issuedOn, lasts, isVerified, kind]) => ({
      ...{ kind: kind as Held['kind'], state: null, name: null, issuedOn, isVerified },
      until: lasts === null ? null : addDays(issuedOn, lasts),
    }))
  const many = fc.array(held, { maxLength: 7 }).map((all) => all.map((each, i): Held => ({ id: `h${i}`, ...each })))
  const factsOf = (all: readonly Held[], clock: Partial<Version> = {}): Facts => ({
    affiliations: [{ startsOn: START, from: START, to: null, unitId: null, position: null }],
    versions: [
      {
        ...{ id: 'v', number: 1, criterion: criterionShape.parse(firstAid), dueKind: 'within-days-of-start' },
        ...{ withinDays: 30, dueBy: null, repeatMonths: null, repeatFrom: 'completion', windowDays: 60 },
        ...{ citation: null, effectiveFrom: '2010-01-01' },
        ...clock,
      },
    ],
    assignments: [
      { population: 'everyone', unitId: null, unitIds: new Set(), position: null, from: '1990-01-01', to: null },
    ],
    ...{ retiredOn: null, credits: [], held: all },
  })
  const isHeldOn = (all: readonly Held[], on: string) =>
    all.some(
      ({ kind, isVerified, issuedOn, until }) =>
        kind === 'first-aid' && isVerified && issuedOn <= on && (until === null || on <= until),
    )

  it('whoever holds one is never overdue, and whoever holds none is never met', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 0, max: 900 }), (all, n) => {
        const on = addDays(START, n)
        const { kind } = statusOn(deriveObligations(factsOf(all)), on)
        if (isHeldOn(all, on)) expect(kind).not.toBe('overdue')
        else expect(kind).not.toBe('met')
        if (n > 30 && !isHeldOn(all, on)) expect(kind).toBe('overdue')
      }),
      { numRuns: 2000 },
    )
  })

  it('before an act whoever holds one is cleared, and whoever holds none is not, on every day', () => {
    const gate = { dueKind: 'before-act', withinDays: null, limits: { heldBack: 'go on patrol alone' } } as const
    fc.assert(
      fc.property(many, fc.integer({ min: 0, max: 900 }), (all, n) => {
        const on = addDays(START, n)
        const { kind } = statusOn(deriveObligations(factsOf(all, gate)), on)
        expect(kind).toBe(isHeldOn(all, on) ? 'met' : 'not-cleared')
      }),
      { numRuns: 2000 },
    )
  })

  it('the order in which they are read does not matter', () => {
    fc.assert(
      fc.property(many, (all) => {
        expect(deriveObligations(factsOf([...all].reverse()))).toEqual(deriveObligations(factsOf(all)))
      }),
    )
  })
})
