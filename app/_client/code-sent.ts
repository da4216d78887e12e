'use client'
/** For which address a code is typed. It outlives a reload: a phone drops the page while one looks at the mail. */
import { useSyncExternalStore } from 'react'
import { CODE_MINUTES } from '@/lib/identity/rules'

/** `asked`: when a code was asked for; null when the person says that one is there already. `request` names that one. */
export type Sent = { email: string; asked: number | null; request?: string | undefined }

/** No longer than a code is good. */
const KEPT_MS = CODE_MINUTES * 60_000
const listeners = new Set<() => void>()
const last = new Map<string, { text: string | null; sent: Sent | null }>()

function stored(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return last.get(key)?.text ?? null
  }
}

function read(key: string): Sent | null {
  const text = stored(key)
  const known = last.get(key)
  if (known && known.text === text) return known.sent
  const sent = text ? parsed(text) : null
  last.set(key, { text, sent })
  return sent
}

function parsed(text: string): Sent | null {
  try {
    const { email, asked, request, kept } = JSON.parse(text) as Partial<Sent> & { kept?: number }
    if (typeof email !== 'string' || typeof kept !== 'number' || Date.now() - kept > KEPT_MS) return null
    return {
      email,
      asked: typeof asked === 'number' ? asked : null,
      request: typeof request === 'string' ? request : undefined,
    }
  } catch {
    return null
  }
}

function keep(key: string, sent: Sent | null): void {
  const text = sent ? JSON.stringify({ ...sent, kept: Date.now() }) : null
  last.set(key, { text, sent })
  try {
    if (text) sessionStorage.setItem(key, text)
    else sessionStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing: the step holds until the page is reloaded.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** @param key begins with `attest.`, so that it goes with whoever signs out */
export function useCodeSent(key: string) {
  const sent = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  )
  return { sent, setSent: (given: Sent | null) => keep(key, given) }
}
