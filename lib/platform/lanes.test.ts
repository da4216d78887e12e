import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { closeOwner, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { people } from '@/lib/identity/tables'
import { listen } from './announcements'
import { systemCtx } from './context'
import { askDoor, closeDatabase, gate, gated, named, reachable, read, type Tx, writable } from './database'
import { forgetEnv } from './env'
import { stream } from './stream'

testDatabase()
const ctx = () => systemCtx('test')
const SETTINGS = ['DATABASE_POOL', 'DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_PREPARE', 'DATABASE_STATEMENT_SECONDS']

async function configure(settings: Record<string, string>): Promise<void> {
  for (const name of SETTINGS) delete process.env[name]
  Object.assign(process.env, settings)
  forgetEnv()
  await closeDatabase()
}
const crashes: unknown[] = []
const onCrash = (error: unknown) => crashes.push(error)
beforeAll(async () => {
  process.on('uncaughtException', onCrash)
  process.on('unhandledRejection', onCrash)
  for (let n = 0; n < 3; n += 1) await makePerson()
})
afterEach(() => configure({}))
afterAll(async () => {
  process.off('uncaughtException', onCrash)
  process.off('unhandledRejection', onCrash)
  await closeOwner()
})

const everyone = named('lanes-everyone', (db) => db.select({ id: people.id }).from(people))
const atOnce = gated('lanes-at-once', (db) => db.select({ id: people.id }).from(people).where(gate))
const all: Record<string, () => Promise<number>> = {
  read: () => read(ctx(), async (tx) => (await everyone.on(tx)).length),
  write: () => writable(ctx(), async (tx) => (await everyone.on(tx)).length),
  slow: () => read(ctx(), async (tx) => Number((await tx.execute(sql`select 3 as n, pg_sleep(0.01)`))[0]?.n)),
  savepoint: () =>
    writable(ctx(), async (tx) => {
      await tx.transaction((inner) => inner.execute(sql`select 1 / 0`)).catch(() => {})
      return (await everyone.on(tx)).length
    }),
  gated: async () => (await atOnce(ctx())).length,
  door: async () => Number((await askDoor<{ n: number }>('select 3 as n where $1::int = 1', [1]))[0]?.n),
  stream: async () => {
    let count = 0
    for await (const rows of stream(ctx(), (db) => db.select({ id: people.id }).from(people), 2)) count += rows.length
    return count
  },
}
const ways = Object.values(all)

/** Asks in every way from many sides while something is done to the connections; how many answers came, and the slowest. */
async function underLoad(during: () => Promise<unknown>) {
  let running = true
  const told = { right: 0, failed: 0, wrong: 0, slowestMs: 0 }
  const worker = async (number: number) => {
    for (let turn = number; running; turn += 1) {
      const began = Date.now()
      await ways[turn % ways.length]?.().then(
        (count) => {
          told[count === 3 ? 'right' : 'wrong'] += 1
        },
        () => {
          told.failed += 1
        },
      )
      told.slowestMs = Math.max(told.slowestMs, Date.now() - began)
    }
  }
  const workers = Array.from({ length: 24 }, (_, number) => worker(number))
  await during().finally(() => {
    running = false
  })
  await Promise.all(workers)
  return told
}

/** Within a few seconds every way of asking answers again, each many times. */
async function answersAgain(): Promise<void> {
  const working = async () =>
    (await Promise.allSettled(ways.map((ask) => ask()))).every((each) => each.status === 'fulfilled')
  await expect.poll(working, { timeout: 8_000, interval: 200 }).toBe(true)
  const counts = await Promise.all(Array.from({ length: 5 }, () => ways.map((ask) => ask())).flat())
  expect(new Set(counts)).toEqual(new Set([3]))
}

const kill = () => owner()`select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'attest-app' and random() < 0.5`

describe('connections that are killed at random while everybody asks', () => {
  test('are replaced; nothing hangs, nothing crashes, no answer is wrong, and all answers come again', async () => {
    await configure({ DATABASE_POOL: '6' })
    const told = await underLoad(async () => {
      for (let n = 0; n < 30; n += 1) {
        await kill()
        await wait(Math.random() * 200)
      }
    })
    expect(told).toMatchObject({ wrong: 0 })
    expect(told.right).toBeGreaterThan(20)
    expect(told.slowestMs).toBeLessThan(15_000)
    await answersAgain()
    expect(crashes).toEqual([])
  }, 60_000)
})

describe('a transaction that has ended', () => {
  const refused = (work: PromiseLike<unknown> | undefined) =>
    Promise.resolve(work).then(
      () => 'done',
      (error: Error & { cause?: Error }) => (error.cause ?? error).message,
    )
  const change = (tx: Tx) => tx.execute(sql`update people set family_name = 'Late'`)
  const LATE = 'The transaction has ended: nothing can be asked of it any more.'

  test.each([
    ['that read', read],
    ['that wrote', writable],
  ])('%s takes nothing more', async (_, begin) => {
    const kept: Tx[] = []
    await begin(ctx(), async (tx) => void kept.push(tx))
    const [tx] = kept
    expect(await refused(tx?.execute(sql`select 1`))).toBe(LATE)
    expect(await refused(tx && everyone.on(tx))).toBe(LATE)
    await answersAgain()
  })

  test('because a part of it failed leaves nothing of what its other parts go on with', async () => {
    const begun: Tx[] = []
    const failing = writable(ctx(), async (tx) => {
      begun.push(tx)
      await tx.execute(sql`select 1 / 0`)
    })
    await expect(failing).rejects.toThrow()
    expect(await refused(begun[0] && change(begun[0]))).toBe(LATE)
    const inner: Tx[] = []
    await writable(ctx(), async (tx) => {
      await tx.transaction(async (savepoint) => void inner.push(savepoint as Tx))
      expect(await refused(inner[0] && change(inner[0]))).toBe(LATE)
    })
    const [row] = await owner()`select count(*)::int as count from people where family_name = 'Late'`
    expect(row?.count).toBe(0)
  })

  test('takes its parts with it: one that goes on alone changes nothing, nor what comes after it', async () => {
    let goOn = () => {}
    const ended = new Promise<void>((resolve) => (goOn = resolve))
    const late: Promise<string>[] = []
    const failing = writable(ctx(), async (tx) => {
      const part = tx.transaction(async (savepoint) => {
        await savepoint.execute(sql`select 1`)
        late.push(ended.then(() => refused(change(savepoint as Tx))))
        await ended
      })
      part.catch(() => {})
      await tx.execute(sql`select pg_sleep(0.05)`)
      throw new Error('The whole failed.')
    })
    await expect(failing).rejects.toThrow('The whole failed.')
    const next = writable(ctx(), async (tx) => {
      goOn()
      await wait(50)
      return (await everyone.on(tx)).length
    })
    expect(await next).toBe(3)
    expect(await Promise.all(late)).toEqual([LATE])
    const [row] = await owner()`select count(*)::int as count from people where family_name = 'Late'`
    expect(row?.count).toBe(0)
  })

  test.each([
    ['that read', read],
    ['that wrote', writable],
  ])(
    '%s does or refuses what was asked of it in words of its own and not waited for, and never drops it',
    async (_, begin) => {
      const [name] = [`Raw ${Date.now()}`]
      const asked: Promise<string>[] = []
      const ask = (tx: Tx) =>
        begin === read
          ? tx.execute(sql`select 1`)
          : tx.execute(sql`update people set family_name = ${name} where id = (select id from people limit 1)`)
      await begin(ctx(), async (tx) => void asked.push(refused(ask(tx))))
      const told = await Promise.all(asked)
      expect(['done', LATE]).toContain(told[0])
      const [row] = await owner()`select count(*)::int as count from people where family_name = ${name}`
      expect(row?.count).toBe(begin === writable && told[0] === 'done' ? 1 : 0)
    },
  )

  test('has done what was asked of it before, though nobody waited', async () => {
    const asked: Promise<unknown[]>[] = []
    for (const begin of [read, writable]) await begin(ctx(), async (tx) => void asked.push(everyone.on(tx)))
    for (const each of await Promise.all(asked)) expect(each).toHaveLength(3)
  })
})

describe('a statement with more values than the database takes', () => {
  const many = (count: number) =>
    sql`select ${sql.join(
      Array.from({ length: count }, () => sql`${1}::int`),
      sql` + `,
    )} as n`
  const refusal = /at most 65533 values/
  const told = (work: Promise<unknown>) =>
    work.catch((error: Error & { cause?: Error }) => (error.cause ?? error).message)

  test.each([
    ['reading', read],
    ['writing', writable],
  ])(
    'is refused at once in %s, and takes back what went before it; the largest one that fits is answered',
    async (_, begin) => {
      const began = Date.now()
      expect(await told(begin(ctx(), (tx) => tx.execute(many(65_534))))).toMatch(refusal)
      expect(Date.now() - began).toBeLessThan(5_000)
      await configure({ DATABASE_STATEMENT_SECONDS: '20' })
      const [row] = await begin(ctx(), (tx) =>
        tx.execute(
          sql`select cardinality(array[${sql.join(
            Array.from({ length: 65_533 }, () => sql`${1}::int`),
            sql`, `,
          )}]) as n`,
        ),
      )
      expect(row?.n).toBe(65_533)
      await answersAgain()
    },
    60_000,
  )

  test('leaves nothing of its transaction, also when its refusal is caught', async () => {
    const work = writable(ctx(), async (tx) => {
      await tx.execute(sql`update people set family_name = 'Too many'`)
      await told(tx.execute(many(65_534)) as unknown as Promise<unknown>)
    })
    expect(await told(work)).toMatch(refusal)
    const [row] = await owner()`select count(*)::int as count from people where family_name = 'Too many'`
    expect(row?.count).toBe(0)
  })
})

/** A way to the database that can be cut, can refuse, and can fall silent without a word. */
async function makeWay() {
  const file = path.join(inject('socketDir'), '.s.PGSQL.5432')
  const pairs = new Set<[net.Socket, net.Socket]>()
  let state: 'open' | 'silent' | 'refusing' = 'open'
  const server = net.createServer((near) => {
    if (state === 'refusing') return void near.destroy()
    const far = net.connect(file)
    const pair: [net.Socket, net.Socket] = [near, far]
    pairs.add(pair)
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (bytes) => state !== 'silent' && to.write(bytes))
      from.on('error', () => {})
      from.on('close', () => {
        to.destroy()
        pairs.delete(pair)
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  const cut = () => {
    for (const [near, far] of pairs) {
      near.resetAndDestroy()
      far.destroy()
    }
  }
  return {
    port,
    cut,
    become: (next: typeof state) => {
      state = next
    },
    close: () => {
      cut()
      server.close()
    },
  }
}
const urls = (port: number) => ({
  DATABASE_URL: `postgres://attest_owner@127.0.0.1:${port}/${process.env.ATTEST_DB}`,
  DATABASE_APP_URL: `postgres://attest_app@127.0.0.1:${port}/${process.env.ATTEST_DB}`,
})

describe('a way to the database that fails', () => {
  test('is found again when it was cut in the middle of answers, again and again', async () => {
    const way = await makeWay()
    await configure({ ...urls(way.port), DATABASE_POOL: '6' })
    const told = await underLoad(async () => {
      for (let n = 0; n < 30; n += 1) {
        way.cut()
        await wait(Math.random() * 80)
      }
    })
    expect(told).toMatchObject({ wrong: 0 })
    await answersAgain()
    expect(crashes).toEqual([])
    await closeDatabase()
    way.close()
  }, 60_000)

  test('is found again after it refused everybody; meanwhile each is told so at once', async () => {
    const way = await makeWay()
    await configure({ ...urls(way.port), DATABASE_POOL: '4' })
    await answersAgain()
    way.become('refusing')
    way.cut()
    const began = Date.now()
    await expect(all.read?.()).rejects.toMatchObject({ kind: 'unavailable' })
    expect(await reachable()).toBe(false)
    expect(Date.now() - began).toBeLessThan(25_000)
    way.become('open')
    await answersAgain()
    await closeDatabase()
    way.close()
  }, 60_000)

  test('that falls silent keeps nobody longer than the setting says', async () => {
    const way = await makeWay()
    await configure({ ...urls(way.port), DATABASE_POOL: '4', DATABASE_STATEMENT_SECONDS: '1' })
    await answersAgain()
    way.become('silent')
    const asked = Array.from({ length: 4 }, () => askDoor('select 1 as n where $1::int = 1', [1]))
    const began = Date.now()
    const settled = await Promise.allSettled(asked)
    expect(settled.map((each) => each.status)).toEqual(Array(4).fill('rejected'))
    expect(Date.now() - began).toBeLessThan(40_000)
    way.become('open')
    way.cut()
    await answersAgain()
    await closeDatabase()
    way.close()
  }, 90_000)
})

describe('a statement', () => {
  test('that takes longer than the setting is stopped by the server, and its connection serves on', async () => {
    await configure({ DATABASE_STATEMENT_SECONDS: '1', DATABASE_POOL: '1' })
    const person = { ...ctx(), actor: { kind: 'anyone' } as const }
    await expect(read(person, (tx) => tx.execute(sql`select pg_sleep(30)`))).rejects.toMatchObject({
      cause: { code: '57014' },
    })
    await answersAgain()
  }, 30_000)
})

describe('announcements', () => {
  test('are heard again after their connection was killed, and what was missed is made up for', async () => {
    const heard: string[] = []
    let begun = 0
    const stop = await listen(
      'content',
      (payload) => void heard.push(payload),
      () => (begun += 1),
    )
    await owner()`select pg_notify('content', 'help')`
    await expect.poll(() => heard).toEqual(['help'])
    await owner()`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()`
    await expect.poll(() => begun, { timeout: 5_000 }).toBe(2)
    await owner()`select pg_notify('content', 'calendar')`
    await expect.poll(() => heard).toEqual(['help', 'calendar'])
    await stop()
  }, 40_000)
})

const bouncer = spawnSync('pgbouncer', ['--version']).status === 0
const root = process.getuid?.() === 0
// It does not run as root, and nobody else reaches a server that runs in root's own folder.
const reaches = !root || statSync(inject('socketDir')).uid !== 0
describe.skipIf(!bouncer || !reaches)(
  'behind pgbouncer in transaction mode (skipped where it is not installed or cannot reach the server)',
  () => {
    let running: ChildProcess
    let folder: string
    let port: number
    beforeAll(async () => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'attest-bouncer-'))
      chmodSync(folder, 0o755)
      port = 20_000 + Math.floor(Math.random() * 20_000)
      writeFileSync(path.join(folder, 'users'), '"attest_app" ""\n"attest_owner" ""\n')
      const file = path.join(folder, 'pgbouncer.ini')
      writeFileSync(
        file,
        `[databases]\n* = host=${inject('socketDir')} port=5432\n[pgbouncer]\nlisten_addr=127.0.0.1\nlisten_port=${port}\nauth_type=any\nauth_file=${folder}/users
pool_mode=transaction\ndefault_pool_size=3\nmax_client_conn=200\nunix_socket_dir=\nlogfile=\n`.replace(
          'auth_type=any',
          'auth_type=trust',
        ),
      )
      // The socket's folder is open to the account of the server only.
      const nobody = root ? { uid: 65534, gid: 65534 } : {}
      running = spawn('pgbouncer', [file], { stdio: 'ignore', ...nobody })
      await wait(700)
    })
    afterAll(() => {
      running.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    })

    test('everybody is answered, with the pooler found out by itself or told', async () => {
      for (const DATABASE_PREPARE of ['auto', 'off']) {
        await configure({ ...urls(port), DATABASE_POOL: '12', DATABASE_PREPARE })
        const told = await underLoad(() => wait(1_500))
        expect(told).toMatchObject({ failed: 0, wrong: 0 })
        expect(told.right).toBeGreaterThan(20)
      }
    }, 60_000)

    test('recovers even with prepared statements that do not hold, and when servers are killed', async () => {
      await configure({ ...urls(port), DATABASE_POOL: '12', DATABASE_PREPARE: 'on', DATABASE_STATEMENT_SECONDS: '1' })
      const told = await underLoad(() => wait(1_000))
      expect(told.wrong).toBe(0)
      await answersAgain()
      await configure({ ...urls(port), DATABASE_POOL: '12' })
      await underLoad(async () => {
        for (let n = 0; n < 10; n += 1) {
          await kill()
          await wait(60)
        }
      })
      await answersAgain()
      expect(crashes).toEqual([])
    }, 60_000)
  },
)
