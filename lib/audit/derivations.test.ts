import { afterAll, describe, expect, it, vi } from 'vitest'
import { closeOwner, makeAgency, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { type Derived, registerDerivation, type Touched } from './derivations'
import { type Writer, write, writeIfNeeded } from './write'

testDatabase()
afterAll(closeOwner)

const system = systemCtx('test')
const asked: Touched[] = []
let fails = false
registerDerivation({
  name: 'seen',
  derive: async (_, touched) => {
    asked.push(touched)
    if (fails) throw new Error('It cannot be derived.')
    return 7
  },
})

const renameIn = (w: Writer, agencyId: string, name: string) =>
  w.tx.execute(`update agencies set name = '${name}' where id = '${agencyId}'`)
const nameOf = async (agencyId: string) => (await owner()`select name from agencies where id = ${agencyId}`)[0]?.name
const trailOf = (agencyId: string) =>
  owner()`select event, detail from audit_events where subject_id = ${agencyId} order by recorded_at, id`

describe('what follows from a change', () => {
  it('is derived once for each that was touched, however often that was said', async () => {
    asked.length = 0
    const [agency, requirement, event, ...people] = [newId(), newId(), newId(), newId(), newId(), newId()]
    await writeIfNeeded(system, async (w) => {
      for (let times = 0; times < 3; times++) {
        for (const person of people) w.touch({ person })
        w.touch({ agency, people })
        w.touch({ agency: requirement })
        w.touch({ requirement })
        w.touch({ event })
      }
      expect(asked).toEqual([])
    })
    expect(asked).toEqual([
      {
        people: new Set(people),
        service: new Map([[agency, new Set(people)]]),
        agencies: new Set([requirement]),
        requirements: new Set([requirement]),
        courses: new Set(),
        events: new Set([event]),
      },
    ])
  })

  it('is not asked for where nothing was touched', async () => {
    asked.length = 0
    await writeIfNeeded(system, async (w) => w.touch({ agency: newId(), people: [] }))
    expect(asked).toEqual([])
  })

  it('is told in the trail by how much it changed', async () => {
    const agencyId = await makeAgency()
    const tell = (w: Writer) =>
      w.record('agency.changed', {
        kind: 'agency',
        id: agencyId,
        detail: ({ seen, obligations }: Derived) => ({ seen, obligations }),
      })
    await write(system, 'agency.changed', async (w) => {
      tell(w)
      w.touch({ person: await makePerson() })
    })
    await write(system, 'agency.changed', async (w) => tell(w))
    expect((await trailOf(agencyId)).map(({ detail }) => detail)).toEqual([
      { seen: 7, obligations: 0 },
      { seen: 0, obligations: 0 },
    ])
  })

  it('takes the change and its trail back where it fails', async () => {
    const agencyId = await makeAgency('Before')
    fails = true
    await expect(
      write(system, 'agency.changed', async (w) => {
        await renameIn(w, agencyId, 'After')
        w.record('agency.changed', { kind: 'agency', id: agencyId })
        w.touch({ agency: agencyId })
      }),
    ).rejects.toThrow('It cannot be derived.')
    fails = false
    expect(await nameOf(agencyId)).toBe('Before')
    expect(await trailOf(agencyId)).toHaveLength(0)
  })

  it('is not left behind by a program that does not load it: nothing is written then', async () => {
    vi.resetModules()
    const alone = await import('./write')
    const change = vi.fn()
    await expect(alone.writeIfNeeded(system, change)).rejects.toThrow('load lib/derivations.ts')
    expect(change).not.toHaveBeenCalled()
  })
})
