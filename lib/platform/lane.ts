/**
 * A connection to PostgreSQL, used by one transaction at a time and thrown away at the first sign that it is broken. The
 * driver's own uses a lost connection again: what it had half sent then goes before the next greeting, and every later
 * request waits for good. Here nothing waits without an end for an answer.
 */
import { makePgArray, parsePgArray } from 'drizzle-orm/pg-core/utils/array'
import type postgres from 'postgres'
import { Asked, type DriverQuery } from './asked'
import { unavailable } from './errors'

const CONNECT_SECONDS = 10
const LIFE_MS = 30 * 60_000
const IDLE_SECONDS = 600
const GRACE_MS = 5_000 // The server stops a statement first; this is for a server that no longer answers.

/**
 * One transaction or savepoint: the first failure among what was sent in it, as PostgreSQL refuses what follows it, and whether
 * it has ended. What is asked of it afterwards would be done outside of it, and for nobody.
 */
export type Scope = { failed?: { error: unknown }; ended?: true; within?: Scope }
const hasEnded = ({ ended, within }: Scope): boolean => ended === true || (within !== undefined && hasEnded(within))
/** A part of a transaction that may be taken back alone. */
type Savepoint = { savepoint: string; within: Scope }
type Client = postgres.Sql
/** A transaction as it is asked: the part of the driver's handle that Drizzle uses, and nothing that it would send otherwise. */
export type Handle = {
  unsafe<R = Record<string, unknown>[]>(...asked: Parameters<Client['unsafe']>): Asked<R>
  savepoint(work: (sql: Handle) => unknown): Promise<unknown>
}
export type Connect = (options: postgres.Options<Record<string, never>>) => Client
/** What a connection tells: that it is lost, or that its prepared statements were not there when they were needed. */
type Tells = { lost: (lane: Lane) => void; unprepared: () => void }

/** How long the opening of a transaction, and each of its statements, is waited for. */
export type Patience = { opening: number; statement: number }

/** When the end of a transaction is sent: `at once` behind what the work sent as it began, `apart` where the driver keeps all apart. */
export type Ends = 'apart' | 'at once' | 'reads' | 'writes'

/** Nothing of a transaction was done, so all of it may be tried again on another connection. */
export class NotBegun extends Error {
  constructor(cause: unknown) {
    super('The transaction could not begin.', { cause })
  }
}

// Lists of texts and ids, which the driver would otherwise ask the database about.
const lists = {
  to: 1009,
  from: [1009, 1015, 2951],
  serialize: (list: unknown) => (Array.isArray(list) ? makePgArray(list) : list),
  parse: (text: string) => parsePgArray(text),
}
/** The driver takes fewer than 65,534, and of a statement with more it never says a word: it was waited for until the time was up. */
const MOST_VALUES = 65_533
const UNPREPARED = ['26000', '42P05'] // No such prepared statement, or another of the same name.

export class Lane {
  readonly #client: Client
  readonly #born = Date.now()
  /** What is under way, and when it is over. */
  readonly #sent = new Map<DriverQuery, Promise<void>>()
  #busySince = 0
  #greeted = false
  #savepoints = 0
  lost: Error | null = null
  retired = false
  statementMs = 60_000
  constructor(
    connect: Connect,
    readonly tells: Tells,
  ) {
    this.#client = connect({
      max: 1,
      connect_timeout: CONNECT_SECONDS,
      idle_timeout: IDLE_SECONDS,
      // The question for array types has nobody who hears of its failure; no query here needs its answer.
      fetch_types: false,
      types: { lists },
      max_lifetime: null,
      onclose: () => {
        this.lose('The connection to the database was closed.')
        tells.lost(this)
      },
    } as unknown as postgres.Options<Record<string, never>>)
  }

  isOld = (): boolean => this.retired || Date.now() - this.#born > LIFE_MS

  /** What was sent is refused, and nothing is sent any more. */
  lose(message: string): void {
    if (this.lost) return
    const error = unavailable(message)
    this.lost = error
    for (const each of this.#sent.keys()) {
      each.cancelled = { resolve: () => {}, reject: () => {} }
      each.reject(error)
    }
    void this.#client.end({ timeout: 0 }).catch(() => {})
  }

  /** Called again and again: gives the connection up when the server owes an answer for too long. */
  watch(now: number): void {
    const limit = this.#greeted ? this.statementMs + GRACE_MS : CONNECT_SECONDS * 1000
    if (this.#sent.size > 0 && now - this.#busySince > limit) this.lose('The database did not answer in time.')
  }

  async close(): Promise<void> {
    this.lost ??= unavailable('The connection to the database was closed.')
    await this.#client.end({ timeout: 5 }).catch(() => {})
  }

  /** The answer has made progress, though it is not complete. */
  answered(): void {
    this.#busySince = Date.now()
  }

  /** What sends on this connection and no other, and only while it lives. */
  handle(scope: Scope): Handle {
    return {
      unsafe: (...asked) => {
        const excess = (asked[1]?.length ?? 0) > MOST_VALUES ? tooManyValues() : null
        return this.#asked(this.#client.unsafe(...asked) as unknown as DriverQuery, scope, excess)
      },
      savepoint: (work) => this.#savepoint(work, scope),
    }
  }

  /** @param excess why it cannot be sent at all */
  #asked<R>(made: DriverQuery, scope: Scope, excess: Error | null): Asked<R> {
    const send = made.handler
    // The driver sends a turn later than it is asked: what was asked before the end belongs to the transaction.
    const isLate = hasEnded(scope)
    return new Asked<R>(made, (query, answer) => {
      if (isLate) return query.reject(new Error('The transaction has ended: nothing can be asked of it any more.'))
      if (this.lost) return query.reject(this.lost)
      if (excess) {
        scope.failed ??= { error: excess }
        return query.reject(excess)
      }
      if (this.#sent.size === 0) this.answered()
      const settled = () => {
        this.#sent.delete(query)
        this.#greeted = true
        this.answered()
      }
      const failed = (error: unknown) => {
        settled()
        scope.failed ??= { error }
        if (!UNPREPARED.includes(codeOf(error) ?? '')) return
        this.lose('A prepared statement was not there.')
        this.tells.unprepared()
      }
      this.#sent.set(query, answer.then(settled, failed))
      return send(query)
    })
  }

  /**
   * Does the work in a transaction. What its opening and its end need not wait for is sent together with them.
   * @throws NotBegun when the connection was lost before it answered at all
   */
  async transaction<T>(
    opening: string,
    { ms, ends }: { ms: Patience; ends: Ends },
    work: (sql: Handle) => Promise<T>,
  ): Promise<T> {
    let begun = false
    this.statementMs = ms.opening
    const opened = this.handle({}).unsafe(opening).execute()
    const ready = opened.then(() => {
      begun = true
      this.statementMs = ms.statement
    })
    const begin = ends === 'apart' ? (sql: Handle) => ready.then(() => work(sql)) : work
    const finished = this.finish(begin, ends)
    finished.catch(() => {})
    try {
      await ready
      return await finished
    } catch (error) {
      if (begun) throw error
      this.lose('The connection to the database could not be used.')
      await finished.catch(() => {})
      throw new NotBegun(error)
    }
  }

  /** Does the work between an opening statement, which was sent, and its end; a failure of any part takes all back. */
  async finish<T>(work: (sql: Handle) => Promise<T>, which: Ends | Savepoint = 'writes'): Promise<T> {
    const scope: Scope = typeof which === 'object' ? { within: which.within } : {}
    const sql = this.handle(scope)
    try {
      const working = work(sql)
      if (which === 'at once') {
        const [done] = await Promise.all([working, this.#end()])
        scope.ended = true
        return done
      }
      const result = await working
      scope.ended = true
      if (scope.failed) throw scope.failed.error
      if (typeof which === 'object') return result
      while (which === 'apart' && this.#sent.size > 0) await Promise.allSettled(this.#sent.values())
      const end = this.#end()
      if (which === 'reads') return result // What is asked next on this connection follows its end.
      const { command } = (await end) as unknown as { command: string }
      if (scope.failed) throw (scope as Required<Scope>).failed.error
      if (command !== 'COMMIT') throw unavailable('The database took a transaction back.')
      return result
    } catch (error) {
      scope.ended = true
      const back = typeof which === 'object' ? `rollback to ${which.savepoint}` : 'rollback'
      const around = typeof which === 'object' ? which.within : {}
      if (!this.lost && !hasEnded(around))
        await this.handle({})
          .unsafe(back)
          .catch(() => this.lose('A transaction could not be taken back.'))
      throw codeOf(error) === '25P02' && scope.failed ? scope.failed.error : error
    }
  }

  #end = () => this.handle({}).unsafe('commit').execute()

  async #savepoint(work: (sql: Handle) => unknown, within: Scope): Promise<unknown> {
    const savepoint = `s${this.#savepoints++}`
    await this.handle(within).unsafe(`savepoint ${savepoint}`)
    return this.finish(async (sql) => work(sql), { savepoint, within })
  }
}

const tooManyValues = () =>
  new Error(`A statement takes at most ${MOST_VALUES} values. Send lists as one value each, or in several statements.`)

const codeOf = (error: unknown) => (error as { code?: string } | null)?.code
