/** The connections of this process: how many there may be, who gets the next one, and how long it is waited for. */
import { unavailable } from './errors'
import { type Connect, Lane } from './lane'

const WAIT_MS = 10_000

type Waiting = { take: (lane: Lane) => void; refuse: (error: Error) => void }

export class Lanes {
  readonly #idle: Lane[] = []
  readonly #all = new Set<Lane>()
  readonly #waiting = new Set<Waiting>()
  readonly #watch: NodeJS.Timeout
  #closed = false

  constructor(
    readonly size: number,
    readonly connect: Connect,
    readonly whenUnprepared: () => void,
    readonly waitMs = WAIT_MS,
  ) {
    this.#watch = setInterval(() => {
      for (const lane of this.#all) lane.watch(Date.now())
    }, 500)
    this.#watch.unref()
  }

  /** A connection for one transaction; `release` gives it back. @throws unavailable when none gets free in time */
  async acquire(): Promise<Lane> {
    if (this.#closed) throw unavailable('The database was closed.')
    const idle = this.#idle.pop()
    if (idle) return idle
    if (this.#all.size < this.size) return this.#open()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => waiting.refuse(unavailable('The database is busy.')), this.waitMs)
      const done = () => {
        clearTimeout(timer)
        this.#waiting.delete(waiting)
      }
      const waiting: Waiting = {
        take: (lane) => {
          done()
          resolve(lane)
        },
        refuse: (error) => {
          done()
          reject(error)
        },
      }
      this.#waiting.add(waiting)
    })
  }

  release(lane: Lane): void {
    const [next] = this.#waiting
    if (lane.isOld() || this.#closed) void lane.close()
    if (lane.lost) this.#forget(lane)
    else if (next) next.take(lane)
    else this.#idle.push(lane)
  }

  #open(): Lane {
    const lane = new Lane(this.connect, { lost: (lost) => this.#forget(lost), unprepared: () => this.#renew() })
    this.#all.add(lane)
    return lane
  }

  /** All were opened in a way that does not hold. */
  #renew(): void {
    this.whenUnprepared()
    for (const lane of this.#all) lane.retired = true
    for (const lane of this.#idle.splice(0)) {
      this.#all.delete(lane)
      void lane.close()
    }
  }

  /** A lost connection makes room for another, which whoever waits the longest gets. */
  #forget(lane: Lane): void {
    const at = this.#idle.indexOf(lane)
    if (at >= 0) this.#idle.splice(at, 1)
    if (!this.#all.delete(lane) || this.#closed) return
    const [next] = this.#waiting
    if (next) next.take(this.#open())
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#watch)
    for (const each of this.#waiting) each.refuse(unavailable('The database was closed.'))
    await Promise.all([...this.#all].map((lane) => lane.close()))
  }
}
