import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import {
  actingCtx,
  auditorOf,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makePerson,
  makeUnit,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { write } from '@/lib/audit/write'
import { newId } from '@/lib/platform/ids'
import { getTeam, listTeams } from './team-queries'
import { teamMembers, teams } from './team-tables'
import { addTeamMembers, changeTeam, changeTeamMember, endTeam, makeTeam, removeTeam } from './teams'

testDatabase()
afterAll(closeOwner)

async function makeWorld() {
  const agencyId = await makeAgency()
  const coordinator = actingCtx(await makePerson(), [coordinatorOf(agencyId)])
  const [ada, ben] = [await makePerson('Ada', 'Reyes'), await makePerson('Ben', 'Oduya')]
  for (const personId of [ada, ben]) await serve(personId, agencyId, { from: '2026-01-01' })
  const { teamId } = await makeTeam(coordinator, { agencyId, name: '15POVC-24-GK-01234-HT', kind: 'grant' })
  return { agencyId, coordinator, ada, ben, teamId }
}
const forbidden = { kind: 'forbidden' }
const hidden = { kind: 'not-found' }

describe('a team', () => {
  it('holds people of the agency with a first and a last day, each once at a time', async () => {
    const { coordinator, agencyId, ada, ben, teamId } = await makeWorld()
    const given = { teamId, personIds: [ada, ben, ada], firstOn: '2026-03-01' }
    expect(await addTeamMembers(coordinator, given)).toEqual({ added: 2 })
    expect(await addTeamMembers(coordinator, given), 'sent twice').toEqual({ added: 0 })
    const { members } = await getTeam(coordinator, { teamId })
    expect(members.map(({ name, firstOn, lastOn, serves }) => [name, firstOn, lastOn, serves])).toEqual([
      ['Ben Oduya', '2026-03-01', null, true],
      ['Ada Reyes', '2026-03-01', null, true],
    ])
    const [first] = members
    const end = { memberId: first?.memberId, madeFrom: first?.version, firstOn: '2026-03-01', lastOn: '2026-05-31' }
    await changeTeamMember(coordinator, end)
    await changeTeamMember(coordinator, end)
    await expect(changeTeamMember(coordinator, { ...end, lastOn: '2026-06-30' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(await addTeamMembers(coordinator, { ...given, firstOn: '2026-07-01' }), 'who came back').toEqual({
      added: 1,
    })
    expect((await listTeams(coordinator, { agencyId })).items).toMatchObject([
      { name: '15POVC-24-GK-01234-HT', members: 2 },
    ])
    const kept = (await getTeam(coordinator, { teamId })).members.find(({ lastOn }) => lastOn === '2026-05-31')
    const change = { memberId: kept?.memberId, madeFrom: kept?.version, firstOn: '2026-03-01' }
    await expect(changeTeamMember(coordinator, { ...change, lastOn: '2026-07-01' })).rejects.toThrow(/already/)
    await expect(changeTeamMember(coordinator, { ...change, lastOn: '2026-02-01' })).rejects.toThrow(/not before/)
    const { version } = await changeTeamMember(coordinator, { ...change, firstOn: '2026-03-02' })
    expect((await getTeam(coordinator, { teamId })).members, 'what is not sent stays').toContainEqual(
      expect.objectContaining({ firstOn: '2026-03-02', lastOn: '2026-05-31' }),
    )
    const mistaken = await changeTeamMember(coordinator, { ...change, madeFrom: version, isMistake: true })
    expect((await getTeam(coordinator, { teamId })).members).toHaveLength(2)
    await changeTeamMember(coordinator, { ...change, madeFrom: mistaken.version, lastOn: '2026-04-30' })
    expect((await getTeam(coordinator, { teamId })).members, 'who is told a last day was in it').toContainEqual(
      expect.objectContaining({ firstOn: '2026-03-01', lastOn: '2026-04-30' }),
    )
  })

  it('holds nobody twice on one day, under whichever of their records they were added', async () => {
    const { coordinator, agencyId, ada, teamId } = await makeWorld()
    const before = await makePerson('A.', 'Reyes')
    await serve(before, agencyId, { from: '2026-01-01' })
    await addTeamMembers(coordinator, { teamId, personIds: [before], firstOn: '2026-02-01' })
    const [first] = (await getTeam(coordinator, { teamId })).members
    const end = { memberId: first?.memberId, madeFrom: first?.version, firstOn: '2026-02-01', lastOn: '2026-03-31' }
    const { version } = await changeTeamMember(coordinator, end)
    await owner()`delete from affiliations where person_id = ${before}`
    await owner()`insert into joined_records (id, person_id, lasting_id, joined_at)
      values (${newId()}, ${before}, ${ada}, '2026-04-01T12:00:00Z')`
    await addTeamMembers(coordinator, { teamId, personIds: [ada], firstOn: '2026-05-01' })
    const longer = { ...end, madeFrom: version, lastOn: '2026-06-30' }
    await expect(changeTeamMember(coordinator, longer)).rejects.toThrow(/already/)
    await changeTeamMember(coordinator, { ...longer, lastOn: '2026-04-30' })
  })

  it('has one name in the agency, and another one only from what was read', async () => {
    const { coordinator, agencyId, teamId } = await makeWorld()
    const same = { agencyId, name: '15povc-24-gk-01234-ht', kind: 'other' }
    await expect(makeTeam(coordinator, same)).rejects.toThrow(/there already/)
    const { teamId: other } = await makeTeam(coordinator, { ...same, name: 'Three Rivers' })
    const { version } = await getTeam(coordinator, { teamId: other })
    const change = { teamId: other, madeFrom: version, kind: 'task-force' }
    await expect(changeTeam(coordinator, { ...change, name: '15POVC-24-gk-01234-HT' })).rejects.toThrow(/there already/)
    await changeTeam(coordinator, { ...change, name: 'THREE RIVERS' })
    await expect(changeTeam(coordinator, { ...change, name: 'Four Rivers' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(await getTeam(coordinator, { teamId: other })).toMatchObject({ name: 'THREE RIVERS', kind: 'task-force' })
    expect(teamId).not.toBe(other)
  })

  it('gets a name once, where two get it at the same moment', async () => {
    const { coordinator, agencyId } = await makeWorld()
    const made = ['A', 'B', 'C', 'D'].map((name) => makeTeam(coordinator, { agencyId, name, kind: 'other' }))
    const calls = (await Promise.all(made)).map(async ({ teamId }) => {
      const { version: madeFrom } = await getTeam(coordinator, { teamId })
      return { teamId, madeFrom, name: 'The same', kind: 'other' }
    })
    const given = await Promise.all(calls)
    const done = await Promise.allSettled(given.map((each) => changeTeam(coordinator, each)))
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of done) if (each.status === 'rejected') expect(each.reason).toMatchObject({ kind: 'invalid' })
  })

  it('is kept by coordinators alone, read by who looks after its people, and hidden from everybody else', async () => {
    const { coordinator, agencyId, ada, ben, teamId } = await makeWorld()
    const patrol = await makeUnit(agencyId, 'Patrol')
    await owner()`update affiliations set unit_id = ${patrol} where person_id = ${ada}`
    const given = { teamId, personIds: [ada, ben], firstOn: '2026-03-01' }
    await addTeamMembers(coordinator, given)
    const { version, members } = await getTeam(coordinator, { teamId })
    const days = { memberId: members[0]?.memberId, madeFrom: members[0]?.version, firstOn: '2026-04-01' }
    const changes = [
      (ctx: typeof coordinator) => makeTeam(ctx, { agencyId, name: 'Mine', kind: 'other' }),
      (ctx: typeof coordinator) => changeTeam(ctx, { teamId, madeFrom: version, name: 'Mine', kind: 'other' }),
      (ctx: typeof coordinator) => addTeamMembers(ctx, given),
      (ctx: typeof coordinator) => changeTeamMember(ctx, days),
    ]
    const supervisor = actingCtx(newId(), [supervisorOf(agencyId, patrol)])
    for (const change of changes) await expect(change(supervisor)).rejects.toMatchObject(forbidden)
    for (const change of changes)
      await expect(change(actingCtx(newId(), [auditorOf(agencyId)]))).rejects.toMatchObject(forbidden)
    const neighbor = actingCtx(newId(), [coordinatorOf(await makeAgency())])
    for (const ctx of [neighbor, actingCtx(ada)]) {
      for (const change of changes) await expect(change(ctx)).rejects.toMatchObject(hidden)
      await expect(getTeam(ctx, { teamId })).rejects.toMatchObject(hidden)
      await expect(listTeams(ctx, { agencyId })).rejects.toMatchObject(hidden)
    }
    const seen = await getTeam(supervisor, { teamId })
    expect([seen.isWhole, ...seen.members.map(({ name }) => name)]).toEqual([false, 'Ada Reyes'])
    expect(await getTeam(coordinator, { teamId })).toMatchObject({ isWhole: true })
  })

  it('takes in nobody of another agency, nobody who left, and no day of no known time', async () => {
    const { coordinator, agencyId, ada, ben, teamId } = await makeWorld()
    const neighbor = await makeWorld()
    await owner()`update affiliations set valid_to = '2026-04-01' where person_id = ${ben}`
    for (const personId of [neighbor.ada, ben, newId()]) {
      const given = { teamId, personIds: [ada, personId], firstOn: '2026-03-01' }
      await expect(addTeamMembers(coordinator, given)).rejects.toThrow(/not on the roster/)
    }
    const early = { teamId, personIds: [ada], firstOn: '1930-01-01' }
    await expect(addTeamMembers(coordinator, early)).rejects.toThrow(/after 1940/)
    await expect(addTeamMembers(coordinator, { ...early, firstOn: '2026-02-30' })).rejects.toThrow()
    const row = {
      id: newId(),
      teamId,
      agencyId,
      personId: neighbor.ada,
      validFrom: '2026-01-01',
      recordedAt: new Date(0),
    }
    const forged = write(coordinator, 'team-member.added', (w) => w.tx.insert(teamMembers).values(row))
    await expect(forged, 'the second lock').rejects.toThrow()
    expect((await getTeam(coordinator, { teamId })).members).toEqual([])
  })

  it('ends with everybody in it, takes nobody in afterwards, and goes on without them where that was said wrongly', async () => {
    const { coordinator, agencyId, ada, ben, teamId } = await makeWorld()
    await addTeamMembers(coordinator, { teamId, personIds: [ada], firstOn: '2026-03-01' })
    await addTeamMembers(coordinator, { teamId, personIds: [ben], firstOn: '2026-12-01' })
    const { endVersion: madeFrom } = await getTeam(coordinator, { teamId })
    await endTeam(coordinator, { teamId, madeFrom, lastOn: '2026-10-31' })
    await endTeam(coordinator, { teamId, madeFrom, lastOn: '2026-10-31' })
    const { members, endVersion, lastOn } = await getTeam(coordinator, { teamId })
    expect([lastOn, members.map(({ name, lastOn: last }) => [name, last])]).toEqual([
      '2026-10-31',
      [['Ada Reyes', '2026-10-31']],
    ])
    expect((await listTeams(coordinator, { agencyId })).items).toMatchObject([{ lastOn: '2026-10-31', members: 0 }])
    const late = { teamId, personIds: [ben], firstOn: '2026-11-01' }
    await expect(addTeamMembers(coordinator, late)).rejects.toThrow(/last day of this team is October 31, 2026/)
    const days = { memberId: members[0]?.memberId, madeFrom: members[0]?.version, firstOn: '2026-03-01' }
    await expect(changeTeamMember(coordinator, { ...days, lastOn: '2026-11-01' })).rejects.toThrow(
      /last day of this team/,
    )
    const { version } = await changeTeamMember(coordinator, days)
    expect((await getTeam(coordinator, { teamId })).members, 'what the next change is made from').toMatchObject([
      { lastOn: '2026-10-31', version },
    ])
    await changeTeamMember(coordinator, { ...days, madeFrom: version, firstOn: '2026-03-02' })
    const stale = endTeam(coordinator, { teamId, madeFrom, lastOn: '2026-09-30' })
    await expect(stale).rejects.toMatchObject({ kind: 'conflict' })
    await expect(endTeam(coordinator, { teamId, madeFrom: endVersion, lastOn: '1930-01-01' })).rejects.toThrow(/1940/)
    await expect(endTeam(coordinator, { teamId, madeFrom: endVersion })).rejects.toThrow(/Give the last day/)
    await endTeam(coordinator, { teamId, madeFrom: endVersion, lastOn: null })
    expect(await addTeamMembers(coordinator, late)).toEqual({ added: 1 })
    expect((await getTeam(coordinator, { teamId })).members).toHaveLength(2)
  })

  it('is removed only where nobody was ever written into it, and by nobody but who keeps it', async () => {
    const { coordinator, agencyId, ada, teamId } = await makeWorld()
    const { endVersion: madeFrom } = await getTeam(coordinator, { teamId })
    const supervisor = actingCtx(newId(), [supervisorOf(agencyId, await makeUnit(agencyId, 'Patrol'))])
    const neighbor = actingCtx(newId(), [coordinatorOf(await makeAgency())])
    for (const [ctx, refusal] of [
      [supervisor, forbidden],
      [neighbor, hidden],
      [actingCtx(ada), hidden],
    ] as const) {
      await expect(removeTeam(ctx, { teamId })).rejects.toMatchObject(refusal)
      await expect(endTeam(ctx, { teamId, madeFrom, lastOn: '2026-10-31' })).rejects.toMatchObject(refusal)
    }
    const forged = write(neighbor, 'team.removed', (w) => w.tx.delete(teams).where(eq(teams.id, teamId)).returning())
    await expect(forged, 'nothing was recorded, and nothing removed').rejects.toThrow()
    const { teamId: spare } = await makeTeam(coordinator, { agencyId, name: 'By mistake', kind: 'other' })
    expect(await getTeam(coordinator, { teamId: spare })).toMatchObject({ usedBy: null })
    await removeTeam(coordinator, { teamId: spare })
    await expect(removeTeam(coordinator, { teamId: spare })).rejects.toMatchObject(hidden)
    await addTeamMembers(coordinator, { teamId, personIds: [ada], firstOn: '2026-03-01' })
    const [member] = (await getTeam(coordinator, { teamId })).members
    const days = { memberId: member?.memberId, madeFrom: member?.version, firstOn: '2026-03-01' }
    await changeTeamMember(coordinator, { ...days, isMistake: true })
    expect(await getTeam(coordinator, { teamId })).toMatchObject({ usedBy: 'people', members: [] })
    await expect(removeTeam(coordinator, { teamId })).rejects.toThrow(/End the team instead/)
  })

  it('is removed or used, where both are asked for at once', async () => {
    const { coordinator, agencyId, ada } = await makeWorld()
    for (let turn = 0; turn < 6; turn++) {
      const { teamId } = await makeTeam(coordinator, { agencyId, name: `At once ${turn}`, kind: 'other' })
      const { endVersion: madeFrom } = await getTeam(coordinator, { teamId })
      const asked = [
        () => removeTeam(coordinator, { teamId }),
        () => addTeamMembers(coordinator, { teamId, personIds: [ada], firstOn: '2026-03-01' }),
        () => endTeam(coordinator, { teamId, madeFrom, lastOn: '2026-10-31' }),
        () => removeTeam(coordinator, { teamId }),
      ]
      const done = await Promise.allSettled(asked.map((each) => each()))
      for (const each of done)
        if (each.status === 'rejected') expect(['not-found', 'not-now', 'invalid']).toContain(each.reason.kind)
      const left = await owner()`select 1 from teams where id = ${teamId}`
      const removed = [done[0], done[3]].filter((each) => each?.status === 'fulfilled')
      expect([left.length, removed.length].sort()).toEqual([0, 1])
    }
  })
})
