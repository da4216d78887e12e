import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { actingCtx, closeOwner, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { anyoneCtx, type Ctx } from '@/lib/platform/context'
import { plusDays } from '@/lib/platform/time'
import { endOtherSessions, endSession, makeToken, revokeToken } from './commands'
import { findTokenActor, listMySessions, listMyTokens } from './queries'
import { deviceOf } from './rules'
import { triesLeft } from './tries-left'

testDatabase()
afterAll(closeOwner)

const somebody = async () => actingCtx(await makePerson())
const later = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: plusDays(ctx.now, days) })
const aToken = { name: 'nightly report', mayWrite: false, days: 30 }
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { kind?: string }) => error.kind ?? 'unexpected',
  )

describe('tokens', () => {
  test('act until the day they end, and are listed to their owner alone', async () => {
    const [mine, theirs] = [await somebody(), await somebody()]
    const { token } = await makeToken(mine, aToken)
    expect(await findTokenActor(token, later(mine, 29).now)).not.toBeNull()
    expect(await findTokenActor(token, later(mine, 31).now)).toBeNull()
    expect((await listMyTokens(mine)).items).toHaveLength(1)
    expect((await listMyTokens(theirs)).items).toEqual([])
  })

  test('show when they were used last, to the minute, and that they never were', async () => {
    const mine = await somebody()
    const { token } = await makeToken(mine, aToken)
    const lastUsed = async () => (await listMyTokens(mine)).items[0]?.lastUsedAt
    const seconds = (count: number) => new Date(mine.now.getTime() + count * 1000)
    expect(await lastUsed()).toBeNull()
    await findTokenActor(`${token}x`, mine.now)
    expect(await lastUsed()).toBeNull()
    for (const [at, kept] of [
      [0, 0],
      [59, 0],
      [61, 61],
      [90, 61],
    ] as const) {
      await findTokenActor(token, seconds(at))
      expect(await lastUsed()).toBe(seconds(kept).toISOString())
    }
  })

  test('are revoked once, and by nobody else', async () => {
    const [mine, theirs] = [await somebody(), await somebody()]
    const { id, token } = await makeToken(mine, aToken)
    expect(await failure(revokeToken(theirs, { tokenId: id }))).toBe('not-found')
    expect(await findTokenActor(token, mine.now)).not.toBeNull()
    expect(await failure(revokeToken(mine, { tokenId: id }))).toBe('done')
    expect(await failure(revokeToken(mine, { tokenId: id }))).toBe('not-found')
  })

  test('act no more when they are revoked while their use waits to be noted', async () => {
    const mine = await somebody()
    const { id, token } = await makeToken(mine, aToken)
    const asked = await owner().begin(async (sql) => {
      await sql`update api_tokens set revoked_at = now() where id = ${id}`
      const waiting = findTokenActor(token, mine.now)
      waiting.catch(() => {})
      await wait(200)
      return { waiting }
    })
    expect(await asked.waiting).toBeNull()
  })

  test('are twenty at most, and a revoked one makes room', async () => {
    const mine = await somebody()
    const { id } = await makeToken(mine, aToken)
    for (let more = 1; more < 20; more += 1) await makeToken(mine, aToken)
    expect(await failure(makeToken(mine, aToken))).toBe('invalid')
    await revokeToken(mine, { tokenId: id })
    expect(await failure(makeToken(mine, aToken))).toBe('done')
  })
})

test('nobody who is signed out has sessions or tokens', async () => {
  const nobody = anyoneCtx()
  const id = '01a21849-0000-7000-8000-000000000000'
  for (const work of [
    endSession(nobody, { sessionId: id }),
    endOtherSessions(nobody),
    makeToken(nobody, aToken),
    revokeToken(nobody, { tokenId: id }),
    listMySessions(nobody),
    listMyTokens(nobody),
  ])
    expect(await failure(work)).toBe('signed-out')
})

test('a device is named by what its browser says of itself, and nothing is guessed', () => {
  const on = (system: string, rest: string) => `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) ${rest}`
  expect(deviceOf(on('Windows NT 10.0; Win64; x64', 'Chrome/140.0.0.0 Safari/537.36'))).toBe('Chrome on Windows')
  expect(deviceOf(on('Windows NT 10.0; Win64; x64', 'Chrome/140.0 Safari/537.36 Edg/140.0'))).toBe('Edge on Windows')
  expect(deviceOf(on('iPhone; CPU iPhone OS 18_0 like Mac OS X', 'Version/18.0 Mobile/15E148 Safari/604.1'))).toBe(
    'Safari on iPhone',
  )
  for (const nothing of [undefined, null, '', 'curl/8.0']) expect(deviceOf(nothing)).not.toMatch(/ on /)
})

test('the tries that are left are said in words that fit their number', () => {
  expect(triesLeft(4, 'en')).toContain('one try left')
  expect(triesLeft(1, 'en')).toContain('4 tries left')
  expect(triesLeft(4, 'es')).toContain('un intento')
  expect(triesLeft(1, 'es')).toContain('4 intentos')
})
