/**
 * What a person did while the connection was gone, kept in this browser until it has been sent: places reached, lessons
 * done, answers given. Every message is idempotent and carries its own time, so sending one twice or late does no harm.
 * Kept apart for each person, one entry a message; signing out forgets all of it (every key begins with `attest.`).
 */
import { sending } from './sending'

export type Message = {
  /** Same key: the later message takes the place of the earlier one. */
  key: string
  kind: 'place' | 'answer'
  input: Record<string, unknown>
}
/** `notBefore`: in this browser's milliseconds, when it may be said again. */
export type Waiting = Message & { order: number; notBefore?: number }

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * What became of a message: taken; not now; not to be taken ever (the attempt was handed in), with the reason; or too
 * early, then `again` is said in its place when the time has come.
 */
export type Outcome = 'sent' | 'later' | { refused: string } | { again: Message; notBefore: number }

/** A message that will never be taken; whoever wrote it has to be told. */
export type Refusal = Message & { why: string }

/** A store that holds as long as the page does, where the browser gives none. */
export function memoryStore(): Store {
  const entries = new Map<string, string>()
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    key: (place) => [...entries.keys()][place] ?? null,
    get length() {
      return entries.size
    },
  }
}

export type OfflineQueue = ReturnType<typeof openQueue>

/**
 * The queue of one person.
 * @param send gives a message to the server and says what became of it; it does not throw
 * @param clock this browser's milliseconds
 */
export function openQueue(
  store: Store,
  personId: string,
  send: (message: Message) => Promise<Outcome>,
  clock: () => number = Date.now,
) {
  const prefix = `attest.queue.${personId}.`
  let running: Promise<void> | undefined
  let held = false
  /** Replaced whenever it changes, so that two readings can be compared. */
  let refusals: readonly Refusal[] = []
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }

  const keysOf = () =>
    Array.from({ length: store.length }, (_, place) => store.key(place)).filter(
      (key): key is string => key?.startsWith(prefix) === true,
    )

  /** In the order they were put in. */
  function waiting(): Waiting[] {
    return keysOf()
      .flatMap((key) => readEntry(store.getItem(key)))
      .sort((a, b) => a.order - b.order)
  }

  /** What may be sent now. */
  const due = () => waiting().filter(({ notBefore = 0 }) => notBefore <= clock())

  function put(message: Message, notBefore?: number): void {
    const last = waiting().at(-1)?.order ?? 0
    const entry: Waiting = { ...message, order: Math.max(last + 1, clock()), ...(notBefore ? { notBefore } : {}) }
    store.setItem(prefix + message.key, JSON.stringify(entry))
    tell()
  }

  /** Takes a message away, unless a later one has taken its place meanwhile. */
  function remove({ key, order }: Waiting): void {
    const [now] = readEntry(store.getItem(prefix + key))
    if (now?.order === order) store.removeItem(prefix + key)
    tell()
  }

  /** Keeps a message that came too early, unless a later one has taken its place meanwhile. */
  function keepFor(said: Waiting, again: Message, notBefore: number): void {
    const [now] = readEntry(store.getItem(prefix + said.key))
    if (now?.order === said.order) put(messageOf(again), notBefore)
  }

  async function drain(): Promise<void> {
    for (let next = due()[0]; next; next = due()[0]) {
      const outcome = await send(next)
      held = outcome === 'later'
      if (held) return
      if (typeof outcome === 'object' && 'again' in outcome) {
        keepFor(next, outcome.again, Math.max(outcome.notBefore, clock() + 1))
        continue
      }
      if (typeof outcome === 'object') refusals = [...refusals, { ...messageOf(next), why: outcome.refused }]
      remove(next)
    }
    held = false
  }

  /** Sends what waits, oldest first, until all is sent or the connection fails. Called again while running it is the same run. */
  function flush(): Promise<void> {
    running ??= sending(
      drain().finally(() => {
        running = undefined
        tell()
      }),
    )
    return running
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  const count = () => keysOf().length
  /** How many could not be sent when it was tried last; what is just on its way or too early does not count. */
  const heldUp = () => (held ? due().length : 0)
  /** How many came too early and are said again when their time has come. */
  const tooEarly = () => waiting().filter(({ notBefore }) => notBefore !== undefined).length

  return {
    ...{ flush, waiting, count, heldUp, tooEarly, subscribe },
    put: (message: Message) => put(message),
    countDue: () => due().length,
    refused: () => refusals,
  }
}

/** "Done" that came before the least time of its lesson is said once more when that is over, as of then. */
export function outcomeOfPlace(message: Message, waitSeconds: number | null, now: number): Outcome {
  if (!waitSeconds) return 'sent'
  const notBefore = now + waitSeconds * 1000
  return { again: { ...message, input: { ...message.input, placeAt: new Date(notBefore).toISOString() } }, notBefore }
}

const messageOf = ({ key, kind, input }: Message): Message => ({ key, kind, input })

function readEntry(text: string | null): Waiting[] {
  try {
    const entry = JSON.parse(text ?? 'null') as Waiting | null
    return entry && typeof entry.key === 'string' && typeof entry.order === 'number' ? [entry] : []
  } catch {
    return []
  }
}
