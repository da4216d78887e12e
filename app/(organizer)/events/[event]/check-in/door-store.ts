/**
 * What a device at the door keeps in this browser, so that it works without a connection: the list, the codes, and the marks
 * that were not sent yet. Signing out forgets it with all that begins with `attest.`; so does the day after the event.
 */
import type { memoryStore } from '../../../../_client/offline-queue'
import { type Kept, nothingKept } from './door-state'

type Store = ReturnType<typeof memoryStore>

const PREFIX = 'attest.door.'

function readKept(text: string | null): Kept {
  try {
    return { ...nothingKept, ...(JSON.parse(text ?? 'null') as Partial<Kept> | null) }
  } catch {
    return nothingKept
  }
}

/** Lists of events that are over. Marks that were never sent stay until they are. */
function forgetOld(store: Store, now: number): void {
  const keys = Array.from({ length: store.length }, (_, place) => store.key(place) ?? '')
  for (const key of keys.filter((each) => each.startsWith(PREFIX))) {
    const { door, marks } = readKept(store.getItem(key))
    const isOver = door !== null && Date.parse(door.forgetAt) < now
    if (isOver && marks.every(({ sent }) => sent)) store.removeItem(key)
  }
}

export type DoorStore = ReturnType<typeof openDoorStore>

/** @param store the browser's own, or one that lasts as long as the page */
export function openDoorStore(store: Store, personId: string, eventId: string, now: number = Date.now()) {
  const key = `${PREFIX}${personId}.${eventId}`
  forgetOld(store, now)
  let isFull = false
  let kept = readKept(store.getItem(key))
  const listeners = new Set<() => void>()
  const ring = () => {
    for (const listener of listeners) listener()
  }
  const read = () => (isFull ? kept : readKept(store.getItem(key)))
  return {
    get: () => kept,
    /** Another window may have changed it meanwhile: what is changed is what is kept now. */
    change: (how: (kept: Kept) => Kept) => {
      kept = how(read())
      try {
        store.setItem(key, JSON.stringify(kept))
      } catch {
        // The browser's store is full: it lasts as long as the page does.
        isFull = true
      }
      ring()
    },
    subscribe: (listener: () => void) => {
      const heard = (event: StorageEvent) => {
        if (event.key !== key) return
        kept = read()
        listener()
      }
      listeners.add(listener)
      window.addEventListener('storage', heard)
      return () => {
        listeners.delete(listener)
        window.removeEventListener('storage', heard)
      }
    },
  }
}
