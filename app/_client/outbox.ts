'use client'
/** The offline queue of who is signed in, as screens use it. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { client } from './api'
import { arePhotosHere } from './kept-claim'
import { useMe } from './me'
import { type Message, memoryStore, type OfflineQueue, openQueue, type Refusal } from './offline-queue'
import { type Inputs, sendingAs } from './send-kept'
import { forget } from './stale'

const AGAIN_MS = 15_000
const queues = new Map<string, OfflineQueue>()

/** What the screens are told was done, once it is sent. */
const operations: Record<Message['kind'], readonly [string, string]> = {
  place: ['learning', 'reachPlace'],
  answer: ['learning', 'saveAnswer'],
  claim: ['claims', 'submitClaim'],
}

function browserStore() {
  try {
    window.localStorage.setItem('attest.probe', '1')
    window.localStorage.removeItem('attest.probe')
    return window.localStorage
  } catch {
    return memoryStore()
  }
}

function queueOf(personId: string): OfflineQueue {
  const known = queues.get(personId)
  if (known) return known
  const store = browserStore()
  if (arePhotosHere()) void import('./photo-store').then(({ forgetOldPhotos }) => forgetOldPhotos())
  const queue = openQueue(store, personId, sendingAs(client, personId))
  queues.set(personId, queue)
  return queue
}

const nothing = () => () => {}
const none = () => []
const noRefusals: readonly Refusal[] = []

/**
 * `put` keeps a message and sends it as soon as it can be; `waiting` counts what could not be sent; `savedAt` is when
 * the last of it was, `messages` lists what waits, `refused` what will never be taken until it is `putAway`, and `tooEarly`
 * counts the lessons that were not open long enough when they were marked done. Messages that wait are tried again when the connection
 * returns, and every 15 seconds; what they change is then asked for again.
 */
export function useOutbox() {
  const personId = useMe().me?.person?.id
  const queue = useMemo(() => (personId ? queueOf(personId) : null), [personId])
  const waiting = useSyncExternalStore(
    queue?.subscribe ?? nothing,
    () => queue?.heldUp() ?? 0,
    () => 0,
  )
  const tooEarly = useSyncExternalStore(
    queue?.subscribe ?? nothing,
    () => queue?.tooEarly() ?? 0,
    () => 0,
  )
  const refused = useSyncExternalStore(
    queue?.subscribe ?? nothing,
    () => queue?.refused() ?? noRefusals,
    () => noRefusals,
  )
  const queries = useQueryClient()
  const [savedAt, setSavedAt] = useState<string>()
  const isOpen = useRef(true)

  const flush = useCallback(async () => {
    if (!queue) return true
    await queue.flush()
    const done = queue.countDue() === 0
    if (done && isOpen.current) setSavedAt(new Date().toISOString())
    return done
  }, [queue])

  const put = useCallback(
    (message: Message) => {
      queue?.put(message)
      return flush()
    },
    [queue, flush],
  )

  useEffect(() => {
    isOpen.current = true
    const retry = async () => {
      if (!queue || queue.countDue() === 0) return
      const kinds = new Set(queue.waiting().map(({ kind }) => kind))
      if (await flush()) for (const kind of kinds) await forget(queries, operations[kind])
    }
    void retry()
    const timer = setInterval(retry, AGAIN_MS)
    window.addEventListener('online', retry)
    return () => {
      isOpen.current = false
      clearInterval(timer)
      window.removeEventListener('online', retry)
    }
  }, [queue, flush, queries])

  const messages = queue?.waiting ?? none
  return { ready: queue !== null, put, flush, waiting, tooEarly, refused, savedAt, messages, putAway: queue?.putAway }
}

type PlaceKind = 'opened' | 'place' | 'done'

/** The message that keeps a place; the first and "done" are kept apart, so that a later place does not take them away. */
export const placeMessage = (input: Inputs['place'], kind: PlaceKind = input.done ? 'done' : 'place'): Message => ({
  key: `${kind}.${input.enrollmentId}.${input.lessonKey}`,
  kind: 'place',
  input,
})

export const answerMessage = (input: Inputs['answer']): Message => ({
  key: `answer.${input.attemptId}.${input.questionId}`,
  kind: 'answer',
  input,
})
