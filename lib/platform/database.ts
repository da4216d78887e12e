/**
 * The handle on PostgreSQL. One file owns the trick that makes it quick under row security: queries are built and named
 * once, then bound again to the transaction that carries the actor. It reaches into Drizzle's driver (pinned version,
 * one test); everything else in the product is ordinary code.
 */
import { sql } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js/session'
import postgres from 'postgres'
import { type Actor, agenciesWhere, type Ctx } from './context'
import { env } from './env'
import { isId } from './ids'

export type Database = PostgresJsDatabase<Record<string, never>>
export type Tx = PostgresJsTransaction<Record<string, never>, Record<string, never>>
type Options = postgres.Options<Record<string, never>>
type Prepared<R> = { execute(values?: Record<string, unknown>): Promise<R> }

/** A named query: built on first use, for whichever database is open then. */
export type NamedQuery<R> = { readonly name: string; on(tx: Tx, values?: Record<string, unknown>): Promise<R> }

let opened: { client: postgres.Sql; db: Database } | undefined

/** Connection settings: the embedded socket, or `DATABASE_URL`. */
export function connection(as: 'owner' | 'app'): Options & { url?: string } {
  const e = env()
  const common: Options = { onnotice: () => {}, connection: { TimeZone: 'UTC', application_name: `attest-${as}` } }
  if (e.DATABASE_URL === undefined) {
    if (!e.ATTEST_SOCKET) throw new Error('The embedded database is not started.')
    return {
      ...common,
      host: e.ATTEST_SOCKET,
      port: 5432,
      database: e.ATTEST_DB,
      user: as === 'owner' ? 'attest_owner' : 'attest_app',
    }
  }
  if (as === 'owner') return { ...common, url: e.DATABASE_URL }
  if (e.DATABASE_APP_URL) return { ...common, url: e.DATABASE_APP_URL }
  return { ...common, url: e.DATABASE_URL, connection: { ...common.connection, role: 'attest_app' } }
}

export function connect(as: 'owner' | 'app', options: Options = {}): postgres.Sql {
  const { url, ...settings } = connection(as)
  const all = { ...settings, ...options }
  return url ? postgres(url, all) : postgres(all)
}

function open() {
  if (!opened) {
    const client = connect('app', { max: env().DATABASE_POOL })
    opened = { client, db: drizzle({ client, casing: 'snake_case' }) as Database }
  }
  return opened
}

/** Closes the pool; the next use opens another. */
export async function closeDatabase(): Promise<void> {
  const closing = opened
  opened = undefined
  await closing?.client.end({ timeout: 5 })
}

export async function reachable(): Promise<boolean> {
  try {
    await open().client`select 1`
    return true
  } catch {
    return false
  }
}

/**
 * Asks one of the doors in a single prepared statement, as nobody: row security would show nothing here, and a door is
 * a security-definer function that answers for itself.
 */
export async function askDoor<R extends Record<string, unknown>>(
  text: string,
  values: readonly (string | number)[],
): Promise<R[]> {
  return (await open().client.unsafe(text, [...values], { prepare: true })) as unknown as R[]
}

/** How many migrations the database says it has had. */
export async function appliedMigrations(): Promise<number> {
  const [row] = await open().client`select count(*)::int as count from drizzle.__drizzle_migrations`
  return Number(row?.count ?? 0)
}

/** Who the transaction acts for, as the row-security policies read it. */
export function actingFor(actor: Actor): { person: string; agencies: string; duties: string } {
  if (actor.kind === 'anyone') return { person: '', agencies: '', duties: '' }
  if (actor.kind === 'system') return { person: '', agencies: '', duties: 'system' }
  const agencies = agenciesWhere(actor, 'coordinator', 'supervisor', 'auditor')
  const duties = [...new Set(actor.roles.filter((held) => held.agencyId === null).map((held) => held.role))]
  if (![actor.personId, ...agencies].every(isId)) throw new Error('An actor is named by ids only.')
  return { person: actor.personId, agencies: agencies.join(','), duties: duties.join(',') }
}

const ACT = 'select act($1, $2, $3)'
const ACT_INSTEAD = "select current_setting('app.duties', true) as duties, act($1, $2, $3)"

/** The statements of a read are parsed once on each connection, whether they have a name or not. */
const preparing = (inner: postgres.Sql): postgres.Sql =>
  new Proxy(inner, {
    get: (target, name) =>
      name === 'unsafe'
        ? (text: string, values: never[] = []) => target.unsafe(text, values, { prepare: true })
        : Reflect.get(target, name),
  })

type Mode = 'read only' | 'read write'

/** What goes before the work is sent without waiting for its answer; should it fail, the database refuses what follows. */
async function transaction<T>(
  mode: Mode,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  before: readonly string[] = [],
): Promise<T> {
  const { client, db } = open()
  const { person, agencies, duties } = actingFor(actor)
  const dialect = (db as unknown as { dialect: ConstructorParameters<typeof PostgresJsTransaction>[0] }).dialect
  const result = await client.begin(mode, async (begun) => {
    const inner = begun as unknown as postgres.Sql
    const sent = [
      ...before.map((text) => inner.unsafe(text, [], { prepare: true }).execute()),
      inner.unsafe(ACT, [person, agencies, duties], { prepare: true }).execute(),
    ]
    const session = new PostgresJsSession(mode === 'read only' ? preparing(inner) : inner, dialect, undefined, {})
    const tx = new PostgresJsTransaction(dialect, session as never, undefined) as unknown as Tx
    const [done] = await Promise.all([work(tx), ...sent])
    return done
  })
  return result as T
}

/** Reads as the actor of the context, in one read-only transaction: several queries see the same state. */
export const read = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> => transaction('read only', ctx.actor, work)

/**
 * Reads what is asked over and over in the same words: each connection plans it once, whatever the values. For statements
 * with one sensible plan only; planning the list of exceptions anew took as long as answering it.
 */
export const readByHeart = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction('read only', ctx.actor, work, ['set local plan_cache_mode = force_generic_plan'])

/** The only writable handle. Outside `lib/audit` and the tests of the platform nothing calls it. */
export const writable = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction('read write', ctx.actor, work)

/**
 * Does one step of a transaction as the system itself, then goes back to who acted before, also when the step fails: what
 * the product must do on behalf of somebody who may not do it (posting the credit a passed test has earned).
 */
export async function asSystem<T>(tx: Tx, ctx: Ctx, work: () => Promise<T>): Promise<T> {
  const { person, agencies, duties } = actingFor(ctx.actor)
  const both = [...new Set([...duties.split(',').filter(Boolean), 'system'])].join(',')
  const before = clientOf(tx)
    .unsafe<{ duties: string }[]>(ACT_INSTEAD, [person, agencies, both], { prepare: true })
    .execute()
  const goBack = async () => {
    const [held] = await before
    await act(tx, person, agencies, held?.duties ?? duties)
  }
  const result = await work().catch(async (error: unknown) => {
    // A transaction that the database has given up takes nothing more, and its end takes the step along.
    await goBack().catch(() => {})
    throw error
  })
  await goBack()
  return result
}

const act = (tx: Tx, person: string, agencies: string, duties: string) =>
  clientOf(tx).unsafe(ACT, [person, agencies, duties], { prepare: true })

/** The driver's own handle on a transaction, for copying in bulk and cursors. */
export const clientOf = (tx: Tx): postgres.TransactionSql =>
  (tx as unknown as { session: { client: postgres.TransactionSql } }).session.client

/** Reads over many rows in batches from a cursor, so that nothing holds a whole agency in memory. */
export async function* stream<R extends Record<string, unknown>>(
  ctx: Ctx,
  build: (db: Database) => { toSQL(): { sql: string; params: unknown[] } },
  batch = 500,
): AsyncGenerator<R[]> {
  const { client, db } = open()
  const { person, agencies, duties } = actingFor(ctx.actor)
  const query = build(db).toSQL()
  const held = await client.reserve()
  try {
    await held.unsafe('begin read only')
    await held.unsafe(ACT, [person, agencies, duties], { prepare: true })
    for await (const rows of held.unsafe(query.sql, query.params as never[]).cursor(batch)) yield rows as unknown as R[]
    await held.unsafe('commit')
  } finally {
    await held.unsafe('rollback').catch(() => {})
    held.release()
  }
}

/** Names a query that is built once and sent as a prepared statement. Its placeholders are `sql.placeholder('…')`. */
export function named<R>(name: string, build: (db: Database) => { prepare(name: string): Prepared<R> }): NamedQuery<R> {
  let built: { db: Database; query: Prepared<R> } | undefined
  return {
    name,
    on(tx, values = {}) {
      const { db } = open()
      if (built?.db !== db) built = { db, query: build(db).prepare(name) }
      const bound = Object.create(built.query) as Prepared<R> & { client: unknown }
      bound.client = clientOf(tx)
      return bound.execute(values)
    },
  }
}

/** Condition that names the actor inside one statement, for `gated`. It belongs into the outermost `where` only. */
export const gate = sql`(select act(${sql.placeholder('$person')}, ${sql.placeholder('$agencies')}, ${sql.placeholder('$duties')}))`

/**
 * A hot read in one statement without a transaction: the query's outermost `where` holds `gate`. Should PostgreSQL ever
 * evaluate it late, no row comes back: it fails closed.
 */
export function gated<R>(name: string, build: (db: Database) => { prepare(name: string): Prepared<R> }) {
  let built: { db: Database; query: Prepared<R> } | undefined
  return (ctx: Ctx, values: Record<string, unknown> = {}): Promise<R> => {
    const { db } = open()
    if (built?.db !== db) built = { db, query: build(db).prepare(name) }
    const { person, agencies, duties } = actingFor(ctx.actor)
    return built.query.execute({ ...values, $person: person, $agencies: agencies, $duties: duties })
  }
}

/** Listens for announcements; `onListen` runs at every (re)connection, when some may have been missed. */
export async function listen(
  channel: string,
  heard: (payload: string) => void,
  onListen: () => void,
): Promise<() => Promise<void>> {
  const client = connect('app', { max: 1, idle_timeout: 0 })
  await client.listen(channel, heard, onListen)
  return () => client.end({ timeout: 1 })
}
