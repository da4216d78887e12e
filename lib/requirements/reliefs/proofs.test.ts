import { afterAll, describe, expect, it } from 'vitest'
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
import { aPdf } from '@/e2e/support/pdfs'
import { sent } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { removeServed } from '@/lib/audit/sweep'
import { actingPersonId, type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { listMyViews } from '@/lib/reporting/views'
import { makeRequirement, rebuildObligations } from '../commands'
import { listMyObligations } from '../queries'
import { requirementsRetention } from '../retention'
import { decideRelief, endRelief, grantRelief, recommendRelief } from './commands'
import { addReliefProof, reliefFile, removeReliefProof } from './proofs'
import { getReliefProof, getReliefProofPage } from './proofs-shown'
import { listMyReliefs, listReliefs } from './queries'

testDatabase()
afterAll(closeOwner)

const TODAY = '2026-11-20'
const system = systemCtx('test', new Date('2026-11-20T16:00:00Z'))

async function makeWorld() {
  const agencyId = await makeAgency()
  const unitId = await makeUnit(agencyId, 'Patrol')
  const [nadia, rene, other, personId] = [
    await makePerson('Nadia', 'Haddad'),
    await makePerson('Rene', 'Ortiz'),
    await makePerson(),
    await makePerson('Ira', 'Kim'),
  ]
  for (const id of [nadia, rene, other, personId]) await serve(id, agencyId, { from: '2026-01-01', unitId })
  const coordinator = actingCtx(nadia, [coordinatorOf(agencyId)])
  await makeRequirement(coordinator, {
    ...{ agencyId, name: 'First response', criterion: { kind: 'course', courseId: await makeCourse() } },
    ...{ dueKind: 'within-days-of-start', withinDays: 90, population: 'everyone', effectiveFrom: '2025-01-01' },
  })
  const leave = { agencyId, personId, kind: 'leave', from: '2026-02-01', untilOn: '2026-12-01', why: 'Away by law.' }
  return {
    ...{ agencyId, personId, coordinator, leave, self: actingCtx(personId) },
    supervisor: actingCtx(rene, [supervisorOf(agencyId, unitId)]),
    colleague: actingCtx(other, [supervisorOf(agencyId, unitId)]),
    auditor: actingCtx(newId(), [auditorOf(agencyId)]),
    neighbor: actingCtx(newId(), [coordinatorOf(await makeAgency())]),
  }
}

const letter = async (ctx: Ctx, name = 'letter of the clinic.pdf') =>
  (await sent(ctx, reliefFile, name, await aPdf())).fileId
const proofsOf = async (ctx: Ctx, agencyId: string) => {
  const [item] = (await listReliefs(ctx, { agencyId })).items
  return item
}
const firstOf = async (ctx: Ctx, agencyId: string) => (await proofsOf(ctx, agencyId))?.proofs[0]?.proofId ?? ''
const hidden = { kind: 'not-found' }

describe('what is shown for a waiver, an extension or leave', () => {
  it('stands beside the decision, and is seen by few: whoever added it, those who decide, and the person once it is granted', async () => {
    const { agencyId, leave, coordinator, supervisor, colleague, auditor, neighbor, self } = await makeWorld()
    const fileId = await letter(supervisor)
    const once = { ...leave, fileIds: [fileId, fileId], key: newId() }
    const { reliefId } = await recommendRelief(supervisor, once)
    expect(await recommendRelief(supervisor, once)).toEqual({ reliefId })
    const asked = { reliefId, proofId: await firstOf(supervisor, agencyId) }
    expect(await proofsOf(coordinator, agencyId)).toMatchObject({
      ...{ mayDecide: true, filesShown: 1, mayAddProof: true },
      proofs: [
        { name: 'letter of the clinic.pdf', isPicture: false, pages: 1, added: { by: 'Rene Ortiz', on: TODAY } },
      ],
    })
    for (const other of [colleague, auditor]) {
      expect(await proofsOf(other, agencyId)).toMatchObject({ filesShown: 1, proofs: [], mayAddProof: false })
      await expect(getReliefProof(other, asked)).rejects.toMatchObject(hidden)
      await expect(getReliefProofPage(other, { ...asked, page: 1 })).rejects.toMatchObject(hidden)
    }
    for (const other of [neighbor, self]) await expect(getReliefProof(other, asked)).rejects.toMatchObject(hidden)
    expect((await getReliefProof(supervisor, asked)).name).toBe('letter of the clinic.pdf')
    await decideRelief(coordinator, { reliefId, granted: true })
    expect((await listMyReliefs(self)).items).toMatchObject([{ filesShown: 1, proofs: [{ proofId: asked.proofId }] }])
    expect((await getReliefProof(self, asked)).name).toBe('letter of the clinic.pdf')
    await expect(getReliefProof(supervisor, { ...asked, reliefId: newId() })).rejects.toMatchObject(hidden)
    // Whoever added it and only reads there since then neither looks nor removes.
    const reads = actingCtx(actingPersonId(supervisor.actor) ?? '', [auditorOf(agencyId)])
    expect(await proofsOf(reads, agencyId)).toMatchObject({ filesShown: 1, proofs: [] })
    await expect(getReliefProof(reads, asked)).rejects.toMatchObject(hidden)
    await expect(removeReliefProof(reads, { ...asked, reason: 'Not mine any more' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(
      getReliefProof({ ...supervisor, actor: { ...supervisor.actor, roles: [] } } as Ctx, asked),
    ).rejects.toMatchObject(hidden)
  })

  it('is told in the explanation as a number, never by name, and follows what is added and removed later', async () => {
    const { agencyId, personId, leave, coordinator, self } = await makeWorld()
    const { reliefId } = await grantRelief(coordinator, leave)
    const told = async () => JSON.stringify((await listMyObligations(actingCtx(personId), {})).items[0]?.explanation)
    expect(await told()).not.toContain('shown')
    const fileId = await letter(coordinator)
    const { proofId } = await addReliefProof(coordinator, { reliefId, fileId })
    expect(await addReliefProof(coordinator, { reliefId, fileId })).toEqual({ proofId })
    await addReliefProof(coordinator, { reliefId, fileId: await letter(coordinator, 'second.pdf') })
    expect(await told()).toContain('2 documents were shown for it.')
    expect(await told()).not.toContain('clinic')
    expect((await rebuildObligations(system)).changed).toBe(0)
    await removeReliefProof(self, { reliefId, proofId, reason: 'It says what I have.' })
    await removeReliefProof(self, { reliefId, proofId, reason: 'It says what I have.' })
    expect(await told()).toContain('A document was shown for it.')
    expect((await rebuildObligations(system)).changed).toBe(0)
    const after = await proofsOf(coordinator, agencyId)
    expect(after).toMatchObject({ state: 'granted', filesShown: 1 })
    expect(after?.proofs).toMatchObject([
      { proofId, name: null, removed: { by: 'Ira Kim', on: TODAY, why: 'It says what I have.' } },
      { name: 'second.pdf', removed: null },
    ])
    await expect(getReliefProof(coordinator, { reliefId, proofId })).rejects.toMatchObject(hidden)
    expect(await owner()`select 1 from files where id = ${fileId}`).toHaveLength(0)
    const [kept] = await owner()`select digest from relief_proofs where id = ${proofId}`
    expect(kept?.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is looked at on the record: each look is shown to the person, and the trail says neither its name nor why it went', async () => {
    const { agencyId, personId, leave, coordinator, self } = await makeWorld()
    const { reliefId } = await grantRelief(coordinator, { ...leave, fileIds: [await letter(coordinator)] })
    const proofId = await firstOf(coordinator, agencyId)
    await getReliefProofPage(coordinator, { reliefId, proofId, page: 1 })
    await getReliefProof(coordinator, { reliefId, proofId })
    const looks = (await listMyViews(self)).items.filter(({ what }) => what === 'opened')
    expect(looks).toMatchObject([{ by: 'Nadia Haddad' }])
    await removeReliefProof(self, { reliefId, proofId, reason: 'It names my illness.' })
    const trail =
      await owner()`select event, detail from audit_events where person_id = ${personId} or subject_kind = 'file'`
    expect(trail.filter(({ event }) => event === 'evidence.viewed')).toHaveLength(2)
    expect(trail.filter(({ event }) => event === 'evidence.removed')).toHaveLength(1)
    expect(JSON.stringify(trail)).not.toMatch(/clinic|illness/)
  })

  it('is added by nobody for themselves, by no other supervisor, and to nothing that was declined or taken back', async () => {
    const { agencyId, leave, coordinator, supervisor, colleague, auditor, neighbor, self, personId } = await makeWorld()
    const { reliefId } = await recommendRelief(supervisor, leave)
    const own = actingCtx(personId, [coordinatorOf(agencyId)])
    for (const [who, kind] of [
      ...[[colleague, 'forbidden'] as const, [auditor, 'forbidden'] as const, [own, 'forbidden'] as const],
      ...[[neighbor, 'not-found'] as const, [self, 'not-found'] as const],
    ] as const)
      await expect(addReliefProof(who, { reliefId, fileId: await letter(who) })).rejects.toMatchObject({ kind })
    // Neither a file that somebody else sent nor one that was sent for something else.
    await expect(addReliefProof(coordinator, { reliefId, fileId: await letter(supervisor) })).rejects.toThrow(
      /Send it again/,
    )
    const { proofId } = await addReliefProof(supervisor, { reliefId, fileId: await letter(supervisor) })
    await expect(removeReliefProof(colleague, { reliefId, proofId, reason: 'Not mine' })).rejects.toMatchObject(hidden)
    await expect(removeReliefProof(supervisor, { reliefId, proofId, reason: 'No' })).rejects.toThrow(/at least 5/)
    await removeReliefProof(supervisor, { reliefId, proofId, reason: 'It was about somebody else.' })
    await decideRelief(coordinator, { reliefId, granted: false, words: 'Light duty.' })
    await expect(addReliefProof(coordinator, { reliefId, fileId: await letter(coordinator) })).rejects.toThrow(
      /declined/,
    )
    const { reliefId: granted } = await grantRelief(coordinator, leave)
    const proofs = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => letter(coordinator, `${n}.pdf`)))
    await expect(grantRelief(coordinator, { ...leave, fileIds: proofs })).rejects.toThrow(/At most five/)
    const [last = '', ...five] = proofs
    for (const fileId of five) await addReliefProof(coordinator, { reliefId: granted, fileId })
    await expect(addReliefProof(coordinator, { reliefId: granted, fileId: last })).rejects.toThrow(/At most five/)
    await endRelief(coordinator, { reliefId: granted, why: 'For somebody else' })
    await expect(addReliefProof(coordinator, { reliefId: granted, fileId: last })).rejects.toThrow(/taken back/)
  })

  it('goes by itself three years after a leave was over, and still stands as shown', async () => {
    const { agencyId, leave, coordinator, personId } = await makeWorld()
    await grantRelief(coordinator, { ...leave, fileIds: [await letter(coordinator)] })
    const at = (iso: string) => removeServed(systemCtx('test', new Date(iso)), requirementsRetention)
    await at('2029-11-29T04:00:00Z')
    expect(await proofsOf(coordinator, agencyId)).toMatchObject({ proofs: [{ removed: null }] })
    await at('2029-12-02T04:00:00Z')
    expect(await proofsOf(coordinator, agencyId)).toMatchObject({
      ...{ filesShown: 1, proofs: [{ removed: { by: null, why: 'Kept for three years' } }] },
    })
    const [owed] = (await listMyObligations(actingCtx(personId), {})).items
    expect(JSON.stringify(owed?.explanation)).toContain('A document was shown for it.')
    expect((await rebuildObligations(system)).changed).toBe(0)
  })

  it('of an exemption stays as long as that holds, and seven years more', async () => {
    const { agencyId, leave, coordinator } = await makeWorld()
    const [asked] = await owner()`select id from requirements where agency_id = ${agencyId}`
    const exemption = { ...leave, kind: 'exemption', requirementId: asked?.id, untilOn: '2035-01-01' }
    await grantRelief(coordinator, { ...exemption, fileIds: [await letter(coordinator)] })
    const at = (iso: string) => removeServed(systemCtx('test', new Date(iso)), requirementsRetention)
    await at('2036-06-01T04:00:00Z')
    expect(await proofsOf(coordinator, agencyId)).toMatchObject({ proofs: [{ removed: null }] })
    await at('2042-06-01T04:00:00Z')
    expect(await proofsOf(coordinator, agencyId)).toMatchObject({
      proofs: [{ removed: { why: 'Kept for seven years' } }],
    })
  })
})
