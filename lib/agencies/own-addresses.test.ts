import { beforeAll, describe, expect, test } from 'vitest'
import { owner } from '@/e2e/support/facts'
import { lettersTo, tellAll, waitingFor } from '@/e2e/support/letters'
import { testDatabase } from '@/e2e/support/test-database'
import { employ, makePlace, type Place, type Somebody, signIn, system, today } from '@/e2e/support/world'
import { makeToken } from '@/lib/identity/commands'
import { listMyAddresses, requestAddressCode } from '@/lib/identity/own-addresses'
import { findSessionActor, findTokenActor, getMyProfile } from '@/lib/identity/queries'
import { requestCode, signIn as signInByCode } from '@/lib/identity/sign-in'
import { answerInvitation } from '@/lib/interop/roster/joining'
import { addToRoster, removeFromRoster } from '@/lib/interop/roster/people'
import { anyoneCtx, type Ctx, personCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays, plusMinutes } from '@/lib/platform/time'
import { rebindLeads } from '@/lib/task-forces/leads'
import { addAgency } from './commands'
import { listMyInvitations } from './invitations'
import { confirmAddress, makeAddressMain, removeAddress } from './own-addresses'
import { getMember, listPeople } from './queries'
import { restoreAccess, withdrawAccess } from './restore-access'
import { grantRole } from './roles'

testDatabase()

const caller = { device: 'test', network: '198.51.100.4' }
const later = (ctx: Ctx, minutes: number): Ctx => ({ ...ctx, now: plusMinutes(ctx.now, minutes) })
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { kind?: string; message: string }) => error.kind ?? error.message,
  )
let count = 0
const fresh = (what: string) => `${what}-${++count}@postbox.example`

const codeTo = async (email: string) => (await waitingFor(email)).at(-1)?.code ?? 'none'

let place: Place
beforeAll(async () => {
  place = await makePlace('Marlow Bay Police Department', 'marlowbaypd')
})

async function somebody(): Promise<Somebody> {
  const email = fresh('officer')
  await employ(place.agencyId, 'Amara', email, place.unitId)
  return signIn(email, 'Amara')
}

async function add(person: Somebody, email: string, main = false) {
  await requestAddressCode(person.ctx, { email }, caller)
  return confirmAddress(person.ctx, { email, code: await codeTo(email), main })
}
const addressesOf = async ({ ctx }: Somebody) =>
  (await listMyAddresses(ctx)).items.map(({ address, main }) => (main ? `${address} (main)` : address))
const loginOf = async ({ ctx }: Somebody, wanted: string) =>
  (await listMyAddresses(ctx)).items.find(({ address }) => address === wanted)?.loginId ?? ''

describe('another address', () => {
  test('is added by the code that was sent to it, the others are told, and it signs in', async () => {
    const person = await somebody()
    const email = fresh('private')
    expect(await add(person, email)).toEqual({ asked: 0 })
    expect(await addressesOf(person)).toEqual([`${person.email} (main)`, email])
    expect((await waitingFor(person.email)).at(-1)).toEqual({ kind: 'identity.addresses-changed', what: 'added' })
    const { request } = await requestCode(anyoneCtx(), { email }, caller)
    const signedIn = await signInByCode(anyoneCtx(), { email, code: await codeTo(email), request }, caller)
    expect(signedIn.personId).toBe(person.personId)
  })

  test('answers the same when it was sent again, and takes a wrong code five times', async () => {
    const person = await somebody()
    const email = fresh('private')
    await add(person, email)
    expect(await confirmAddress(person.ctx, { email, code: '000000' })).toEqual({ asked: 0 })
    const other = fresh('private')
    await requestAddressCode(person.ctx, { email: other }, caller)
    const code = await codeTo(other)
    const wrong = code === '000000' ? '111111' : '000000'
    await expect(confirmAddress(person.ctx, { email: other, code: wrong })).rejects.toThrow('4 tries left')
    for (let i = 0; i < 4; i += 1) await failure(confirmAddress(person.ctx, { email: other, code: wrong }))
    await expect(confirmAddress(person.ctx, { email: other, code })).rejects.toThrow('used up')
    expect(await addressesOf(person)).toHaveLength(2)
  })

  test('is not added with a code that was sent to sign in, nor does its code sign in', async () => {
    const person = await somebody()
    const email = fresh('private')
    await requestAddressCode(person.ctx, { email }, caller)
    const code = await codeTo(email)
    expect(await failure(signInByCode(anyoneCtx(), { email, code }, caller))).toBe('invalid')
    const another = await somebody()
    await requestCode(anyoneCtx(), { email: another.email }, caller)
    const theirs = await codeTo(another.email)
    expect(await failure(confirmAddress(person.ctx, { email: another.email, code: theirs }))).toBe('invalid')
  })

  test('of somebody else looks like a free one to whoever asks; its owner is told, and keeps it', async () => {
    const [person, owner] = [await somebody(), await somebody()]
    const free = fresh('free')
    const asked = await requestAddressCode(person.ctx, { email: owner.email }, caller)
    expect(asked).toEqual(await requestAddressCode(person.ctx, { email: free }, caller))
    const letter = (await waitingFor(owner.email)).at(-1)
    expect(letter).toMatchObject({ kind: 'identity.other-record-code' })
    const wrong = (email: string) =>
      confirmAddress(person.ctx, { email, code: '000000' }).catch((e: Error) => e.message)
    expect(await wrong(owner.email)).toBe(await wrong(free))
    expect(await addressesOf(owner)).toEqual([`${owner.email} (main)`])
  })

  test('is asked for and changed by whoever signed in lately, from a browser, and by nobody else', async () => {
    const person = await somebody()
    const old = later(person.ctx, 31)
    const { token } = await makeToken(person.ctx, { name: 'nightly', mayWrite: true, days: 1 })
    const actor = await findTokenActor(token, person.ctx.now)
    if (!actor) throw new Error('no token')
    const email = fresh('private')
    expect(await failure(requestAddressCode(old, { email }, caller))).toBe('not-now')
    expect(await failure(requestAddressCode(personCtx(actor), { email }, caller))).toBe('forbidden')
    await add(person, email)
    const loginId = await loginOf(person, email)
    for (const change of [makeAddressMain, removeAddress]) {
      expect(await failure(change(old, { loginId }, rebindLeads))).toBe('not-now')
      expect(await failure(change(personCtx(actor), { loginId }, rebindLeads))).toBe('forbidden')
      expect(await failure(change((await somebody()).ctx, { loginId }, rebindLeads))).toBe('not-found')
    }
    expect((await listMyAddresses(old)).recent).toBe(false)
  })

  test('is asked for five times in a quarter of an hour, once a minute, and there are five at most', async () => {
    const person = await somebody()
    const email = fresh('private')
    await requestAddressCode(person.ctx, { email }, caller)
    expect(await failure(requestAddressCode(person.ctx, { email }, caller))).toBe('too-many')
    expect(await failure(requestAddressCode(person.ctx, { email: person.email }, caller))).toBe('invalid')
    for (let i = 0; i < 2; i += 1) await requestAddressCode(person.ctx, { email: fresh('more') }, caller)
    expect(await failure(requestAddressCode(person.ctx, { email: fresh('more') }, caller))).toBe('too-many')
    const many = await somebody()
    const late = fresh('of-six')
    await requestAddressCode(many.ctx, { email: late }, caller)
    for (let i = 0; i < 4; i += 1) await add(many, fresh('of-five'))
    expect(await failure(confirmAddress(many.ctx, { email: late, code: await codeTo(late) }))).toBe('invalid')
    expect(await failure(requestAddressCode(later(many.ctx, 16), { email: fresh('sixth') }, caller))).toBe('invalid')
  })
})

describe('the main address', () => {
  test('is where messages go; another one takes its place, and everyone of them is told', async () => {
    const person = await somebody()
    const email = fresh('private')
    await add(person, email, true)
    expect((await getMyProfile(person.ctx))?.email).toBe(email)
    expect((await waitingFor(person.email)).map(({ what }) => what)).toEqual(['added', 'main'])
    await makeAddressMain(person.ctx, { loginId: await loginOf(person, person.email) })
    await makeAddressMain(person.ctx, { loginId: await loginOf(person, person.email) })
    expect((await getMyProfile(person.ctx))?.email).toBe(person.email)
    expect((await waitingFor(email)).filter(({ what }) => what === 'main')).toHaveLength(2)
  })

  test('cannot be removed, the last one least of all; another goes with its sign-in and not with its roles', async () => {
    const person = await somebody()
    const old = await loginOf(person, person.email)
    expect(await failure(removeAddress(person.ctx, { loginId: old }, rebindLeads))).toBe('not-now')
    await grantRole(system, { personId: person.personId, role: 'coordinator', agencyId: place.agencyId })
    const force = newId()
    await owner()`insert into task_forces (id, slug, name, sort_name, kind, state, created_at, updated_at)
      values (${force}, ${force}, 'Bay', 'bay', 'other', 'CA', now(), now())`
    await owner()`insert into task_force_leads (id, task_force_id, person_id, bound_to, named_at)
      values (${newId()}, ${force}, ${person.personId}, ${person.email}, now())`
    const email = fresh('private')
    await add(person, email, true)
    const { request } = await requestCode(anyoneCtx(), { email: person.email }, caller)
    const code = await codeTo(person.email)
    const elsewhere = await signIn(person.email, 'Amara')
    const { token } = await makeToken(elsewhere.ctx, { name: 'nightly', mayWrite: true, days: 365 })
    await removeAddress(person.ctx, { loginId: old }, rebindLeads)
    expect(await findSessionActor(elsewhere.sessionId, person.ctx.now)).toBeNull()
    expect(await findTokenActor(token, person.ctx.now)).toBeNull()
    expect(await addressesOf(person)).toEqual([`${email} (main)`])
    expect((await waitingFor(person.email)).at(-1)).toMatchObject({ what: 'removed' })
    expect(await failure(signInByCode(anyoneCtx(), { email: person.email, code, request }, caller))).toBe('invalid')
    const held = await findSessionActor(person.sessionId, person.ctx.now)
    expect(held?.actor.roles).toMatchObject([{ role: 'coordinator', agencyId: place.agencyId }])
    const [lead] = await owner()`select bound_to from task_force_leads where task_force_id = ${force}`
    expect(lead?.bound_to).toBe(email)
    expect(await failure(removeAddress(person.ctx, { loginId: await loginOf(person, email) }, rebindLeads))).toBe(
      'not-now',
    )
  })
})

describe('what an agency knows', () => {
  const seenBy = async ({ coordinator, agencyId }: Place, { personId }: Somebody) =>
    (await getMember(coordinator.ctx, { agencyId, personId })).email
  const foundBy = async ({ coordinator, agencyId }: Place, search: string, who: 'serving' | 'left' = 'serving') =>
    (await listPeople(coordinator.ctx, { agencyId, search, who })).items.map(({ email }) => email)

  test('is the main address of who serves there, and it finds them by the one it wrote down too', async () => {
    const person = await somebody()
    const email = fresh('private')
    await add(person, email)
    expect(await foundBy(place, email)).toEqual([])
    expect(await seenBy(place, person)).toBe(person.email)
    await makeAddressMain(person.ctx, { loginId: await loginOf(person, email) })
    expect(await seenBy(place, person)).toBe(email)
    expect(await foundBy(place, person.email)).toEqual([email])
    const service = { agencyId: place.agencyId, unitId: null, position: null, employment: 'sworn', startsOn: today() }
    const again = { givenName: 'Amara', familyName: 'Reyes', email: person.email, ...service }
    expect(await failure(addToRoster(place.coordinator.ctx, again))).toBe('conflict')
  })

  test('stays what it was for an agency that the person left, whatever they add, choose or remove since', async () => {
    const person = await somebody()
    const { agencyId, coordinator } = place
    await removeFromRoster(coordinator.ctx, { agencyId, personId: person.personId, lastDay: addDays(today(), -1) })
    const email = fresh('private')
    await add(person, email, true)
    expect(await seenBy(place, person)).toBe(person.email)
    expect(await foundBy(place, email, 'left')).toEqual([])
    await removeAddress(person.ctx, { loginId: await loginOf(person, person.email) }, rebindLeads)
    expect(await seenBy(place, person)).toBe(person.email)
    expect(await foundBy(place, person.email, 'left')).toEqual([person.email])
  })
})

describe('an address that an agency wrote on a line nobody signed in to', () => {
  test('becomes the person’s, the agency asks, and accepted the line is theirs', async () => {
    const person = await somebody()
    const email = fresh('line')
    const { agencyId } = await addAgency(system, { name: 'Cedar Falls Police', kind: 'law-enforcement', state: 'CA' })
    const line = await employ(agencyId, 'Amara', email, null)
    await grantRole(system, { personId: line, role: 'coordinator', agencyId })
    expect(await add(person, email)).toEqual({ asked: 1 })
    expect(await confirmAddress(person.ctx, { email, code: '123456' })).toEqual({ asked: 1 })
    const roles = async () => (await findSessionActor(person.sessionId, person.ctx.now))?.actor.roles
    expect(await roles()).toEqual([])
    const [question] = (await listMyInvitations(person.ctx)).items
    expect(question).toMatchObject({ agencyName: 'Cedar Falls Police', email })
    await answerInvitation(person.ctx, { invitationId: question?.invitationId, accept: true })
    expect(await roles()).toMatchObject([{ role: 'coordinator', agencyId }])
    const [{ whose } = {}] = await owner()`select person_id as whose from affiliations where agency_id = ${agencyId}`
    expect(whose).toBe(person.personId)
  })

  test('brings along the roles that were given to it where it serves nowhere', async () => {
    const person = await somebody()
    const email = fresh('named')
    const { agencyId } = await addAgency(system, { name: 'Elm County Sheriff', kind: 'law-enforcement', state: 'CA' })
    const line = await employ(place.agencyId, 'Amara', email, null)
    await owner()`delete from affiliations where person_id = ${line}`
    const boss = fresh('boss')
    const bossId = await employ(place.agencyId, 'Walt', boss, null)
    await grantRole(system, { personId: bossId, role: 'administrator' })
    const { roleId } = await grantRole((await signIn(boss, 'Walt')).ctx, { role: 'coordinator', agencyId, email })
    expect(await waitingFor(`${roleId} moved`)).toEqual([])
    expect(await add(person, email)).toEqual({ asked: 0 })
    expect(await waitingFor(`${roleId} moved`)).toHaveLength(1)
    await tellAll('agencies.role-moved', new Date())
    const [letter] = await lettersTo(boss)
    expect(letter?.text).toContain(`You gave a role to ${email}: coordinator, Elm County Sheriff.`)
    const held = await findSessionActor(person.sessionId, person.ctx.now)
    expect(held?.actor.roles).toMatchObject([{ role: 'coordinator', agencyId }])
  })
})

describe('access that was lost', () => {
  const reason = 'They called from the number on file and named their badge.'
  let administrator: Somebody
  beforeAll(async () => {
    const email = fresh('administrator')
    const personId = await employ(place.agencyId, 'Walt', email, null)
    await grantRole(system, { personId, role: 'administrator' })
    administrator = await signIn(email, 'Walt')
  })

  test('is restored with a reason: the old address is told, every session and token ends, and the new one signs in', async () => {
    const person = await somebody()
    const { token } = await makeToken(person.ctx, { name: 'nightly', mayWrite: false, days: 1 })
    const email = fresh('found')
    const given = { lost: person.email, familyName: 'reyes', email, reason }
    await restoreAccess(administrator.ctx, given)
    await restoreAccess(administrator.ctx, given)
    expect((await waitingFor(person.email)).filter(({ what }) => what === 'restored')).toHaveLength(1)
    expect(await findSessionActor(person.sessionId, person.ctx.now)).toBeNull()
    expect(await findTokenActor(token, person.ctx.now)).toBeNull()
    const { request } = await requestCode(anyoneCtx(), { email }, caller)
    const back = await signInByCode(anyoneCtx(), { email, code: await codeTo(email), request }, caller)
    expect(back.personId).toBe(person.personId)
    const rows =
      await owner()`select identifier from logins where person_id = ${person.personId} and main_since is not null`
    expect(rows).toMatchObject([{ identifier: email }])
    const trail =
      await owner()`select detail from audit_events where event = 'access.restored' and person_id = ${person.personId}`
    expect(trail).toMatchObject([{ detail: { reason, address: email, tokens: 1 } }])
  })

  const restored = async () => {
    const person = await somebody()
    const email = fresh('found')
    await restoreAccess(administrator.ctx, { lost: person.email, familyName: 'Reyes', email, reason })
    return { person, email }
  }
  const waiting = async ({ personId }: Somebody) =>
    (await owner()`select identifier from logins where person_id = ${personId} and verified_at is null`).length

  test('opens nothing more once an old address signs in, after three days, or when an administrator takes it back', async () => {
    const found = await restored()
    await signIn(found.person.email, 'Amara')
    expect(await waiting(found.person)).toBe(0)
    const told = async (address: string) =>
      (await waitingFor(address)).filter(({ what }) => what === 'withdrawn').length
    expect([await told(found.email), await told(found.person.email)]).toEqual([0, 1])
    const late = await restored()
    await requestCode(later(anyoneCtx(), 3 * 1440 + 1), { email: late.email }, caller)
    expect(await waiting(late.person)).toBe(0)
    const mistyped = await restored()
    const given = { email: mistyped.email, reason: 'The address was mistyped.' }
    expect(await failure(withdrawAccess(place.coordinator.ctx, given))).toBe('forbidden')
    await withdrawAccess(administrator.ctx, given)
    expect(await failure(withdrawAccess(administrator.ctx, given))).toBe('not-found')
    expect(await failure(withdrawAccess(administrator.ctx, { ...given, email: mistyped.person.email }))).toBe(
      'not-found',
    )
    expect(await waiting(mistyped.person)).toBe(0)
  })

  test('is told to every address when the new one signs in, and the trail says so', async () => {
    const { person, email } = await restored()
    const { request } = await requestCode(anyoneCtx(), { email }, caller)
    await signInByCode(anyoneCtx(), { email, code: await codeTo(email), request }, caller)
    expect((await waitingFor(person.email)).map(({ what }) => what)).toContain('main')
    const trail = await owner()`select detail from audit_events where event = 'address.confirmed'
      and person_id = ${person.personId} order by recorded_at desc limit 1`
    expect(trail).toMatchObject([{ detail: { address: email } }])
  })

  test('is not restored by anybody else, to oneself, under another name, or to an address of somebody', async () => {
    const [person, other] = [await somebody(), await somebody()]
    const given = { lost: person.email, familyName: 'Reyes', email: fresh('found'), reason }
    const as = (ctx: Ctx, change: object = {}) => failure(restoreAccess(ctx, { ...given, ...change }))
    expect(await as(place.coordinator.ctx)).toBe('forbidden')
    await expect(restoreAccess(later(administrator.ctx, 31), given)).rejects.toMatchObject({
      ...{ kind: 'not-now', facts: { signInAgain: true } },
      message: 'You signed in more than 30 minutes ago. Sign in again in another window, then come back and try again.',
    })
    expect(await as(administrator.ctx, { lost: administrator.email })).toBe('forbidden')
    expect(await as(administrator.ctx, { familyName: 'Bell' })).toBe('invalid')
    expect(await as(administrator.ctx, { lost: fresh('nobody') })).toBe('invalid')
    expect(await as(administrator.ctx, { email: person.email })).toBe('invalid')
    expect(await as(administrator.ctx, { email: other.email })).toBe('conflict')
    const lineEmail = fresh('line')
    await employ(place.agencyId, 'Line', lineEmail, null)
    expect(await as(administrator.ctx, { lost: lineEmail })).toBe('not-now')
    expect(await findSessionActor(person.sessionId, person.ctx.now)).not.toBeNull()
  })
})
