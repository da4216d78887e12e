import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  actingCtx,
  administrator,
  closeOwner,
  coordinatorOf,
  giveRole,
  makeAgency,
  makeCourse,
  makeLogin,
  makePerson,
  makeUnit,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { sent } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { listPeople } from '@/lib/agencies/queries'
import { nameCoordinator } from '@/lib/agencies/roles'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays, dayIn, plusDays } from '@/lib/platform/time'
import { completionSummary } from '@/lib/reporting/attention'
import { makeRequirement } from '@/lib/requirements/commands'
import { rosterFile } from '../table-files'
import { editAsSeen, moveAsSeen } from './as-seen.fixture'
import { applyRoster, checkRoster } from './commands'
import { addToRoster, removeFromRoster } from './people'
import { getBatch, listBatches, listRefusedRows } from './queries'
import { rollBackRoster } from './roll-back'

testDatabase()
afterAll(closeOwner)

const HEADER = 'Badge,First name,Last name,E-mail,Unit,Position,Hire date,End date'
const csv = (...rows: string[]) => [HEADER, ...rows].join('\n')
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { kind?: string; message: string }) => `${error.kind}: ${error.message}`,
  )

type World = { agencyId: string; ctx: Ctx }
async function world(): Promise<World> {
  const agencyId = await makeAgency()
  return { agencyId, ctx: actingCtx(await makePerson('Dana', 'Whitfield'), [coordinatorOf(agencyId)]) }
}

const check = ({ agencyId, ctx }: World, text: string) => checkRoster(ctx, { agencyId, fileName: 'roster.csv', text })
async function load(at: World, text: string, everything = false) {
  const { batchId } = await check(at, text)
  const [inFile, absent] = [await getBatch(at.ctx, { batchId }), await getBatch(at.ctx, { batchId, kind: 'absent' })]
  const items = [...inFile.items, ...absent.items]
  const include = everything ? items.filter(({ loadable }) => loadable).map(({ key }) => key) : []
  const leaving = items.filter(({ kind, proposed }) => kind === 'leaving' && (everything || proposed)).length
  return { batchId, ...(await applyRoster(at.ctx, { batchId, include, confirmLeavers: leaving })) }
}

/** The whole of an agency's roster, to the last column. */
async function rosterOf(agencyId: string) {
  const affiliations = await owner()`select * from affiliations where agency_id = ${agencyId} order by id`
  const people = await owner()`select p.id, p.given_name, p.family_name, p.sort_name,
      array(select l.identifier from logins l where l.person_id = p.id order by 1) as addresses,
      array(select n.given_name || ' ' || n.family_name from person_names n where n.person_id = p.id order by 1) as names
    from people p where p.id in (select person_id from affiliations where agency_id = ${agencyId}) order by p.id`
  const units = await owner()`select name from units where agency_id = ${agencyId} order by name`
  return { affiliations: [...affiliations], people: [...people], units: [...units] }
}
const servingIn = async (agencyId: string) =>
  (
    await owner()<
      { name: string }[]
    >`select p.given_name || ' ' || p.family_name as name from affiliations a join people p on p.id = a.person_id
      where a.agency_id = ${agencyId} and a.valid_to is null order by p.sort_name`
  ).map(({ name }) => name)

describe('a roster file', () => {
  test('is checked without changing anything, then loaded as a whole', async () => {
    const at = await world()
    const { batchId } = await check(
      at,
      csv('1,Ana,Lucero,ana@marlow.example,Patrol,Officer,4/13/2020,', '2,Ben,Ode,,Desk,Clerk,,'),
    )
    expect(await servingIn(at.agencyId)).toEqual([])
    const batch = await getBatch(at.ctx, { batchId })
    expect(batch).toMatchObject({ state: 'checked', rowCount: 2, newUnits: ['Desk', 'Patrol'], proposedCount: 2 })
    expect(await applyRoster(at.ctx, { batchId })).toEqual({ started: 2, changed: 0, ended: 0, left: 0 })
    expect(await servingIn(at.agencyId)).toEqual(['Ana Lucero', 'Ben Ode'])
    const [ana] =
      await owner()`select a.service_starts_on::text as starts, a.valid_from::text as from, u.name as unit, l.identifier, l.verified_at
      from affiliations a join units u on u.id = a.unit_id join logins l on l.person_id = a.person_id where a.agency_id = ${at.agencyId}`
    expect(ana).toEqual({
      starts: '2020-04-13',
      from: '2020-04-13',
      unit: 'Patrol',
      identifier: 'ana@marlow.example',
      verified_at: null,
    })
    const trail = await owner()`select distinct event from audit_events where agency_id = ${at.agencyId} order by event`
    expect(trail.map(({ event }) => event)).toEqual([
      'affiliation.started',
      'person.added',
      'roster.applied',
      'roster.checked',
      'unit.added',
    ])
  })

  test('loaded a second time changes nothing', async () => {
    const at = await world()
    const text = csv('1,Ana,Lucero,lucero@marlow.example,Patrol,Officer,4/13/2020,')
    await load(at, text)
    const before = await rosterOf(at.agencyId)
    const { batchId } = await check(at, text)
    expect(await getBatch(at.ctx, { batchId })).toMatchObject({ proposedCount: 0, counts: { unchanged: 1, new: 0 } })
    expect(await failure(applyRoster(at.ctx, { batchId }))).toMatch(/not-now: Nothing is chosen/)
    expect(await rosterOf(at.agencyId)).toEqual(before)
  })

  test('is loaded once: a second press is refused', async () => {
    const at = await world()
    const { batchId } = await load(at, csv('1,Ana,Lucero,,,,,'))
    expect(await failure(applyRoster(at.ctx, { batchId }))).toMatch(/not-now: .*loaded already/)
  })

  test('must be checked again when the roster has changed since', async () => {
    const at = await world()
    await load(at, csv('1,Ana,Lucero,,,,,'))
    const { batchId } = await check(at, csv('1,Ana,Lucero,,Patrol,,,'))
    await load(at, csv('1,Ana,Lucero,,,Sergeant,,', '2,Ben,Ode,,,,,'))
    expect(await failure(applyRoster(at.ctx, { batchId }))).toMatch(/conflict: The roster has changed/)
  })

  test('is loaded though somebody signed in since the check; their name and address stay theirs', async () => {
    const at = await world()
    await load(at, csv('1,Ana,Lucero,ana.s@marlow.example,,,,'))
    const { batchId } = await check(at, csv('1,Ana,Diaz,ana.s@marlow.example,,Sergeant,,', '2,Ben,Ode,,,,,'))
    await owner()`update logins set verified_at = now() where identifier = 'ana.s@marlow.example'`
    expect(await applyRoster(at.ctx, { batchId })).toMatchObject({ started: 1, changed: 1 })
    expect(await servingIn(at.agencyId)).toEqual(['Ana Lucero', 'Ben Ode'])
  })

  test('with an address that somebody outside has loads all the rest', async () => {
    const at = await world()
    await load(at, csv('1,Keisha,Barnett,,,,,', '2,Marcus,Bell,,,,,'))
    const outside = await makePerson('Keisha', 'Barnett')
    await makeLogin(outside, 'keisha.o@postbox.example')
    const { batchId } = await check(
      at,
      csv('1,Keisha,Barnett,keisha.o@postbox.example,,Dispatcher,,', '2,Marcus,Bell,,,Senior Officer,,'),
    )
    expect(await applyRoster(at.ctx, { batchId })).toMatchObject({ changed: 2 })
    expect(await owner()`select 1 from logins where person_id <> ${outside} and identifier like 'keisha.o%'`).toEqual(
      [],
    )
  })

  test('asks about a unit that is not there: new, or one that is', async () => {
    const at = await world()
    const patrol = await makeUnit(at.agencyId, 'Patrol')
    const file = csv('1,Ana,Lucero,,Partol,,,', '2,Ben,Ode,,K9,,,', '3,Cy,Vance,,Desk,,,')
    const { batchId } = await check(at, file)
    expect(await getBatch(at.ctx, { batchId })).toMatchObject({
      proposedCount: 0,
      unitQuestions: [
        { name: 'Desk', rows: 1, like: [] },
        { name: 'K9', rows: 1, like: [] },
        { name: 'Partol', rows: 1, like: [{ unitId: patrol, name: 'Patrol' }] },
      ],
    })
    expect(await failure(applyRoster(at.ctx, { batchId }))).toMatch(/Nothing is chosen/)
    const foreign = await makeUnit(await makeAgency(), 'Bureau')
    expect(await failure(applyRoster(at.ctx, { batchId, units: { K9: { unitId: foreign } } }))).toMatch(/not a unit/)
    await applyRoster(at.ctx, { batchId, units: { Partol: { unitId: patrol }, K9: 'new' } })
    const placed = await owner()`select p.given_name as name, u.name as unit from affiliations a
      join people p on p.id = a.person_id join units u on u.id = a.unit_id where a.agency_id = ${at.agencyId} order by 1`
    expect([...placed]).toEqual([
      { name: 'Ana', unit: 'Patrol' },
      { name: 'Ben', unit: 'K9' },
    ])
    const { items } = await getBatch(at.ctx, { batchId })
    expect(items.map(({ name, loaded }) => [name, loaded])).toEqual([
      ['Ana Lucero', true],
      ['Ben Ode', true],
      ['Cy Vance', false],
    ])
    expect(items[0]?.why).toMatch(/“Partol” was taken for Patrol/)
  })

  test('is not even looked at for somebody who does not keep the roster', async () => {
    const [mine, theirs] = [await world(), await world()]
    const broken = checkRoster(theirs.ctx, { agencyId: mine.agencyId, fileName: '', fileId: '%', columns: 7 })
    expect(await failure(broken)).toMatch(/^not-found/)
  })

  test('that was checked yesterday must be checked again: its moves would hold from the wrong day', async () => {
    const at = await world()
    const { batchId } = await check(at, csv('1,Ana,Lucero,,,,,'))
    const tomorrow = { ...at.ctx, now: new Date(at.ctx.now.getTime() + 86_400_000) }
    expect(await failure(applyRoster(tomorrow, { batchId }))).toMatch(/conflict: .*another day/)
  })

  test('changes only what was left ticked', async () => {
    const at = await world()
    const { batchId } = await check(at, csv('1,Ana,Lucero,,,,,', '2,Ben,Ode,,,,,'))
    expect(await applyRoster(at.ctx, { batchId, leaveOut: ['number 2'] })).toMatchObject({ started: 1, left: 1 })
    expect(await servingIn(at.agencyId)).toEqual(['Ana Lucero'])
    const { items, counts, loadedCounts } = await getBatch(at.ctx, { batchId })
    expect([counts.new, loadedCounts?.new]).toEqual([2, 1])
    expect(items.map(({ name, loaded }) => [name, loaded])).toEqual([
      ['Ana Lucero', true],
      ['Ben Ode', false],
    ])
  })

  test('that cannot be read is refused by line, and one without names with the columns it has', async () => {
    const at = await world()
    expect(await failure(check(at, `${HEADER}\n1,Ana,Lucero,,,,,,more`))).toMatch(/Line 2/)
    await expect(check(at, 'Badge,Pay\n1,2')).rejects.toMatchObject({
      kind: 'invalid',
      facts: {
        columns: [
          { header: 'Badge', field: 'employeeNumber' },
          { header: 'Pay', field: null },
        ],
      },
    })
    const columns = { A: 'givenName', B: 'familyName', C: 'employeeNumber' } as const
    const { batchId } = await checkRoster(at.ctx, {
      agencyId: at.agencyId,
      fileName: 'x.csv',
      text: 'A,B,C\nAna,Lucero,1',
      columns,
    })
    expect((await getBatch(at.ctx, { batchId })).counts.new).toBe(1)
  })

  test('gives refused rows back to be repaired, and takes them alone without anybody leaving', async () => {
    const at = await world()
    const { batchId } = await load(at, csv('1,Ana,Lucero,,,,,', '2,Ben,Ode,,Desk,,13/45/2020,'))
    const { header, rows } = await listRefusedRows(at.ctx, { batchId })
    expect(header).toEqual([
      'Employee number',
      'First name',
      'Last name',
      'E-mail',
      'Unit',
      'Position',
      'Hire date',
      'End date',
      'What is wrong',
    ])
    expect(rows).toEqual([['2', 'Ben', 'Ode', '', 'Desk', '', '13/45/2020', '', expect.stringMatching(/not a day/)]])
    const repaired = rows.map((row) => row.slice(0, 6).concat('2020-04-13', '', '').join(','))
    await load(at, [header.join(','), ...repaired].join('\n'))
    expect(await servingIn(at.agencyId)).toEqual(['Ana Lucero', 'Ben Ode'])
  })

  test('may come as bytes in another encoding', async () => {
    const at = await world()
    const bytes = Buffer.from(`${HEADER}\n1,José,Núñez,,,,,`, 'latin1')
    const { fileId } = await sent(at.ctx, rosterFile, 'x.csv', bytes)
    const { batchId } = await checkRoster(at.ctx, { agencyId: at.agencyId, fileId })
    const { items, fileName } = await getBatch(at.ctx, { batchId })
    expect([items[0]?.name, fileName]).toEqual(['José Núñez', 'x.csv'])
  })

  test('is nobody else’s to load, nor is a file that was sent for something else', async () => {
    const [mine, theirs] = [await world(), await world()]
    const { fileId } = await sent(theirs.ctx, rosterFile, 'x.csv', csv('1,Ana,Lucero,,,,,'))
    const gone = /^invalid: This file is not here any more/
    expect(await failure(checkRoster(mine.ctx, { agencyId: mine.agencyId, fileId }))).toMatch(gone)
    const other = { ...rosterFile, use: 'agency-list' }
    const elsewhere = (await sent(mine.ctx, other, 'x.csv', csv('1,Ana,Lucero,,,,,'))).fileId
    expect(await failure(checkRoster(mine.ctx, { agencyId: mine.agencyId, fileId: elsewhere }))).toMatch(gone)
  })
})

describe('people who would leave', () => {
  const ten = Array.from({ length: 10 }, (_, n) => `${n + 1},Ana,Member${n},,,,,`)

  test('stay unless somebody says so', async () => {
    const at = await world()
    await load(at, csv(...ten))
    await load(at, csv(...ten.slice(1), '20,New,Person,,,,,'))
    expect(await servingIn(at.agencyId)).toHaveLength(11)
  })

  test('stand apart from what a file of a few says, before the load and after it', async () => {
    const at = await world()
    await load(at, csv(...ten))
    const { batchId } = await check(at, csv('1,Ana,Newname,,,,,', '20,New,Person,,,,,'))
    const named = async (kind?: string) => (await getBatch(at.ctx, { batchId, ...(kind ? { kind } : {}) })).items.length
    expect([await named(), await named('absent')]).toEqual([2, 9])
    const { items } = await getBatch(at.ctx, { batchId, kind: 'absent' })
    await applyRoster(at.ctx, { batchId, include: items.slice(0, 1).map(({ key }) => key) })
    expect([await named(), await named('absent')]).toEqual([3, 8])
    expect(await getBatch(at.ctx, { batchId })).toMatchObject({ absent: 8, loadedCounts: { leaving: 1 } })
  })

  test('need the exact number typed when they are more than one in ten', async () => {
    const at = await world()
    await load(at, csv(...ten))
    const { batchId } = await check(at, csv(...ten.slice(2)))
    const include = (await getBatch(at.ctx, { batchId, kind: 'absent' })).items.map(({ key }) => key)
    expect(await failure(applyRoster(at.ctx, { batchId, include }))).toMatch(/2 people of 10 would leave. Type 2/)
    expect(await failure(applyRoster(at.ctx, { batchId, include, confirmLeavers: 3 }))).toMatch(/Type 2/)
    expect(await applyRoster(at.ctx, { batchId, include, confirmLeavers: 2 })).toMatchObject({ ended: 2 })
    expect(await servingIn(at.agencyId)).toHaveLength(8)
  })

  test('lose the roles that go with the service, and a coordinator cannot be among them by their own hand', async () => {
    const at = await world()
    const me = at.ctx.actor.kind === 'person' ? at.ctx.actor.personId : ''
    await serve(me, at.agencyId, { from: '2020-01-01' })
    const other = await makePerson('Sol', 'Reyes')
    await serve(other, at.agencyId, { from: '2020-01-01' })
    await giveRole(other, at.agencyId, 'supervisor')
    await giveRole(other, at.agencyId, 'coordinator', await makeLogin(other))
    const { batchId } = await check(at, csv('1,New,Person,,,,,'))
    expect(await failure(applyRoster(at.ctx, { batchId, include: [me], confirmLeavers: 1 }))).toMatch(
      /You are among those/,
    )
    expect(await failure(applyRoster(at.ctx, { batchId, include: [other], confirmLeavers: 1 }))).toMatch(
      /only coordinator .* name another one first/,
    )
    const third = await makePerson('Tam', 'Ilves')
    await giveRole(third, at.agencyId, 'coordinator', await makeLogin(third))
    await applyRoster(at.ctx, { batchId, include: [other], confirmLeavers: 1 })
    const held = async () =>
      (await owner()`select 1 from roles where person_id = ${other} and revoked_at is null`).length
    expect(await held()).toBe(0)
    expect(await rollBackRoster(at.ctx, { batchId })).toMatchObject({
      rolesEnded: ['Sol Reyes (coordinator)', 'Sol Reyes (supervisor)'],
    })
    expect(await held()).toBe(0)
  })
})

describe('whose roster it is', () => {
  test('who sent a file is called as the agency may read them', async () => {
    const at = await world()
    const { batchId } = await check(at, csv('1,Jo,Moss,,,,2020-01-06,'))
    const by = async () => [
      (await getBatch(at.ctx, { batchId })).uploadedBy,
      (await listBatches(at.ctx, { agencyId: at.agencyId })).items[0]?.uploadedBy,
    ]
    expect(await by()).toEqual(['Dana Whitfield', 'Dana Whitfield'])
    await owner()`insert into names_on_papers (agency_id, person_id, given_name, family_name, recorded_at)
      select agency_id, uploaded_by, 'D.', 'Papers', now() from roster_batches where id = ${batchId}`
    expect(await by()).toEqual(['D. Papers', 'D. Papers'])
  })

  test('only its coordinator checks, loads, reads and takes back', async () => {
    const at = await world()
    const neighbor = await world()
    const { batchId } = await load(at, csv('1,Ana,Lucero,,,,,'))
    const others: [Ctx, RegExp][] = [
      [neighbor.ctx, /^not-found/],
      [actingCtx(await makePerson(), [supervisorOf(at.agencyId)]), /^forbidden/],
      [actingCtx(await makePerson(), [administrator]), /^not-found/],
      [actingCtx(await makePerson()), /^not-found/],
    ]
    for (const [ctx, refused] of others) {
      expect(await failure(check({ agencyId: at.agencyId, ctx }, csv('1,A,B,,,,,')))).toMatch(refused)
      expect(await failure(applyRoster(ctx, { batchId }))).toMatch(refused)
      expect(await failure(rollBackRoster(ctx, { batchId }))).toMatch(refused)
      expect(await failure(getBatch(ctx, { batchId }))).toMatch(refused)
      expect(await failure(listRefusedRows(ctx, { batchId }))).toMatch(refused)
      expect(await failure(listBatches(ctx, { agencyId: at.agencyId }))).toMatch(refused)
    }
  })

  test('somebody known elsewhere is asked, the file says the same as of anybody, and the other agency sees and loses nothing', async () => {
    const [mine, theirs] = [await world(), await world()]
    await load(theirs, csv('9,Mei-Ling,Foster,mei@harbor.example,Shelter,Advocate,,'))
    const before = await rosterOf(theirs.agencyId)
    const told = async (address: string) => {
      const { batchId } = await check(mine, csv(`1,Mei-Ling,Foster,${address},Victim unit,Advocate,,`))
      const { items } = await getBatch(mine.ctx, { batchId })
      return items.map(({ kind, why, proposed }) => ({ kind, why: why.replaceAll(address, ''), proposed }))
    }
    const unknown = await told('nobody@harbor.example')
    expect(await told('mei@harbor.example')).toEqual(unknown)
    await owner()`update logins set verified_at = now() where identifier = 'mei@harbor.example'`
    expect(await told('mei@harbor.example')).toEqual(unknown)
    await load(mine, csv('1,Mei-Ling,Foster,mei@harbor.example,Victim unit,Advocate,,'))
    expect(await servingIn(mine.agencyId)).toEqual(['Mei-Ling Foster'])
    const persons =
      await owner()`select distinct person_id from affiliations where agency_id in (${mine.agencyId}, ${theirs.agencyId})`
    expect(persons).toHaveLength(2)
    expect(await owner()`select answer from invitations where agency_id = ${mine.agencyId}`).toEqual([{ answer: null }])
    expect(await rosterOf(theirs.agencyId)).toEqual(before)
  })
})

describe('taking a load back', () => {
  test('restores service, names, addresses and units exactly', async () => {
    const at = await world()
    await load(
      at,
      csv('1,Ana,Lucero,ana@marlow.example,Patrol,Officer,4/13/2020,', '2,Ben,Ode,,,,,', '3,Cy,Vance,,,,,'),
    )
    const before = await rosterOf(at.agencyId)
    const { batchId } = await load(
      at,
      csv(
        '1,Ana,Lucero-Diaz,ana.d@marlow.example,K9,Officer,4/13/2019,',
        '2,Ben,Ode,,Patrol,Sergeant,,',
        '9,New,Person,new@marlow.example,,,,',
      ),
      true,
    )
    expect(await servingIn(at.agencyId)).toEqual(['Ana Lucero-Diaz', 'Ben Ode', 'New Person'])
    expect(await rollBackRoster(at.ctx, { batchId })).toMatchObject({ restored: 4, kept: [] })
    expect(await rosterOf(at.agencyId)).toEqual(before)
    expect(await owner()`select 1 from logins where identifier = 'new@marlow.example'`).toHaveLength(0)
    expect((await getBatch(at.ctx, { batchId })).state).toBe('rolled-back')
    expect(await failure(rollBackRoster(at.ctx, { batchId }))).toMatch(/taken back already/)
  })

  test('is refused when somebody changed since, by name, and then nothing is taken back', async () => {
    const at = await world()
    const { batchId } = await load(at, csv('1,Ana,Lucero,,,,,', '2,Ben,Ode,,,,,'))
    const [ana] = await owner()<{ id: string }[]>`select p.id from people p join affiliations a on a.person_id = p.id
      where a.agency_id = ${at.agencyId} and p.family_name = 'Lucero'`
    await moveAsSeen(at.ctx, {
      agencyId: at.agencyId,
      personId: ana?.id,
      employment: 'sworn',
      position: 'Sergeant',
      employeeNumber: '1',
      on: '2026-11-20',
    })
    const before = await rosterOf(at.agencyId)
    expect(await failure(rollBackRoster(at.ctx, { batchId }))).toMatch(/not-now: .*Ana Lucero changed since/)
    expect(await rosterOf(at.agencyId)).toEqual(before)
  })

  test('keeps people who earned credit since, and says who', async () => {
    const at = await world()
    const { batchId } = await load(at, csv('1,Ana,Lucero,,,,,', '2,Ben,Ode,,,,,'))
    const [ana] = await owner()<{ id: string }[]>`select p.id from people p join affiliations a on a.person_id = p.id
      where a.agency_id = ${at.agencyId} and p.family_name = 'Lucero'`
    await owner()`insert into credits (id, person_id, agency_id, source_kind, source_id, title, credit_minutes, priority_ids, topic_ids, mode,
        earned_on, zone, recorded_at, recorded_by, format, sequence, prev_hash, hash)
      values (${newId()}, ${ana?.id ?? ''}, ${at.agencyId}, 'module', ${newId()}, 'A module', 60, '{}', '{}', 'self-paced', '2026-11-20',
        'UTC', ${at.ctx.now}, 'test', 1, 1, '\\x00', '\\x00')`
    expect(await rollBackRoster(at.ctx, { batchId })).toEqual({
      restored: 1,
      kept: ['Ana Lucero'],
      asked: [],
      rolesEnded: [],
    })
    expect(await servingIn(at.agencyId)).toEqual(['Ana Lucero'])
  })

  test('is refused when a freed number serves somebody else by now', async () => {
    const at = await world()
    await load(at, csv('1,Ana,Lucero,,,,,', '2,Ben,Ode,,,,,'))
    const { batchId } = await load(at, csv('2,Ben,Ode,,,,,'), true)
    await addToRoster(at.ctx, {
      agencyId: at.agencyId,
      givenName: 'Flo',
      familyName: 'Quint',
      employment: 'sworn',
      employeeNumber: '001',
      startsOn: '2026-11-20',
    })
    expect(await failure(rollBackRoster(at.ctx, { batchId }))).toMatch(/number (00)?1 was given to somebody else/)
  })

  test('ends after thirty days, which the check and the answer say', async () => {
    const at = await world()
    const { batchId } = await load(at, csv('1,Ana,Lucero,,,,,'))
    const { appliedAt, takenBackUntil } = await getBatch(at.ctx, { batchId })
    expect(takenBackUntil).toBe(plusDays(new Date(appliedAt ?? ''), 30).toISOString())
    const later = (days: number) => ({ ...at.ctx, now: plusDays(at.ctx.now, days) })
    expect(await failure(rollBackRoster(later(31), { batchId }))).toMatch(/not-now: .*for 30 days.*older/)
    expect(await failure(rollBackRoster(later(29), { batchId }))).toBeNull()
  })
})

describe('one person by a form', () => {
  test('comes, moves, is corrected and leaves; the past stays', async () => {
    const at = await world()
    const { agencyId, ctx } = at
    const unitId = await makeUnit(agencyId, 'Desk')
    const named = { agencyId, givenName: 'Ivy', familyName: 'Stone' }
    const { personId } = await addToRoster(ctx, {
      ...named,
      email: 'ivy@marlow.example',
      employment: 'civilian',
      startsOn: '2026-11-01',
    })
    await moveAsSeen(ctx, { agencyId, personId, unitId, employment: 'civilian', on: '2026-11-15' })
    await editAsSeen(ctx, { ...named, personId, familyName: 'Stone-Hale', email: 'ivy.hale@marlow.example' })
    await removeFromRoster(ctx, { agencyId, personId, lastDay: '2026-11-19' })
    const rows =
      await owner()`select unit_id, valid_from::text as from, valid_to::text as to from affiliations where person_id = ${personId} order by valid_from`
    expect([...rows]).toEqual([
      { unit_id: null, from: '2026-11-01', to: '2026-11-15' },
      { unit_id: unitId, from: '2026-11-15', to: '2026-11-20' },
    ])
    const names =
      await owner()`select family_name from person_names where person_id = ${personId} order by recorded_at, id`
    expect(names.map(({ family_name }) => family_name)).toEqual(['Stone', 'Stone-Hale'])
    expect(await owner()`select identifier from logins where person_id = ${personId}`).toMatchObject([
      { identifier: 'ivy.hale@marlow.example' },
    ])
  })

  test('sent twice is added once', async () => {
    const at = await world()
    const ivy = {
      agencyId: at.agencyId,
      givenName: 'Ivy',
      familyName: 'Twice',
      employment: 'sworn',
      startsOn: '2026-11-01',
    }
    const both = await Promise.all([addToRoster(at.ctx, ivy), addToRoster(at.ctx, ivy)])
    expect(both[0]).toEqual(both[1])
    expect(await servingIn(at.agencyId)).toEqual(['Ivy Twice'])
  })

  test('begins, moves and ends on a day that can be: not before 1900, not more than a year ahead', async () => {
    const { agencyId, ctx } = await world()
    const line = { agencyId, givenName: 'Ana', familyName: 'Lucero', email: null, employment: 'sworn' }
    const ahead = 'invalid: This day is more than a year ahead'
    expect(await failure(addToRoster(ctx, { ...line, startsOn: '2199-01-01' }))).toMatch(ahead)
    expect(await failure(addToRoster(ctx, { ...line, startsOn: '1026-11-26' }))).toMatch('between 1900')
    const { personId } = await addToRoster(ctx, { ...line, startsOn: '2020-01-01' })
    const move = { agencyId, personId, employment: 'civilian', on: '2199-01-01' }
    expect(await failure(moveAsSeen(ctx, move))).toMatch(ahead)
    expect(await failure(removeFromRoster(ctx, { agencyId, personId, lastDay: '2199-01-01' }))).toMatch(ahead)
  })

  test('who begins later is on the roster, and is not counted among those who serve', async () => {
    const { agencyId, ctx } = await world()
    const line = { agencyId, familyName: 'Lucero', email: null, employment: 'sworn' }
    await addToRoster(ctx, { ...line, givenName: 'Ana', startsOn: '2020-01-01' })
    await addToRoster(ctx, { ...line, givenName: 'Ben', startsOn: addDays(dayIn('America/Los_Angeles', ctx.now), 90) })
    expect(await listPeople(ctx, { agencyId })).toMatchObject({ total: 2, startingLater: 1 })
    expect(await completionSummary(ctx, { agencyId })).toMatchObject({ people: 1 })
  })

  test('has a name that certificates can show, at every door', async () => {
    const { agencyId, ctx } = await world()
    const line = { agencyId, givenName: 'Ana', familyName: 'Lucero', email: null, employment: 'sworn' }
    const shown = 'Certificates cannot show'
    const odd = { givenName: '\u{12000}' }
    expect(await failure(addToRoster(ctx, { ...line, ...odd, startsOn: '2020-01-01' }))).toMatch(shown)
    const { personId } = await addToRoster(ctx, { ...line, startsOn: '2020-01-01' })
    expect(await failure(editAsSeen(ctx, { ...line, ...odd, personId }))).toMatch(shown)
    const named = { agencyId, familyName: 'Lucero', email: 'odd@marlow.example', ...odd }
    expect(await failure(nameCoordinator(actingCtx(newId(), [administrator]), named))).toMatch(shown)
    const { batchId } = await check({ agencyId, ctx }, csv(`1,${odd.givenName},Ode,,,,,`, '2,Ben,Ode,,,,,'))
    const { items } = await getBatch(ctx, { batchId, kind: 'refused' })
    expect(items.map(({ why }) => why.slice(0, shown.length))).toEqual([shown])
  })

  test('cannot take a number, a unit or an address that is somebody else’s', async () => {
    const at = await world()
    const { agencyId, ctx } = at
    await load(at, csv('1,Ana,Lucero,ana2@marlow.example,,,,'))
    const foreign = await makeUnit(await makeAgency(), 'Bureau')
    const ivy = { agencyId, givenName: 'Ivy', familyName: 'Stone', employment: 'sworn', startsOn: '2026-11-01' }
    expect(await failure(addToRoster(ctx, { ...ivy, employeeNumber: '1' }))).toMatch(/Number 1 belongs/)
    expect(await failure(addToRoster(ctx, { ...ivy, unitId: foreign }))).toMatch(/not one of the agency/)
    expect(await failure(addToRoster(ctx, { ...ivy, email: 'ana2@marlow.example' }))).toMatch(/another name/)
    expect(await servingIn(agencyId)).toEqual(['Ana Lucero'])
  })

  test('cannot be given a way in by a coordinator once they sign in with their own address', async () => {
    const at = await world()
    await load(at, csv('1,Ana,Lucero,ana3@marlow.example,,,,'))
    await owner()`update logins set verified_at = now() where identifier = 'ana3@marlow.example'`
    const [ana] = await owner()<
      { id: string }[]
    >`select person_id as id from logins where identifier = 'ana3@marlow.example'`
    const edited = editAsSeen(at.ctx, {
      agencyId: at.agencyId,
      personId: ana?.id,
      givenName: 'Ana',
      familyName: 'Lucero',
      email: 'dana@marlow.example',
    })
    expect(await failure(edited)).toMatch(/address of their own/)
  })

  test('is nobody else’s to change, and nobody ends their own service', async () => {
    const at = await world()
    const neighbor = await world()
    const { personId } = await addToRoster(at.ctx, {
      agencyId: at.agencyId,
      givenName: 'Ivy',
      familyName: 'Stone',
      employment: 'sworn',
      startsOn: '2026-11-01',
    })
    const asked = {
      agencyId: at.agencyId,
      personId,
      employment: 'sworn',
      on: '2026-11-15',
      lastDay: '2026-11-15',
      givenName: 'I',
      familyName: 'S',
    }
    for (const command of [moveAsSeen, removeFromRoster, editAsSeen]) {
      expect(await failure(command(neighbor.ctx, asked))).toMatch(/^not-found/)
      expect(await failure(command(neighbor.ctx, { ...asked, agencyId: neighbor.agencyId }))).toMatch(/^not-found/)
    }
    const me = at.ctx.actor.kind === 'person' ? at.ctx.actor.personId : ''
    await serve(me, at.agencyId, { from: '2020-01-01' })
    expect(await failure(removeFromRoster(at.ctx, { ...asked, personId: me }))).toMatch(/^forbidden/)
  })
})

test('a move begins what the new unit must do, and a load that is taken back ends it again', async () => {
  const at = await world()
  const unitId = await makeUnit(at.agencyId, 'Detectives')
  await load(at, csv('1,Ana,Lucero,,,,,', '2,Ben,Ode,,,,,'))
  await makeRequirement(at.ctx, {
    agencyId: at.agencyId,
    name: 'Interviewing',
    criterion: { kind: 'course', courseId: await makeCourse() },
    dueKind: 'within-days-of-start',
    withinDays: 30,
    windowDays: 30,
    effectiveFrom: '2020-01-01',
    population: 'unit',
    unitId,
  })
  const owed = async () =>
    (
      await owner()<
        { name: string }[]
      >`select p.given_name as name from obligations o join people p on p.id = o.person_id
      where o.agency_id = ${at.agencyId} and o.ends_on is null`
    ).map(({ name }) => name)
  expect(await owed()).toEqual([])
  const { batchId } = await load(at, csv('1,Ana,Lucero,,Detectives,,,', '2,Ben,Ode,,,,,'))
  expect(await owed()).toEqual(['Ana'])
  await rollBackRoster(at.ctx, { batchId })
  expect(await owed()).toEqual([])
})

describe('any file', () => {
  const cell = fc.record({
    number: fc.constantFrom('', '1', '02', '2', '3'),
    given: fc.constantFrom('Ana', 'Ben', 'Cy'),
    family: fc.constantFrom('Adams', 'Baker'),
    unit: fc.constantFrom('', 'Patrol', 'Desk'),
    position: fc.constantFrom('', 'Officer', 'Sergeant'),
    mail: fc.constantFrom('', 'a', 'b', 'c'),
    hired: fc.constantFrom('', '2019-03-01', '2026-11-30', '13/45/2020'),
    ends: fc.constantFrom('', '', '2026-11-01', '2027-01-31'),
  })
  const rows = fc.array(cell, { minLength: 1, maxLength: 6 })
  let run = 0
  const text = (all: { [key: string]: string }[], tag: string) =>
    csv(
      ...all.map(
        (r) =>
          `${r.number},${r.given},${r.family},${r.mail ? `${r.mail}${tag}@marlow.example` : ''},${r.unit},${r.position},${r.hired},${r.ends}`,
      ),
    )

  let neighbor: World
  beforeAll(async () => {
    neighbor = await world()
    await load(neighbor, csv('1,Ana,Adams,a0@marlow.example,Patrol,Officer,2019-03-01,', '2,Ben,Baker,,Desk,,,'))
  })

  test('twice changes nothing the second time, taken back restores what was, and no neighbor is touched', async () => {
    const beside = await rosterOf(neighbor.agencyId)
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.boolean(), async (first, second, everything) => {
        const at = await world()
        const tag = `${run++ % 2}x${run}`
        const loaded = async (all: typeof first) => load(at, text(all, tag), everything).catch(quiet)
        await loaded(first)
        const before = await rosterOf(at.agencyId)
        const batch = await loaded(second)
        if (batch) {
          expect(await loaded(second)).toBeNull()
          await rollBackRoster(at.ctx, { batchId: batch.batchId })
          expect(await rosterOf(at.agencyId)).toEqual(before)
        }
      }),
      { numRuns: 40 },
    )
    expect(await rosterOf(neighbor.agencyId)).toEqual(beside)
  }, 120_000)

  /** Nothing to load is one of the right answers here. */
  const quiet = (error: { kind?: string; message: string }) => {
    if (error.kind !== 'not-now' || !error.message.startsWith('Nothing is chosen')) throw error
    return null
  }
})

/** A file of so many people, each in one of forty units. */
const fileOf = (many: number, domain: string) =>
  csv(
    ...Array.from(
      { length: many },
      (_, n) => `${n + 1},Given${n},Family${n},p${n}@${domain},Unit ${n % 40},Officer,2020-01-15,`,
    ),
  )

test('more people than go into one statement are checked and loaded', async () => {
  const at = await world()
  const many = 6_000
  const file = fileOf(many, 'large.example')
  const { batchId } = await check(at, file)
  expect((await applyRoster(at.ctx, { batchId })).started).toBe(many)
  // A plan for the tables as they were before took the check of the same file a minute.
  const [counted] = await owner()`select reltuples::int as rows from pg_class where relname = 'affiliations'`
  expect(counted?.rows).toBeGreaterThan(many * 0.9)
  const again = await check(at, file)
  expect((await getBatch(at.ctx, again)).counts).toMatchObject({ unchanged: many })
}, 600_000)

// Fewer than above: a hundred tables are asked about everybody who goes, half of the time of the whole file of tests.
test('more people than go in one statement are taken back', async () => {
  const at = await world()
  const many = 1_200
  const people = () => owner()`select count(*)::int as count from people`
  const before = await people()
  const { batchId } = await check(at, fileOf(many, 'larger.example'))
  expect((await applyRoster(at.ctx, { batchId })).started).toBe(many)
  expect(await people()).not.toEqual(before)
  expect((await rollBackRoster(at.ctx, { batchId })).restored).toBe(many)
  expect(await owner()`select 1 from affiliations where agency_id = ${at.agencyId}`).toHaveLength(0)
  expect(await people()).toEqual(before)
}, 600_000)
