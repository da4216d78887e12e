/**
 * What a person did while the connection was gone, kept in this browser until it has been sent: places reached, lessons
 * done, answers given, claims written. Every message is idempotent and carries its own time, so sending one twice or late does no harm.
 * Kept apart for each person, one entry a message; signing out forgets all of it (every key begins with `attest.`).
 */
import { sending } from './sending'

export type Message = {
  /** Same key: the later message takes the place of the earlier one. */
  key: string
  kind: 'place' | 'answer' | 'claim'
  input: Record<string, unknown>
}
/** `notBefore`: in this browser's milliseconds, when it may be said again. */
export type Waiting = Message & { order: number; notBefore?: number }
/** `why`: it will never be taken, and is kept until its writer has put it away, since it is all that there is of it. */
type Entry = Waiting & { why?: string }

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

/** The messages of one person in the store, an entry each. */
function entriesIn(store: Store, prefix: string, clock: () => number) {
  const keys = () =>
    Array.from({ length: store.length }, (_, place) => store.key(place)).filter(
      (key): key is string => key?.startsWith(prefix) === true,
    )

  /** In the order they were put in. */
  const all = (): Entry[] =>
    keys()
      .flatMap((key) => readEntry(store.getItem(key)))
      .sort((a, b) => a.order - b.order)
  const waiting = (): Waiting[] => all().filter(({ why }) => why === undefined)

  /** No later message has taken its place meanwhile. */
  const isStillThere = ({ key, order }: Waiting) => readEntry(store.getItem(prefix + key))[0]?.order === order

  function put(message: Message, more: Pick<Entry, 'notBefore' | 'why'> = {}): void {
    const last = all().at(-1)?.order ?? 0
    const entry: Entry = { ...message, order: Math.max(last + 1, clock()), ...more }
    store.setItem(prefix + message.key, JSON.stringify(entry))
  }

  return {
    waiting,
    put,
    count: () => waiting().length,
    refused: () => all().flatMap(({ why, ...entry }) => (why === undefined ? [] : { ...messageOf(entry), why })),
    /** What may be sent now. */
    due: () => waiting().filter(({ notBefore = 0 }) => notBefore <= clock()),
    /** How many came too early and are said again when their time has come. */
    tooEarly: () => waiting().filter(({ notBefore }) => notBefore !== undefined).length,
    remove: (entry: Waiting) => {
      if (isStillThere(entry)) store.removeItem(prefix + entry.key)
    },
    /** Keeps a message that came too early. */
    keepFor: (said: Waiting, again: Message, notBefore: number) => {
      if (isStillThere(said)) put(messageOf(again), { notBefore })
    },
    keepRefused: (said: Waiting, why: string) => {
      if (isStillThere(said)) put(messageOf(said), { why })
    },
    putAway: (key: string) => store.removeItem(prefix + key),
  }
}

/** Calls whoever listens. */
function bell() {
  const listeners = new Set<() => void>()
  return {
    ring: () => {
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
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
  const entries = entriesIn(store, `attest.queue.${personId}.`, clock)
  const { ring, subscribe } = bell()
  let running: Promise<void> | undefined
  let held = false
  /** Replaced whenever it changes, so that two readings can be compared. */
  let refusals: readonly Refusal[] = entries.refused()

  async function drain(): Promise<void> {
    for (let next = entries.due()[0]; next; next = entries.due()[0]) {
      const outcome = await send(next)
      held = outcome === 'later'
      if (held) return
      if (typeof outcome === 'object' && 'again' in outcome)
        entries.keepFor(next, outcome.again, Math.max(outcome.notBefore, clock() + 1))
      else {
        if (typeof outcome === 'object') refusals = [...refusals, { ...messageOf(next), why: outcome.refused }]
        // An answer stands on the record as it was before; of a claim there may be nothing else.
        if (typeof outcome === 'object' && next.kind === 'claim') entries.keepRefused(next, outcome.refused)
        else entries.remove(next)
      }
      ring()
    }
    held = false
  }

  /** Sends what waits, oldest first, until all is sent or the connection fails. Called again while running it is the same run. */
  function flush(): Promise<void> {
    running ??= sending(
      drain().finally(() => {
        running = undefined
        ring()
      }),
    )
    return running
  }

  return {
    ...{ flush, subscribe, waiting: entries.waiting, count: entries.count, tooEarly: entries.tooEarly },
    put: (message: Message) => {
      entries.put(message)
      ring()
    },
    countDue: () => entries.due().length,
    /** How many could not be sent when it was tried last; what is just on its way or too early does not count. */
    heldUp: () => (held ? entries.due().length : 0),
    refused: () => refusals,
    /** A refusal that its writer has read. */
    putAway: (key: string) => {
      entries.putAway(key)
      refusals = refusals.filter((each) => each.key !== key)
      ring()
    },
  }
}

/** "Done" that came before the least time of its lesson is said once more when that is over, as of then. */
export function outcomeOfPlace(message: Message, waitSeconds: number | null, now: number): Outcome {
  if (!waitSeconds) return 'sent'
  const notBefore = now + waitSeconds * 1000
  return { again: { ...message, input: { ...message.input, placeAt: new Date(notBefore).toISOString() } }, notBefore }
}

const messageOf = ({ key, kind, input }: Message): Message => ({ key, kind, input })

function readEntry(text: string | null): Entry[] {
  try {
    const entry = JSON.parse(text ?? 'null') as Entry | null
    return entry && typeof entry.key === 'string' && typeof entry.order === 'number' ? [entry] : []
  } catch {
    return []
  }
}
