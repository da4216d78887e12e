import { eq, sql } from 'drizzle-orm'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingCtx, closeOwner, coordinatorOf, makeAgency, makePerson, owner, serve } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { affiliations } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { connect } from './connection'
import { anyoneCtx, type Ctx, systemCtx } from './context'
import {
  askDoor,
  asSystem,
  clientOf,
  closeDatabase,
  gate,
  gated,
  named,
  read,
  readOnce,
  type Tx,
  writable,
} from './database'
import { forgetEnv } from './env'
import { newId } from './ids'
import { stream } from './stream'

testDatabase()

const CONNECTIONS = 8
const WORKERS = 24
const CALLS = 50

type Side = { agencyId: string; coordinator: Ctx; trainee: Ctx; people: string[] }
let sides: Side[]

beforeAll(async () => {
  process.env.DATABASE_POOL = String(CONNECTIONS)
  forgetEnv()
  await closeDatabase()
  sides = [await makeSide('Here'), await makeSide('There')]
})
afterAll(async () => {
  delete process.env.DATABASE_POOL
  forgetEnv()
  await closeOwner()
})

async function makeSide(name: string): Promise<Side> {
  const agencyId = await makeAgency(name)
  const served: string[] = []
  for (let n = 0; n < 5; n += 1) {
    const personId = await makePerson(name)
    await serve(personId, agencyId, { from: '2020-01-01' })
    served.push(personId)
  }
  const [first = '', second = ''] = served
  return {
    agencyId,
    coordinator: actingCtx(first, [coordinatorOf(agencyId)]),
    trainee: actingCtx(second),
    people: served.sort(),
  }
}

const everyone = named('test-everyone', (db) => db.select({ id: people.id }).from(people).orderBy(people.id))
const byAgency = named('test-by-agency', (db) =>
  db
    .select({ id: affiliations.personId })
    .from(affiliations)
    .where(eq(affiliations.agencyId, sql.placeholder('agency')))
    .orderBy(affiliations.personId),
)
const everyoneAtOnce = gated('test-everyone-at-once', (db) =>
  db.select({ id: people.id }).from(people).where(gate).orderBy(people.id),
)
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

async function streamed(ctx: Ctx, batch?: number): Promise<string[]> {
  const found: string[] = []
  for await (const rows of stream<{ id: string }>(ctx, (db) => db.select({ id: people.id }).from(people), batch))
    found.push(...ids(rows))
  return found.sort()
}

/** Who is seen by each way of asking. */
const ways: Record<string, (ctx: Ctx, side: Side) => Promise<string[]>> = {
  named: (ctx) => read(ctx, async (tx) => ids(await everyone.on(tx))),
  'named with a value': (ctx, { agencyId }) =>
    read(ctx, async (tx) => ids(await byAgency.on(tx, { agency: agencyId }))),
  'named, twice in one transaction': (ctx) =>
    read(ctx, async (tx) => {
      const [first, second] = [ids(await everyone.on(tx)), ids(await everyone.on(tx))]
      expect(second).toEqual(first)
      return first
    }),
  gated: async (ctx) => ids(await everyoneAtOnce(ctx)),
  stream: (ctx) => streamed(ctx, 2),
  writable: (ctx) => writable(ctx, async (tx) => ids(await everyone.on(tx))),
}

const broken = new Error('broken on purpose')
/** Ways for a transaction to end badly. */
const failures: ((ctx: Ctx) => Promise<unknown>)[] = [
  (ctx) => read(ctx, () => Promise.reject(broken)),
  (ctx) => read(ctx, (tx) => tx.execute(sql`select 1 / 0`)),
  (ctx) =>
    writable(ctx, async (tx) => {
      await everyone.on(tx)
      return asSystem(tx, ctx, () => Promise.reject(broken))
    }),
  (ctx) => read(ctx, async (tx) => everyone.on(tx).then(() => tx.execute(sql`update people set sort_name = ''`))),
]

describe('a query that is built once', () => {
  test.each(Object.keys(ways))('%s: gives each actor their own rows', async (way) => {
    const ask = ways[way] as (typeof ways)[string]
    for (const side of sides) {
      expect(await ask(side.coordinator, side)).toEqual(side.people)
      expect(await ask(side.trainee, side)).toEqual([
        side.trainee.actor.kind === 'person' && side.trainee.actor.personId,
      ])
    }
  })

  test.each(Object.keys(ways))('%s: gives nobody anything', async (way) => {
    const ask = ways[way] as (typeof ways)[string]
    for (const side of sides) expect(await ask(anyoneCtx(), side)).toEqual([])
  })

  test('never gives a row of somebody else, however many ask at once and however many fail', async () => {
    const asked = Object.values(ways)
    let answers = 0
    let failed = 0
    const foreign: string[] = []
    const worker = async (number: number) => {
      for (let call = 0; call < CALLS; call += 1) {
        const turn = number * CALLS + call
        const side = sides[turn % 2] as Side
        const ctx = turn % 3 === 0 ? side.trainee : side.coordinator
        if (turn % 7 === 0) {
          await failures[turn % failures.length]?.(ctx).catch(() => (failed += 1))
          continue
        }
        const found = (await asked[turn % asked.length]?.(ctx, side)) ?? []
        foreign.push(...found.filter((id) => !side.people.includes(id)))
        if (found.length === (ctx === side.trainee ? 1 : side.people.length)) answers += 1
      }
    }
    await Promise.all(Array.from({ length: WORKERS }, (_, number) => worker(number)))
    expect(foreign).toEqual([])
    expect(answers + failed).toBe(WORKERS * CALLS)
    expect(failed).toBeGreaterThan(100)
  }, 60_000)

  test('leaves nothing of its actor on the connection', async () => {
    const [side] = sides as [Side]
    for (const ask of Object.values(ways)) await ask(side.coordinator, side)
    for (const fail of failures) await fail(side.coordinator).catch(() => {})
    const left = await Promise.all(
      Array.from({ length: CONNECTIONS * 3 }, () =>
        askDoor<{ person: string | null; seen: number }>(
          'select acting_person()::text as person, (select count(*)::int from people) as seen, pg_sleep(0.01)::text',
          [],
        ),
      ),
    )
    expect(left.flat().map(({ person, seen }) => [person, seen])).toEqual(left.map(() => [null, 0]))
  })
})

describe('what is sent without waiting for it', () => {
  const add = named('test-add', (db) =>
    db.insert(people).values({
      id: sql.placeholder('id') as never,
      givenName: 'A',
      familyName: 'B',
      sortName: sql.placeholder('sortName') as never,
      createdAt: new Date(),
    }),
  )
  const found = async (id: string) => (await owner()`select 1 from people where id = ${id}`).length

  test('is done before the end, and takes all back when it fails', async () => {
    const [kept, lost] = [newId(), newId()]
    await writable(systemCtx('test'), async (tx) => void add.on(tx, { id: kept, sortName: 'b, a' }))
    expect(await found(kept)).toBe(1)
    await owner()`delete from people where id = ${kept}`
    const failing = writable(systemCtx('test'), async (tx) => {
      await add.on(tx, { id: lost, sortName: 'b, a' })
      void add.on(tx, { id: lost, sortName: 'b, a' }).catch(() => {})
      return 'done'
    })
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    expect(await found(lost)).toBe(0)
  })

  test('is done again as a whole on another connection when one is lost before it answered', async () => {
    const [side] = sides as [Side]
    const cut = () => owner()`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'attest-app'`
    const ask = () => read(side.trainee, (tx) => everyone.on(tx))
    await Promise.all(Array.from({ length: CONNECTIONS }, ask))
    await cut()
    const answers = await Promise.all(Array.from({ length: CONNECTIONS }, ask))
    expect(answers.map((rows) => rows.length)).toEqual(answers.map(() => 1))
  })
})

describe('a step done as the system', () => {
  const seenBy = async (tx: Parameters<Parameters<typeof writable>[1]>[0]) => (await everyone.on(tx)).length

  test('sees everything, and afterwards the actor sees what is theirs', async () => {
    const [side] = sides as [Side]
    await writable(side.trainee, async (tx) => {
      expect(await asSystem(tx, side.trainee, () => seenBy(tx))).toBe(10)
      expect(await seenBy(tx)).toBe(1)
    })
  })

  test('that fails inside a savepoint which somebody catches leaves the actor no more than before', async () => {
    const [side] = sides as [Side]
    await writable(side.trainee, async (tx) => {
      await tx
        .transaction(async (inner) => {
          await asSystem(inner as typeof tx, side.trainee, async () => {
            await inner.execute(sql`select 1 / 0`)
          })
        })
        .catch(() => {})
      expect(await seenBy(tx)).toBe(1)
    })
  })

  test('that throws without a database error inside a caught savepoint leaves the actor no more than before', async () => {
    const [side] = sides as [Side]
    await writable(side.trainee, async (tx) => {
      await tx
        .transaction((inner) => asSystem(inner as typeof tx, side.trainee, () => Promise.reject(broken)))
        .catch(() => {})
      expect(await seenBy(tx)).toBe(1)
    })
  })

  test('that throws and is caught without a savepoint leaves the actor no more than before', async () => {
    const [side] = sides as [Side]
    await writable(side.trainee, async (tx) => {
      await asSystem(tx, side.trainee, () => Promise.reject(broken)).catch(() => {})
      expect(await seenBy(tx)).toBe(1)
    })
  })

  test('within a step done as the system stays the system until the outer one ends', async () => {
    const [side] = sides as [Side]
    await writable(side.trainee, async (tx) => {
      await asSystem(tx, side.trainee, async () => {
        await asSystem(tx, side.trainee, () => seenBy(tx))
        expect(await seenBy(tx)).toBe(10)
      })
      expect(await seenBy(tx)).toBe(1)
    })
  })
})

describe('a stream', () => {
  const held = async () => {
    const [row] = await owner()<{ count: number }[]>`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name = 'attest-app' and state like 'idle in transaction%'`
    return row?.count
  }

  test('gives its connection back when the reader stops early, or fails', async () => {
    const [side] = sides as [Side]
    for (let n = 0; n < CONNECTIONS * 2; n += 1) {
      for await (const rows of stream(side.coordinator, (db) => db.select({ id: people.id }).from(people), 1)) {
        expect(rows).toHaveLength(1)
        break
      }
      const failing = async () => {
        for await (const _ of stream(side.coordinator, (db) => db.select({ id: people.id }).from(people), 1))
          throw broken
      }
      await expect(failing()).rejects.toBe(broken)
    }
    await expect.poll(held).toBe(0)
    expect(await streamed(side.coordinator)).toEqual(side.people)
  })

  test('gives it back when the statement is wrong', async () => {
    const [side] = sides as [Side]
    for (let n = 0; n < CONNECTIONS * 2; n += 1) {
      const wrong = stream(side.coordinator, () => ({ toSQL: () => ({ sql: 'select nothing_there', params: [] }) }))
      await expect(wrong.next()).rejects.toMatchObject({ code: '42703' })
    }
    await expect.poll(held).toBe(0)
    expect(await streamed(side.coordinator)).toEqual(side.people)
  })
})

describe('the app’s connection', () => {
  let app: postgres.Sql
  beforeAll(() => {
    app = connect('app', { max: 1 })
  })
  afterAll(() => app.end({ timeout: 1 }))

  test('sees nobody while nobody acts', async () => {
    expect(await app`select id from people`).toEqual([])
  })

  test('reads in a transaction that cannot write', async () => {
    await expect(
      read(systemCtx('test'), (tx) => tx.execute(sql`update people set sort_name = ''`)),
    ).rejects.toMatchObject({ cause: { code: '25006' } })
  })

  test('plans once what is read by heart, as the actor, and plans again as usual afterwards', async () => {
    const [side] = sides as [Side]
    const planned = named('planned', (db) =>
      db
        .select({ mode: sql<string>`t.mode`, seen: sql<number>`t.seen` })
        .from(sql`(select current_setting('plan_cache_mode') as mode, (select count(*)::int from people) as seen) t`),
    )
    for (let n = 0; n < CONNECTIONS * 2; n += 1) {
      expect(await readOnce(side.trainee, planned)).toEqual([{ mode: 'force_generic_plan', seen: 1 }])
      expect(await read(side.coordinator, (tx) => planned.on(tx))).toEqual([{ mode: 'auto', seen: 5 }])
    }
  })

  test('fails what was asked once alone, and leaves the connection as it was', async () => {
    const [side] = sides as [Side]
    const divided = named('divided', (db) =>
      db.select({ by: sql<number>`t.by` }).from(sql`(select 1 / ${sql.placeholder('n')}::int as by) t`),
    )
    const asked = Array.from({ length: CONNECTIONS * 3 }, (_, n) => readOnce(side.trainee, divided, { n: n % 2 }))
    const told = await Promise.allSettled(asked)
    expect(told.map(({ status }) => status)).toEqual(asked.map((_, n) => (n % 2 ? 'fulfilled' : 'rejected')))
    expect(await read(side.coordinator, (tx) => everyone.on(tx))).toHaveLength(5)
    expect(await app`select id from people`).toEqual([])
  })

  test('fails what it was asked when the connection is cut, and goes on with another', async () => {
    const [side] = sides as [Side]
    const cut = sql`select pg_terminate_backend(pg_backend_pid())`
    await expect(read(side.trainee, (tx) => tx.execute(cut))).rejects.toThrow()
    const later = (tx: Tx) =>
      asSystem(tx, side.trainee, async () => {
        await tx.execute(cut).catch(() => {})
        await new Promise((resolve) => setTimeout(resolve, 50))
      })
    await expect(read(side.trainee, later)).rejects.toThrow()
    expect(await read(side.trainee, (tx) => everyone.on(tx))).toHaveLength(1)
  })

  test('takes no name of an actor that is not an id', async () => {
    const [side] = sides as [Side]
    const forged = { ...side.coordinator, actor: { ...side.coordinator.actor, personId: "x'; select 1; --" } }
    await expect(read(forged as Ctx, (tx) => everyone.on(tx))).rejects.toThrow('named by ids only')
  })

  test('belongs to its transaction: what the driver’s handle is given goes the same way', async () => {
    const [side] = sides as [Side]
    const rows = await read(side.trainee, async (tx) => clientOf(tx).unsafe<{ id: string }[]>('select id from people'))
    expect(rows).toHaveLength(1)
  })
})
