/**
 * Who held the sessions that were asked for lately. Never believed by itself: it is a guess that the first transaction of a
 * request asks about, in the same way as it says who acts (decision 68).
 */
import { LRUCache } from 'lru-cache'
import type { PersonActor } from '@/lib/platform/context'
import type { Locale } from '@/lib/platform/locales'

/** Whose a session is, and the language that person chose. */
export type HeldSession = { actor: PersonActor; language: Locale | null }

/** Some hundred bytes each. */
const kept = new LRUCache<string, HeldSession>({ max: 20_000 })

/** @param held nothing where it has ended */
export function keepSession(sessionId: string, held: HeldSession | null): void {
  if (held) kept.set(sessionId, held)
  else kept.delete(sessionId)
}

/** Who held this session when it was last asked for; the database is asked about whoever acts by it before anything is done. */
export function keptSession(sessionId: string, at: Date): HeldSession | null {
  const held = kept.get(sessionId)
  if (!held) return null
  const { actor, language } = held
  return { actor: { ...actor, via: { kind: 'session', sessionId, kept: { at, language } } }, language }
}
