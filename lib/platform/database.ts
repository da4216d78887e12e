/**
 * The handle on PostgreSQL. One file owns the trick that makes it quick under row security: queries are built and named
 * once, then bound again to the transaction that carries the actor. It reaches into Drizzle's driver (pinned version,
 * one test); everything else in the product is ordinary code.
 */

import { fillPlaceholders, sql } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js/session'
import postgres from 'postgres'
import { actingFor, alsoSystem, told } from './acting'
import { Answering } from './asked'
import { connect } from './connection'
import type { Actor, Ctx } from './context'
import { decoderOf, type Mapped } from './decoding'
import { env } from './env'
import { signedOut, unavailableBecause } from './errors'
import { type Connect, type Handle, type Lane, NotBegun } from './lane'
import { Lanes } from './lanes'
import { heard, keptOf, openingOf, type Turn } from './openings'
import { pooled } from './pooler'

export type Database = PostgresJsDatabase<Record<string, never>>
export type Tx = PostgresJsTransaction<Record<string, never>, Record<string, never>>
type Prepared<R> = { execute(values?: Record<string, unknown>): Promise<R> }

/** A named query: built on first use, for whichever database is open then. */
export type NamedQuery<R> = {
  readonly name: string
  /** Sent at once: what is sent after it is done after it, whether it is waited for or not. Its failure fails the transaction. */
  on(tx: Tx, values?: Record<string, unknown>): Promise<R>
}

let opened: { lanes: Lanes; db: Database; pooled?: Promise<boolean> } | undefined

function open() {
  if (!opened) {
    // Builds queries and never connects; what is built is sent on whichever connection is free.
    const db = drizzle({ client: connect('app', { max: 1 }), casing: 'snake_case' }) as Database
    const make: Connect = (options) => {
      const client = connect('app', { ...options, prepare: prepares })
      drizzle({ client })
      return client
    }
    const lanes = new Lanes(env().DATABASE_POOL, make, () => {
      prepares = false
      if (opened) opened.pooled = Promise.resolve(true)
    })
    opened = { lanes, db }
  }
  return opened
}

/** Do named prepared statements hold? Behind a pooler the next statement may reach another server process. */
let prepares = true

async function settlePreparing(): Promise<void> {
  const { DATABASE_PREPARE: setting, embedded } = env()
  const held = open()
  if (setting !== 'auto' || embedded) held.pooled ??= Promise.resolve(setting === 'off')
  held.pooled ??= pooled(() => connect('app', { max: 1, prepare: false, connect_timeout: 10, fetch_types: false }))
  try {
    prepares = !(await held.pooled)
  } catch (error) {
    delete held.pooled
    throw unavailableBecause(error)
  }
}

/** Closes the pool; the next use opens another. */
export async function closeDatabase(): Promise<void> {
  const closing = opened
  opened = undefined
  await closing?.lanes.close()
}

export async function reachable(): Promise<boolean> {
  const asked = await Promise.allSettled([alone((sql) => sql.unsafe('select 1'))])
  return asked[0].status === 'fulfilled'
}

const TRIES = 3
const PATIENCE_MS = 2_000
const OPENING_MS = 5_000

/** One statement that may be asked twice, without a transaction; asked again when its connection was lost. */
async function alone<T>(work: (sql: Handle) => PromiseLike<T>): Promise<T> {
  await settlePreparing()
  return persistently(open().lanes, async (lane) => {
    lane.statementMs = env().DATABASE_STATEMENT_SECONDS * 1000
    try {
      return await work(lane.handle({}))
    } catch (error) {
      const refused =
        error instanceof postgres.PostgresError || (error as Error).cause instanceof postgres.PostgresError
      if (!refused) lane.lose('The connection to the database could not be used.')
      throw lane.lost ? new NotBegun(error) : error
    }
  })
}

/**
 * Asks one of the doors in a single prepared statement, as nobody: row security would show nothing here, and a door is
 * a security-definer function that answers for itself.
 */
export async function askDoor<R extends Record<string, unknown>>(
  text: string,
  values: readonly (string | number | boolean)[],
): Promise<R[]> {
  return (await alone((sql) => sql.unsafe(text, [...values], { prepare: true }))) as unknown as R[]
}

export async function appliedMigrations(): Promise<number> {
  const [row] = await alone((sql) => sql.unsafe('select count(*)::int as count from drizzle.__drizzle_migrations'))
  return Number(row?.count ?? 0)
}

const ACT = 'select act($1)'
const ACT_INSTEAD = "select current_setting('app.actor', true) as actor, act($1)"

/** Of statements with more values there are as many as there are numbers of values, and each connection would keep them all. */
const MOST_VALUES = 60

/**
 * A statement is parsed once on each connection, whether it has a name or not; one that is not kept goes to the database and
 * back twice, first to be parsed.
 */
const preparing = (handle: Handle): Handle => ({
  ...handle,
  unsafe: (text, values = []) => handle.unsafe(text, values, { prepare: values.length <= MOST_VALUES }),
})

type Mode = 'read only' | 'read write'
const BY_HEART = '; set local plan_cache_mode = force_generic_plan'

/** The system's own work may take longer than what a person waits for. */
const SYSTEM_PATIENCE = 5

/**
 * Everything before the work is sent without waiting for its answer: should any of it fail, the database refuses what
 * follows. When the connection turns out to be lost before it answered at all, the work is done again on another one.
 */
async function transaction<T>(
  mode: Mode,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  { once = false, turn }: { once?: boolean } & Turn = {},
): Promise<T> {
  const acting = told(actingFor(actor))
  const ms = env().DATABASE_STATEMENT_SECONDS * 1000 * (actor.kind === 'system' ? SYSTEM_PATIENCE : 1)
  const opening = `begin ${mode}; set local statement_timeout = ${ms}${once ? BY_HEART : ''}`
  await settlePreparing()
  const { lanes, db } = open()
  const dialect = (db as unknown as { dialect: ConstructorParameters<typeof PostgresJsTransaction>[0] }).dialect
  const kept = keptOf(actor)
  const whole = async (handle: Handle) => {
    const { text, values } = openingOf(actor, acting, { turn })
    const said = handle.unsafe<{ unnoted?: boolean }[]>(text, values, { prepare: true }).execute()
    const acts = kept ? heard(kept, said) : said
    acts.catch(() => {}) // Should the work fail before it is waited for.
    const session = new PostgresJsSession(preparing(handle) as never, dialect, undefined, {})
    const tx = new PostgresJsTransaction(dialect, session as never, undefined) as unknown as Tx
    const [done] = await Promise.all([work(tx), acts])
    return done
  }
  return persistently(lanes, (lane) =>
    lane.transaction(
      opening,
      {
        ms: { opening: OPENING_MS, statement: ms },
        ends: !prepares ? 'apart' : once ? 'at once' : mode === 'read only' ? 'reads' : 'writes',
      },
      whole,
    ),
  ).catch((error: unknown) => {
    throw kept?.found === 'changed' ? signedOut() : error
  })
}

/** On another connection when one is lost before anything was done on it. */
async function persistently<T>(lanes: Lanes, work: (lane: Lane) => Promise<T>): Promise<T> {
  const began = Date.now()
  for (let tries = 1; ; tries += 1) {
    const lane = await lanes.acquire()
    try {
      return await work(lane)
    } catch (error) {
      if (!(error instanceof NotBegun)) throw error
      if (tries >= TRIES || Date.now() - began > PATIENCE_MS) throw unavailableBecause(error.cause)
    } finally {
      lanes.release(lane)
    }
    await new Promise((resolve) => setTimeout(resolve, 50 * tries))
  }
}

/** Reads as the actor of the context, in one read-only transaction: several queries see the same state. */
export const read = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> => transaction('read only', ctx.actor, work)

/**
 * Asks one named question that is asked over and over: opening, question and end are sent together, one way to the database
 * and back, and each connection plans it once, whatever the values. For statements with one sensible plan only; planning the
 * list of exceptions anew took as long as answering it.
 */
export const readOnce = <R>(ctx: Ctx, query: NamedQuery<R>, values: Record<string, unknown> = {}): Promise<R> =>
  transaction('read only', ctx.actor, (tx) => query.on(tx, values), { once: true })

/** The only writable handle. Outside `lib/audit` and the tests of the platform nothing calls it. */
export const writable = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>, turn: Turn = {}): Promise<T> =>
  transaction('read write', ctx.actor, work, turn)

/**
 * Does one step of a transaction as the system itself, then goes back to who acted before, also when the step fails: what
 * the product must do on behalf of somebody who may not do it (posting the credit a passed test has earned).
 */
export async function asSystem<T>(tx: Tx, ctx: Ctx, work: () => Promise<T>): Promise<T> {
  const acting = actingFor(ctx.actor)
  const before = act<{ actor: string | null }>(tx, ACT_INSTEAD, told(alsoSystem(acting))).execute()
  const back = (held?: { actor: string | null }) => act(tx, ACT, held?.actor || told(acting)).execute()
  const goBack = async () => {
    const [held] = await before
    await back(held)
  }
  const result = await work().catch(async (error: unknown) => {
    // A transaction that the database has given up takes nothing more, and its end takes the step along.
    await goBack().catch(() => {})
    throw error
  })
  const [held] = await before
  // What is asked next is sent behind it and done after it, and the end of the transaction is no commit if it fails.
  void back(held).catch(() => {})
  return result
}

const act = <R extends object>(tx: Tx, text: string, acting: string) =>
  clientOf(tx).unsafe<R[]>(text, [acting], { prepare: true })

/** A transaction as the driver is asked in it: for cursors. */
export const clientOf = (tx: Tx): Handle => (tx as unknown as { session: { client: Handle } }).session.client

/** Builds queries that are sent elsewhere; it has no connection. */
export const builder = (): Database => open().db

/** What Drizzle keeps of a query that it has built. */
type Built<R> = Prepared<R> & Mapped & { client: unknown; queryString: string; params: unknown[] }

/** Names a query that is built once and sent as a prepared statement. Its placeholders are `sql.placeholder('…')`. */
export function named<R>(name: string, build: (db: Database) => { prepare(name: string): Prepared<R> }): NamedQuery<R> {
  let built: { db: Database; query: Built<R> } | undefined
  return {
    name,
    on(tx, values = {}) {
      const { db } = open()
      if (built?.db !== db) built = { db, query: build(db).prepare(name) as Built<R> }
      return sent(clientOf(tx), built.query, values)
    },
  }
}

/**
 * Drizzle's own `execute` lets some turns of the event loop pass before it sends, so that what is sent after it, such as the
 * end of the transaction, might overtake it. This sends at once and leaves it the answer.
 */
function sent<R>(client: Handle, query: Built<R>, values: Record<string, unknown>): Promise<R> {
  const params = fillPlaceholders(query.params, values) as never[]
  const pending = client.unsafe(query.queryString, params, { prepare: true })
  if (query.fields) pending.values()
  pending.execute()
  const decode = decoderOf(query)
  if (decode) return pending.then((rows) => (rows as unknown as unknown[][]).map(decode) as R)
  const bound = Object.create(query) as Built<R>
  bound.client = new Answering(pending)
  return bound.execute(values)
}

/** Condition that names the actor inside one statement, for `gated`. It belongs into the outermost `where` only. */
export const gate = sql`(select act(${sql.placeholder('$acting')}))`

export type GatedQuery<R> = (ctx: Ctx, values?: Record<string, unknown>) => Promise<R>

/**
 * A hot read in one statement without a transaction: the query's outermost `where` holds `gate`. Should PostgreSQL ever
 * evaluate it late, no row comes back: it fails closed.
 */
export function gated<R>(name: string, build: (db: Database) => { prepare(name: string): Prepared<R> }): GatedQuery<R> {
  let built: { db: Database; query: Built<R> } | undefined
  return (ctx, values = {}) => {
    const { db } = open()
    if (built?.db !== db) built = { db, query: build(db).prepare(name) as Built<R> }
    const { query } = built
    const acting = told(actingFor(ctx.actor))
    return alone((sql) => sent(sql, query, { ...values, $acting: acting }))
  }
}
