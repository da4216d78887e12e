/**
 * A statement as whoever asks it holds it. The driver's own query is a promise that keeps its answer, and functions of its own as
 * fields; of such an object V8 lets go when it goes over all of memory, not when it goes over what is new. Whatever was ever read
 * was then copied twice, to lie there for seconds. So the answer is a plain promise's, and the query knows nothing of it any more
 * once it has come.
 */

/** A query of the driver, as far as it is used here. */
export type DriverQuery = {
  handler(query: DriverQuery): unknown
  resolve(rows: unknown): void
  reject(error: unknown): void
  cancelled: unknown
  execute(): unknown
  values(): unknown
  cursor(rows: number, each: (rows: never[]) => unknown): unknown
}

export class Asked<R> implements PromiseLike<R> {
  readonly #query: DriverQuery
  readonly #answer: Promise<R>

  /** @param send called in place of the driver's own way of sending; it may reject the query instead */
  constructor(query: DriverQuery, send: (query: DriverQuery, answer: Promise<R>) => unknown) {
    this.#query = query
    const answer = new Promise<R>((resolve, reject) => {
      query.resolve = resolve as (rows: unknown) => void
      query.reject = reject
    })
    this.#answer = answer
    query.handler = () => {
      query.handler = nothing
      const letGo = () => {
        query.resolve = nothing
        query.reject = nothing
      }
      answer.then(letGo, letGo)
      return send(query, answer)
    }
  }

  /** Sends it now; otherwise it is sent once somebody waits for it. */
  execute(): this {
    this.#query.execute()
    return this
  }

  /** Each row is to be a list of values. */
  values(): this {
    this.#query.values()
    return this
  }

  /** So many rows at a time, as they come. */
  cursor<T>(rows: number, each: (rows: T[]) => unknown): this {
    this.#query.cursor(rows, each as (rows: never[]) => unknown)
    return this
  }

  // biome-ignore lint/suspicious/noThenProperty: it is waited for as the driver's own query is.
  then<A = R, B = never>(
    done?: ((rows: R) => A | PromiseLike<A>) | null,
    failed?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#query.execute()
    return this.#answer.then(done, failed)
  }

  catch<B = never>(failed: (error: unknown) => B | PromiseLike<B>): Promise<R | B> {
    return this.then(null, failed)
  }
}

/** For a query that Drizzle maps itself: what was sent already. */
export class Answering {
  readonly #pending: Asked<unknown>

  constructor(pending: Asked<unknown>) {
    this.#pending = pending
  }

  unsafe(): Asked<unknown> {
    return this.#pending
  }
}

const nothing = () => {}
