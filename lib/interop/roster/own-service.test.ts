import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { actingCtx, coordinatorOf, makePerson, owner } from '@/e2e/support/facts'
import { waitingFor } from '@/e2e/support/letters'
import { testDatabase } from '@/e2e/support/test-database'
import {
  completeModule,
  employ,
  MODULE,
  makePlace,
  makeWorld,
  OPEN_MODULE,
  type Place,
  signIn,
  system,
  today,
  type World,
} from '@/e2e/support/world'
import { startAffiliationIn } from '@/lib/agencies/affiliations'
import { changeProfileAsSeen } from '@/lib/agencies/as-seen.fixture'
import { getMe } from '@/lib/agencies/me'
import { confirmAddress } from '@/lib/agencies/own-addresses'
import { getMember, listPeople, listRoles } from '@/lib/agencies/queries'
import { grantRole, revokeRole } from '@/lib/agencies/roles'
import { write } from '@/lib/audit/write'
import { courses } from '@/lib/catalog/tables'
import { requestAddressCode } from '@/lib/identity/own-addresses'
import { findSessionActor } from '@/lib/identity/queries'
import { requestCode, signIn as signInByCode } from '@/lib/identity/sign-in'
import { enroll } from '@/lib/learning/commands'
import { enrollments } from '@/lib/learning/tables'
import { anyoneCtx, personCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { addDays } from '@/lib/platform/time'
import { listMyCredits } from '@/lib/records/queries'
import { credits } from '@/lib/records/tables'
import { completionMatrix } from '@/lib/reporting/completion'
import { knownOf } from '@/lib/reporting/known'
import { listTrail } from '@/lib/reporting/trail'
import { answerService } from './joining'
import { addToRoster, moveOnRoster, removeFromRoster } from './people'

testDatabase()

const caller = { device: 'test', network: '198.51.100.7' }
let world: World
beforeAll(async () => {
  world = await makeWorld()
})

/** Signs in for the first time, by the code that was sent. */
async function comeIn(email: string) {
  const { request } = await requestCode(anyoneCtx(), { email }, caller)
  const [letter] = await waitingFor(request)
  const { sessionId, personId } = await signInByCode(anyoneCtx(), { email, code: letter?.code, request }, caller)
  const held = await findSessionActor(sessionId, new Date())
  if (!held) throw new Error('Nobody is signed in.')
  return { personId, sessionId, ctx: personCtx(held.actor) }
}

async function codeTo(email: string) {
  return (await waitingFor(email)).findLast(({ code }) => code)?.code ?? 'none'
}

const readBy = ({ coordinator }: Place, personId: string) =>
  read(coordinator.ctx, async (tx) => ({
    credits: (await tx.select({ id: credits.id }).from(credits).where(eq(credits.personId, personId))).length,
    enrollments: (await tx.select({ id: enrollments.id }).from(enrollments).where(eq(enrollments.personId, personId)))
      .length,
  }))

/** What a coordinator is told of a module that is still missing. */
const knownBy = ({ coordinator }: Place, personId: string) =>
  read(coordinator.ctx, async (tx) => {
    const [course] = await tx.select({ id: courses.id }).from(courses).where(eq(courses.slug, OPEN_MODULE))
    const wanted = { personId, courseId: course?.id ?? '' }
    return (await knownOf(tx, [wanted])).get(`${personId} ${wanted.courseId}`)
  })

describe('a newcomer from a roster', () => {
  test('learns for themselves until they say that they serve there; then the agency reads', async () => {
    const { own, other } = world
    await employ(own.agencyId, 'Nadia', 'nadia@marlowbaypd.example', null)
    const { personId, ctx } = await comeIn('nadia@marlowbaypd.example')
    expect((await getMe(ctx)).serves).toMatchObject([{ agencyId: own.agencyId, joined: false }])
    await completeModule(ctx, MODULE)
    expect((await listMyCredits(ctx, {})).items).toMatchObject([{ agencyName: null }])
    expect(await readBy(own, personId)).toEqual({ credits: 0, enrollments: 0 })
    await enroll(ctx, { slug: OPEN_MODULE })
    expect(await knownBy(own, personId)).toBeUndefined()
    await answerService(ctx, { agencyId: own.agencyId, serves: true })
    await answerService(ctx, { agencyId: own.agencyId, serves: true })
    expect((await getMe(ctx)).serves).toMatchObject([{ joined: true }])
    expect(await readBy(own, personId)).toEqual({ credits: 1, enrollments: 2 })
    expect(await knownBy(own, personId)).toMatchObject({ state: 'started', lessonsDone: 0 })
    expect(await readBy(other, personId)).toEqual({ credits: 0, enrollments: 0 })
    const trail =
      await owner()`select 1 from audit_events where event = 'service.confirmed' and person_id = ${personId}`
    expect(trail).toHaveLength(1)
  })

  test('says no: the service is over, what they learn stays theirs, and the agency has its line', async () => {
    const { own } = world
    await employ(own.agencyId, 'Lena', 'lena@elsewhere.example', null)
    const { personId, ctx } = await comeIn('lena@elsewhere.example')
    await completeModule(ctx, MODULE)
    await answerService(ctx, { agencyId: own.agencyId, serves: false })
    expect((await getMe(ctx)).serves).toEqual([])
    expect(await readBy(own, personId)).toEqual({ credits: 0, enrollments: 0 })
    await expect(answerService(ctx, { agencyId: own.agencyId, serves: true })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})

test('somebody who leaves takes along what comes after; the agency keeps what was earned for it', async () => {
  const { own } = world
  await completeModule(own.mate.ctx, MODULE)
  await answerService(own.mate.ctx, { agencyId: own.agencyId, serves: false })
  expect(await readBy(own, own.mate.personId)).toEqual({ credits: 1, enrollments: 0 })
  await completeModule(own.mate.ctx, 'what-the-room-tells')
  expect(await readBy(own, own.mate.personId)).toEqual({ credits: 1, enrollments: 0 })
})

test('a role of a newcomer waits for their yes, and holds from then on', async () => {
  const { own } = world
  const id = await employ(own.agencyId, 'Sora', 'sora@marlowbaypd.example', own.unitId)
  const given = await grantRole(own.coordinator.ctx, { personId: id, role: 'supervisor', agencyId: own.agencyId })
  const { personId, sessionId, ctx } = await comeIn('sora@marlowbaypd.example')
  expect(personId).toBe(id)
  const held = async () => (await findSessionActor(sessionId, new Date()))?.actor.roles
  const shown = async () =>
    (await listRoles(own.coordinator.ctx, { agencyId: own.agencyId })).items.find((each) => each.personId === id)
  expect(await held()).toEqual([])
  const line = async () => (await getMember(own.coordinator.ctx, { agencyId: own.agencyId, personId: id })).waitsSince
  expect(await line()).toMatch(/^20\d\d-\d\d-\d\d$/)
  expect(await shown()).toMatchObject({ isInEffect: false })
  await answerService(ctx, { agencyId: own.agencyId, serves: true })
  expect(await held()).toMatchObject([{ role: 'supervisor', agencyId: own.agencyId }])
  expect(await line()).toBeNull()
  expect(await shown()).toMatchObject({ isInEffect: true })
  expect(await waitingFor(`${given.roleId} accepted`)).toHaveLength(1)
})

test('until the yes an agency reads the name and the address it wrote itself, whatever the newcomer changes', async () => {
  const { own } = world
  const { agencyId } = own
  const written = 'mara@marlowbaypd.example'
  const wanted = { agencyId, personId: await employ(agencyId, 'Mara', written, null) }
  const { personId, ctx } = await comeIn(written)
  const email = 'mara.at.home@mail.example'
  await requestAddressCode(ctx, { email }, caller)
  await confirmAddress(ctx, { email, code: await codeTo(email), main: true })
  await changeProfileAsSeen(ctx, { givenName: 'Marta', familyName: 'Nunes', timeZone: null })
  const read = async () => {
    const { givenName, familyName, email } = await getMember(own.coordinator.ctx, wanted)
    return [givenName, familyName, email]
  }
  const employed = async (familyName: string) => {
    const service = { agencyId, unitId: null, position: 'Officer', employment: 'sworn', startsOn: today() }
    return addToRoster(system, { givenName: 'Ann', familyName, email: null, ...service })
  }
  const reported = async () =>
    (await completionMatrix(own.coordinator.ctx, { agencyId, limit: 50 })).items.find(
      (each) => each.personId === personId,
    )
  expect(await read()).toEqual(['Mara', 'Reyes', written])
  expect(await reported()).toMatchObject({ givenName: 'Mara', familyName: 'Reyes' })
  expect((await listPeople(own.coordinator.ctx, { agencyId, search: 'mara.at.home@mail.example' })).total).toBe(0)
  const found = async (words: string) => {
    const people = (await listPeople(own.coordinator.ctx, { agencyId, search: words })).items
    const rows = (await completionMatrix(own.coordinator.ctx, { agencyId, limit: 50, person: words })).items
    const told = (await listTrail(own.coordinator.ctx, { zone: 'UTC', limit: 50, person: words })).items
    return [people.length > 0, rows.length > 0, told.length > 0, told.some(({ person }) => person === 'Mara Reyes')]
  }
  const isBefore = async (name: string) => {
    const { items } = await listPeople(own.coordinator.ctx, { agencyId })
    const at = (id: string) => items.findIndex((each) => each.personId === id)
    return at(personId) < at((await employed(name)).personId)
  }
  expect(await found('Marta Nunes')).toEqual([false, false, false, false])
  expect(await found('reyes mara')).toEqual([true, true, true, true])
  // By the name they took she would stand before Pell.
  expect(await isBefore('Pell')).toBe(false)
  await answerService(ctx, { agencyId, serves: true })
  expect(await read()).toEqual(['Mara', 'Reyes', 'mara.at.home@mail.example'])
  expect(await reported()).toMatchObject({ givenName: 'Marta', familyName: 'Nunes' })
  await answerService(ctx, { agencyId, serves: false })
  expect((await read())[2]).toBe('mara.at.home@mail.example')
})

test('who comes back after their service was over is asked again; a move asks nothing', async () => {
  const { agencyId, coordinator } = await makePlace('Tarn Police', 'tarnpd')
  const email = 'nia@tarnpd.example'
  const personId = await employ(agencyId, 'Nia', email, null)
  const { ctx } = await comeIn(email)
  await answerService(ctx, { agencyId, serves: true })
  const { versions } = await getMember(coordinator.ctx, { agencyId, personId })
  const place = { unitId: null, position: 'Sergeant', employment: 'sworn', employeeNumber: null }
  await moveOnRoster(coordinator.ctx, {
    agencyId,
    personId,
    on: addDays(today(), -10),
    madeFrom: versions.move,
    ...place,
  })
  const asked = async () => (await getMe(ctx)).serves.map(({ joined }) => !joined)
  expect(await asked()).toEqual([false])
  await removeFromRoster(coordinator.ctx, { agencyId, personId, lastDay: addDays(today(), -3) })
  const stretch = { agencyId, unitId: null, position: 'Officer', employment: 'sworn' as const, employeeNumber: null }
  await write(system, 'affiliation.started', (w) =>
    startAffiliationIn(w, { ...stretch, personId, serviceStartsOn: today(), validFrom: today(), validTo: null }),
  )
  expect(await asked()).toEqual([true])
  expect(await readBy(world.own, personId)).toMatchObject({ credits: 0 })
  expect((await getMember(coordinator.ctx, { agencyId, personId })).email).toBe(email)
  await answerService(ctx, { agencyId, serves: true })
  expect(await asked()).toEqual([false])
})

test('the only coordinator who can sign in stays until there is another one, at every door', async () => {
  const { agencyId, coordinator } = await makePlace('Quillan Sheriff', 'quillan')
  const { ctx, personId } = coordinator
  const refusal = { kind: 'not-now', message: expect.stringMatching(/name another one first/i) }
  const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject(refusal)
  const [role] = (await listRoles(ctx, { agencyId })).items.filter((each) => each.role === 'coordinator')
  const away = actingCtx(await makePerson(), [coordinatorOf(agencyId)], new Date())
  const leave = () => answerService(ctx, { agencyId, serves: false })
  await refused(leave())
  await refused(removeFromRoster(away, { agencyId, personId, lastDay: today() }))
  await refused(revokeRole(world.administrator.ctx, { roleId: role?.roleId }))
  const next = await employ(agencyId, 'Nell', 'nell@quillan.example', null)
  await grantRole(world.administrator.ctx, { personId: next, role: 'coordinator', agencyId })
  await refused(leave())
  await signIn('nell@quillan.example', 'Nell')
  await leave()
  expect((await getMe(ctx)).serves).toEqual([])
})

test('nobody answers for an agency that has them on no roster', async () => {
  const { own, other } = world
  const answer = answerService(own.colleague.ctx, { agencyId: other.agencyId, serves: true })
  await expect(answer).rejects.toMatchObject({ kind: 'not-found' })
})
