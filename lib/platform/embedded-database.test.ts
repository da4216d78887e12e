import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type EmbeddedDatabase, embeddedDataDir, startEmbedded } from './embedded-database'
import { findPrograms } from './postgres-program'

// Starts and stops of a server take long on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
let dataDir: string
let made: string

beforeAll(async () => {
  made = await mkdtemp(path.join(os.tmpdir(), 'attest-test-'))
  await chmod(made, 0o755)
  await (await startEmbedded({ dataDir: path.join(made, 'pg') })).stop()
})

afterAll(() => rm(made, { recursive: true, force: true }))

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'attest-test-'))
  await chmod(folder, 0o755)
  dataDir = path.join(folder, 'pg')
})

afterEach(async () => {
  const pid = await serverPid()
  if (pid) process.kill(pid, 'SIGQUIT')
  await rm(folder, { recursive: true, force: true })
})

describe('the first start', () => {
  it('makes a database for UTF-8 that only its owner reaches, deaf to the network and to settings of the shell', async () => {
    process.env.PGPORT = '6000'
    const server = await startEmbedded({ dataDir }).finally(() => delete process.env.PGPORT)
    expect(server).toMatchObject({ owner: 'attest_owner', reused: false })
    const [row] = await ask(
      server,
      (sql) =>
        sql`select upper('zoë') as name, current_user as me, current_setting('server_version_num')::int / 10000 as major,
          current_setting('timezone') as zone, current_setting('fsync') as fsync, current_setting('port') as port,
          current_setting('listen_addresses') as addresses`,
    )
    const expected = {
      name: 'ZOË',
      me: 'attest_owner',
      major: 18,
      zone: 'UTC',
      fsync: 'on',
      port: '5432',
      addresses: '',
    }
    expect(row).toEqual(expected)
    expect((await stat(server.socketDir)).mode & 0o077).toBe(0)
    expect((await stat(dataDir)).mode & 0o077).toBe(0)

    await server.stop()
    expect(await serverPid()).toBeUndefined()
    await expect(ask(server, (sql) => sql`select 1`)).rejects.toThrow()
    await expect(stat(server.socketDir)).rejects.toThrow(/ENOENT/)
  })

  it('leaves a folder alone that holds something else', async () => {
    await mkdir(path.join(dataDir, 'holiday-pictures'), { recursive: true })
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/is not empty and holds no database/)
    expect(await readdir(dataDir)).toEqual(['holiday-pictures'])
    expect(await readdir(folder)).toEqual(['pg'])
  })

  it('happens once when two programs start at the same time', async () => {
    const [one, other] = await Promise.all([startEmbedded({ dataDir }), startEmbedded({ dataDir })])
    expect([one.reused, other.reused].sort()).toEqual([false, true])
    expect(one.socketDir).toBe(other.socketDir)
    expect((await readdir(folder)).sort()).toEqual(['pg', 'pg.log'])
    const joined = one.reused ? one : other
    await joined.stop()
    expect(await ask(joined, (sql) => sql`select 1 as alive`)).toEqual([{ alive: 1 }])
    await (one.reused ? other : one).stop()
  })

  it('works where the installer made no symbolic links', async () => {
    copy(path.join(made, 'pg'), dataDir)
    const programs = path.join(folder, 'package', 'native')
    await mkdir(path.dirname(programs))
    copy(await findPrograms(), programs)
    for (const name of await readdir(path.join(programs, 'lib'))) {
      const file = path.join(programs, 'lib', name)
      if ((await lstat(file)).isSymbolicLink()) await rm(file)
    }
    const server = await startEmbedded({ dataDir, programs })
    expect(await ask(server, (sql) => sql`select 1 as alive`)).toEqual([{ alive: 1 }])
    await server.stop()
  })

  it.runIf(process.getuid?.() === 0)('works for root in a folder that only root may enter', async () => {
    const closed = path.join(folder, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const inside = path.join(closed, 'pg')
    const server = await startEmbedded({ dataDir: inside })
    expect(await ask(server, (sql) => sql`select 1 as alive`)).toEqual([{ alive: 1 }])
    await server.stop()
    expect((await stat(closed)).mode & 0o777).toBe(0o700)
  })
})

describe('the owner of the tables', () => {
  const rights = (server: EmbeddedDatabase) =>
    ask(
      server,
      (sql) => sql`select r.rolsuper as super, r.rolbypassrls as bypasses,
        (select pg_get_userbyid(datdba) from pg_database where datname = 'attest') as database,
        (select count(*)::int from pg_roles where rolname = 'attest_interim') as interim,
        (select array_agg(distinct pg_get_userbyid(o)) from (
          select relowner as o from pg_class where relnamespace = 'things'::regnamespace and relkind <> 'i'
          union all select proowner from pg_proc where pronamespace = 'things'::regnamespace
          union all select typowner from pg_type where typnamespace = 'things'::regnamespace
          union all select nspowner from pg_namespace where nspname = 'things') x) as owners
        from pg_roles r where r.rolname = current_user`,
    )
  const things = [
    'create schema things',
    'create table things.notes (id bigint generated always as identity, text text unique)',
    'create sequence things.counter',
    "create type things.mood as enum ('calm')",
    'create type things.pair as (a int, b int)',
    'create view things.seen as select text from things.notes',
    'create function things.one() returns int language sql as $$ select 1 $$',
  ]
  const wanted = { super: false, bypasses: false, database: 'attest_owner', interim: 0, owners: ['attest_owner'] }

  it('is no superuser and cannot run programs of the machine', async () => {
    copy(path.join(made, 'pg'), dataDir)
    const server = await startEmbedded({ dataDir })
    for (const text of things) await ask(server, (sql) => sql.unsafe(text))
    expect(await rights(server)).toEqual([wanted])
    await expect(ask(server, (sql) => sql.unsafe("copy things.notes (text) from program 'echo x'"))).rejects.toThrow(
      /permission denied/,
    )
    await server.stop()
  })

  it('is none any more in a server that was made when it was one, and keeps everything', async () => {
    copy(path.join(made, 'pg'), dataDir)
    const old = await startEmbedded({ dataDir })
    await asBefore(old)
    for (const text of [...things, "insert into things.notes (text) values ('kept')", 'create role attest_app login'])
      await ask(old, (sql) => sql.unsafe(text))
    const joined = await Promise.all([startEmbedded({ dataDir }), startEmbedded({ dataDir })])
    for (const server of joined) expect(await rights(server)).toEqual([wanted])
    expect(await ask(old, (sql) => sql`select text from things.notes`)).toEqual([{ text: 'kept' }])
    await ask(old, (sql) => sql.unsafe('alter role attest_app nologin'))
    await old.stop()
  })

  /** As servers were made at first: the owner is the superuser. */
  async function asBefore({ socketDir }: EmbeddedDatabase): Promise<void> {
    const by = (user: string, texts: string[]) =>
      ask({ socketDir, owner: user } as EmbeddedDatabase, async (sql) => {
        for (const text of texts) await sql.unsafe(text)
      })
    await by('attest_root', [
      'alter database attest owner to attest_root',
      'drop owned by attest_owner',
      'drop role attest_owner',
      'create role other superuser login',
    ])
    await by('other', ['alter role attest_root rename to attest_owner'])
    await by('attest_owner', ['drop role other'])
  }
})

describe('a later start', () => {
  beforeEach(() => copy(path.join(made, 'pg'), dataDir))

  it('finds what was written before, and joins a server that still runs', async () => {
    const first = await startEmbedded({ dataDir })
    await ask(first, (sql) => sql`create table notes as select 'kept' as text`)
    const second = await startEmbedded({ dataDir })
    expect(second.reused).toBe(true)
    await second.stop()
    await first.stop()
    const third = await startEmbedded({ dataDir })
    expect(third.reused).toBe(false)
    expect(await ask(third, (sql) => sql`select text from notes`)).toEqual([{ text: 'kept' }])
    await third.stop()
  })

  it('loses nothing that was acknowledged when everything is killed in the middle of writing, twice over', async () => {
    for (let round = 0; round < 2; round++) {
      const server = await startEmbedded({ dataDir })
      expect(server.reused).toBe(false)
      await ask(server, (sql) => sql`create table if not exists entries (writer text, number int)`)
      const writer = startWriter(server, `round ${round}`)
      await expect.poll(() => writer.numbers.length, { timeout: 30_000 }).toBeGreaterThan(100)
      const pid = await serverPid()
      if (!pid) throw new Error('the server is not running')
      const all = [pid, ...childrenOf(pid)]
      expect(all.length).toBeGreaterThan(3)
      for (const one of all) kill(one)
      writer.process.kill('SIGKILL')
      await writer.acknowledged

      const next = await startEmbedded({ dataDir })
      const missing = await ask(next, async (sql) => {
        const found = await sql<{ number: number }[]>`select number from entries where writer = ${`round ${round}`}`
        const kept = new Set(found.map(({ number }) => number))
        return (await writer.acknowledged).filter((number) => !kept.has(number))
      })
      expect(missing).toEqual([])
      await next.stop()
    }
  })

  it('ends with the program that started it, even if that forgets to stop it', async () => {
    const script = `import { startEmbedded } from ${JSON.stringify(path.resolve('lib/platform/embedded-database.ts'))}
      startEmbedded({ dataDir: ${JSON.stringify(dataDir)} }).then(() => process.exit(3))`
    const program = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
    expect(await new Promise((resolve) => program.once('exit', resolve))).toBe(3)
    await expect.poll(serverPid, { timeout: 20_000 }).toBeUndefined()
  })

  it('is not misled by a note of a dead server whose number now belongs to another program', async () => {
    const server = await startEmbedded({ dataDir })
    const note = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8')
    await server.stop()
    await writeFile(path.join(dataDir, 'postmaster.pid'), note.replace(/^\d+/, String(process.pid)))
    const next = await startEmbedded({ dataDir })
    expect(next.reused).toBe(false)
    await next.stop()
  })

  it('works at once after the data of a running server was thrown away', async () => {
    const old = await startEmbedded({ dataDir })
    const oldPid = await serverPid()
    // The server goes on writing into it for a moment.
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
    copy(path.join(made, 'pg'), dataDir)
    const fresh = await startEmbedded({ dataDir })
    expect(fresh.reused).toBe(false)
    expect(await serverPid()).not.toBe(oldPid)
    await fresh.stop()
    if (oldPid) kill(oldPid)
    await rm(old.socketDir, { recursive: true, force: true })
  })

  it('says what is wrong, with the end of the log, when the server cannot come up', async () => {
    await expect(startEmbedded({ dataDir, settings: { shared_buffers: 'plenty' } })).rejects.toThrow(/shared_buffers/)
  })
})

it('keeps its data under ATTEST_DATA, or in .data beside the program', () => {
  const before = process.env.ATTEST_DATA
  try {
    delete process.env.ATTEST_DATA
    expect(embeddedDataDir()).toBe(path.resolve('.data/pg'))
    process.env.ATTEST_DATA = '/srv/attest'
    expect(embeddedDataDir()).toBe('/srv/attest/pg')
  } finally {
    if (before === undefined) delete process.env.ATTEST_DATA
    else process.env.ATTEST_DATA = before
  }
})

async function ask<Answer>(
  server: EmbeddedDatabase,
  question: (sql: postgres.Sql) => Promise<Answer>,
): Promise<Answer> {
  const connection = { host: server.socketDir, port: 5432, user: server.owner, database: 'attest' }
  const sql = postgres({ ...connection, max: 1, connect_timeout: 2, onnotice: () => {} })
  try {
    return await question(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Inserts without end in a process of its own, which prints each number only after the server has acknowledged it. */
function startWriter(
  server: EmbeddedDatabase,
  name: string,
): { process: ChildProcess; numbers: readonly number[]; acknowledged: Promise<number[]> } {
  const script = `
    import postgres from 'postgres'
    const [socketDir, name] = process.argv.slice(1)
    const sql = postgres({ host: socketDir, port: 5432, user: 'attest_owner', database: 'attest', max: 4 })
    let last = 0
    const write = async () => {
      for (;;) {
        const number = ++last
        await sql\`insert into entries values (\${name}, \${number})\`
        process.stdout.write(number + '\\n')
      }
    }
    await Promise.all([write(), write(), write(), write()])`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, server.socketDir, name], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const numbers: number[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => numbers.push(Number(line)))
  const acknowledged = new Promise<number[]>((resolve) => lines.once('close', () => resolve(numbers)))
  return { process: child, numbers, acknowledged }
}

/** By the system's own program, which takes a twentieth of the time that Node does. */
function copy(from: string, to: string): void {
  execFileSync('cp', ['-RP', from, to])
}

async function serverPid(): Promise<number | undefined> {
  const note = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')
  return note ? Number(note.split('\n')[0]) : undefined
}

function childrenOf(parent: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  return rows
    .map((row) => row.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (pid && ppid === parent ? [pid] : []))
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
