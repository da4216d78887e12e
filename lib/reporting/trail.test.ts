import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingCtx, administrator, closeOwner, coordinatorOf, makeAgency, makePerson } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { changeOf } from '@/lib/audit/changes'
import { write } from '@/lib/audit/write'
import { anyoneCtx, type Ctx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { listTrail } from './trail'

testDatabase()
afterAll(closeOwner)

let world: { agencyId: string; ana: string; ben: string; admin: Ctx; coordinator: Ctx }

const happen = (
  ctx: Ctx,
  event: 'affiliation.started' | 'affiliation.ended' | 'token.made',
  personId: string,
  agencyId: string | null,
) =>
  write(ctx, event, async (w) =>
    w.record(event, { kind: 'test', id: 'x', personId, agencyId, detail: { word: 'kept' } }),
  )

beforeAll(async () => {
  const [agencyId, other] = [await makeAgency('Marlow'), await makeAgency('Alder')]
  const [ana, ben] = [await makePerson('Ana', 'Lucero'), await makePerson('Ben', 'Ode')]
  const at = (day: string) => new Date(`2026-11-${day}T12:00:00Z`)
  await happen(actingCtx(ana, [coordinatorOf(agencyId)], at('01')), 'affiliation.started', ben, agencyId)
  await happen(actingCtx(ana, [coordinatorOf(agencyId)], at('02')), 'affiliation.ended', ben, agencyId)
  await happen(actingCtx(ana, [coordinatorOf(other)], at('03')), 'affiliation.started', ben, other)
  await happen(actingCtx(ben, [], at('04')), 'token.made', ben, null)
  world = {
    agencyId,
    ana,
    ben,
    admin: actingCtx(await makePerson(), [administrator]),
    coordinator: actingCtx(await makePerson(), [coordinatorOf(agencyId)]),
  }
})

const seen = async (ctx: Ctx, filter: object = {}) =>
  (await listTrail(ctx, filter)).items.map(({ recordedAt, event }) => `${recordedAt.slice(8, 10)} ${event}`)

describe('the trail', () => {
  test('is whole for an administrator, newest first, with names', async () => {
    expect(await seen(world.admin)).toEqual([
      '04 token.made',
      '03 affiliation.started',
      '02 affiliation.ended',
      '01 affiliation.started',
    ])
    const { items } = await listTrail(world.admin, { event: 'affiliation.ended' })
    expect(items).toMatchObject([
      { actor: 'Ana Lucero', person: 'Ben Ode', agency: 'Marlow', detail: { word: 'kept' } },
    ])
  })

  test('is the agency’s for its coordinator, one’s own for a person, nothing for a stranger', async () => {
    expect(await seen(world.coordinator)).toEqual(['02 affiliation.ended', '01 affiliation.started'])
    expect(await seen(actingCtx(world.ben))).toHaveLength(4)
    expect(await seen(actingCtx(world.ana))).toHaveLength(3)
    expect(await seen(actingCtx(await makePerson()))).toEqual([])
    await expect(listTrail(anyoneCtx(), {})).rejects.toMatchObject({ kind: 'signed-out' })
  })

  test('can be asked by person, event, agency and day', async () => {
    expect(await seen(world.admin, { person: 'lucero' })).toHaveLength(3)
    expect(await seen(world.admin, { person: 'ben o' })).toHaveLength(4)
    for (const person of ['Ana Lucero', 'lucero ana', 'Lucero, Ana', 'cero'])
      expect(await seen(world.admin, { person }), person).toHaveLength(3)
    expect(await seen(world.admin, { person: 'nobody' })).toEqual([])
    expect(await seen(world.admin, { person: '%' })).toEqual([])
    expect(await seen(world.admin, { agencyId: world.agencyId, event: 'affiliation.started' })).toHaveLength(1)
    expect(await seen(world.admin, { from: '2026-11-02', to: '2026-11-03' })).toHaveLength(2)
    const kiritimati = { from: '2026-11-02', to: '2026-11-02', zone: 'Pacific/Kiritimati' }
    expect(await seen(world.admin, kiritimati)).toEqual(['01 affiliation.started'])
    await expect(listTrail(world.admin, { zone: 'Mars/Olympus' })).rejects.toThrow(/zone/)
  })

  test('is searched among everybody by administrators alone, whatever is asked', async () => {
    for (const person of ['ode', "o'de", 'BEN', '%', "x'); drop table people; --"])
      expect([person, await seen(world.admin, { person, from: '2026-11-01' })]).toEqual([
        person,
        person === '%' || person.startsWith('x') ? [] : expect.arrayContaining(['04 token.made']),
      ])
    expect(await seen(world.coordinator, { person: 'ode' })).toEqual([])
    const door = (ctx: Ctx) => read(ctx, (tx) => tx.execute(sql`select find_people('["%a%"]', '', 5)`))
    await expect(door(world.coordinator)).rejects.toMatchObject({ cause: { code: '42501' } })
    expect((await door(world.admin)).length).toBeGreaterThan(0)
  })

  test('says of a change what differs, before and after', async () => {
    const place = { position: 'Officer', unitId: null, days: [1] }
    expect(changeOf(place, { ...place, position: 'Sergeant', days: [1] })).toEqual({
      before: { position: 'Officer' },
      after: { position: 'Sergeant' },
    })
  })

  test('comes in pages that miss and repeat nothing', async () => {
    const first = await listTrail(world.admin, { limit: 3 })
    const second = await listTrail(world.admin, { limit: 3, cursor: first.nextCursor ?? '' })
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4)
    expect(second.nextCursor).toBeNull()
    await expect(listTrail(world.admin, { cursor: 'x' })).rejects.toMatchObject({ kind: 'invalid' })
  })

  test('names who signed in, not the system that opened the session', async () => {
    const cleo = await makePerson('Cleo', 'Marsh')
    const signIn = { ...systemCtx('sign-in'), now: new Date('2026-10-01T12:00:00Z') }
    await write(signIn, 'session.started', async (w) =>
      w.record('session.started', { kind: 'session', id: 'x', personId: cleo }),
    )
    const { items } = await listTrail(world.admin, { event: 'session.started', person: 'marsh' })
    expect(items).toMatchObject([{ actor: 'Cleo Marsh', person: 'Cleo Marsh' }])
  })
})
