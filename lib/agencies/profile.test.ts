import { desc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/e2e/support/test-database'
import { write } from '@/lib/audit/write'
import { addPerson } from '@/lib/identity/people'
import { people, personNames } from '@/lib/identity/tables'
import { personCtx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { changeProfileAsSeen } from './as-seen.fixture'
import { getMe } from './me'
import { changeProfile } from './profile'

testDatabase()

describe('a new name', () => {
  const evening = new Date('2026-11-26T02:30:00Z')
  let personId = ''
  const ctx = () =>
    personCtx({ kind: 'person', personId, roles: [], via: { kind: 'session', sessionId: newId() } }, evening)

  beforeAll(async () => {
    const system = systemCtx('test', new Date('2026-11-20T12:00:00Z'))
    const person = { givenName: 'Luis', familyName: 'Ferreira', email: null }
    personId = (await write(system, 'person.added', (w) => addPerson(w, person))).personId
  })

  it.each([
    ['America/Los_Angeles', '2026-11-25', 'Ferreira-Santos'],
    ['Etc/GMT+12', '2026-11-25', 'Ferreira-Souza'],
    ['Pacific/Guam', '2026-11-26', 'Ferreira-Silva'],
  ])('holds from the day it is in %s, not from that of UTC', async (timeZone, day, familyName) => {
    await changeProfileAsSeen(ctx(), { givenName: 'Luís', familyName, timeZone })
    const [name] = await read(systemCtx('test'), (tx) =>
      tx
        .select()
        .from(personNames)
        .where(eq(personNames.personId, personId))
        .orderBy(desc(personNames.recordedAt), desc(personNames.id))
        .limit(1),
    )
    expect(name).toMatchObject({ familyName, validFrom: day })
  })
})

describe('a person with one name', () => {
  it('is kept, sorted and called by it, and a name holds letters', async () => {
    const system = systemCtx('test')
    const { personId } = await write(system, 'person.added', (w) =>
      addPerson(w, { givenName: 'Wren', familyName: 'Doe', email: null }),
    )
    const ctx = personCtx({ kind: 'person', personId, roles: [], via: { kind: 'session', sessionId: newId() } })
    await changeProfileAsSeen(ctx, { givenName: '', familyName: 'Sukarno', timeZone: null })
    const [kept] = await read(system, (tx) => tx.select().from(people).where(eq(people.id, personId)))
    expect(kept).toMatchObject({ givenName: '', familyName: 'Sukarno', sortName: 'sukarno' })
    for (const familyName of ['', '.', '-', '\u3164', '\u200b'])
      await expect(changeProfileAsSeen(ctx, { givenName: '', familyName, timeZone: null })).rejects.toThrow()
  })
})

describe('a profile that was changed in another window', () => {
  it('is not written over: the refusal says what differs; sent twice, it is one change', async () => {
    const system = systemCtx('test')
    const { personId } = await write(system, 'person.added', (w) =>
      addPerson(w, { givenName: 'Nia', familyName: 'Brandt', email: null }),
    )
    const ctx = personCtx({ kind: 'person', personId, roles: [], via: { kind: 'session', sessionId: newId() } })
    const madeFrom = (await getMe(ctx)).person?.version
    const named = { givenName: 'Nia', familyName: 'Brandt-Cole', timeZone: null, madeFrom }
    const { version } = await changeProfile(ctx, named)
    expect(await changeProfile(ctx, named)).toEqual({ version })
    const stale = { givenName: 'Nia', familyName: 'Brandt', timeZone: 'Pacific/Guam', madeFrom }
    await expect(changeProfile(ctx, stale)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('last name and zone of times'),
      facts: { version, differs: ['familyName', 'timeZone'], current: { familyName: 'Brandt-Cole' } },
    })
    await changeProfile(ctx, { ...stale, madeFrom: version })
    expect((await getMe(ctx)).person).toMatchObject({ familyName: 'Brandt', timeZone: 'Pacific/Guam' })
  })
})
