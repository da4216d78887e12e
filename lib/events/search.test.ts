import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { closeOwner, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { write } from '@/lib/audit/write'
import { loadReference } from '@/lib/catalog/commands'
import { addPerson } from '@/lib/identity/people'
import { anyoneCtx, personCtx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { listCalendar } from './calendar'
import { draftEvent, submitEvent } from './commands'
import { anEvent } from './inputs.fixture'

testDatabase()
afterAll(closeOwner)
const now = new Date('2026-11-22T16:00:00Z')
const system = systemCtx('test', now)

it('finds events that were posted before signs were left out of what is searched', async () => {
  await loadReference(system)
  const { personId } = await write(system, 'person.added', (w) =>
    addPerson(w, { givenName: 'Tess', familyName: 'Example', email: 'tess@agency.example' }),
  )
  const ctx = personCtx(
    {
      ...{ kind: 'person', personId, via: { kind: 'session', sessionId: newId() } },
      roles: [{ role: 'trusted-organizer', agencyId: null, unitId: null }],
    },
    now,
  )
  const { eventId } = await draftEvent(
    ctx,
    anEvent({ title: 'Night “Lanterns” †Levee†', description: '•Boats• leave' }),
  )
  await submitEvent(ctx, { eventId })
  const found = async (q: string) => (await listCalendar(anyoneCtx(now), { q })).items.map(({ title }) => title)
  // As it was indexed then.
  await owner()`update events set search = setweight(to_tsvector('english', folded(title)), 'A')
    || setweight(to_tsvector('english', folded(description)), 'C'), search_words = '' where id = ${eventId}`
  expect(await found('levee boats')).toEqual([])
  const file = readdirSync('drizzle/migrations').find((name) => name.endsWith('_search_without_signs.sql'))
  await owner().unsafe(readFileSync(`drizzle/migrations/${file}`, 'utf8'))
  for (const q of ['lanterns', 'levee', 'boats', 'night lanterns levee boats'])
    expect([q, await found(q)]).toEqual([q, ['Night “Lanterns” †Levee†']])
})
