import { afterAll, expect, test } from 'vitest'
import { actingCtx, administrator, closeOwner, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { anyoneCtx, systemCtx } from '@/lib/platform/context'
import { loadContactLines } from './commands'
import { listContactLines } from './queries'

testDatabase()
afterAll(closeOwner)

const generation = async () =>
  Number((await owner()`select generation from content_generations where kind = 'help'`)[0]?.generation ?? 0)

test('anyone reads where to turn: 911 first, the hotline second, each with source and day', async () => {
  await loadContactLines(systemCtx('installation'))
  const { items } = await listContactLines(anyoneCtx())
  expect(items.slice(0, 2).map(({ phone }) => phone)).toEqual(['911', '888-373-7888'])
  for (const line of items) {
    expect(line.sourceUrl).toMatch(/^https:\/\//)
    expect(line.lastVerifiedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(line.phone ?? line.url).toBeTruthy()
  }
})

test('loading them again changes nothing and renders no page anew; a change does', async () => {
  await loadContactLines(systemCtx('installation'))
  const before = await generation()
  expect(await loadContactLines(systemCtx('installation'))).toEqual({ changed: 0 })
  expect(await generation()).toBe(before)
  await owner()`update contact_lines set phone = '000', verified_how = 'called' where id = 'hsi'`
  expect(await loadContactLines(systemCtx('installation'))).toEqual({ changed: 1 })
  // Nobody called the number that stands now.
  expect(await owner()`select verified_how from contact_lines where id = 'hsi'`).toEqual([{ verified_how: null }])
  expect(await generation()).toBe(before + 1)
})

test('what an administrator checked later is not set back', async () => {
  await loadContactLines(systemCtx('installation'))
  await owner()`update contact_lines set phone = '555-0100', last_verified_on = '2027-02-01' where id = 'hsi'`
  await loadContactLines(actingCtx(await makePerson(), [administrator]))
  const { items } = await listContactLines(anyoneCtx())
  expect(items.find(({ id }) => id === 'hsi')?.phone).toBe('555-0100')
})

test('nobody else may load them', async () => {
  await expect(loadContactLines(actingCtx(await makePerson()))).rejects.toMatchObject({ kind: 'forbidden' })
})

test('what an administrator changed or retired is theirs, whatever a later edition brings, and the order stays', async () => {
  await loadContactLines(systemCtx('installation'))
  await owner()`update contact_lines set name = 'Tips', kept_since = now(), last_verified_on = '2020-01-01' where id = 'fbi'`
  await owner()`update contact_lines set position = 90 where id = 'emergency'`
  expect(await loadContactLines(systemCtx('installation'))).toEqual({ changed: 0 })
  const { items } = await listContactLines(anyoneCtx())
  expect(items.at(-1)?.id).toBe('emergency')
  expect(items.find(({ id }) => id === 'fbi')?.name).toBe('Tips')
})
