import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
  auditorOf,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makePerson,
  makeUnit,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { expectKeptAsEvaluated } from '@/e2e/support/obligations'
import { aPdf } from '@/e2e/support/pdfs'
import { sent } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays } from '@/lib/platform/time'
import { completionMatrix } from '@/lib/reporting/completion'
import { explainStatus } from '@/lib/reporting/person'
import { makeRequirement, rebuildObligations } from '../commands'
import { listMyObligations } from '../queries'
import { decideRelief, endRelief, grantRelief, recommendRelief } from './commands'
import { addReliefProof, reliefFile } from './proofs'
import { listMyReliefs, listReliefs } from './queries'

testDatabase()
afterAll(closeOwner)

const TODAY = '2026-11-20'
const system = systemCtx('test', new Date('2026-11-20T16:00:00Z'))

async function makeWorld() {
  const agencyId = await makeAgency()
  const unitId = await makeUnit(agencyId, 'Patrol')
  const [courseId, coordinatorId, supervisorId] = [
    await makeCourse(),
    await makePerson('Nadia', 'Haddad'),
    await makePerson(),
  ]
  const coordinator = actingCtx(coordinatorId, [coordinatorOf(agencyId)])
  const supervisor = actingCtx(supervisorId, [supervisorOf(agencyId, unitId)])
  const personId = await makePerson()
  for (const id of [personId, coordinatorId, supervisorId]) await serve(id, agencyId, { from: '2026-01-01', unitId })
  const { requirementId } = await makeRequirement(coordinator, {
    ...{ agencyId, name: 'First response', criterion: { kind: 'course', courseId }, dueKind: 'within-days-of-start' },
    ...{ withinDays: 90, repeatMonths: 12, population: 'everyone', effectiveFrom: '2025-01-01' },
  })
  const waiver = { agencyId, personId, requirementId, kind: 'waiver', from: TODAY, why: 'Surgery until the spring' }
  return {
    agencyId,
    unitId,
    courseId,
    coordinator,
    coordinatorId,
    supervisor,
    supervisorId,
    personId,
    requirementId,
    waiver,
  }
}

const statusOf = async (personId: string, asOf?: string) =>
  (await listMyObligations(actingCtx(personId), { asOf })).items[0]
const unchanged = async () => expect((await rebuildObligations(system)).changed).toBe(0)

describe('a waiver', () => {
  it('is recommended by a supervisor and counts once a coordinator grants it, and everybody reads by whom and why', async () => {
    const { agencyId, coordinator, supervisor, personId, requirementId, waiver } = await makeWorld()
    const { reliefId } = await recommendRelief(supervisor, { ...waiver, evidence: 'Letter of a doctor, in the file' })
    expect((await statusOf(personId))?.status).toMatchObject({ kind: 'overdue', dueOn: '2026-04-01' })
    expect((await listMyReliefs(actingCtx(personId))).items).toEqual([])
    expect((await listReliefs(coordinator, { agencyId, waiting: true })).items).toMatchObject([
      { reliefId, state: 'waiting', mayDecide: true, dueOn: '2026-04-01' },
    ])
    await expect(decideRelief(supervisor, { reliefId, granted: true })).rejects.toMatchObject({ kind: 'forbidden' })
    await decideRelief(coordinator, { reliefId, granted: true })
    const owed = await statusOf(personId)
    expect(owed?.status).toMatchObject({ kind: 'met', waived: true, satisfiedOn: TODAY, validUntil: '2027-11-20' })
    expect(owed?.explanation.sentence).toBe('Waived on November 20, 2026; good through November 20, 2027.')
    expect(JSON.stringify(owed?.explanation.steps)).toContain(
      'Waived on November 20, 2026. Decided by Nadia Haddad on November 20, 2026: “Surgery until the spring”. Shown: “Letter of a doctor, in the file”.',
    )
    expect((await statusOf(personId, '2026-11-19'))?.status.kind).toBe('overdue')
    const matrix = await completionMatrix(coordinator, { agencyId })
    expect(matrix.items.find((each) => each.personId === personId)?.cells).toMatchObject([
      { kind: 'met', waived: true },
    ])
    const told = await explainStatus(coordinator, { agencyId, personId, requirementId, asOf: '2026-11-19' })
    expect(told.status).toMatchObject({ kind: 'overdue', waived: false })
    expect((await listMyReliefs(actingCtx(personId))).items).toMatchObject([{ state: 'granted', kind: 'waiver' }])
    await expect(decideRelief(coordinator, { reliefId, granted: false, words: 'No' })).rejects.toThrow(
      /decided already/,
    )
    await unchanged()
  })

  it('that is taken back counts as though it never was, and stays to be read', async () => {
    const { agencyId, coordinator, personId, waiver } = await makeWorld()
    const once = { ...waiver, key: newId() }
    const { reliefId } = await grantRelief(coordinator, once)
    expect(await grantRelief(coordinator, once)).toEqual({ reliefId })
    await expect(endRelief(coordinator, { reliefId, on: '2026-12-01', why: 'No' })).rejects.toThrow(/as a whole/)
    await endRelief(coordinator, { reliefId, why: 'Granted for somebody else.' })
    expect((await statusOf(personId))?.status.kind).toBe('overdue')
    expect((await listReliefs(coordinator, { agencyId, personId })).items).toMatchObject([
      { state: 'taken-back', ended: { by: 'Nadia Haddad', words: 'Granted for somebody else.' } },
    ])
    await expect(endRelief(coordinator, { reliefId, why: 'Again' })).rejects.toMatchObject({ kind: 'conflict' })
    await unchanged()
  })

  it('is refused where there is nothing to lift, for oneself, and by whoever does not look after the person', async () => {
    const { agencyId, coordinator, coordinatorId, supervisor, supervisorId, personId, waiver } = await makeWorld()
    const refusal = (ctx: Parameters<typeof grantRelief>[0], given: object, how = grantRelief) =>
      expect(how(ctx, { ...waiver, ...given })).rejects
    await refusal(coordinator, { personId: coordinatorId }).toMatchObject({ kind: 'forbidden' })
    await refusal(supervisor, { personId: supervisorId }, recommendRelief).toMatchObject({ kind: 'forbidden' })
    await refusal(supervisor, {}).toMatchObject({ kind: 'forbidden' })
    await refusal(actingCtx(newId(), [auditorOf(agencyId)]), {}, recommendRelief).toMatchObject({ kind: 'forbidden' })
    const neighbor = actingCtx(newId(), [coordinatorOf(await makeAgency())])
    await refusal(neighbor, {}).toMatchObject({ kind: 'not-found' })
    const elsewhere = await makePerson()
    await serve(elsewhere, agencyId, { from: '2026-01-01', unitId: await makeUnit(agencyId, 'Records') })
    await rebuildObligations(system)
    await refusal(supervisor, { personId: elsewhere }, recommendRelief).toMatchObject({ kind: 'not-found' })
    await refusal(coordinator, { from: '2025-12-31' }).toThrow(/not asked/)
    await refusal(coordinator, { from: '2026-11-21' }).toThrow(/today or an earlier/)
    await refusal(coordinator, { requirementId: newId() }).toThrow(/requirement of this agency/)
    await refusal(coordinator, { why: ' ' }).toThrow(/Say why/)
    await refusal(coordinator, { kind: 'extension', newDueOn: '2026-03-31' }).toThrow(/after April 1, 2026/)
    const { reliefId } = await recommendRelief(supervisor, waiver)
    const own = actingCtx(personId, [coordinatorOf(agencyId)])
    await expect(decideRelief(own, { reliefId, granted: true })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(decideRelief(neighbor, { reliefId, granted: true })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(listReliefs(neighbor, { agencyId })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(decideRelief(coordinator, { reliefId, granted: false })).rejects.toThrow(/Say why not/)
    await decideRelief(coordinator, { reliefId, granted: false, words: 'Light duty does not keep anybody from it.' })
    expect((await listReliefs(supervisor, { agencyId, personId })).items).toMatchObject([{ state: 'declined' }])
    expect((await statusOf(personId))?.status.kind).toBe('overdue')
    await unchanged()
  })
})

describe('what is for who supervises the coordinator', () => {
  it('is recommended by them and decided by another coordinator, who alone looks at what was shown', async () => {
    const { agencyId, unitId, coordinator, personId: sergeant, waiver } = await makeWorld()
    await owner()`insert into roles (id, person_id, role, agency_id, unit_id, granted_at)
      values (${newId()}, ${sergeant}, 'supervisor', ${agencyId}, ${unitId}, now())`
    const above = { kind: 'forbidden', message: expect.stringMatching(/for who supervises them/) }
    await expect(grantRelief(coordinator, waiver)).rejects.toMatchObject(above)
    expect(await listReliefs(coordinator, { agencyId, personId: sergeant })).toMatchObject({
      ...{ above: true, mayGrant: false, mayRecommend: true },
    })
    const fileIds = [(await sent(coordinator, reliefFile, 'letter.pdf', await aPdf())).fileId]
    const { reliefId } = await recommendRelief(coordinator, { ...waiver, fileIds })
    await expect(decideRelief(coordinator, { reliefId, granted: true })).rejects.toMatchObject(above)
    expect((await listReliefs(coordinator, { agencyId })).items).toMatchObject([{ mayDecide: false, mayEnd: false }])
    const other = actingCtx(await makePerson(), [coordinatorOf(agencyId)])
    await decideRelief(other, { reliefId, granted: true })
    await addReliefProof(other, { reliefId, fileId: (await sent(other, reliefFile, 'more.pdf', await aPdf())).fileId })
    await expect(endRelief(coordinator, { reliefId, why: 'No' })).rejects.toMatchObject(above)
    const seenBy = async (ctx: typeof other) =>
      (await listReliefs(ctx, { agencyId })).items[0]?.proofs.map(({ name }) => name)
    expect(await seenBy(other)).toEqual(['letter.pdf', 'more.pdf'])
    expect(await seenBy(coordinator)).toEqual(['letter.pdf'])
    await owner()`update roles set revoked_at = now() where person_id = ${sergeant}`
    await endRelief(coordinator, { reliefId, why: 'No longer needed' })
  })
})

describe('an extension, an exemption and leave', () => {
  it('move the last day, and leave that ends early gives back the days that were not taken', async () => {
    const { coordinator, personId, waiver } = await makeWorld()
    const leave = { ...waiver, kind: 'leave', requirementId: null, from: '2026-02-01', untilOn: '2026-12-01' }
    const { reliefId } = await grantRelief(coordinator, leave)
    expect((await statusOf(personId))?.status).toMatchObject({ kind: 'open', dueOn: '2027-01-29' })
    await endRelief(coordinator, { reliefId, on: '2026-11-15', why: 'Back sooner' })
    expect((await statusOf(personId))?.status).toMatchObject({ kind: 'open', dueOn: '2027-01-13' })
    await grantRelief(coordinator, { ...waiver, kind: 'extension', newDueOn: '2027-02-28' })
    const moved = await statusOf(personId)
    expect(moved?.status.dueOn).toBe('2027-02-28')
    expect(moved?.explanation.sentence).toContain('due by February 28, 2027, moved for you')
    const words = JSON.stringify(moved?.explanation.steps)
    expect(words).toContain(
      'On leave from February 1, 2026 until November 15, 2026: the clock stood still for 287 days.',
    )
    expect(words).toContain('By the rule it was due by April 1, 2026; the last day was moved to February 28, 2027.')
    await unchanged()
  })

  it('ask nothing while somebody is exempt, and anew afterwards', async () => {
    const { coordinator, personId, waiver } = await makeWorld()
    const exemption = { ...waiver, kind: 'exemption', from: '2026-02-01' }
    const { reliefId } = await grantRelief(coordinator, exemption)
    expect(await statusOf(personId)).toBeUndefined()
    await endRelief(coordinator, { reliefId, on: '2026-11-01', why: 'Back on patrol' })
    expect((await statusOf(personId))?.status).toMatchObject({ kind: 'open', dueOn: '2027-01-30' })
    expect((await statusOf(personId, '2026-10-31'))?.status).toBeUndefined()
    await unchanged()
  })

  it('leave stored obligations what the evaluator answers, in whichever order things were decided and earned', async () => {
    const day = fc.nat({ max: 320 }).map((days) => addDays('2026-01-02', days))
    const step = fc.record({
      what: fc.constantFrom('waiver', 'extension', 'exemption', 'leave', 'earn', 'end'),
      ...{ from: day, days: fc.integer({ min: 1, max: 200 }) },
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
        const { agencyId, coordinator, personId, courseId, waiver } = await makeWorld()
        const given: string[] = []
        for (const { what, from, days } of steps) {
          if (what === 'earn') await earn(personId, { courseId, earnedOn: from })
          else if (what === 'end') {
            const reliefId = given.pop()
            if (reliefId) await endRelief(coordinator, { reliefId, why: 'By mistake' })
          } else {
            const until = addDays(from, days)
            const terms = { ...waiver, kind: what, from, untilOn: until, newDueOn: until, key: newId() }
            // What has nothing to lift on its day is refused, and changes nothing.
            const made = await grantRelief(coordinator, terms).catch(() => null)
            if (made) given.push(made.reliefId)
          }
        }
        await expectKeptAsEvaluated(agencyId, [personId])
      }),
      { numRuns: 12, endOnFailure: true },
    )
  }, 60_000)
})
