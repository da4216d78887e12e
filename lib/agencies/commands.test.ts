import { afterAll, describe, expect, test } from 'vitest'
import {
  actingCtx,
  administrator,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeLogin,
  makePerson,
  makeUnit,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { lettersTo, tellAll, waitingFor } from '@/e2e/support/letters'
import { testDatabase } from '@/e2e/support/test-database'
import { findSessionActor } from '@/lib/identity/queries'
import type { Ctx } from '@/lib/platform/context'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import { addAgency, addUnit, changeAgency } from './commands'
import { roleGiven } from './mails'
import { getAgency, listAgencies, listPeople, listRoles, listUnits } from './queries'
import { grantRole, nameCoordinator, revokeRole } from './roles'

testDatabase()
afterAll(closeOwner)

const facts = { name: 'Marlow Bay Police Department', kind: 'law-enforcement', state: 'OR' }
/** A person whom a role can be given to: it is bound to the address they have confirmed. */
async function somebody(): Promise<string> {
  const personId = await makePerson()
  await makeLogin(personId)
  return personId
}
const asAdministrator = async () => actingCtx(await somebody(), [administrator])
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { kind?: string }) => error.kind,
  )

describe('an agency', () => {
  test('is added by an administrator with the zone of its state, and found by any part of its name or its ORI', async () => {
    const ctx = await asAdministrator()
    const { agencyId } = await addAgency(ctx, { ...facts, ori: 'or0990100' })
    expect(await getAgency(ctx, { agencyId })).toMatchObject({ timeZone: 'America/Los_Angeles', ori: 'OR0990100' })
    for (const search of ['bay police', 'MARLOW', 'OR0990100'])
      expect((await listAgencies(ctx, { search })).items.map((each) => each.agencyId)).toContain(agencyId)
    expect((await listAgencies(ctx, { search: '%' })).total).toBe(0)
  })

  test('keeps the time of its state; another one needs a yes, and what was there before does not', async () => {
    const ctx = await asAdministrator()
    const away = { ...facts, timeZone: 'America/New_York' }
    await expect(addAgency(ctx, away)).rejects.toMatchObject({
      fields: [{ field: 'timeZone', message: expect.stringContaining('Oregon keeps Pacific time.') }],
    })
    const { agencyId } = await addAgency(ctx, { ...away, otherZone: true })
    const { version, ...kept } = await getAgency(ctx, { agencyId })
    const renamed = await changeAgency(ctx, { ...kept, madeFrom: version, name: 'Marlow Bay Marshals' })
    const moved = { ...kept, madeFrom: renamed.version, state: 'AZ', timeZone: 'America/Los_Angeles' }
    expect(await failure(changeAgency(ctx, moved))).toBe('invalid')
    expect(await failure(changeAgency(ctx, { ...moved, timeZone: 'America/Denver' }))).toBe(null)
  })

  test('that is sent twice at once is added once', async () => {
    const ctx = await asAdministrator()
    const added = await Promise.all([1, 2].map(() => addAgency(ctx, { ...facts, name: 'Sent Twice' })))
    expect(added[0]).toEqual(added[1])
    expect((await listAgencies(ctx, { search: 'sent twice' })).total).toBe(1)
  })

  test('cannot be added by anyone else, nor twice with one ORI, nor in a state there is not', async () => {
    const ctx = await asAdministrator()
    await addAgency(ctx, { ...facts, ori: 'OR0990200' })
    expect(await failure(addAgency(ctx, { ...facts, name: 'Another agency', ori: 'OR0990200' }))).toBe('invalid')
    expect(await failure(addAgency(ctx, { ...facts, state: 'CZ' }))).toBe('invalid')
    const agencyId = await makeAgency()
    const coordinator = actingCtx(await somebody(), [coordinatorOf(agencyId)])
    expect(await failure(addAgency(coordinator, facts))).toBe('forbidden')
    expect(await failure(changeAgency(coordinator, { agencyId, madeFrom: 'any', ...all }))).toBe('forbidden')
  })

  const all = { ...facts, ori: null, uei: null, county: null, timeZone: null, isOvcGrantee: true }

  test('with a number that another one takes at the same moment is refused at its field as well', async () => {
    const ctx = await asAdministrator()
    const { agencyId } = await addAgency(ctx, facts)
    const { version } = await getAgency(ctx, { agencyId })
    const outcomes = await Promise.allSettled([
      addAgency(ctx, { ...facts, name: 'Tern Harbor Police', ori: 'OR0990411' }),
      addAgency(ctx, { ...facts, name: 'Gull Harbor Police', ori: 'OR0990411' }),
      changeAgency(ctx, { agencyId, madeFrom: version, ...all, ori: 'OR0990411' }),
    ])
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toHaveLength(2)
    for (const reason of refused) expect(reason).toMatchObject({ kind: 'invalid', fields: [{ field: 'ori' }] })
  })

  test('is changed, and an ORI of another one is refused at its field', async () => {
    const ctx = await asAdministrator()
    await addAgency(ctx, { ...facts, ori: 'OR0990300' })
    const { agencyId } = await addAgency(ctx, facts)
    const { version } = await getAgency(ctx, { agencyId })
    const change = { agencyId, madeFrom: version, ...all, name: 'Marlow Bay Harbor Police' }
    const saved = await changeAgency(ctx, change)
    expect(await changeAgency(ctx, change)).toEqual(saved)
    expect(await getAgency(ctx, { agencyId })).toMatchObject({ name: 'Marlow Bay Harbor Police', isOvcGrantee: true })
    await expect(
      changeAgency(ctx, { agencyId, madeFrom: saved.version, ...all, ori: 'OR0990300' }),
    ).rejects.toMatchObject({
      kind: 'invalid',
      fields: [{ field: 'ori' }],
    })
    await expect(changeAgency(ctx, { ...change, county: 'Coos' })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('Different from what you have here: county.'),
      facts: {
        version: saved.version,
        differs: ['county'],
        current: { name: 'Marlow Bay Harbor Police', county: null },
      },
    })
    expect(await getAgency(ctx, { agencyId })).toMatchObject({ county: null, version: saved.version })
  })

  test('is listed page by page without repeating or losing one', async () => {
    const ctx = await asAdministrator()
    for (const n of [1, 2, 3, 4, 5]) await addAgency(ctx, { ...facts, name: `Pages Department ${n}` })
    const first = await listAgencies(ctx, { search: 'pages', limit: 2 })
    const second = await listAgencies(ctx, { search: 'pages', limit: 2, cursor: first.nextCursor ?? '' })
    const third = await listAgencies(ctx, { search: 'pages', limit: 2, cursor: second.nextCursor ?? '' })
    const names = [first, second, third].flatMap(({ items }) => items.map(({ name }) => name.slice(-1)))
    expect([names, first.total, third.nextCursor]).toEqual([['1', '2', '3', '4', '5'], 5, null])
  })
})

describe('units', () => {
  test('form a tree, and a name stands once below each unit', async () => {
    const agencyId = await makeAgency()
    const ctx = actingCtx(await somebody(), [coordinatorOf(agencyId)])
    const { unitId } = await addUnit(ctx, { agencyId, name: 'Patrol' })
    await addUnit(ctx, { agencyId, name: 'Shift A', parentId: unitId })
    expect(await failure(addUnit(ctx, { agencyId, name: 'Shift A', parentId: unitId }))).toBe('conflict')
    expect((await listUnits(ctx, { agencyId })).items.map(({ path }) => path)).toEqual(['Patrol', 'Patrol > Shift A'])
  })

  test('of another agency can be neither read, added nor hung under', async () => {
    const [mine, theirs] = [await makeAgency(), await makeAgency()]
    const ctx = actingCtx(await somebody(), [coordinatorOf(mine)])
    const foreign = await makeUnit(theirs, 'Bureau')
    expect(await failure(listUnits(ctx, { agencyId: theirs }))).toBe('not-found')
    expect(await failure(addUnit(ctx, { agencyId: theirs, name: 'X' }))).toBe('not-found')
    expect(await failure(addUnit(ctx, { agencyId: mine, name: 'X', parentId: foreign }))).toBe('not-found')
    const ofPlatform = actingCtx(await somebody(), [administrator])
    expect(await failure(addUnit(ofPlatform, { agencyId: foreign, name: 'X' }))).toBe('not-found')
  })
})

const withEmail = (personId: string) => makeLogin(personId, `${newId()}@marlow.example`)

describe('roles', () => {
  /** Who may grant what: role x actor. Every line is a promise. */
  const grid: [string, 'administrator' | 'coordinator' | 'supervisor' | 'stranger', string, 'granted' | 'forbidden'][] =
    [
      ['supervisor', 'administrator', 'own', 'granted'],
      ['coordinator', 'administrator', 'own', 'granted'],
      ['auditor', 'administrator', 'own', 'granted'],
      ['administrator', 'administrator', 'platform', 'granted'],
      ['moderator', 'administrator', 'platform', 'granted'],
      ['supervisor', 'coordinator', 'own', 'granted'],
      ['supervisor', 'coordinator', 'other', 'forbidden'],
      ['coordinator', 'coordinator', 'own', 'forbidden'],
      ['auditor', 'coordinator', 'own', 'forbidden'],
      ['administrator', 'coordinator', 'platform', 'forbidden'],
      ['supervisor', 'supervisor', 'own', 'forbidden'],
      ['supervisor', 'stranger', 'own', 'forbidden'],
      ['administrator', 'stranger', 'platform', 'forbidden'],
    ]

  test.each(grid)('%s by a %s (%s) is %3$s', async (role, who, where, outcome) => {
    const [own, other] = [await makeAgency(), await makeAgency()]
    const personId = await somebody()
    await serve(personId, own, { from: '2020-01-01' })
    await serve(personId, other, { from: '2020-01-01' })
    const held = {
      administrator: [administrator],
      coordinator: [coordinatorOf(own)],
      supervisor: [supervisorOf(own)],
      stranger: [],
    }[who]
    const agencyId = where === 'own' ? own : where === 'other' ? other : null
    const work = grantRole(actingCtx(await somebody(), held), { personId, role, agencyId })
    expect((await failure(work)) ?? 'granted').toBe(outcome)
  })

  test('nobody grants one to themselves, not even an administrator', async () => {
    const personId = await somebody()
    const work = grantRole(actingCtx(personId, [administrator]), { personId, role: 'moderator' })
    expect(await failure(work)).toBe('forbidden')
  })

  test('a coordinator cannot find out who else is in the record', async () => {
    const agencyId = await makeAgency()
    const ctx = actingCtx(await somebody(), [coordinatorOf(agencyId)])
    const email = await withEmail(await somebody())
    const asked = (address: string) =>
      grantRole(ctx, { email: address, role: 'supervisor', agencyId }).catch((error: Error) => error.message)
    expect(await asked(email)).toBe(await asked('nobody@marlow.example'))
  })

  test('is held once, ends at once, and the session knows at its next call', async () => {
    const ctx = await asAdministrator()
    const personId = await somebody()
    const email = await withEmail(personId)
    const sessionId = newId()
    await owner()`insert into sessions (id, person_id, created_at, last_seen_at, expires_at, device)
      values (${sessionId}, ${personId}, ${ctx.now}, ${ctx.now}, ${new Date(ctx.now.getTime() + 3_600_000)}, 'test')`
    const { roleId } = await grantRole(ctx, { email, role: 'moderator' })
    expect(await failure(grantRole(ctx, { email, role: 'moderator' }))).toBe('conflict')
    const held = async () => (await findSessionActor(sessionId, ctx.now))?.actor.roles.map(({ role }) => role)
    expect(await held()).toEqual(['moderator'])
    await revokeRole(ctx, { roleId })
    expect(await held()).toEqual([])
    expect(await failure(revokeRole(ctx, { roleId }))).toBe('not-found')
  })

  test('is told to whom it was given: what it is, from whom, and where to begin, under a neutral subject', async () => {
    const walt = await makePerson('Walt', 'Ames')
    const ctx = actingCtx(walt, [administrator])
    const agencyId = await makeAgency('Marlow Bay Police Department')
    const dana = { givenName: 'Dana', familyName: 'Whitfield', email: `dana.${newId()}@marlow.example` }
    const { roleId } = await nameCoordinator(ctx, { agencyId, ...dana })
    const days = (after: number) => systemCtx('test', plusDays(ctx.now, after))
    expect(await waitingFor(roleId)).toEqual([{ kind: 'agencies.role-given', roleId, vouched: true }])
    expect(await roleGiven.say(days(8), { roleId, vouched: true }, 'en')).toHaveProperty('moot')
    expect(await roleGiven.say(days(0), { roleId, vouched: false }, 'en')).toHaveProperty('moot')
    await tellAll('agencies.role-given', ctx.now)
    const [letter] = await lettersTo(dana.email)
    expect(letter?.subject).toBe('Something new in your training record')
    expect(letter?.text).toContain('Walt Ames gave you a role: coordinator, Marlow Bay Police Department.')
    // Whoever looks after other agencies as well is led to this one.
    expect(letter?.text).toMatch(new RegExp(`begin at http.+/agency/roster\\?agency=${agencyId}\\.`))
    expect(letter?.text).toMatch(
      new RegExp(`what is asked of your people.+: http.+/agency/requirements/packs\\?agency=${agencyId}\n`),
    )
    await revokeRole(ctx, { roleId })
    expect(await roleGiven.say(days(0), { roleId, vouched: true }, 'en')).toHaveProperty('moot')
    await nameCoordinator(ctx, { agencyId, ...dana })
    await tellAll('agencies.role-given', ctx.now)
    expect(await lettersTo(dana.email)).toHaveLength(1)
  })

  test('says whether it holds at once or waits until its person signs in', async () => {
    const ctx = await asAdministrator()
    const known = await withEmail(await somebody())
    expect(await grantRole(ctx, { email: known, role: 'author' })).toMatchObject({ inEffect: true })
    const fresh = { givenName: 'Dana', familyName: 'Whitfield', email: `dana.${newId()}@marlow.example` }
    const agencyId = await makeAgency()
    expect(await nameCoordinator(ctx, { agencyId, ...fresh })).toMatchObject({ inEffect: false })
  })

  test('the last administrator stays', async () => {
    await owner()`update roles set revoked_at = now() where role = 'administrator'`
    const ctx = await asAdministrator()
    const first = await grantRole(ctx, { personId: await somebody(), role: 'administrator' })
    const second = await grantRole(ctx, { personId: await somebody(), role: 'administrator' })
    await revokeRole(ctx, first)
    expect(await failure(revokeRole(ctx, second))).toBe('not-now')
  })

  test('one who never signed in keeps nothing going: the last who can sign in stays', async () => {
    await owner()`update roles set revoked_at = now() where role = 'administrator'`
    const ctx = await asAdministrator()
    const held = await grantRole(ctx, { personId: await somebody(), role: 'administrator' })
    const waiting = await somebody()
    await owner()`update logins set verified_at = null, main_since = null where person_id = ${waiting}`
    const dormant = await grantRole(ctx, { personId: waiting, role: 'administrator' })
    const shown = (await listRoles(ctx, {})).items.filter(({ role }) => role === 'administrator')
    expect(shown.map(({ roleId, isInEffect }) => [roleId === held.roleId, isInEffect]).toSorted()).toEqual([
      [false, false],
      [true, true],
    ])
    expect(await failure(revokeRole(ctx, held))).toBe('not-now')
    await revokeRole(ctx, dormant)
  })

  test('two at once do not both end the last administrators', async () => {
    await owner()`update roles set revoked_at = now() where role = 'administrator'`
    const ctx = await asAdministrator()
    const both = [
      await grantRole(ctx, { personId: await somebody(), role: 'administrator' }),
      await grantRole(ctx, { personId: await somebody(), role: 'administrator' }),
    ]
    const ended = await Promise.allSettled(both.map((role) => revokeRole(ctx, role)))
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a new coordinator is added with an address, and known ones are found by it', async () => {
    const ctx = await asAdministrator()
    const [one, two] = [await makeAgency(), await makeAgency()]
    const named = { givenName: 'Dana', familyName: 'Whitfield', email: 'Dana.W@Marlow.example' }
    const { personId } = await nameCoordinator(ctx, { agencyId: one, ...named })
    expect((await nameCoordinator(ctx, { agencyId: two, ...named, email: 'dana.w@marlow.example' })).personId).toBe(
      personId,
    )
    expect(await failure(nameCoordinator(ctx, { agencyId: one, ...named }))).toBe('conflict')
    expect((await getAgency(ctx, { agencyId: one })).coordinators).toEqual(['Dana Whitfield'])
    expect((await listRoles(ctx, { agencyId: one })).items).toMatchObject([
      { personName: 'Dana Whitfield', email: 'dana.w@marlow.example', role: 'coordinator', mayRevoke: true },
    ])
    const coordinator = actingCtx(personId, [coordinatorOf(one)])
    expect((await getAgency(coordinator, { agencyId: one })).coordinators).toEqual([])
    expect((await listRoles(coordinator, { agencyId: one })).items).toHaveLength(1)
    expect(await failure(listRoles(coordinator, { agencyId: two }))).toBe('not-found')
  })
})

describe('the list of people', () => {
  const names = async (ctx: Ctx, input: object) =>
    (await listPeople(ctx, input)).items.map(({ familyName }) => familyName)

  test('shows a coordinator the agency, a supervisor the unit and those below, and nobody the neighbor', async () => {
    const agencyId = await makeAgency()
    const neighbor = await makeAgency()
    const patrol = await makeUnit(agencyId, 'Patrol')
    const shift = await makeUnit(agencyId, 'Shift A', patrol)
    const desk = await makeUnit(agencyId, 'Desk')
    for (const [name, where, unitId] of [
      ['Adams', agencyId, patrol],
      ['Baker', agencyId, shift],
      ['Clark', agencyId, desk],
      ['Davis', neighbor, null],
    ] as const)
      await serve(await makePerson('Pat', name), where, { from: '2020-01-01', unitId })
    const left = await makePerson('Pat', 'Evans')
    await serve(left, agencyId, { from: '2010-01-01', to: '2020-01-01' })

    const coordinator = actingCtx(await somebody(), [coordinatorOf(agencyId)])
    expect(await names(coordinator, { agencyId })).toEqual(['Adams', 'Baker', 'Clark'])
    expect(await names(coordinator, { agencyId, who: 'left' })).toEqual(['Evans'])
    expect(await names(coordinator, { agencyId, unitId: desk })).toEqual(['Clark'])
    expect(await names(coordinator, { agencyId, search: 'pat bak' })).toEqual(['Baker'])
    expect(await failure(listPeople(coordinator, { agencyId: neighbor }))).toBe('not-found')
    const supervisor = actingCtx(await somebody(), [supervisorOf(agencyId, patrol)])
    expect(await names(supervisor, { agencyId })).toEqual(['Adams', 'Baker'])
    expect((await listPeople(supervisor, { agencyId })).mayManage).toBe(false)
    expect(await failure(listPeople(actingCtx(await somebody()), { agencyId }))).toBe('not-found')
  })

  test('shows somebody who moved once, where they are now', async () => {
    const agencyId = await makeAgency()
    const desk = await makeUnit(agencyId, 'Desk')
    const personId = await makePerson('Mo', 'Ved')
    await serve(personId, agencyId, { from: '2020-01-01', to: '2024-01-01' })
    await serve(personId, agencyId, { from: '2024-01-01', startsOn: '2020-01-01', unitId: desk })
    const ctx = actingCtx(await somebody(), [coordinatorOf(agencyId)])
    expect((await listPeople(ctx, { agencyId })).items).toMatchObject([
      { unitName: 'Desk', serviceStartsOn: '2020-01-01' },
    ])
    expect((await listPeople(ctx, { agencyId, who: 'left' })).total).toBe(0)
  })
})
