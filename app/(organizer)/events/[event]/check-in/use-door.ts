'use client'
/** The door of an event on this device: its list, and marks that are kept here and sent as soon as they can be. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { MOST_AT_ONCE } from '@/lib/attendance/inputs'
import { api, client, problemOf } from '../../../../_client/api'
import { useHydrated } from '../../../../_client/hydrated'
import { useMe } from '../../../../_client/me'
import { memoryStore } from '../../../../_client/offline-queue'
import { countUnsent, type Kept, nothingKept, toSend, withDoor, withResults } from './door-state'
import { type DoorStore, openDoorStore } from './door-store'
import { keepPage, rememberWhoStands, whoStood } from './kept-page'

const AGAIN_MS = 10_000

function browserStore() {
  try {
    window.localStorage.setItem('attest.probe', '1')
    window.localStorage.removeItem('attest.probe')
    return window.localStorage
  } catch {
    return memoryStore()
  }
}

/** @returns whether everything is sent */
async function send(store: DoorStore, eventId: string): Promise<boolean> {
  const part = toSend(store.get(), MOST_AT_ONCE, Date.now())
  if (part.marks.length === 0 && part.walkIns.length === 0) return true
  try {
    const { results } = await client.attendance.markIn({ eventId, door: store.get().place, ...part })
    store.change((kept) => withResults(kept, part, results))
    return send(store, eventId)
  } catch (error) {
    const problem = problemOf(error)
    const isFinal = problem !== null && problem.status < 500 && problem.status !== 401 && problem.status !== 429
    if (!isFinal) return false
    const refused = part.marks.map(({ markId }) => ({ markId, why: problem.detail }))
    store.change((kept) => withResults(kept, part, refused))
    return true
  }
}

/** One sending at a time; what was marked meanwhile goes with the next. */
const running = new Map<DoorStore, Promise<boolean>>()
function flush(store: DoorStore, eventId: string): Promise<boolean> {
  const run =
    running.get(store) ??
    send(store, eventId).finally(() => {
      running.delete(store)
    })
  running.set(store, run)
  return run
}

/** Who is signed in; without a connection, who was when the page was kept. */
function useWhoStands(): string | undefined {
  const { me, failed } = useMe()
  const hydrated = useHydrated()
  const personId = me?.person?.id
  useEffect(() => {
    if (!personId) return
    rememberWhoStands(personId)
    void keepPage()
  }, [personId])
  if (me || !hydrated) return personId
  return failed || navigator.onLine === false ? whoStood() : undefined
}

export type AtDoor = ReturnType<typeof useDoor>

export function useDoor(eventId: string) {
  const personId = useWhoStands()
  const store = useMemo(() => (personId ? openDoorStore(browserStore(), personId, eventId) : null), [personId, eventId])
  const query = useQuery(
    api.attendance.getDoor.queryOptions({ input: { eventId }, refetchInterval: 15_000, gcTime: 0 }),
  )
  const kept = useSyncExternalStore(
    store?.subscribe ?? (() => () => {}),
    () => store?.get() ?? nothingKept,
    () => nothingKept,
  )
  const { data, refetch } = query
  useEffect(() => {
    if (data) store?.change((before) => withDoor(before, data))
  }, [data, store])

  const sendNow = useCallback(async () => {
    if (!store || countUnsent(store.get()) === 0) return
    if (await flush(store, eventId)) await refetch()
  }, [store, eventId, refetch])
  useEffect(() => {
    void sendNow()
    const timer = setInterval(sendNow, AGAIN_MS)
    window.addEventListener('online', sendNow)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', sendNow)
    }
  }, [sendNow])

  const change = (how: (kept: Kept) => Kept) => {
    store?.change(how)
    void sendNow()
  }
  // What was kept stands in where the connection is gone.
  return {
    query: kept.door && !problemOf(query.error) ? { ...query, data: kept.door, error: null, isPending: false } : query,
    kept,
    change,
    isHeldUp: query.isError || query.isPaused,
  }
}
