import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  actingCtx,
  auditorOf,
  closeOwner,
  coordinatorOf,
  makeActing,
  makeAgency,
  makePerson,
  owner,
  supervisorOf,
} from '@/e2e/support/facts'
import { aPdf } from '@/e2e/support/pdfs'
import { sent } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import type { Ctx, HeldRole } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { enterCertification, verifyCertification, withdrawCertification } from './commands'
import { enterCertificationInput } from './inputs'
import { certificationFile, getCertificationPage, getCertificationProof } from './proof'
import { exportCertifications, listAgencyCertifications, listCertifications, listMyCertifications } from './queries'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
const idOf = ({ actor }: Ctx) => (actor.kind === 'person' ? actor.personId : '')
let agencyId: string
let otherId: string
let amara: Ctx
let dana: Ctx
let nextDoor: Ctx
let auditor: Ctx

const someone = (name: string, agencyId: string, held: HeldRole[] = []) => makeActing(name, { agencyId }, held)

beforeAll(async () => {
  agencyId = await makeAgency('Marlow Bay Police Department')
  otherId = await makeAgency('Harbor Light Victim Services')
  amara = await someone('Amara', agencyId)
  dana = await someone('Dana', agencyId, [coordinatorOf(agencyId)])
  nextDoor = await someone('Noor', otherId, [coordinatorOf(otherId)])
  auditor = await someone('Ines', agencyId, [auditorOf(agencyId)])
})

let count = 0
/** A license of a number of its own. */
const license = (more: object = {}) => ({
  ...{ agencyId, kind: 'peace-officer', state: 'TX', number: `P-${++count}`, issuer: 'Commission on Law Enforcement' },
  ...{ issuedOn: '2025-01-10', expiresOn: '2027-01-09', ...more },
})
const mine = async (certificationId: string) =>
  (await listMyCertifications(amara)).items.find((each) => each.certificationId === certificationId)

describe('a certification', () => {
  it('of who supervises a coordinator is entered, verified and withdrawn by another one', async () => {
    const chief = await someone('Cora', agencyId)
    await owner()`insert into roles (id, person_id, role, agency_id, granted_at)
      values (${newId()}, ${idOf(chief)}, 'supervisor', ${agencyId}, now())`
    const { certificationId } = await enterCertification(chief, license())
    const above = { kind: 'forbidden', message: expect.stringMatching(/who supervises them/) }
    await expect(verifyCertification(dana, { certificationId })).rejects.toMatchObject(above)
    await expect(withdrawCertification(dana, { certificationId, why: 'Not theirs' })).rejects.toMatchObject(above)
    await expect(enterCertification(dana, license({ personId: idOf(chief) }))).rejects.toMatchObject(above)
    const asked = { agencyId, personId: idOf(chief) }
    expect(await listCertifications(dana, asked)).toMatchObject({
      ...{ mayEnter: false, items: [{ mayVerify: false, mayWithdraw: false }] },
    })
    const other = actingCtx(await makePerson(), [coordinatorOf(agencyId)])
    expect(await listCertifications(other, asked)).toMatchObject({ mayEnter: true, items: [{ mayVerify: true }] })
    await verifyCertification(other, { certificationId })
  })

  it('that somebody enters themselves waits until a coordinator verified it, and counts from then on', async () => {
    const { certificationId } = await enterCertification(amara, license())
    expect(await mine(certificationId)).toMatchObject({
      ...{ stands: 'waiting', validUntil: null, verified: null, mayWithdraw: true, mayVerify: false },
      entered: { by: 'Amara Example', on: '2026-11-20' },
    })
    const waiting = await listAgencyCertifications(dana, { agencyId, which: 'waiting' })
    expect(waiting.items.map((each) => each.certificationId)).toContain(certificationId)
    await verifyCertification(dana, { certificationId })
    await verifyCertification(dana, { certificationId })
    expect(await mine(certificationId)).toMatchObject({
      ...{ stands: 'expiring', validUntil: '2027-01-09', mayWithdraw: false },
      verified: { by: 'Dana Example', on: '2026-11-20' },
    })
    const events =
      await owner()`select event from audit_events where subject_id = ${certificationId} order by recorded_at, id`
    expect(events.map(({ event }) => event)).toEqual(['certification.entered', 'certification.verified'])
  })

  it('is verified by nobody who holds it, not even a coordinator', async () => {
    const { certificationId } = await enterCertification(dana, license({ personId: idOf(dana) }))
    await expect(verifyCertification(dana, { certificationId })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(
      owner()`update certifications set verified_at = now(), verified_by = person_id where id = ${certificationId}`,
    ).rejects.toThrow('certifications_signed')
  })

  it('that a coordinator enters for another counts at once, and is entered once when it is sent twice', async () => {
    const given = { ...license({ personId: idOf(amara) }), key: newId() }
    const [one, again] = await Promise.all([enterCertification(dana, given), enterCertification(dana, given)])
    expect(again).toEqual(one)
    expect(await mine(one.certificationId)).toMatchObject({ stands: 'expiring', verified: { by: 'Dana Example' } })
    await expect(enterCertification(dana, { ...given, key: newId() })).rejects.toThrow(/entered already/)
  })

  it('that is renewed stays, and the one that follows it is not followed twice', async () => {
    const before = license({ state: 'AZ', expiresOn: '2026-12-05' })
    const { certificationId } = await enterCertification(amara, before)
    await verifyCertification(dana, { certificationId })
    const renewed = { ...before, followsId: certificationId, issuedOn: '2026-11-01', expiresOn: '2028-11-01' }
    const within = (which: string) => listAgencyCertifications(dana, { agencyId, which })
    expect((await within('30')).items.map((each) => each.certificationId)).toContain(certificationId)
    const two = await Promise.allSettled([
      enterCertification(amara, { ...renewed, number: 'A' }),
      enterCertification(amara, { ...renewed, number: 'B' }),
    ])
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [next] = two.flatMap((each) => (each.status === 'fulfilled' ? each.value.certificationId : []))
    expect(await mine(certificationId)).toMatchObject({ expiresOn: '2026-12-05', isRenewed: true, mayRenew: false })
    await verifyCertification(dana, { certificationId: next })
    expect((await within('30')).items.map((each) => each.certificationId)).not.toContain(certificationId)
  })

  it('follows only one of the same person and kind, issued later', async () => {
    const { certificationId } = await enterCertification(nextDoor, license({ agencyId: otherId }))
    await expect(enterCertification(amara, license({ followsId: certificationId }))).rejects.toThrow(/not there/)
    const own = await enterCertification(amara, license())
    const follows = { followsId: own.certificationId }
    await expect(enterCertification(amara, license({ ...follows, state: 'OK' }))).rejects.toThrow(/not there/)
    await expect(enterCertification(amara, license(follows))).rejects.toThrow(/choose a later day/)
  })

  it('of a name of its own is the same however it is typed', async () => {
    const named = (name: string, more: object = {}) => license({ kind: 'other', name, number: '5', ...more })
    const { certificationId: followsId } = await enterCertification(amara, named('Peer Support'))
    await expect(enterCertification(amara, named('peer  support'))).rejects.toThrow(/entered already/)
    await enterCertification(amara, named('PEER SUPPORT', { followsId, issuedOn: '2026-01-10' }))
  })

  it('is withdrawn with a reason: by whoever entered it until it is verified, then by a coordinator, and stays to be read', async () => {
    const { certificationId } = await enterCertification(amara, license())
    const why = 'Taken back by the commission.'
    await expect(withdrawCertification(amara, { certificationId, why, endedOn: '2026-06-01' })).rejects.toThrow(
      /withdraw it as a whole/,
    )
    await verifyCertification(dana, { certificationId })
    await expect(withdrawCertification(amara, { certificationId, why })).rejects.toMatchObject({ kind: 'forbidden' })
    for (const endedOn of ['2025-01-10', '2026-11-21'])
      await expect(withdrawCertification(dana, { certificationId, why, endedOn })).rejects.toMatchObject({
        kind: 'invalid',
      })
    await withdrawCertification(dana, { certificationId, why, endedOn: '2026-06-01' })
    expect(await mine(certificationId)).toMatchObject({
      ...{ stands: 'ended', validUntil: '2026-05-31' },
      withdrawn: { by: 'Dana Example', why, endedOn: '2026-06-01' },
    })
    await expect(withdrawCertification(dana, { certificationId, why })).rejects.toMatchObject({ kind: 'conflict' })
    await expect(verifyCertification(dana, { certificationId })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('has the days, the state and the name that its kind asks for', async () => {
    const refused = (more: object) => expect(enterCertification(amara, license(more))).rejects
    await refused({ issuedOn: '2026-11-21' }).toThrow(/today or an earlier day/)
    await refused({ issuedOn: '1066-10-14', expiresOn: null }).toThrow()
    await refused({ expiresOn: '2025-01-09' }).toThrow(/ends before it was issued/)
    await refused({ state: null }).toThrow(/Choose the state/)
    for (const state of ['Texas', 'constructor', 'toString']) await refused({ state }).toThrow(/Choose the state/)
    await refused({ kind: 'other' }).toThrow(/what it is called/)
    const all = enterCertificationInput.safeParse(license({ state: null, issuer: '', issuedOn: '' })).error?.issues
    expect(all?.map(({ path }) => path[0]).sort(), 'all at once').toEqual(['issuedOn', 'issuer', 'state'])
    await refused({ issuer: 'x'.repeat(10_000) }).toThrow()
    await refused({ agencyId: otherId }).toThrow(/an agency that you serve/)
    const { certificationId } = await enterCertification(
      amara,
      license({ name: 'of no meaning here', number: '\u0007 7 ' }),
    )
    expect(await mine(certificationId)).toMatchObject({ name: null, number: '7' })
  })
})

describe('who sees it', () => {
  it('are its holder and those who look after them; the neighbor learns of nothing', async () => {
    const { certificationId } = await enterCertification(amara, license())
    const whose = { agencyId, personId: idOf(amara) }
    const ids = async (ctx: Ctx) => (await listCertifications(ctx, whose)).items.map((each) => each.certificationId)
    expect(await ids(dana)).toContain(certificationId)
    expect(await ids(auditor)).toContain(certificationId)
    const outside = actingCtx(await makePerson(), [supervisorOf(agencyId, newId())], now)
    for (const ctx of [nextDoor, outside, amara])
      await expect(listCertifications(ctx, whose)).rejects.toMatchObject({ kind: 'not-found' })
    for (const step of [verifyCertification, withdrawCertification])
      await expect(step(nextDoor, { certificationId, why: 'As I like it.' })).rejects.toMatchObject({
        kind: 'not-found',
      })
    await expect(enterCertification(nextDoor, license({ personId: idOf(amara) }))).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(
      enterCertification(nextDoor, license({ personId: idOf(amara), agencyId: otherId })),
    ).rejects.toMatchObject({ kind: 'not-found' })
    await expect(verifyCertification(auditor, { certificationId })).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('what was shown is read by its holder and coordinators alone, and each look is noted', async () => {
    const { fileId } = await sent(amara, certificationFile, 'card.pdf', await aPdf())
    const { certificationId } = await enterCertification(amara, license({ fileId }))
    await expect(enterCertification(dana, license({ personId: idOf(amara), fileId }))).rejects.toThrow(
      /not there any more/,
    )
    expect(await mine(certificationId)).toMatchObject({ proof: { fileName: 'card.pdf', isPicture: false, pages: 1 } })
    for (const ctx of [amara, dana])
      expect((await getCertificationProof(ctx, { certificationId })).name).toBe('card.pdf')
    for (const ctx of [auditor, nextDoor])
      await expect(getCertificationProof(ctx, { certificationId })).rejects.toMatchObject({ kind: 'not-found' })
    expect((await getCertificationPage(dana, { certificationId, page: 1 })).name).toBe('card-1.webp')
    for (const ctx of [auditor, nextDoor])
      await expect(getCertificationPage(ctx, { certificationId, page: 1 })).rejects.toMatchObject({ kind: 'not-found' })
    const looks =
      await owner()`select 1 from audit_events where event = 'evidence.viewed' and subject_id = ${certificationId}`
    expect(looks).toHaveLength(3)
  })

  it('an agency lists what ran out and takes it as a file, whose writing is noted', async () => {
    const { certificationId } = await enterCertification(
      dana,
      license({ personId: idOf(amara), state: 'NV', expiresOn: '2026-11-19' }),
    )
    const listed = await listAgencyCertifications(auditor, { agencyId, which: 'expired' })
    expect(listed.items).toMatchObject([{ certificationId, stands: 'expired', personName: 'Amara Example' }])
    const { lines } = await exportCertifications(auditor, { agencyId, which: 'expired' })
    expect(lines).toEqual([
      expect.arrayContaining(['Amara Example', 'Peace officer license (POST), Nevada', '2026-11-19', 'expired']),
    ])
    await expect(listAgencyCertifications(nextDoor, { agencyId })).rejects.toMatchObject({ kind: 'not-found' })
  })
})
