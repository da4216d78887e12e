import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { administrator, closeOwner, coordinatorOf, makeActing, makeAgency, makeUnit, owner } from '@/e2e/support/facts'
import { sent as sentFile } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { askForCoordinators } from '@/lib/agencies/jobs'
import { nobodyDecides } from '@/lib/agencies/mails'
import { loadReference } from '@/lib/catalog/commands'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { publicUrl } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { getClaim } from './claim'
import { changeClaimRules, getClaimRules } from './claim-rules'
import { disputeClaim, draftClaim, submitClaim } from './commands'
import { coverEvidence } from './covering'
import { addEvidence, evidenceFile, removeEvidence } from './evidence'
import { waitingClaims } from './people'
import { listAgencyClaims } from './queries'
import { approveClaim, approveClaims, rejectClaim, returnClaim, settleDispute } from './review'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
let minute = 0
const next = (ctx: Ctx): Ctx => ({ ...ctx, now: plusMinutes(now, ++minute) })
const idOf = ({ actor }: Ctx) => (actor.kind === 'person' ? actor.personId : '')

const named = async (person: Ctx, agencyId: string, unitId: string | null) =>
  owner()`insert into roles (id, person_id, role, agency_id, unit_id, granted_at)
    values (${newId()}, ${idOf(person)}, 'supervisor', ${agencyId}, ${unitId}, now())`
const told = async ({ claimId }: { claimId: string }) =>
  (
    await owner()<{ kind: string; given: string }[]>`select n.kind, p.given_name as given from notices n
      join people p on p.id = n.person_id where n.payload ->> 'claimId' = ${claimId} order by n.made_at, 1, 2`
  ).map(({ kind, given }) => `${kind} ${given}`)
const looked = (agencyId: string) => askForCoordinators(systemCtx('test', now), agencyId, [waitingClaims])
const letters = async (agencyId: string) =>
  (await owner()`select 1 from notices where kind = 'agencies.nobody-decides' and payload ->> 'agencyId' = ${agencyId}`)
    .length
/** What is sent has its agency looked at as soon as it is committed. */
const isLookedAt = async (agencyId: string) =>
  (await owner()`select 1 from graphile_worker.jobs where key = ${`undecided:${agencyId}`}`).length > 0

type Made = { claimId: string; madeFrom: string }
const madeOf = ({ claimId, version }: { claimId: string; version: string }): Made => ({ claimId, madeFrom: version })
let count = 0
async function sent(by: Ctx, minutes = 180): Promise<Made> {
  const fields = {
    ...{ title: `Leading a night watch ${++count}`, provider: 'Bayview Institute', mode: 'in-person', minutes },
    ...{ startsOn: `2026-10-${10 + count}`, endsOn: `2026-10-${10 + count}`, topicIds: [], priorityIds: [] },
  }
  const made = madeOf(await draftClaim(next(by), { fields }))
  return madeOf(await submitClaim(next(by), { ...made, attested: true }))
}

/** Dana coordinates and serves in a team of Patrol; the sergeant is named for Patrol; Sela coordinates and serves in no unit. */
async function makeWorld({ alone = false } = {}) {
  const agencyId = await makeAgency('Marlow Bay Police Department')
  const unitId = await makeUnit(agencyId, 'Patrol')
  const team = await makeUnit(agencyId, 'Night watch', unitId)
  const dana = await makeActing('Dana', { agencyId, unitId: team }, [coordinatorOf(agencyId)])
  const sela = alone ? null : await makeActing('Sela', { agencyId }, [coordinatorOf(agencyId)])
  const sergeant = await makeActing('Renee', { agencyId, unitId })
  await named(sergeant, agencyId, unitId)
  return { agencyId, unitId, dana, sela: sela as Ctx, sergeant }
}

const above = {
  kind: 'forbidden',
  message: expect.stringMatching(/^Nobody decides about a claim of who supervises them/),
}

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  await makeActing('Walt', null, [administrator])
})

describe('a claim of who supervises the coordinator', () => {
  test('is decided by another coordinator, and by no step of the one who is supervised', async () => {
    const { agencyId, dana, sela, sergeant } = await makeWorld()
    const made = await sent(sergeant)
    const reason = 'This was a meeting and no training.'
    await expect(approveClaim(dana, { ...made, minutes: 180 })).rejects.toMatchObject(above)
    await expect(rejectClaim(dana, { ...made, reason })).rejects.toMatchObject(above)
    const reasons = [{ field: 'minutes', reason: 'The certificate shows no hours.' }]
    await expect(returnClaim(dana, { ...made, reasons })).rejects.toMatchObject(above)
    expect((await approveClaims(dana, { claims: [made] })).items).toMatchObject([
      { approved: false, why: above.message },
    ])
    const queue = await listAgencyClaims(dana, { agencyId })
    expect(queue).toMatchObject({ waiting: 0, items: [{ claimId: made.claimId, forAnother: true }] })
    expect(await getClaim(dana, made)).toMatchObject({
      ...{ above: true, reviewers: ['Sela Example'], wantsSecond: false },
      may: { approve: false, return: false, reject: false, settle: false, removeEvidence: false },
    })
    expect((await getClaim(sergeant, made)).reviewers).toEqual(['Sela Example'])
    expect(await told(made)).toEqual(['claims.waits Sela'])
    expect((await listAgencyClaims(sela, { agencyId })).waiting).toBe(1)
    const refused = await rejectClaim(next(sela), { ...made, reason })
    const disputed = await disputeClaim(next(sergeant), { ...madeOf(refused), reason: 'It had three lectures.' })
    await expect(
      settleDispute(dana, { ...madeOf(disputed), minutes: 180, reason: 'The program says so.' }),
    ).rejects.toMatchObject(above)
    expect((await getClaim(sergeant, made)).stands).toMatch(/nobody else can decide yet/)
    expect(await isLookedAt(agencyId)).toBe(true)
    expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 1])
  })

  test('with so many hours that two look wants a second who is not supervised either', async () => {
    const { agencyId, dana, sela, sergeant } = await makeWorld()
    const { version } = await getClaimRules(dana, { agencyId })
    await changeClaimRules(dana, { agencyId, madeFrom: version, secondAboveMinutes: 60 })
    const first = await approveClaim(next(sela), { ...(await sent(sergeant)), minutes: 180 })
    expect(first.state).toBe('seconding')
    await expect(approveClaim(dana, { ...madeOf(first), minutes: 180 })).rejects.toMatchObject(above)
    const third = await makeActing('Tess', { agencyId }, [coordinatorOf(agencyId)])
    expect((await getClaim(sergeant, madeOf(first))).reviewers).toEqual(['Tess Example'])
    expect(await approveClaim(next(third), { ...madeOf(first), minutes: 180 })).toMatchObject({ state: 'approved' })
  })

  test('of an agency with one coordinator waits for another to be named: who claims reads it, administrators are told', async () => {
    const { agencyId, dana, sergeant } = await makeWorld({ alone: true })
    const made = await sent(sergeant)
    expect(await told(made)).toEqual([])
    expect(await isLookedAt(agencyId)).toBe(true)
    expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 1])
    expect((await getClaim(sergeant, made)).stands).toMatch(/administrators of Attest are asked/)
    expect(await getClaim(dana, made)).toMatchObject({ above: true, reviewers: [] })
    const say = () => nobodyDecides([waitingClaims]).say(systemCtx('test', now), { agencyId }, null)
    expect(await say()).toMatchObject({
      lines: [`Marlow Bay Police Department: ${publicUrl()}/admin/agencies/${agencyId}#coordinator`],
    })
    const named = await makeActing('Tess', { agencyId }, [coordinatorOf(agencyId)])
    expect(await say()).toHaveProperty('moot')
    expect((await getClaim(sergeant, made)).stands).toMatch(/one of its coordinators decides/)
    expect(await approveClaim(next(named), { ...made, minutes: 180 })).toMatchObject({ state: 'approved' })
  })

  test('that nobody can decide about since a role was given or taken back is told of by the clock, once', async () => {
    const { agencyId, dana, sela, sergeant } = await makeWorld()
    for (const by of [sergeant, dana]) expect(await told(await sent(by))).toEqual(['claims.waits Sela'])
    expect([await isLookedAt(agencyId), await looked(agencyId), await letters(agencyId)]).toEqual([false, 0, 0])
    await owner()`update roles set revoked_at = now() where person_id = ${idOf(sela)}`
    for (const _ of ['once', 'again']) expect([await looked(agencyId), await letters(agencyId)]).toEqual([2, 1])
    const tess = await makeActing('Tess', { agencyId }, [coordinatorOf(agencyId)])
    expect([await looked(agencyId), await letters(agencyId)]).toEqual([0, 1])
    await owner()`update roles set revoked_at = now() where person_id = ${idOf(tess)}`
    for (const _ of ['once', 'again']) expect([await looked(agencyId), await letters(agencyId)]).toEqual([2, 2])
  })

  test('is asked for anew when it is sent again', async () => {
    const { agencyId, sergeant } = await makeWorld({ alone: true })
    const made = await sent(sergeant)
    await looked(agencyId)
    const tess = await makeActing('Tess', { agencyId }, [coordinatorOf(agencyId)])
    const reasons = [{ field: 'minutes', reason: 'The certificate shows no hours.' }]
    const returned = await returnClaim(next(tess), { ...made, reasons })
    await owner()`update roles set revoked_at = now() where person_id = ${idOf(tess)}`
    await submitClaim(next(sergeant), { ...madeOf(returned), attested: true })
    for (const _ of ['once', 'again']) expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 2])
  })

  test('is answered finally by nobody who decided under a record that is joined to theirs', async () => {
    const { agencyId, sela, sergeant } = await makeWorld()
    const refused = await rejectClaim(next(sela), { ...(await sent(sergeant)), reason: 'This was a meeting.' })
    const disputed = madeOf(
      await disputeClaim(next(sergeant), { ...madeOf(refused), reason: 'It had three lectures.' }),
    )
    const again = await makeActing('Sela', { agencyId }, [coordinatorOf(agencyId)])
    await owner()`update roles set revoked_at = now() where person_id = ${idOf(sela)}`
    const asked = { which: 'waiting', agencyId }
    expect((await listAgencyClaims(again, asked)).waiting).toBe(1)
    await owner()`insert into joined_records (id, person_id, lasting_id, joined_at)
      values (${newId()}, ${idOf(sela)}, ${idOf(again)}, now())`
    const answer = { ...disputed, minutes: 180, reason: 'The program says so.' }
    await expect(settleDispute(next(again), answer)).rejects.toThrow(/Somebody who did not decide about it before/)
    expect(await listAgencyClaims(again, asked)).toMatchObject({ waiting: 0, items: [{ forAnother: true }] })
    expect((await getClaim(sergeant, disputed)).reviewers).toEqual([])
  })

  test('is meant by the role and by where both serve now: not of another unit, not once it was taken back, not the other way round', async () => {
    const { agencyId, unitId, dana, sergeant } = await makeWorld()
    const other = await makeActing('Omar', { agencyId, unitId })
    await named(other, agencyId, await makeUnit(agencyId, 'Records'))
    await named(other, await makeAgency(), null)
    expect(await approveClaim(next(dana), { ...(await sent(other)), minutes: 180 })).toMatchObject({
      state: 'approved',
    })
    const made = await sent(sergeant)
    await expect(approveClaim(dana, { ...made, minutes: 180 })).rejects.toMatchObject(above)
    await owner()`update roles set revoked_at = now() where person_id = ${idOf(sergeant)}`
    expect(await approveClaim(next(dana), { ...made, minutes: 180 })).toMatchObject({ state: 'approved' })
    const chief = await makeActing('Cora', { agencyId })
    await named(chief, agencyId, null)
    await expect(approveClaim(dana, { ...(await sent(chief)), minutes: 180 })).rejects.toMatchObject(above)
    // Whoever is both supervises themselves at most: that is their own.
    await named(dana, agencyId, null)
    await expect(approveClaim(dana, { ...(await sent(dana)), minutes: 180 })).rejects.toThrow(/their own claim/)
  })
})

test('nobody covers or removes what who supervises them showed; another coordinator does', async () => {
  const { dana, sela, sergeant } = await makeWorld()
  const { claimId } = await draftClaim(next(sergeant), {
    fields: {
      ...{ title: 'Reading a scene', provider: 'Bayview Institute', mode: 'in-person', minutes: 60 },
      ...{ startsOn: '2026-09-10', endsOn: '2026-09-10' },
    },
  })
  const photo = sharp({ create: { width: 160, height: 160, channels: 3, background: '#f4f1e8' } })
  const { fileId } = await sentFile(sergeant, evidenceFile, 'photo.jpg', await photo.jpeg().toBuffer())
  const { evidenceId } = await addEvidence(next(sergeant), { claimId, fileId })
  const { version, proofs } = await getClaim(sergeant, { claimId })
  await submitClaim(next(sergeant), { claimId, madeFrom: version, attested: true })
  const proof = { claimId, evidenceId, digest: proofs[0]?.digest, reason: 'It names somebody.' }
  const areas = [{ left: 0, top: 0, width: 1, height: 0.5 }]
  await expect(coverEvidence(next(dana), { ...proof, areas })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(removeEvidence(next(dana), proof)).rejects.toMatchObject({ kind: 'forbidden' })
  await coverEvidence(next(sela), { ...proof, areas })
  expect((await getClaim(sergeant, { claimId })).proofs).toMatchObject([{ covered: { byName: 'Sela Example' } }])
})
