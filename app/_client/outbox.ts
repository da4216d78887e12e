'use client'
/** The offline queue of who is signed in, as screens use it. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { client, problemOf } from './api'
import { type KeptClaim, sendClaim } from './kept-claim'
import { useMe } from './me'
import {
  type Message,
  memoryStore,
  type OfflineQueue,
  type Outcome,
  openQueue,
  outcomeOfPlace,
  type Refusal,
} from './offline-queue'
import { forget } from './stale'

const AGAIN_MS = 15_000
const queues = new Map<string, OfflineQueue>()

type Inputs = {
  place: Parameters<typeof client.learning.reachPlace>[0]
  answer: Parameters<typeof client.learning.saveAnswer>[0]
}

/** How long a message waited: what the server's clock cannot know of a reader without a connection. */
const secondsSince = (instant: string) =>
  Math.min(30 * 86_400, Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 1000)))

async function send(message: Message): Promise<Outcome> {
  const { kind, input } = message
  try {
    if (kind === 'place') {
      const place = input as Inputs['place']
      const answer = await client.learning.reachPlace({ ...place, secondsAgo: secondsSince(place.placeAt) })
      return outcomeOfPlace(message, answer.waitSeconds, Date.now())
    }
    if (kind === 'claim') await sendClaim(client.claims, input as KeptClaim)
    else await client.learning.saveAnswer(input as Inputs['answer'])
    return 'sent'
  } catch (error) {
    const problem = problemOf(error)
    const isFinal = problem !== null && problem.status < 500 && problem.status !== 401 && problem.status !== 429
    return isFinal ? { refused: problem.detail } : 'later'
  }
}

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
  const queue = openQueue(browserStore(), personId, send)
  queues.set(personId, queue)
  return queue
}

const nothing = () => () => {}
const none = () => []
const noRefusals: readonly Refusal[] = []

/**
 * `put` keeps a message and sends it as soon as it can be; `waiting` counts what could not be sent; `savedAt` is when
 * the last of it was, `messages` lists what waits, `refused` what will never be taken, and `tooEarly` counts the lessons
 * that were not open long enough when they were marked done. Messages that wait are tried again when the connection
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

  return { ready: queue !== null, put, flush, waiting, tooEarly, refused, savedAt, messages: queue?.waiting ?? none }
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
