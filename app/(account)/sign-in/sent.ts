'use client'
/** For which address the code is typed. It outlives a reload: a phone drops the page while one looks at the mail. */
import { useSyncExternalStore } from 'react'

/** `asked`: when a code was asked for; null when the person says that one is there already. */
export type Sent = { email: string; asked: number | null }

const KEY = 'attest.sign-in'
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
    const { email, asked } = JSON.parse(text) as Partial<Sent>
    return typeof email === 'string' ? { email, asked: typeof asked === 'number' ? asked : null } : null
  } catch {
    return null
  }
}

function setSent(sent: Sent | null): void {
  const text = sent ? JSON.stringify(sent) : null
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
