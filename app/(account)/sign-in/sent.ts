'use client'
/** For which address the code is typed. It outlives a reload: a phone drops the page while one looks at the mail. */
import { useSyncExternalStore } from 'react'
import { CODE_MINUTES } from '@/lib/identity/rules'

/** `asked`: when a code was asked for; null when the person says that one is there already. `request` names that one. */
export type Sent = { email: string; asked: number | null; request?: string | undefined }

const KEY = 'attest.sign-in'
/** No longer than a code is good. */
const KEPT_MS = CODE_MINUTES * 60_000
const listeners = new Set<() => void>()
let last: { text: string | null; sent: Sent | null } = { text: null, sent: null }

function stored(): string | null {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return last.text
  }
}

function read(): Sent | null {
  const text = stored()
  if (text !== last.text) last = { text, sent: text ? parsed(text) : null }
  return last.sent
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

function setSent(sent: Sent | null): void {
  const text = sent ? JSON.stringify({ ...sent, kept: Date.now() }) : null
  last = { text, sent }
  try {
    if (text) sessionStorage.setItem(KEY, text)
    else sessionStorage.removeItem(KEY)
  } catch {
    // A browser that keeps nothing: the step holds until the page is reloaded.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useSent() {
  const sent = useSyncExternalStore(subscribe, read, () => null)
  return { sent, setSent }
}
