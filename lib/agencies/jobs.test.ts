import { afterAll, beforeAll, expect, test } from 'vitest'
import { waiting } from '@/app/_front/waiting'
import {
  actingCtx,
  administrator,
  closeOwner,
  coordinatorOf,
  giveHeld,
  makeActing,
  makeAgency,
  makeUnit,
  owner,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { enterCertification, verifyCertification } from '@/lib/certifications/commands'
import { listMyCertifications } from '@/lib/certifications/queries'
import { type Ctx, type HeldRole, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { decideRelief, recommendRelief } from '@/lib/requirements/reliefs/commands'
import { listReliefs } from '@/lib/requirements/reliefs/queries'
import { askForCoordinators, askForCoordinatorsAt, askForCoordinatorsDaily } from './jobs'
import { nobodyDecides } from './mails'
import { grantRole } from './roles'

testDatabase()
afterAll(closeOwner)

const system = systemCtx('test', new Date('2026-11-20T16:00:00Z'))
const idOf = ({ actor }: Ctx) => (actor.kind === 'person' ? actor.personId : '')

const given = (personId: string, held: HeldRole, address: string | null = null) => giveHeld(personId, held, address)
const taken = (who: Ctx, role: string) =>
  owner()`update roles set revoked_at = now() where person_id = ${idOf(who)} and role = ${role}`

const namedLongAgo = async () => {
  await owner()`update roles set granted_at = '2026-01-01' where role = 'administrator'`
  await owner()`update logins set verified_at = '2026-01-01' where person_id in (select person_id from roles where role = 'administrator')`
}

const looked = (agencyId: string) => askForCoordinators(system, agencyId, waiting)
const letters = async (agencyId: string) =>
  (await owner()`select 1 from notices where kind = 'agencies.nobody-decides' and payload ->> 'agencyId' = ${agencyId}`)
    .length
const queued = async () =>
  (await owner()<{ key: string }[]>`select key from graphile_worker.jobs where key like 'undecided:%'`).map(
    ({ key }) => key.split(':')[1],
  )

/** Dana is the only coordinator and serves in Patrol, of which the sergeant is supervisor; a lieutenant is there for all. */
async function makeWorld() {
  const agencyId = await makeAgency()
  const unitId = await makeUnit(agencyId, 'Patrol')
  const dana = await makeActing('Dana', { agencyId, unitId }, [coordinatorOf(agencyId)])
  const sergeant = await makeActing('Renee', { agencyId, unitId }, [supervisorOf(agencyId, unitId)])
  const officer = await makeActing('Omar', { agencyId, unitId })
  return { agencyId, unitId, dana, sergeant, officer }
}

let day = 10
const entered = (by: Ctx, agencyId: string) =>
  enterCertification(by, { agencyId, kind: 'first-aid', issuer: 'Bayview Red Shield', issuedOn: `2026-03-${++day}` })
const recommended = (by: Ctx, { agencyId, about }: { agencyId: string; about: Ctx }) =>
  recommendRelief(by, {
    ...{ agencyId, personId: idOf(about), kind: 'leave', from: `2026-09-${++day}`, untilOn: '2026-11-01' },
    why: 'A long illness, as the letter says.',
  })

beforeAll(async () => {
  await makeActing('Walt', null, [administrator])
})

test('a certification of who supervises the only coordinator, and their own, are asked for at once, in one letter', async () => {
  const { agencyId, dana, sergeant, officer } = await makeWorld()
  await entered(officer, agencyId)
  expect(await queued()).not.toContain(agencyId)
  const { certificationId } = await entered(sergeant, agencyId)
  await entered(dana, agencyId)
  const theirs = async (ctx: Ctx) => (await listMyCertifications(ctx)).items.map(({ askedOn }) => askedOn)
  expect(await theirs(sergeant)).toEqual([null])
  expect((await queued()).filter((each) => each === agencyId)).toHaveLength(1)
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([2, 1])
  expect(await theirs(sergeant), 'whose it is reads that somebody is asked for').toEqual(['2026-11-20'])
  expect(await theirs(officer), 'and whose waits for a coordinator who can does not').toEqual([null])
  const tess = await makeActing('Tess', { agencyId }, [coordinatorOf(agencyId)])
  await verifyCertification(tess, { certificationId })
  expect(await theirs(sergeant)).toEqual([null])
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([0, 1])
})

test('a relief that waits for who supervises the only coordinator, and for themselves, is asked for likewise', async () => {
  const { agencyId, dana, sergeant, officer } = await makeWorld()
  await recommended(sergeant, { agencyId, about: officer })
  expect(await queued()).not.toContain(agencyId)
  const { reliefId } = await recommended(dana, { agencyId, about: sergeant })
  await recommended(sergeant, { agencyId, about: dana })
  expect(await queued()).toContain(agencyId)
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([2, 1])
  const waits = (await listReliefs(sergeant, { agencyId, waiting: true })).items
  expect(waits.map(({ personId, askedOn }) => [personId, askedOn])).toEqual(
    expect.arrayContaining([
      [idOf(officer), null],
      [idOf(dana), '2026-11-20'],
    ]),
  )
  const tess = await makeActing('Tess', { agencyId }, [coordinatorOf(agencyId)])
  await decideRelief(tess, { reliefId, granted: true })
  await taken(tess, 'coordinator')
  // What is left waited so before, and now that Tess is gone it waits so again.
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 2])
})

test('it is asked anew for what is new, and not for what was decided, taken back or left meanwhile', async () => {
  const { agencyId, sergeant } = await makeWorld()
  const { certificationId } = await entered(sergeant, agencyId)
  await entered(sergeant, agencyId)
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([2, 1])
  await owner()`update certifications set withdrawn_at = now(), withdrawn_why = 'A slip.' where id = ${certificationId}`
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 1])
  await entered(sergeant, agencyId)
  for (const _ of ['once', 'again']) expect([await looked(agencyId), await letters(agencyId)]).toEqual([2, 2])
  await owner()`update affiliations set valid_to = '2026-01-01' where person_id = ${idOf(sergeant)}`
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([0, 2])
})

test('it is asked anew when the supervisor’s role was taken back and given again, looked at between or not', async () => {
  const { agencyId, unitId, sergeant } = await makeWorld()
  await entered(sergeant, agencyId)
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 1])
  await taken(sergeant, 'supervisor')
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([0, 1])
  await given(idOf(sergeant), supervisorOf(agencyId, unitId))
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 2])
  await taken(sergeant, 'supervisor')
  await given(idOf(sergeant), supervisorOf(agencyId, unitId))
  for (const _ of ['once', 'again']) expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 3])
})

test('whoever is named as administrator afterwards is asked too, at the next look, and then no more', async () => {
  const { agencyId, sergeant } = await makeWorld()
  const { certificationId } = await entered(sergeant, agencyId)
  await entered(sergeant, agencyId)
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([2, 1])
  const wren = await makeActing('Wren', null, [administrator])
  for (const _ of ['once', 'again']) expect(await looked(agencyId)).toBe(2)
  const theirs = await owner()`select 1 from notices where kind = 'agencies.nobody-decides'
    and payload ->> 'agencyId' = ${agencyId} and person_id = ${idOf(wren)}`
  expect([theirs.length, await letters(agencyId)]).toEqual([1, 2])
  await owner()`update certifications set withdrawn_at = now(), withdrawn_why = 'A slip.' where id = ${certificationId}`
  expect([await looked(agencyId), await letters(agencyId)], 'with less to decide nobody is asked').toEqual([1, 2])
  await taken(wren, 'administrator')
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 2])
  const [held] = await owner()`select bound_to from roles where person_id = ${idOf(wren)} limit 1`
  await given(idOf(wren), administrator, String(held?.bound_to))
  expect([await looked(agencyId), await letters(agencyId)], 'who was asked before').toEqual([1, 2])
  await entered(sergeant, agencyId)
  for (const _ of ['once', 'again']) expect([await looked(agencyId), await letters(agencyId)]).toEqual([2, 4])
  await taken(wren, 'administrator')
})

test('who was asked is not asked again once it is no longer kept that they were, and who was named since is', async () => {
  const { agencyId, sergeant } = await makeWorld()
  await entered(sergeant, agencyId)
  await namedLongAgo()
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 1])
  const later = { ...system, now: new Date('2027-06-20T16:00:00Z') }
  const gone = () => owner()`delete from notices where kind = 'agencies.nobody-decides'`
  await gone()
  expect([await askForCoordinators(later, agencyId, waiting), await letters(agencyId)]).toEqual([1, 0])
  const wren = await makeActing('Wren', null, [administrator])
  await owner()`update roles set granted_at = '2027-06-01' where person_id = ${idOf(wren)}`
  for (const _ of ['once', 'again']) await askForCoordinators(later, agencyId, waiting)
  expect(await letters(agencyId)).toBe(1)
  await gone()
  await askForCoordinators({ ...system, now: new Date('2027-12-20T16:00:00Z') }, agencyId, waiting)
  expect(await letters(agencyId)).toBe(0)
  await taken(wren, 'administrator')
})

test('whoever was named as administrator before, and confirms the address only afterwards, is asked then', async () => {
  const { agencyId, sergeant } = await makeWorld()
  const wren = await makeActing('Wren', null, [administrator])
  await namedLongAgo()
  const confirmed = (at: Date | null) =>
    owner()`update logins set verified_at = ${at}, main_since = ${at} where person_id = ${idOf(wren)} and kind = 'email'`
  await confirmed(null)
  await entered(sergeant, agencyId)
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 1])
  await confirmed(new Date(system.now.getTime() + 60_000))
  for (const _ of ['once', 'again']) expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 2])
  await taken(wren, 'administrator')
})

test('once a coordinator is named, an agency where something was asked for is looked at again, and no other', async () => {
  const { agencyId, sergeant } = await makeWorld()
  const quiet = await makeWorld()
  await entered(sergeant, agencyId)
  await looked(agencyId)
  const jobs = () =>
    owner()`select graphile_worker.remove_job(key) from graphile_worker.jobs where key like 'undecided:%'`
  await jobs()
  const by = actingCtx(newId(), [administrator], system.now)
  const tess = await makeActing('Tess', { agencyId })
  const named = { personId: idOf(tess), role: 'coordinator', unitId: null }
  await grantRole(by, { ...named, agencyId, key: newId() })
  await grantRole(by, { ...named, personId: idOf(quiet.officer), agencyId: quiet.agencyId, key: newId() })
  expect(await queued()).toEqual([agencyId])
  await askForCoordinatorsAt(waiting).run(system, { agencyId })
  expect((await listMyCertifications(sergeant)).items.map(({ askedOn }) => askedOn)).toEqual([null])
})

test('what was asked for before letters were kept count of is asked for no more until something new waits', async () => {
  const { agencyId, sergeant } = await makeWorld()
  await entered(sergeant, agencyId)
  await looked(agencyId)
  await owner()`update undecided set letters_id = null where agency_id = ${agencyId}`
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([1, 1])
  await entered(sergeant, agencyId)
  expect([await looked(agencyId), await letters(agencyId)]).toEqual([2, 2])
})

test('the clock looks at each agency by itself: where it fails at one, the others are asked for all the same', async () => {
  const [one, other] = [await makeWorld(), await makeWorld()]
  for (const { agencyId, sergeant } of [one, other]) await entered(sergeant, agencyId)
  await owner()`select graphile_worker.remove_job(key) from graphile_worker.jobs where key like 'undecided:%'`
  await askForCoordinatorsDaily(waiting).run(system, {})
  expect(await queued()).toEqual(expect.arrayContaining([one.agencyId, other.agencyId]))
  const at = askForCoordinatorsAt(waiting)
  await owner()`alter table undecided add constraint refuses check (agency_id <> ${owner().unsafe(`'${one.agencyId}'`)})`
  await expect(at.run(system, { agencyId: one.agencyId })).rejects.toThrow()
  await at.run(system, { agencyId: other.agencyId })
  await owner()`alter table undecided drop constraint refuses`
  expect([await letters(one.agencyId), await letters(other.agencyId)]).toEqual([0, 1])
})

test('the letter leads to where a coordinator is named, says nobody’s name, and is moot once somebody can decide', async () => {
  const { agencyId, sergeant } = await makeWorld()
  await entered(sergeant, agencyId)
  const { say, subject } = nobodyDecides(waiting)
  const said = await say(system, { agencyId }, null)
  expect(said).toMatchObject({ lines: [expect.stringMatching(new RegExp(`/admin/agencies/${agencyId}#coordinator$`))] })
  expect(`${subject} ${JSON.stringify(said)}`).not.toMatch(/Renee|certif|leave/)
  await makeActing('Tess', { agencyId }, [coordinatorOf(agencyId)])
  expect(await say(system, { agencyId }, null)).toHaveProperty('moot')
})
