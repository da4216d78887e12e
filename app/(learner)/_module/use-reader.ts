'use client'
import { useLive } from './use-live'

const KEPT = 'attest.reader'
let ofThisPage: string | undefined

/** Names this browser to itself, so that what is shuffled for its reader stays as it is; empty in the page as it is sent. */
export function useReader(): string {
  const live = useLive()
  if (!live) return ''
  ofThisPage ??= kept()
  return ofThisPage
}

function kept(): string {
  const made = String(crypto.getRandomValues(new Uint32Array(1))[0])
  try {
    const known = window.localStorage.getItem(KEPT)
    if (!known) window.localStorage.setItem(KEPT, made)
    return known ?? made
  } catch {
    return made
  }
}
